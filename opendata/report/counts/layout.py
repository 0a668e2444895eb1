"""The report of counts in words: headline, tables and the chart of growth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from opendata.clock import day
from opendata.messages import Language, Message, msg, say
from opendata.report.counts import words
from opendata.report.counts.grids import Grids
from opendata.report.counts.kinds import Group
from opendata.report.counts.model import DEFINITION, Counts
from opendata.report.layout.blocks import (
    Block,
    Chart,
    Column,
    Figure,
    Figures,
    Grid,
    Layout,
    Section,
    Series,
    Shape,
    Text,
)
from opendata.report.layout.shown import day as shown_day


class By(StrEnum):
    """What the numbers are told by, where one table alone is wanted."""

    KIND = "kind"
    DATASET = "dataset"
    BODY = "body"
    MONTH = "month"


_MAIN: Final[Mapping[By | None, str]] = {
    None: "documents",
    By.KIND: "kinds",
    By.DATASET: "datasets",
    By.BODY: "bodies",
    By.MONTH: "months",
}


def laid_out(counts: Counts, language: Language, by: By | None = None) -> Layout:
    """The report; ``by`` leaves the headline and that one table."""
    one = _Words(counts, language)
    parts: dict[By | None, Callable[[], Section]] = {
        By.KIND: lambda: one.section(msg("By kind"), one.grids.kinds),
        By.BODY: lambda: one.section(msg("By body"), one.grids.bodies),
        By.DATASET: lambda: one.section(msg("By set"), one.grids.datasets),
        By.MONTH: one.growth,
        None: lambda: one.section(msg("By set and kind"), one.grids.documents),
    }
    told = parts.values() if by is None else (parts[by],)
    return Layout(
        title=one.say(msg("Sets and documents in the section «Open data»")),
        facts=one.facts(),
        sections=(one.headline(), *one.period(), *(part() for part in told)),
        notes=one.notes(),
        language=language,
        main=_MAIN[by],
    )


def for_programs(layout: Layout, counts: Counts) -> Layout:
    """The same with the day in each line of the main table, and without its totals: whoever adds
    the lines up must not count twice.
    """
    grid = layout.grid(layout.main)
    if all(column.key != "as_of" for column in grid.columns):
        when = day(counts.now.until)
        grid = replace(
            grid,
            columns=(Column("as_of", ""), *grid.columns),
            rows=tuple((when, *row) for row in grid.rows),
        )
    main = Section("", (replace(grid, totals=None),))
    return replace(layout, sections=(main,))


class _Words:
    """The parts of the report in one language."""

    def __init__(self, counts: Counts, language: Language) -> None:
        self._counts = counts
        self._language = language
        self.grids = Grids(counts, self.say)
        self._until = shown_day(day(counts.now.until), language)

    def say(self, message: Message | str) -> str:
        return message if isinstance(message, str) else say(message, self._language)

    def section(self, heading: Message, grid: Callable[[], Grid]) -> Section:
        return Section(self.say(heading), (grid(),))

    def facts(self) -> tuple[tuple[str, str], ...]:
        found = [
            (self.say(msg("Council")), self._counts.council),
            (self.say(msg("Day")), self._until),
        ]
        if self._counts.period:
            found.append((self.say(msg("Period")), " – ".join(self._days())))
        return tuple(found)

    def headline(self) -> Section:
        now = self._counts.now
        figures = [
            Figure(self.say(msg("Sets")), now.sets),
            Figure(self.say(msg("Documents")), now.documents),
            *(
                Figure(self.say(words.group_name(group)), self._counts.of_group(group))
                for group in Group
            ),
        ]
        sentence = words.published((now.sets, now.documents), self._until)
        blocks: tuple[Block, ...] = (Text(self.say(sentence), strong=True),)
        if now.sets:
            blocks += (Figures(tuple(figures)),)
        return Section(self.say(msg("Published")), blocks)

    def period(self) -> tuple[Section, ...]:
        period = self._counts.period
        if period is None:
            return ()
        first, last = self._days()
        blocks: list[Block] = [Text(self.say(words.newly(period, first, last)), strong=True)]
        if period.appeared:
            blocks.append(self.grids.appeared(period))
        if period.documents:
            blocks.append(self.grids.news(period))
        return (Section(self.say(msg("New in the period")), tuple(blocks)),)

    def growth(self) -> Section:
        points = self._counts.growth
        heading = self.say(msg("Growth"))
        if not points:
            return Section(heading, (self.grids.months(),))
        first, last = points[0], points[-1]
        summary = msg(
            "From {first} to {last}: sets from {sets} to {sets_now}, documents from {documents} to "
            "{documents_now}.",
            first=shown_day(first.day, self._language),
            last=shown_day(last.day, self._language),
            sets=first.sets,
            sets_now=last.sets,
            documents=first.documents,
            documents_now=last.documents,
        )
        charts = (
            Chart(
                key,
                self.say(caption),
                Shape.LINE,
                tuple(f"{point.day:%m}.{point.day.year}" for point in points),
                (Series(self.say(name), values),),
                self.say(summary),
                self.say(msg("Month")),
            )
            for key, caption, name, values in (
                (
                    "growth_documents",
                    msg("Documents at the end of each month"),
                    msg("Documents"),
                    tuple(point.documents for point in points),
                ),
                (
                    "growth_sets",
                    msg("Sets at the end of each month"),
                    msg("Sets"),
                    tuple(point.sets for point in points),
                ),
            )
        )
        return Section(heading, (*charts, self.grids.months()))

    def notes(self) -> tuple[str, ...]:
        notes = [words.definition(DEFINITION)]
        if self._counts.period:
            notes.append(words.brought())
        notes.append(
            msg(
                "A set counts for each body whose documents it has; a set without documents counts "
                "for the council."
            )
        )
        return tuple(map(self.say, notes))

    def _days(self) -> tuple[str, str]:
        period = self._counts.period
        if period is None:
            return self._until, self._until
        return shown_day(period.since, self._language), shown_day(period.until, self._language)
