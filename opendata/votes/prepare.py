"""Rows of a text or a sheet → rows with one thing in each, so that every layout reads like a list.

«За:» and «25» below it become one line; a mark in the column «Проти» becomes that word; names that
stand in a line with their vote («за» – 3: …) become a line each; a name in three cells becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from opendata.problems import Place
from opendata.votes.cells import Cell, cells_of
from opendata.votes.counts import is_label_alone
from opendata.votes.figures import FIGURE, read_figure
from opendata.votes.names import name_in, rest_in
from opendata.votes.voting import TOTAL_OF, Total, Vote
from opendata.votes.words import folded, total_of, vote_of

Row = tuple[str, Place]

_HYPHEN_END: Final = re.compile(r"[^\W\d_]-$")
_MARKS: Final = frozenset(["+", "v", "х", "x", "✓", "√", "✔", "*", "1", "так", ""])
_NAMED: Final = re.compile(r"прізвищ|депутат|(?<!\w)піб(?!\w)|п\.і\.б")
_NAME_PARTS: Final = (re.compile("прізвищ"), re.compile(r"ім['’]?я"), re.compile("батьков"))
_INLINE: Final = re.compile(
    rf"(?:(?:про)?голосували\s+)?[\"']?(?P<label>[а-яіїє ]{{2,30}}?)[\"']?"
    rf"(?:\s*[-–:]*\s*(?P<n>{FIGURE})(?:\s*(?:голос\w*|депутат\w*|ос\w+))?)?\s*(?P<open>[:(])\s*(?P<names>\D.*)?"
)
_TOO_MANY: Final = 40
"""Lines that a list of names in a sentence may take."""
_OF_TOTAL: Final[dict[Total, Vote]] = {total: vote for vote, total in TOTAL_OF.items()}


def prepared(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, some of them joined, parted or put into words; places stay those of the source."""
    at = 0
    columns: Mapping[int, Vote] = {}
    parts: tuple[int, ...] = ()
    while at < len(rows):
        text, place = rows[at]
        cells = cells_of(text)
        taken = 1
        if header := _ticks(cells):
            columns = header
            yield text, place
        elif name_columns := _name_columns(cells):
            parts = name_columns
            yield text, place
        elif (totals := _totals_below(cells, rows, at)) is not None:
            taken, line = totals
            yield line, place
        elif columns and (said := _ticked(cells, columns)) is not None:
            yield said, place
        elif parts and (joined := _one_name(cells, parts)) is not None:
            yield joined, place
        elif (inline := _inline(rows, at)) is not None:
            taken, lines = inline
            yield from lines
        else:
            taken, line = _joined(rows, at)
            yield line, place
        at += taken


def _joined(rows: Sequence[Row], at: int) -> tuple[int, str]:
    """«За:» / «25» in one line, and «Богатирчук-» / «Кривко Світлана»; how many rows that took."""
    text = rows[at][0]
    bare = text.strip()
    below = rows[at + 1][0].strip() if at + 1 < len(rows) else ""
    if bare and below and is_label_alone(bare) and re.fullmatch(r"\d{1,3}\.?", below):
        return 2, f"{bare} {below}"
    if below[:1].isalpha() and _HYPHEN_END.search(bare) and len(cells_of(text)) == 1:
        first = cells_of(below)[0].text
        if name_in(bare + first) is not None:
            return 2, bare + below
    return 1, text


def _ticks(cells: Sequence[Cell]) -> dict[int, Vote]:
    """The columns of a table whose votes are marks, by its heading; empty for another line."""
    if len(cells) < 3 or not any(_NAMED.search(folded(cell.text)) for cell in cells):
        return {}
    found = {cell.column: vote for cell in cells if (vote := _heads(cell.text)) is not None}
    return found if len(found) > 1 else {}


def _heads(text: str) -> Vote | None:
    """The vote that a heading stands for."""
    total = total_of(text)
    return vote_of(text) or (_OF_TOTAL.get(total) if total is not None else None)


