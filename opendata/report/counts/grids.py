"""The tables of the report of counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from opendata.clock import day
from opendata.messages import Message, msg
from opendata.report.counts import words
from opendata.report.counts.held import summed
from opendata.report.counts.model import Counts, Period
from opendata.report.layout.blocks import Cell, Column, Grid

Say = Callable[[Message | str], str]


class Grids:
    """The tables of ``counts``; ``say`` puts what people read into words.

    Where the report has a period, the last column of each table is what was new in it.
    """

    def __init__(self, counts: Counts, say: Say) -> None:
        self._counts = counts
        self._say = say
        self._period = counts.period

    def kinds(self) -> Grid:
        """Documents by kind: acts, drafts, others."""
        kinds = self._counts.kinds
        rows = [
            (self._say(words.group_name(group)), self._say(words.kind_name(kind)), held, new)
            for group, kind, held, new in kinds
        ]
        return self._grid(
            "kinds",
            msg("Documents by kind"),
            (Column("group", self._say(msg("Group"))), self._kind(), self._documents()),
            rows,
            (self._total(), None, self._counts.now.documents, self._new()),
        )

    def bodies(self) -> Grid:
        """Sets and documents by body."""
        now = self._counts.now
        return self._grid(
            "bodies",
            msg("Sets and documents by body"),
            (Column("body", self._say(msg("Body"))), self._sets(), self._documents()),
            [(one.body, one.sets, one.documents, one.added) for one in self._counts.bodies],
            (self._total(), now.sets, now.documents, self._new()),
        )

    def datasets(self) -> Grid:
        """Every set with its rows and documents."""
        now = self._counts.now
        new = self._period.by_set if self._period else {}
        rows = [
            (
                one.dataset,
                one.title,
                one.version,
                day(one.published),
                one.rows,
                one.documents,
                sum(new.get(one.dataset, {}).values()),
            )
            for one in now.datasets
        ]
        total = sum(one.rows for one in now.datasets)
        return self._grid(
            "datasets",
            msg("Published sets"),
            (
                Column("dataset", self._say(msg("Set"))),
                Column("title", self._say(msg("Title"))),
                Column("version", self._say(msg("Version"))),
                Column("published", self._say(msg("Proven"))),
                Column("rows", self._say(msg("Rows")), numeric=True),
                self._documents(),
            ),
            rows,
            (self._total(), None, None, None, total, now.documents, self._new()),
        )

    def documents(self) -> Grid:
        """Documents by set and kind."""
        rows: list[tuple[Cell, ...]] = []
        every = self._period.by_set if self._period else {}
        for one in self._counts.now.datasets:
            new = every.get(one.dataset, {})
            rows += (
                (
                    one.dataset,
                    one.version,
                    self._say(words.kind_name(kind)),
                    one.by_kind.get(kind, 0),
                    new.get(kind, 0),
                )
                for kind in dict.fromkeys((*one.by_kind, *new))
            )
        return self._grid(
            "documents",
            msg("Documents by set and kind"),
            (
                Column("dataset", self._say(msg("Set"))),
                Column("version", self._say(msg("Version"))),
                self._kind(),
                self._documents(),
            ),
            rows,
            (self._total(), None, None, self._counts.now.documents, self._new()),
        )

    def months(self) -> Grid:
        """What was published at the end of each month, and new in it."""
        points = self._counts.growth
        new: dict[date, tuple[int, int]] = {}
        if self._period:
            for end, parts in self._period.months.items():
                appeared = sum(1 for one in parts if one.before is None)
                new[end] = appeared, sum(summed(one.documents for one in parts).values())
        columns = [Column("as_of", self._say(msg("Day"))), self._sets(), self._documents()]
        if self._period:
            columns.append(Column("sets_added", self._say(msg("New sets")), numeric=True))
        rows = [
            (
                one.day,
                one.sets,
                one.documents,
                *((new.get(one.day, (0, 0))[0],) if self._period else ()),
                new.get(one.day, (0, 0))[1],
            )
            for one in points
        ]
        return self._grid("months", msg("Month by month"), columns, rows, None)

    def appeared(self, period: Period) -> Grid:
        """The sets that were published for the first time."""
        titles = {one.dataset: one.title for one in self._counts.now.datasets}
        rows = tuple((one.dataset, titles[one.dataset], day(one.at)) for one in period.appeared)
        columns = (
            Column("dataset", self._say(msg("Set"))),
            Column("title", self._say(msg("Title"))),
            Column("at", self._say(msg("First published"))),
        )
        return Grid("appeared", self._say(msg("Sets that appeared")), columns, rows)

    def news(self, period: Period) -> Grid:
        """Newly published documents by month and kind."""
        rows = tuple(
            (end, self._say(words.kind_name(kind)), number)
            for end, parts in period.months.items()
            for kind, number in summed(one.documents for one in parts).items()
            if number
        )
        columns = (
            Column("month", self._say(msg("Month, by its last day"))),
            self._kind(),
            self._added(),
        )
        totals = (self._total(), None, period.documents)
        caption = self._say(msg("Newly published documents by month and kind"))
        return Grid("news", caption, columns, rows, totals)

    def _grid(
        self,
        key: str,
        caption: Message,
        columns: Sequence[Column],
        rows: Sequence[tuple[Cell, ...]],
        totals: tuple[Cell, ...] | None,
    ) -> Grid:
        """The last cell of rows and totals is what was new in the period; without one it goes."""
        if self._period:
            return Grid(key, self._say(caption), (*columns, self._added()), tuple(rows), totals)
        plain = tuple(row[:-1] for row in rows)
        return Grid(key, self._say(caption), tuple(columns), plain, totals[:-1] if totals else None)

    def _new(self) -> int:
        return self._period.documents if self._period else 0

    def _total(self) -> str:
        return self._say(msg("Total"))

    def _kind(self) -> Column:
        return Column("kind", self._say(msg("Kind")))

    def _sets(self) -> Column:
        return Column("sets", self._say(msg("Sets")), numeric=True)

    def _documents(self) -> Column:
        return Column("documents", self._say(msg("Documents")), numeric=True)

    def _added(self) -> Column:
        return Column("documents_added", self._say(msg("Newly published")), numeric=True)
