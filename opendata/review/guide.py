"""The page of a review workbook that says how to work with it."""

from __future__ import annotations

from typing import Final

from opendata.acts.confidence import Band
from opendata.messages import Message, msg

TITLE: Final = msg("How to use")
STEPS: Final[tuple[Message, ...]] = (
    msg("What this is"),
    msg(
        "These are the documents that the program could not read surely, or that contradict each "
        "other. Nothing of them is published until you decide."
    ),
    msg("What to do"),
    msg(
        "1. Go through the rows. The name of the document in the first column opens the file; the "
        "columns beside it say why it is here, what was read, and in which line."
    ),
    msg(
        "2. The cells «Kind», «Number», «Date» and «Title» hold what was read. Correct what is "
        "wrong and fill in what is missing; leave what is right. A date may be written in any "
        "usual way: 14.02.2024, 14 лютого 2024 року."
    ),
    msg(
        "3. Choose in «Action»: «publish» – you have looked at the row, and it may be published as "
        "it stands; «do not publish» – the document stays where it is, but is not published and "
        "not asked for again; «undo the correction» – your former decision is given up."
    ),
    msg(
        "4. A row without an action is not decided: nothing is taken from it, and it comes again "
        "in the next sheet. You need not do all rows at once."
    ),
    msg("5. Save the file as it is (.xlsx; from LibreOffice .ods will do too) and close it."),
    msg("6. Run: opendata collect {dataset} --apply {file}. Then: opendata publish {dataset}."),
    msg("Good to know"),
    msg(
        "Several documents with one number and date: choose «publish» for the one that holds, and "
        "«do not publish» for the others."
    ),
    msg(
        "Several rows of the register for one document: correct the register; this sheet cannot "
        "decide that."
    ),
    msg(
        "What the register says comes before what stands here: if it has the act, correct it there."
    ),
    msg(
        "A decision is for this very file. It holds if the file is renamed or moved; if the "
        "document itself is changed, you are asked again."
    ),
    msg(
        "Every decision is written into the journal, with your name and the time. Rows can be "
        "filtered; rows and columns cannot be added."
    ),
    msg("The colours"),
)
"""The text, one paragraph each; those in :data:`TOPICS` are its headings."""
COLOURS: Final = {
    Band.SURE: msg("green – sure: read so clearly that it is taken without asking"),
    Band.DOUBTFUL: msg("yellow – doubtful: probably right, but look at it"),
    Band.POOR: msg("red – a guess, or not read at all: look into the document"),
}
TOPICS: Final = frozenset({0, 2, 9, 15})
