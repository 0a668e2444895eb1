"""Where the forms on a sheet begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opendata.budget.form import Kind
from opendata.budget.grid import Line
from opendata.budget.parts import heading_of
from opendata.budget.words import compact, compact_line, numbered


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of one form: what stands above its title, the title, and all below."""

    kind: Kind
    above: tuple[Line, ...]
    title: tuple[Line, ...]
    below: tuple[Line, ...]


_TITLES: Final = (
    (Kind.REPORT, re.compile(r"звіт(?:и)?(?:про)?виконання(?:бюджетнихпрограм)?паспорт")),
    (Kind.PASSPORT, re.compile(r"паспорт(?:місцевої)?бюджетноїпрограми")),
)
_TITLE_LINES: Final = 4
_APPROVED_BY: Final = re.compile(r"затверджено(?:$|наказ|розпоряд|рішення)|затверджую")
_UNIT: Final = re.compile(r"головногорозпорядника")
_HEAD_CODE: Final = re.compile(r"(?<!\d)\d{2}0{4,5}(?!\d)|(?<!\d)[1-9]0{5}(?!\d)")


def spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The forms on a sheet, one below the other. A title that a page repeats begins no form."""
    titles = [(at, kind) for at in range(len(lines)) if (kind := _title(lines, at))]
    real: list[tuple[int, Kind]] = []
    for n, (at, kind) in enumerate(titles):
        until = titles[n + 1][0] if n + 1 < len(titles) else len(lines)
        if real and not _begins_form(lines[at:until]):
            continue
        if real and at - real[-1][0] < _TITLE_LINES and not _parts_in(lines[real[-1][0] : at]):
            continue  # «Звіт» and the rest of the title in two rows that both look like one
        real.append((at, kind))
    if not real:
        return ()
    starts = [_start(lines, real[n - 1][0] if n else None, at) for n, (at, _) in enumerate(real)]
    ends = [*starts[1:], len(lines)]
    return tuple(
        _span(kind, lines[start:at], lines[at:end])
        for (at, kind), start, end in zip(real, starts, ends, strict=True)
    )


def _title(lines: Sequence[Line], at: int) -> Kind | None:
    """Which form's title begins in line ``at``: in one cell, over cells, or over rows."""
    for cell in lines[at]:
        letters = compact(cell.text)
        if letters.startswith(("паспорт", "звіт")):
            below = "".join(compact_line(line) for line in lines[at + 1 : at + 3])
            behind = compact_line([one for one in lines[at] if one.col > cell.col])
            for kind, pattern in _TITLES:
                if pattern.match(letters + behind + below) or pattern.match(letters + below):
                    return kind
    return None


def _begins_form(lines: Sequence[Line]) -> bool:
    """Whether the head spending unit is named below a title, before the next one."""
    for line in lines[1:25]:
        if _UNIT.search(compact_line(line)):
            return True
        if line[0].text.rstrip(".) ") == "1" and any(_HEAD_CODE.search(one.text) for one in line):
            return True
    return False


def _parts_in(lines: Sequence[Line]) -> bool:
    return any(heading_of(line) for line in lines)


def _start(lines: Sequence[Line], before: int | None, title: int) -> int:
    """The line in which the form of a title starts: with its «ЗАТВЕРДЖЕНО», or the title."""
    if before is None:
        return 0
    last = max((at for at in range(before, title) if heading_of(lines[at])), default=before)
    for at in range(last + 1, title):
        if any(_APPROVED_BY.match(compact(cell.text)) for cell in lines[at]):
            return at
    return title


def _span(kind: Kind, above: Sequence[Line], lines: Sequence[Line]) -> Span:
    end = 1
    while end < min(_TITLE_LINES, len(lines)) and not _is_item(lines[end]):
        end += 1
    return Span(kind, tuple(above), tuple(lines[:end]), tuple(lines[end:]))


def _is_item(line: Line) -> bool:
    """Whether a line below the title is already one of the numbered items, or a section."""
    number, _ = numbered(line[0].text)
    year = re.fullmatch(r"\D*20\d\d\D*", " ".join(cell.text for cell in line))
    code = any(re.search(r"(?<!\d)\d{6,7}(?!\d)", cell.text) for cell in line)
    return (
        (number == 1 and not year)
        or code
        or _UNIT.search(compact_line(line)) is not None
        or heading_of(line) is not None
    )
