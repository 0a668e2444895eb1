"""The sentences of the report of counts, as people expect them."""

from __future__ import annotations

from opendata.messages import Message, msg, nmsg
from opendata.report.counts.kinds import Group
from opendata.report.counts.model import Period


def sets(number: int) -> Message:
    """«91 набір»."""
    return nmsg("{n} set", "{n} sets", number)


def documents(number: int) -> Message:
    """«667 документів»."""
    return nmsg("{n} document", "{n} documents", number)


def published(held: tuple[int, int], when: str) -> Message:
    """The sentence that councils publish; ``held`` are sets and documents."""
    if held == (0, 0):
        return msg("As of {day}, the journal knows of nothing published.", day=when)
    return msg(
        "As of {day}, the section «Open data» holds {sets}, {documents}.",
        day=when,
        sets=sets(held[0]),
        documents=documents(held[1]),
    )


def newly(period: Period, first: str, last: str) -> Message:
    """The sentence about a period."""
    if not period.news:
        return msg(
            "From {first} to {last} the journal knows of nothing newly published.",
            first=first,
            last=last,
        )
    return msg(
        "From {first} to {last} {sets} appeared and {documents} became public.",
        first=first,
        last=last,
        sets=sets(len(period.appeared)),
        documents=documents(period.documents),
    )


def group_name(group: Group) -> Message:
    """The group as the head of a number."""
    return {
        Group.ACTS: msg("Acts"),
        Group.DRAFTS: msg("Drafts of acts"),
        Group.OTHER: msg("Other documents"),
    }[group]


def kind_name(kind: str) -> Message | str:
    """The kind as registers write it; documents may have none."""
    return kind or msg("kind not stated")


def definition(where: str) -> Message:
    """What counts as a document, in one sentence, and where the whole of it stands."""
    return msg(
        "A document is one content of an official act’s file that a release holds; it is published "
        "when a receipt proves that a portal serves that release. The whole definition: {where}.",
        where=where,
    )


def brought() -> Message:
    """What «newly published» means."""
    return msg(
        "A document is newly published with the first proven publication of a release, if the "
        "release published before that one did not have it."
    )