def _ticked(cells: Sequence[Cell], columns: Mapping[int, Vote]) -> str | None:
    """A line of such a table in words; None where it is none, or says its vote itself."""
    if len(cells) < 2 or any(vote_of(cell.text) and len(cell.text) > 3 for cell in cells):
        return None
    name = next((cell for cell in cells if name_in(cell.text) is not None), None)
    behind = [cell for cell in cells if name is None or cell.column > name.column]
    if name is not None:
        marks = [one for one in behind if folded(one.text) in _MARKS]
        said = [columns[_nearest(one.column, columns)] for one in marks]
        word = said[0] if len(said) == 1 else " ".join(said) or ""
        return f"{name.text}\t{word}" if said else None
    if total_of(cells[0].text) is not Total.ALL:
        return None
    numbers = [(one, read_figure(folded(one.text))) for one in behind[1:]]
    known = [(columns[_nearest(one.column, columns)], n) for one, n in numbers if n is not None]
    return " ".join(f"{vote}: {n}" for vote, n in known) or None


def _nearest(column: int, columns: Mapping[int, Vote]) -> int:
    return min(columns, key=lambda one: abs(one - column))


def _name_columns(cells: Sequence[Cell]) -> tuple[int, ...]:
    """The columns of surname, given name and patronymic, where each has one of its own."""
    if len(cells) < 3:
        return ()
    found = []
    for pattern in _NAME_PARTS:
        column = next((one.column for one in cells if pattern.search(folded(one.text))), None)
        if column is None:
            return ()
        found.append(column)
    return tuple(found) if len(set(found)) == len(found) else ()


def _one_name(cells: Sequence[Cell], parts: Sequence[int]) -> str | None:
    """A line with its name in one cell."""
    by_column = {cell.column: cell.text for cell in cells}
    words = [by_column.get(column, "") for column in parts]
    name = " ".join(word for word in words if word)
    if rest_in(words[0]) is None or name_in(name) is None:
        return None
    others = [cell.text for cell in cells if cell.column > max(parts)]
    return "\t".join([name, *others])


def _totals_below(cells: Sequence[Cell], rows: Sequence[Row], at: int) -> tuple[int, str] | None:
    """A heading of totals and the row of their numbers below it, as one line of totals."""
    if len(cells) < 2 or any(total_of(cell.text) is None for cell in cells):
        return None
    below = cells_of(rows[at + 1][0]) if at + 1 < len(rows) else []
    if len(below) != len(cells) or not all(cell.text.isdecimal() for cell in below):
        return None
    pairs = zip(cells, below, strict=True)
    return 2, " ".join(f"{label.text}: {number.text}" for label, number in pairs)


def _inline(rows: Sequence[Row], at: int) -> tuple[int, list[Row]] | None:
    """«за» – 3: Жук Л. І., Цар Я. І., …, over several lines, as totals and a line for each name."""
    text, place = rows[at]
    if "\t" in text or not len(text.strip()) > 3:
        return None
    begun = _INLINE.fullmatch(folded(text))
    vote = _heads(begun["label"]) if begun is not None else None
    if begun is None or vote is None:
        return None
    body, taken = text.strip(), 1
    closing = begun["open"] == "("
    while taken < _TOO_MANY and at + taken < len(rows) and _goes_on(body, closing=closing):
        body = f"{body} {rows[at + taken][0].strip()}"
        taken += 1
    whole = _INLINE.fullmatch(folded(body))
    start = re.search(r"[:(]\s*(?=[А-ЯҐЄІЇ])", body)
    if whole is None:
        return None
    lines = [(f"{vote}: {whole['n']}", place)] if whole["n"] else []
    if start is None:
        return _below(rows, at, vote, lines) if not begun["names"] else None
    listed = [one for one in re.split("[,;]", body[start.end() :].rstrip(" )")) if one.strip(" .")]
    names = [name_in(one) or name_in(one.rstrip(" .)")) for one in listed]
    if not names or None in names:
        return None
    return taken, [*lines, *((f"{name}\t{vote}", place) for name in names)]


def _goes_on(body: str, *, closing: bool) -> bool:
    """Whether a list of names is not at its end."""
    if closing:
        return ")" not in body[body.find("(") :]
    return body.endswith((",", ";")) or _HYPHEN_END.search(body) is not None


def _below(
    rows: Sequence[Row], at: int, vote: Vote, lines: list[Row]
) -> tuple[int, list[Row]] | None:
    """«Проголосували «за»:» and names below it, a line each or several in a line."""
    taken = 1
    while at + taken < len(rows):
        text, place = rows[at + taken]
        names = [name_in(one) for one in re.split(r"[,;\t]|\s{2,}", text.strip()) if one.strip()]
        if None in names:
            break
        lines += [(f"{name}\t{vote}", place) for name in names]
        taken += 1
    return (taken, lines) if any("\t" in line for line, _ in lines) else None
