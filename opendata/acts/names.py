"""What the fields of an act are called when people are told of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opendata.acts.act import Relation
from opendata.messages import Message, msg

NAMES: Final = {
    "kind": msg("kind of act"),
    "body": msg("issuing body"),
    "number": msg("number of the act"),
    "date": msg("date of the act"),
    "title": msg("title of the act"),
    "session": msg("session"),
    "convocation": msg("convocation"),
    "is_draft": msg("is it a draft"),
    "signatory_name": msg("who signed"),
    "signatory_position": msg("position of the signatory"),
    "settlement": msg("settlement"),
    "annexes": msg("number of annexes"),
}
"""Each of :data:`opendata.acts.act.FIELDS`, in the same order."""
RELATIONS: Final = {
    Relation.AMENDS: msg("amends"),
    Relation.REPEALS: msg("repeals"),
    Relation.RESTS_ON: msg("rests on"),
}


def listed(words: Iterable[Message]) -> Message:
    """The words as one message, parted by commas; without words a blank one."""
    first, *rest = [*words] or [Message("")]
    for word in rest:
        first = msg("{words}, {word}", words=first, word=word)
    return first
