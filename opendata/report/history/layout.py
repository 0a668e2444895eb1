"""A history in words: what happened in which release, by whom, with the evidence of each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opendata.clock import day
from opendata.messages import Language, Message, msg, say
from opendata.problems import describe
from opendata.report.history import words
from opendata.report.history.model import (
    DocumentEvent,
    DocumentHistory,
    History,
    Kept,
    Releases,
    RowEvent,
    RowHistory,
    Seen,
)
from opendata.report.layout.blocks import Cell, Column, Grid, Layout, Points, Section
from opendata.report.layout.shown import day as shown_day

_Events = Sequence[RowEvent | DocumentEvent]


def laid_out(found: History, language: Language) -> Layout:
    """The report. Its main table is the list of releases, or of what happened in them."""
    one = _Words(language)
    facts: tuple[tuple[str, str], ...] = ()
    more: tuple[Section, ...] = ()
    match found:
        case Releases():
            title, grid = one.say(msg("History of the set")), one.releases(found)
        case RowHistory():
            title, grid = one.say(msg("History of a row")), one.events(found.events)
            facts, more = one.row_facts(found), one.details(found.events)
        case DocumentHistory():
            title, grid = one.say(msg("History of a document")), one.events(found.events)
            facts, more = (
                one.document_facts(found),
                (
                    *one.details(found.events),
                    *one.kept(found.kept),
                ),
            )
    return Layout(
        title=title,
        facts=(
            (one.say(msg("Set")), found.dataset),
            *facts,
            (one.say(msg("Day")), shown_day(day(found.until), language)),
        ),
        sections=(
            Section(one.say(msg("What happened")), (grid,)),
            *more,
            *one.problems(found),
        ),
        notes=(
            one.say(
                msg(
                    "From the releases and the journal alone. Numbers of events are those of the "
                    "journal; the file of each line has the SHA-256 that stands beside it, as the "
                    "manifest of its release says."
                )
            ),
        ),
        language=language,
        main=grid.key,
    )


def for_programs(found: History, language: Language) -> Layout:
    """The main table alone, with a column for each thing that the details tell to people."""
    one = _Words(language)
    grid = one.all_of_releases(found) if isinstance(found, Releases) else one.all_of(found.events)
    return replace(laid_out(found, language), sections=(Section("", (grid,)),))


def _short(versions: Sequence[str]) -> str:
    """A list of versions; of many the first and the last, and how many there are."""
    if len(versions) <= 5:
        return ", ".join(versions)
    return f"{versions[0]} … {versions[-1]} ({len(versions)})"


class _Words:
    """The parts of the report in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def say(self, message: Message) -> str:
        return say(message, self._language)

    def releases(self, found: Releases) -> Grid:
        rows: list[tuple[Cell, ...]] = [
            (
                one.version,
                one.recorded or one.created,
                words.proofs(one.proofs, self._language),
                *one.rows_changed,
                one.documents,
                words.why(one, self._language),
            )
            for one in found.made
        ]
        columns = (*self._release_columns(), Column("why", self.say(msg("Why"))))
        return Grid("releases", self.say(msg("Releases")), columns, tuple(rows))

    def _release_columns(self) -> tuple[Column, ...]:
        return (
            Column("version", self.say(msg("Version"))),
            Column("created", self.say(msg("Made on"))),
            Column("proven", self.say(msg("First proven"))),
            Column("rows_added", self.say(msg("Rows added")), numeric=True),
            Column("rows_changed", self.say(msg("Rows changed")), numeric=True),
            Column("rows_removed", self.say(msg("Rows removed")), numeric=True),
            Column("documents", self.say(msg("Documents")), numeric=True),
        )

    def all_of_releases(self, found: Releases) -> Grid:
        short = self.releases(found)
        columns = (
            *short.columns,
            Column("run", self.say(msg("Run"))),
            Column("event", self.say(msg("Event")), numeric=True),
            Column("manifest", self.say(msg("SHA-256 of the manifest"))),
        )
        rows = tuple(
            (*row, one.run, one.event, one.manifest_sha256)
            for row, one in zip(short.rows, found.made, strict=True)
        )
        return replace(short, columns=columns, rows=rows)

    def row_facts(self, found: RowHistory) -> tuple[tuple[str, str], ...]:
        key = ", ".join(
            f"{column} = {value}" for column, value in zip(found.columns, found.key, strict=True)
        )
        return (
            (self.say(msg("Table")), found.table),
            (self.say(msg("Row")), key),
            (self.say(msg("In the newest release")), self._there(found.there)),
        )

    def document_facts(self, found: DocumentHistory) -> tuple[tuple[str, str], ...]:
        return (
            (self.say(msg("Document")), found.asked),
            (self.say(msg("In the newest release")), self._there(found.there)),
            (self.say(msg("Releases that have it")), _short(found.versions)),
            (self.say(msg("First proven")), self._seen(found.first)),
            (self.say(msg("Last proven")), self._seen(found.last)),
        )

    def _there(self, there: bool) -> str:
        return self.say(msg("yes") if there else msg("no"))

    def _seen(self, one: Seen | None) -> str:
        return words.proofs((one,) if one else (), self._language)

    def events(self, events: _Events) -> Grid:
        columns = (
            Column("version", self.say(msg("Version"))),
            Column("created", self.say(msg("Made on"))),
            Column("event", self.say(msg("What happened"))),
            Column("proven", self.say(msg("First proven"))),
        )
        rows = tuple(
            (
                one.made.version,
                one.made.recorded or one.made.created,
                self._turned(one),
                words.proofs(one.made.proofs, self._language),
            )
            for one in events
        )
        return Grid("events", self.say(msg("In which releases")), columns, rows)

    def all_of(self, events: _Events) -> Grid:
        short = self.events(events)
        columns = (
            *short.columns,
            Column("contents", self.say(msg("Contents"))),
            Column("source", self.say(msg("Source"))),
            Column("by", self.say(msg("By whom, why"))),
            Column("file", self.say(msg("Evidence"))),
            Column("sha256", self.say(msg("SHA-256"))),
        )
        rows = tuple(
            (
                *row,
                "; ".join(self._contents(one)),
                self._source(one),
                words.by(one.made, self._language),
                one.file,
                one.sha256,
            )
            for row, one in zip(short.rows, events, strict=True)
        )
        return replace(short, columns=columns, rows=rows)

    def details(self, events: _Events) -> tuple[Section, ...]:
        """A section for each release in which something happened."""
        return tuple(
            Section(f"{one.made.version}: {self._turned(one)}", (Points(self._detail(one)),))
            for one in events
        )

    def _detail(self, one: RowEvent | DocumentEvent) -> tuple[str, ...]:
        evidence = msg("evidence: {file}, SHA-256 {sha256}", file=one.file, sha256=one.sha256)
        return (
            *self._contents(one),
            self.say(msg("source: {files}", files=self._source(one))),
            words.by(one.made, self._language),
            self.say(evidence),
        )

    def _turned(self, one: RowEvent | DocumentEvent) -> str:
        turned = self.say(words.turn(one.turn))
        return f"{turned}; {self.say(words.unread())}" if one.since_unread else turned

    def _contents(self, one: RowEvent | DocumentEvent) -> tuple[str, ...]:
        if isinstance(one, RowEvent):
            return tuple(words.row_changes(one, self._language))
        return tuple(words.document_changes(one, self._language))

    def _source(self, one: RowEvent | DocumentEvent) -> str:
        documents = one.documents if isinstance(one, RowEvent) else one.places
        sources = dict.fromkeys(each.source for each in documents if each.source)
        return ", ".join(sources) or self.say(words.NOT_RECORDED)

    def kept(self, kept: tuple[Kept, ...]) -> tuple[Section, ...]:
        lines = []
        for one in kept:
            stored = msg("SHA-256 {sha256}: the store has the bytes", sha256=one.sha256)
            lost = msg("SHA-256 {sha256}: the store does not have the bytes", sha256=one.sha256)
            lines.append(self.say(stored if one.stored else lost))
            lines += [self.say(words.decision(each)) for each in one.decisions]
            lines += [
                self.say(
                    msg(
                        "{moment}: a file of this name was withheld (event {event})",
                        moment=shown_day(at, self._language),
                        event=number,
                    )
                )
                for at, number in one.withheld
            ]
        return (Section(self.say(msg("The bytes")), (Points(tuple(lines)),)),) if lines else ()

    def problems(self, found: History) -> tuple[Section, ...]:
        if not found.problems:
            return ()
        lines = tuple(describe(one, self._language) for one in found.problems)
        return (Section(self.say(msg("What could not be read")), (Points(lines),)),)
