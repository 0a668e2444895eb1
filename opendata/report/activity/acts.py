"""Acts and drafts: what became public in the period, and what was accepted in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from opendata.messages import msg, nmsg
from opendata.report.activity.entries import entry, sources
from opendata.report.activity.known import Known
from opendata.report.activity.model import Entry, Part, Source
from opendata.report.counts.held import summed
from opendata.report.counts.kinds import Group, group_of
from opendata.report.counts.news import news
from opendata.report.counts.words import kind_name

TITLE: Final = msg("Acts and drafts")
ACCEPTED: Final = ("legal_acts", "council_documents")
"""Tables with the day on which something was accepted."""


def part(known: Known) -> Part:
    """The section on acts."""
    found = news(known.journal, known.store, known.since, known.end)
    by_kind = summed(one.documents for one in found)
    where = tuple(Source(one.dataset, one.version, one.number) for one in found if one.documents)
    return Part("acts", TITLE, (*_published(by_kind, where), _accepted(known)))


def _published(by_kind: Mapping[str, int], where: tuple[Source, ...]) -> Iterator[Entry]:
    every = sum(by_kind.values()) if by_kind else None
    yield entry(
        "documents",
        msg("Documents newly published"),
        every,
        nmsg("{n} document became public.", "{n} documents became public.", every or 0),
        where,
    )
    groups = dict.fromkeys(Group, 0)
    for kind, number in by_kind.items():
        groups[group_of(kind)] += number
    acts, drafts = groups[Group.ACTS] or None, groups[Group.DRAFTS] or None
    yield entry(
        "acts",
        msg("Acts newly published"),
        acts,
        nmsg("Of these, {n} is an act.", "Of these, {n} are acts.", acts or 0),
        where,
    )
    yield entry(
        "drafts",
        msg("Drafts newly published"),
        drafts,
        nmsg("Of these, {n} is a draft.", "Of these, {n} are drafts.", drafts or 0),
        where,
    )
    for kind, number in by_kind.items():
        name = kind_name(kind)
        says = msg("{kind}: {number}.", kind=name, number=number)
        yield entry(f"documents-{kind or 'other'}", msg("{name}", name=name), number, says, where)


def _accepted(known: Known) -> Entry:
    found = [one for key in ACCEPTED for one in known.tables(key)]
    rows = [row for one in found for row in one.rows if known.within(row, "acceptedDate")]
    number = len(rows) if rows else None
    return entry(
        "accepted",
        msg("Acts and documents accepted"),
        number,
        nmsg(
            "{n} published act or document bears a day of this time.",
            "{n} published acts and documents bear a day of this time.",
            number or 0,
        ),
        sources(found),
    )
