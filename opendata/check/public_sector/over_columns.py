"""The rules over whole columns: each looks once at cells that stand there many times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat
from typing import Any, Final

from opendata.check.public_sector.findings import Finding, Look, Rule
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.check.public_sector.taxpayer import masked
from opendata.problems import Problem

FIRST_ROW: Final = 2
"""The number of the first row of data: the header is row 1."""

Text = str | None


def findings_over(
    rules: Iterable[Rule], layout: Layout, columns: Mapping[str, Sequence[Text]], today: date
) -> Iterator[tuple[int, Finding]]:
    """(Row from 0, finding) of everything that ``rules`` find in a table of ``layout``.

    ``columns`` are its cells, name → from the first row to the last; ``today`` is the day by which
    ages are judged. Sorted by row (with a stable sort) the findings come as from the checks of
    :mod:`opendata.check.public_sector.checks`. No tax number of a person is shown in them.
    """
    for rule in rules:
        for look in rule.looks:
            found = _remembering if look.remembers else _forgetful
            for number, finding in found(look, layout, [columns[one.name] for one in look.columns]):
                yield number, replace(finding, problem=without_numbers(finding.problem, today))


def _forgetful(
    look: Look, layout: Layout, columns: Sequence[Sequence[Text]]
) -> Iterator[tuple[int, Finding]]:
    """Equal cells have equal findings: each is looked at once."""
    at = {one.name: spot for spot, one in enumerate(look.columns)}
    # A single column is not made into tuples: that would be most of the work.
    single = len(columns) == 1
    rows: Sequence[Any] = columns[0] if single else list(zip(*columns, strict=True))
    found: dict[Any, tuple[Finding, ...]] = {}
    for cells in _worth_it(look, set(rows), single=single):
        row = Cells(layout, at, (cells,) if single else cells, FIRST_ROW)
        if findings := tuple(look.find(row)):
            found[cells] = findings
    if not found:
        return
    for number, cells in enumerate(rows):
        for finding in found.get(cells, ()):
            yield number, finding


def _worth_it(look: Look, different: Iterable[Any], *, single: bool) -> Iterable[Any]:
    """Those of ``different`` cells, or tuples of cells, that may have a finding."""
    if look.only is None:
        return different
    search = look.only.search
    if single:
        return [cell for cell in different if cell is not None and search(cell)]
    return [cells for cells in different if any(one is not None and search(one) for one in cells)]


def _remembering(
    look: Look, layout: Layout, columns: Sequence[Sequence[Text]]
) -> Iterator[tuple[int, Finding]]:
    """Only a row whose texts another row has too can have a finding."""
    at = {one.name: spot for spot, one in enumerate(look.columns)}
    rows = list(zip(*columns, strict=True))
    texts = list(zip(*map(_texts, repeat(layout), look.columns, columns), strict=True))
    if len(set(texts)) == len(texts):
        return
    times = Counter(texts)
    for number, (cells, text) in enumerate(zip(rows, texts, strict=True)):
        if times[text] > 1:
            for finding in look.find(Cells(layout, at, cells, number + FIRST_ROW)):
                yield number, finding


def _texts(layout: Layout, column: Column, cells: Sequence[Text]) -> list[Text]:
    """What the rules read in the cells of ``column``."""
    at = {column.name: 0}
    read = {cell: Cells(layout, at, (cell,), FIRST_ROW).text(column) for cell in set(cells)}
    return [read[cell] for cell in cells]


def without_numbers(problem: Problem, today: date) -> Problem:
    """``problem`` with the tax numbers of people hidden in what was found."""
    if problem.found is None:
        return problem
    return replace(problem, found=masked(problem.found, today))
