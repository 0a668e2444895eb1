"""The words of a reconciliation: what may differ, what may be decided, and how to go about it."""

from __future__ import annotations

from typing import Final

from opendata.messages import Message, msg
from opendata.review.registers.entry import Concept
from opendata.review.registers.questions import Action, Kind

CONCEPTS: Final[dict[Concept, Message]] = {
    Concept.CODE: msg("EDRPOU code"),
    Concept.NAME: msg("name"),
    Concept.SHORT_NAME: msg("short name"),
    Concept.FORM: msg("legal form"),
    Concept.HEAD: msg("head"),
    Concept.ADDRESS: msg("address"),
    Concept.REGISTERED: msg("date of registration"),
    Concept.NUMBER: msg("number of the entry"),
    Concept.STATUS: msg("status"),
    Concept.REMOVED: msg("date of ending"),
    Concept.RECONCILED: msg("date of reconciliation"),
}
KINDS: Final[dict[Kind, Message]] = {
    Kind.DATED: msg("The date of reconciliation in all rows that are in the extract"),
    Kind.DIFFERS: msg("Differs"),
    Kind.ALIKE: msg("Likely the same organisation"),
    Kind.ONLY_THERE: msg("Only in the extract"),
    Kind.ONLY_HERE: msg("Not in the extract"),
}
ACTIONS: Final[dict[Action, Message]] = {
    Action.TAKE: msg("take from the extract"),
    Action.KEEP: msg("leave ours"),
    Action.ADD: msg("add"),
    Action.END: msg("mark as ended"),
}
NUMBERS: Final[dict[str, Message]] = {
    "registered": msg("Registered, by the extract"),
    "registered_here": msg("Registered, by our register"),
    "ours": msg("Rows of our register"),
    "theirs": msg("Rows of the extract"),
    "same": msg("The same"),
    "differs": msg("Differ"),
    "alike": msg("Likely the same"),
    "only_here": msg("Only here"),
    "only_there": msg("Only in the extract"),
}
STEPS: Final[tuple[Message, ...]] = (
    msg("What this is"),
    msg(
        "Our register was compared with an extract of the state register. Each row of the first "
        "sheet is one difference; the other sheets are to read."
    ),
    msg("What to do"),
    msg("1. Go through the rows of the first sheet, and choose an action from the list."),
    msg(
        "2. «take from the extract»: the value of the extract is written into our cell. "
        "«leave ours»: nothing is changed. «add»: the organisation becomes a new row of our "
        "register. «mark as ended»: its status is changed, the row stays."
    ),
    msg(
        "3. «Likely the same organisation» is a guess by the spelling. If it is another one, "
        "choose «add». If it is the same, take the name or leave it, and decide the other rows "
        "about it."
    ),
    msg("4. Save the file as it is (.xlsx; from LibreOffice .ods will do too) and close it."),
    msg(
        '5. Close our register, too, and run: opendata reconcile {dataset} --apply {file} --who "…"'
    ),
    msg("Good to know"),
    msg(
        "A row without an action stays open; the file can be applied again when more is decided. "
        "Our register as it was is kept beside it."
    ),
    msg(
        "If our register is changed by hand meanwhile, the sheet is not applied: compare again. "
        "An extract says nothing by a blank cell, so a blank is never a difference."
    ),
)
TOPICS: Final = frozenset({0, 2, 8})
