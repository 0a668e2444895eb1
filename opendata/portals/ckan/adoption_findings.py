"""What is to be told of decisions about datasets that a portal has already."""

from __future__ import annotations

from collections.abc import Iterable

from opendata.messages import Message, msg
from opendata.problems import Place, Problem

_AGAIN = msg("Make a new list (--review) and decide there.")


def wrong_decision(place: Place, found: str, names: Iterable[str]) -> Problem:
    """A cell that is neither a choice nor a name."""
    return Problem(
        "adopt-decision",
        msg("this decision cannot be taken; the row was left as it was"),
        place,
        found=found,
        expected=msg("adopt, leave, or one of: {names}", names=", ".join(names) or "–"),
        remedy=msg("Correct the cell, save the list, and apply it again."),
    )


def nothing_suggested(place: Place, names: Iterable[str]) -> Problem:
    """«Adopt» in a row that suggests nothing."""
    return Problem(
        "adopt-decision",
        msg("the row suggests nothing, so that «adopt» means nothing in it"),
        place,
        expected=msg("leave, or one of: {names}", names=", ".join(names) or "–"),
        remedy=msg("Write what it is in place of «adopt», save the list, and apply it again."),
    )


def torn_row(place: Place, found: str) -> Problem:
    """A row whose cells belong to different rows, or that lost its codes."""
    return Problem(
        "adopt-row",
        msg("the row does not say any more what it is about; it was left out"),
        place,
        found=found,
        remedy=_AGAIN,
    )


def two_decisions(place: Place, other: Place) -> Problem:
    """Two rows about one thing that say different things."""
    return Problem(
        "adopt-row",
        msg("two rows decide differently about one and the same; neither was taken"),
        place,
        expected=msg("the same as in {place}", place=str(other)),
        remedy=msg("Leave the decision in one of the two rows, save, and apply the list again."),
    )


def gone(place: Place, id_: str) -> Problem:
    """What the row is about is not on the portal, or not the council's."""
    return Problem(
        "adopt-gone",
        msg("the portal does not have it any more among what is the council’s"),
        place,
        found=id_,
        remedy=_AGAIN,
    )


def two_to_one(place: Place, what: str, names: Iterable[str]) -> Problem:
    """Several that would become one, or one that would become several."""
    return Problem(
        "adopt-twice",
        msg("one dataset cannot be several, nor several be one; nothing of it was taken"),
        place,
        found=", ".join(names),
        expected=msg("one of them for «{name}»", name=what),
        remedy=msg("Choose which one it is, and «leave» for the others."),
    )


def has_another(place: Place, what: str, found: str) -> Problem:
    """It has its place on the portal already."""
    return Problem(
        "adopt-taken",
        msg("«{name}» has another place on this portal already", name=what),
        place,
        found=found,
        remedy=msg("Delete that one on the portal if it is the wrong one, or choose «leave» here."),
    )


def published(place: Place, what: str) -> Problem:
    """It cannot be left to others: what stands there is ours."""
    return Problem(
        "adopt-published",
        msg("it was published from here, and what stood there before is gone"),
        place,
        found=what,
        expected=msg("something that was adopted and not published yet"),
        remedy=msg(
            "To give it up, delete it on the portal, or put back there what it was and take away "
            "its field «opendata_id»."
        ),
    )


def dataset_first(place: Place, what: Message) -> Problem:
    """A resource about which nothing can be said before its dataset is settled."""
    return Problem(
        "adopt-order",
        msg("the resource cannot be decided about yet"),
        place,
        expected=what,
        remedy=_AGAIN,
    )
