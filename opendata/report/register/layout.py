"""The register in words: its table, where each set is, and what changed."""

from __future__ import annotations

from dataclasses import replace

from opendata.clock import day
from opendata.messages import Language, Message, msg, say
from opendata.report.counts.words import published
from opendata.report.layout.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Figures,
    Grid,
    Layout,
    Link,
    Section,
    Text,
)
from opendata.report.layout.shown import day as shown_day
from opendata.report.register import words
from opendata.report.register.model import Changes, Register


def laid_out(register: Register, language: Language) -> Layout:
    """The report; its main table is that of the changes where these were asked for."""
    one = _Words(register, language)
    found = register.changes
    return Layout(
        title=one.say(msg("Register of the published sets")),
        facts=one.facts(),
        sections=(
            one.headline(),
            Section(one.say(msg("Register")), (one.register(),)),
            Section(one.say(msg("Where the sets are")), (one.places(),)),
            *((one.vanished(),) if register.vanished else ()),
            *((one.changes(found),) if found else ()),
        ),
        notes=one.notes(),
        language=language,
        main="changes" if found else "register",
    )


def for_programs(layout: Layout) -> Layout:
    """The same without the totals of the main table: whoever adds lines up must not count twice."""
    grid = replace(layout.grid(layout.main), totals=None)
    return replace(layout, sections=(Section("", (grid,)),))


class _Words:
    """The parts of the report in one language."""

    def __init__(self, register: Register, language: Language) -> None:
        self._register = register
        self._language = language
        self._until = shown_day(day(register.until), language)

    def say(self, message: Message) -> str:
        return say(message, self._language)

    def facts(self) -> tuple[tuple[str, str], ...]:
        facts = [
            (self.say(msg("Council")), self._register.council),
            (self.say(msg("Day")), self._until),
        ]
        if self._register.changes:
            facts.append((self.say(msg("Changes")), self._days(self._register.changes)))
        return tuple(facts)

    def _days(self, found: Changes) -> str:
        last = shown_day(found.until, self._language)
        if found.since is None:
            return self.say(msg("from the beginning to {day}", day=last))
        return f"{shown_day(found.since, self._language)} – {last}"

    def headline(self) -> Section:
        held = len(self._register.entries), self._register.documents
        blocks: tuple[Block, ...] = (Text(self.say(published(held, self._until)), strong=True),)
        if held[0]:
            figures = (
                Figure(self.say(msg("Sets")), held[0]),
                Figure(self.say(msg("Documents")), held[1]),
            )
            blocks += (Figures(figures),)
        return Section(self.say(msg("Published")), blocks)

    def register(self) -> Grid:
        columns = (
            Column("dataset", self.say(msg("Set"))),
            Column("title", self.say(msg("Title"))),
            Column("requirement", self.say(msg("Requirement"))),
            Column("requirement_title", self.say(msg("What Resolution 835 calls it"))),
            Column("formats", self.say(msg("Formats"))),
            Column("update", self.say(msg("Updated"))),
            Column("first_published", self.say(msg("First published"))),
            Column("last_changed", self.say(msg("Last changed"))),
            Column("version", self.say(msg("Version"))),
            Column("rows", self.say(msg("Rows")), numeric=True),
            Column("documents", self.say(msg("Documents")), numeric=True),
            Column("addresses", self.say(msg("Addresses"))),
        )
        rows: list[tuple[Cell, ...]] = [
            (
                one.dataset,
                one.title,
                one.requirement,
                one.requirement_title,
                ", ".join(one.formats),
                one.update,
                day(one.first_published),
                day(one.last_changed),
                one.version,
                one.rows,
                one.documents,
                " ".join(place.url for place in one.places if place.url),
            )
            for one in self._register.entries
        ]
        total = sum(one.rows for one in self._register.entries)
        totals = (
            *(self.say(msg("Total")), *[None] * 8),
            *(total, self._register.documents, None),
        )
        return Grid(
            "register",
            self.say(msg("Register of the published sets")),
            columns,
            tuple(rows),
            totals,
        )

    def places(self) -> Grid:
        rows: list[tuple[Cell, ...]] = [
            (
                one.dataset,
                place.portal,
                place.version,
                day(place.at),
                Link(place.url, place.url) if place.url else None,
            )
            for one in self._register.entries
            for place in one.places
        ]
        columns = (
            Column("dataset", self.say(msg("Set"))),
            Column("portal", self.say(msg("Portal"))),
            Column("version", self.say(msg("Version"))),
            Column("proven_at", self.say(msg("Proven"))),
            Column("address", self.say(msg("Address"))),
        )
        return Grid("places", self.say(msg("Where the sets are")), columns, tuple(rows))

    def vanished(self) -> Section:
        rows = tuple(
            (one.dataset, one.title, one.version, day(max(place.at for place in one.places)))
            for one in self._register.vanished
        )
        columns = (
            Column("dataset", self.say(msg("Set"))),
            Column("title", self.say(msg("Title"))),
            Column("version", self.say(msg("Version"))),
            Column("proven_at", self.say(msg("Last proven"))),
        )
        heading = self.say(msg("No longer in the workspace"))
        grid = Grid("vanished", heading, columns, rows)
        return Section(heading, (Text(self.say(words.vanished())), grid))

    def changes(self, found: Changes) -> Section:
        rows: list[tuple[Cell, ...]] = [
            (
                day(one.at),
                one.dataset,
                one.title,
                self.say(msg("appeared")) if one.before is None else self.say(msg("has changed")),
                one.version,
                one.before,
                *one.rows,
                *one.documents,
                "; ".join(self.say(words.reason(reason)) for reason in one.reasons),
            )
            for one in found.changes
        ]
        names = (
            ("rows_added", msg("Rows added")),
            ("rows_changed", msg("Rows changed")),
            ("rows_removed", msg("Rows removed")),
            ("documents_added", msg("Documents added")),
            ("documents_removed", msg("Documents removed")),
        )
        columns = (
            Column("day", self.say(msg("Day"))),
            Column("dataset", self.say(msg("Set"))),
            Column("title", self.say(msg("Title"))),
            Column("change", self.say(msg("What happened"))),
            Column("version", self.say(msg("Version"))),
            Column("before", self.say(msg("Before"))),
            *(Column(key, self.say(name), numeric=True) for key, name in names),
            Column("reasons", self.say(msg("Reasons"))),
        )
        numbers = [(*one.rows, *one.documents) for one in found.changes]
        sums = [sum(one) for one in zip(*numbers, strict=True)] or [0] * len(names)
        totals = (self.say(msg("Total")), *[None] * 5, *sums, None)
        heading = self.say(msg("Changes"))
        return Section(heading, (Grid("changes", heading, columns, tuple(rows), totals),))

    def notes(self) -> tuple[str, ...]:
        notes = [
            msg(
                "A set stands here from the first receipt that proves that a portal serves it; the "
                "last such receipt says which version counts. Days are those in Ukraine."
            )
        ]
        if self._register.changes:
            notes.append(
                msg(
                    "Changes are against the release that was published before, and dated by the "
                    "first proof. Reasons are what the journal knows."
                )
            )
        return tuple(map(self.say, notes))
