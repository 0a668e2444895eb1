"""A text as lines that know what they are: an entry of the roll, totals, a heading, or text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from opendata.problems import Place
from opendata.votes.cells import Cell, cells_of
from opendata.votes.counts import Counted, counts_in, group_in
from opendata.votes.names import is_masked, name_in, rest_in
from opendata.votes.prepare import prepared
from opendata.votes.voting import Vote
from opendata.votes.words import MOST_WORDS, decision_of, folded, vote_of

LONGEST: Final = 300
"""Characters of a cell of a roll; longer ones are titles."""


class Is(Enum):
    """What a line is."""

    BLANK = auto()
    NOISE = auto()
    """A page number, a rule, the word «УКРАЇНА»."""
    ROLL_HEADER = auto()
    """The heading of the roll's table: «№ п/п  Прізвище …  Вибір», «Депутат»."""
    TAIL = auto()
    """Who signs: «Голова лічильної комісії: ____»."""
    GROUP = auto()
    TOTALS = auto()
    DECISION = auto()
    ROLL = auto()
    """Names, votes or both; :attr:`Line.parts` has them."""
    TEXT = auto()


class Part(NamedTuple):
    """A piece of a line of the roll: ``kind`` is ``name``, ``rest``, ``vote``, ``word``, ``order``.

    ``column`` is where it begins, in characters.
    """

    kind: str
    text: str
    column: int
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, classified; ``text`` is without blanks at its ends, ``place`` where it stands."""

    text: str
    place: Place
    kind: Is
    parts: tuple[Part, ...] = ()
    counted: Counted | None = None
    group: tuple[str, int, int | None] | None = None
    decided: bool | None = None


_NOISE: Final = re.compile(
    r"(?:україна|page \d+(?: of \d+)?|страница \d+|(?:сторінка|стор\.?|стр\.?) ?\d+"
    r"(?: ?(?:з|із|/) ?\d+)?|[\s_*=.|-]+|\d+ ?/ ?\d+|- ?\d+ ?-|список|з них:?"
    r"|№ п/п|№ з/п|вибір|в тому числі:?|у тому числі:?|-?продовження-?)"
)
_PAGE_END: Final = re.compile(
    r"\s*(?:page \d+ of \d+|сторінка \d+(?: з \d+)?|страница \d+)\s*$", re.IGNORECASE
)
_HEADINGS: Final = """
№ п/п з/п n н пп номер прізвище прізвища ім'я по батькові по-батькові та ініціали піб п.і.б депутат
депутати депутата вибір голос голосування результат проголосовано проголосував як
проголосував(ла) фракція підпис за проти утримався утрималися утримались не голосував голосували
відсутній відсутні
"""
_HEADER_WORDS: Final = frozenset(_HEADINGS.split())
_HEADER_MARK: Final = re.compile(
    r"прізвищ|депутат(?:и|а)?\b|проголосовано|(?<!\w)піб(?!\w)|п\.і\.б"
)
_TAIL: Final = re.compile(
    r"(?:голова|секретар|члени?|голова та члени) (?:лічильної|ради|сесії|комісії|засідання|пленарно"
    r"|міської|обласної|районної|селищної|сільської)|(?:посада|підпис|головуючий|секретар сесії"
    r"|оператор|адміністратор системи|лічильна комісія|м\.п\.)(?!\w)"
)
_ORDER: Final = re.compile(r"(\d{1,3})[.)]?")
_ORDER_FIRST: Final = re.compile(r"(\d{1,3})(?:[.)]\s*|\s+)(?=\D)")
_DASH: Final = re.compile(r"\s+[-–—:]\s*|\s*[-–—:]\s+|\s*[–—:]\s*$")


def make_lines(rows: Iterable[tuple[str, Place]]) -> list[Line]:
    """Each text with its place as a line, once :mod:`.prepare` has put them in order."""
    return [_classified(text, place) for text, place in prepared(list(rows))]


def text_rows(text: str) -> Iterator[tuple[str, Place]]:
    """The lines of a text with their numbers, from 1."""
    for number, line in enumerate(text.replace("\f", "\n").split("\n"), 1):
        yield line, Place(row=number)


def _classified(raw: str, place: Place) -> Line:
    text = raw.strip()
    if not text:
        return Line("", place, Is.BLANK)
    cells = cells_of(raw)
    plain = " ".join(cell for cell, _ in cells)
    low = folded(plain)
    if _NOISE.fullmatch(low):
        return Line(plain, place, Is.NOISE)
    group = group_in(plain)
    if group is not None and vote_of(group[0]) is not None:
        return Line(plain, place, Is.GROUP, group=group)
    counted = counts_in(plain)
    if counted is not None and not _is_entry(cells):
        return Line(plain, place, Is.TOTALS, counted=counted, decided=counted.decided)
    decided = decision_of(plain)
    if decided is not None:
        return Line(plain, place, Is.DECISION, decided=decided)
    if _is_header(low):
        return Line(plain, place, Is.ROLL_HEADER)
    if _TAIL.match(low):
        return Line(plain, place, Is.TAIL)
    parts = _parts(cells)
    if parts:
        return Line(plain, place, Is.ROLL, parts)
    plain = _PAGE_END.sub("", plain)
    return Line(plain, place, Is.TEXT) if plain.strip() else Line("", place, Is.NOISE)


def _is_entry(cells: Sequence[Cell]) -> bool:
    """«12 | ЗА» of a roll, one field to a cell, is no total."""
    return len(cells) == 2 and cells[0][0].isdecimal()


def _is_header(low: str) -> bool:
    if not _HEADER_MARK.search(low):
        return False
    words = re.split(r"[\s,;()\"]+", low.replace("№", " "))
    return all(not word or word.strip(".:") in _HEADER_WORDS for word in words)


def _parts(cells: Sequence[Cell]) -> tuple[Part, ...]:
    """The parts of a line of the roll; none if anything in it belongs to no roll.

    What stands between a name and its vote is a faction, or a post.
    """
    parts: list[Part] = []
    found = [_of_cell(cell.text, cell.column) for cell in cells]
    for at, (cell, one) in enumerate(zip(cells, found, strict=True)):
        has_name = bool(parts) and parts[-1].kind == "name"
        if has_name and (one is None or one[0].kind == "rest") and _vote_next(found[at + 1 :]):
            continue
        if one is None and not (has_name and len(cell.text) <= 30 and len(cell.text.split()) <= 3):
            return ()
        parts += one or [Part("word", cell.text, cell.column)]
    if all(part.kind == "word" for part in parts):
        return ()
    return tuple(parts)


def _vote_next(found: Sequence[list[Part] | None]) -> bool:
    """Whether a vote comes before the next name."""
    for one in found:
        if one is not None and one[0].kind in ("vote", "name", "order"):
            return one[0].kind == "vote"
    return False


def _of_cell(cell: str, column: int) -> list[Part] | None:
    """Of a cell, alone: «12», «ЗА», «Крока В. І.», «1. Іванов Дмитро Валерійович - ЗА»."""
    if len(cell) > LONGEST:
        return None
    if _ORDER.fullmatch(cell):
        return [Part("order", cell.rstrip(".)"), column)]
    if (vote := vote_of(cell)) is not None:
        return [Part("vote", cell, column, vote)]
    if (name := name_in(cell)) is not None:
        return [Part("name", name, column)]
    if is_masked(cell):
        return [Part("name", "", column)]
    first = _ORDER_FIRST.match(cell)
    if first is not None:
        rest = _of_cell(cell[first.end() :], column + first.end())
        return None if rest is None else [Part("order", first[1], column), *rest]
    if (dashed := _dashed(cell, column)) is not None:
        return dashed
    if (spaced := _spaced(cell, column)) is not None:
        return spaced
    listed = [name_in(piece) for piece in re.split("[,;]", cell) if piece.strip()]
    if len(listed) > 1 and all(listed):
        return [Part("name", name, column) for name in listed if name]
    rest_of_name = rest_in(cell)
    return [Part("rest", rest_of_name, column)] if rest_of_name is not None else None


def _dashed(cell: str, column: int) -> list[Part] | None:
    """«Крока В. І. - За»; the word behind the dash may be one that nobody knows."""
    for dash in _DASH.finditer(cell):
        name = name_in(cell[: dash.start()])
        word = cell[dash.end() :].strip()
        if name is None or len(word.split()) > 3:
            continue
        vote = vote_of(word)
        if vote is None and (not word or rest_in(word) is None):
            continue
        kind = "vote" if vote is not None else "word"
        return [Part("name", name, column), Part(kind, word, column + dash.end(), vote)]
    return None


def _spaced(cell: str, column: int) -> list[Part] | None:
    """«Андрухів Андрій Васильович ЗА Балог Олег Богданович ЗА»: cells whose borders are lost."""
    words = cell.split(" ")
    parts: list[Part] = []
    begun = at = 0
    while at < len(words):
        for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
            said = " ".join(words[at : at + length])
            vote = vote_of(said) if at > begun or begun == 0 else None
            if vote is None:
                continue
            named = _named(" ".join(words[begun:at]), column)
            if named is None:
                return None
            parts += [*named, Part("vote", said, column, vote)]
            begun = at = at + length
            break
        else:
            at += 1
    return parts if parts and begun == len(words) else None


def _named(text: str, column: int) -> list[Part] | None:
    first = _ORDER_FIRST.match(text)
    name = name_in(text[first.end() :] if first is not None else text)
    if name is None:
        return None
    order = [Part("order", first[1], column)] if first is not None else []
    return [*order, Part("name", name, column)]
