"""One signature: a position, over several lines perhaps, and the name beside or under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from opendata.acts.lines import Line, joined, make_line
from opendata.acts.people import name_at_end
from opendata.acts.positions import WHOLE, begins_position, position_of

LINE_CHARS = 400
POSITION_LINES = 5
GAP = 600
"""Characters of blanks that a page may leave between a position and its name."""
BLANKS = re.compile(rf"[\s|_]{{0,{GAP + 1}}}+")
FILLER = re.compile(r"^[\W_]*+(?:(?:підпис|п/п|подпись|М\.?\s?П)[\W_]*+)*+$", re.IGNORECASE)
BETWEEN = re.compile(
    r"(?<![\s_/,.|():-])(?:[\s_/,.|():-]|підпис|п/п|подпись|М\.\s?П\.)*+$", re.IGNORECASE
)
"""What stands between a position and a name, to the end of the text."""
POINTS = re.compile(r"[:-]")
"""«Голова комісії – І. Коваль», «Доповідає міський голова: …» are lists and sentences."""
WIDE = 4
"""Blanks that set a name apart even after a colon: «Сільський голова:      Коваль І.І.»."""
COMPLEMENT = re.compile(r"^(?:[а-яґєії]|[А-ЯҐЄІЇ][\w’-]*(?:ої|ого|ОЇ|ОГО)\s)")


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines of a position, and the line with the name and where it stands in it."""

    position: Line
    head: str
    named: Line
    name: tuple[int, int, bool]
    end: int


def lines_from(text: str, start: int, end: int, most: int) -> Iterator[tuple[Line, int]]:
    """Up to ``most`` lines that hold anything, from the beginning of one, and where each ends."""
    stop = start
    for _ in range(most):
        blank = BLANKS.match(text, stop, end)
        position = blank.end() if blank is not None else stop
        if position - stop > GAP or position >= end:
            return
        stop = text.find("\n", position, min(end, position + LINE_CHARS))
        if stop < 0:
            stop = min(end, position + LINE_CHARS)
            if stop < end:
                return
        yield make_line(text[position:stop], position), stop


def signature_at(text: str, start: int, end: int) -> Signature | None:
    """The signature that begins in the line at ``start``, its position over several lines."""
    pieces: list[Line] = []
    for line, stop in lines_from(text, start, end, POSITION_LINES + 2):
        if pieces and FILLER.match(line.text):
            continue
        name = name_at_end(line)
        if name is not None:
            return _with_name(pieces, line, name, stop)
        piece = trimmed(line)
        if piece is None or len(pieces) == POSITION_LINES:
            return None
        if pieces and not COMPLEMENT.match(piece.text):
            return None
        pieces.append(piece)
        if not begins_position(joined(pieces).text):
            return None
    return None


def _with_name(
    pieces: list[Line], line: Line, name: tuple[int, int, bool], stop: int
) -> Signature | None:
    before = BETWEEN.search(line.text[: name[0]])
    cut = before.start() if before is not None else name[0]
    if cut:
        piece = _slice(line, cut)
        if POINTS.search(line.text[cut : name[0]]) and not (
            WHOLE.match(piece.text) and line.offsets[name[0]] - line.offsets[cut] > WIDE
        ):
            return None
        if pieces and not COMPLEMENT.match(piece.text):
            return None
        pieces = [*pieces, piece]
    if not pieces:
        return None
    position = joined(pieces)
    head = position_of(position.text)
    return None if head is None else Signature(position, head, line, name, stop)


def trimmed(line: Line) -> Line | None:
    """``line`` without the rules and «(підпис)» that stand where a name should."""
    match = BETWEEN.search(line.text)
    cut = match.start() if match is not None else len(line.text)
    return _slice(line, cut) if cut else None


def _slice(line: Line, cut: int) -> Line:
    return Line(line.text[:cut], line.shown[:cut], line.offsets[:cut])
