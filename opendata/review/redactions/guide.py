"""The page of a sheet of redactions that says how to work with it."""

from __future__ import annotations

from typing import Final

from opendata.messages import Message, msg

STEPS: Final[tuple[Message, ...]] = (
    msg("What this is"),
    msg(
        "These are the personal data that were found in the documents of the set. A document with "
        "a blocking finding is not published until you decide."
    ),
    msg("What to do"),
    msg(
        "1. Go through the rows. The name of the document opens the file. What was found is masked "
        "here; look into the document where the mask is not enough."
    ),
    msg(
        "2. «take out» – words stand in its place in the copy: «[вилучено: РНОКПП]». The same "
        "number goes wherever it stands in the document."
    ),
    msg(
        "3. «leave as it is» – a law lets it be public. Then write the ground (law, article), who "
        "decided, and until which day; all three are kept in waivers.yaml."
    ),
    msg(
        "4. «put off» – you have not decided. A document in which a blocking finding is put off "
        "is not published."
    ),
    msg("5. Save the file as it is (.xlsx) and close it."),
    msg("6. Run: opendata redact {dataset} --apply. Then: opendata publish {dataset}."),
    msg("Good to know"),
    msg(
        "Your own file is never changed. The copy stands in datasets/{dataset}/redacted: open it "
        "and look. The original is kept in a store that is never published."
    ),
    msg(
        "Of a PDF, an RTF and an old Word document the copy is a text version (DOCX): black boxes "
        "over a text hide nothing. Comments, tracked changes, hidden text and properties never "
        "come into a copy."
    ),
    msg(
        "If the document is changed, its copy holds no more: make the proposals again. To give a "
        "copy up: opendata redact {dataset} --undo PATH."
    ),
    msg(
        "What you wrote here is kept when the proposals are made again, as long as the document "
        "is the same."
    ),
)
"""The text, one paragraph each; those in :data:`TOPICS` are its headings."""
TOPICS: Final = frozenset({0, 2, 9})
