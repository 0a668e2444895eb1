"""How an act stands on paper: its lines from the coat of arms to the signature.

The looks are those that councils use: the word of the kind spaced out or not, the date in figures
or in words, the number before or after it, in one line, in a table, or under the title of the body.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sample.source import SampleAct
from sample.words import SESSIONS, dotted, long, quoted, spaced

Role = Literal["head", "left", "title", "text", "row", "table", "blank"]
PLACE = "м. Яснозір"
CYRILLIC_VIII = "VІІІ"  # V is Latin, the rest are the Cyrillic letters that look the same


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph. ``cells`` are its parts in a row: left, middle, right."""

    role: Role
    text: str = ""
    cells: tuple[str, ...] = ()


BLANK = Line("blank")


def lines(act: SampleAct) -> list[Line]:
    """The whole act, top to bottom."""
    return [
        *_header(act),
        BLANK,
        *(Line("title", text) for text in act.title_lines),
        BLANK,
        *_preamble(act),
        BLANK,
        *(Line("text", point) for point in act.points),
        BLANK,
        _signature(act),
    ]


def _header(act: SampleAct) -> list[Line]:
    country, body, session, requisites = LOOKS[act.look](act)
    head = [country, *body]
    if act.kind == "рішення ради":
        number = int(act.number.split("-")[0])
        word = SESSIONS[number]
        head.append(session.format(number=number, word=word, WORD=word.upper()))
    return [*(Line("head", text) for text in head), BLANK, *requisites]


def _word(act: SampleAct) -> str:
    return "РОЗПОРЯДЖЕННЯ" if act.kind == "розпорядження голови" else "РІШЕННЯ"


def _bodies(act: SampleAct, *, joined: bool) -> list[str]:
    """The issuing body over the word of the kind, in one line or in two."""
    if act.kind == "рішення ради":
        return ["ЯСНОЗІРСЬКА МІСЬКА РАДА"]
    if act.kind == "розпорядження голови":
        return ["ЯСНОЗІРСЬКИЙ МІСЬКИЙ ГОЛОВА"] if joined else ["ЯСНОЗІРСЬКА МІСЬКА РАДА"]
    if joined:
        return ["ВИКОНАВЧИЙ КОМІТЕТ ЯСНОЗІРСЬКОЇ МІСЬКОЇ РАДИ"]
    return ["ЯСНОЗІРСЬКА МІСЬКА РАДА", "ВИКОНАВЧИЙ КОМІТЕТ"]


def _kind_lines(act: SampleAct, *, wide: bool, joined: bool) -> list[Line]:
    word = spaced(_word(act)) if wide else _word(act)
    of_whom = act.kind == "розпорядження голови" and not joined
    return [Line("head", word), *([Line("head", "МІСЬКОГО ГОЛОВИ")] if of_whom else [])]


Header = tuple[str, list[str], str, list[Line]]
"""The country, the body, the session with gaps for its number, the word of the kind and below."""


def _spaced(act: SampleAct) -> Header:
    session = "{WORD} СЕСІЯ ВОСЬМОГО СКЛИКАННЯ"
    row = Line("row", cells=(f"{long(act.date)} року", PLACE, f"№ {act.number}"))
    kind = _kind_lines(act, wide=True, joined=False)
    return "У К Р А Ї Н А", _bodies(act, joined=False), session, [*kind, BLANK, row]


def _plain(act: SampleAct) -> Header:
    session = "({word} сесія восьмого скликання)"
    kind = _kind_lines(act, wide=False, joined=False)
    requisites = Line("left", f"від {dotted(act.date)} № {act.number}")
    return "УКРАЇНА", _bodies(act, joined=False), session, [*kind, BLANK, requisites]


def _table(act: SampleAct) -> Header:
    session = "VIII скликання, {number} сесія"
    table = Line("table", cells=(dotted(act.date), PLACE, f"№ {act.number}"))
    kind = _kind_lines(act, wide=True, joined=False)
    return "УКРАЇНА", _bodies(act, joined=False), session, [*kind, BLANK, table]


def _number_first(act: SampleAct) -> Header:
    session = "{number} сесія VIII скликання"
    word = Line("head", f"{_word(act)} № {act.number}")
    day = Line("row", cells=(f"{long(act.date)} року", "", PLACE))
    return "УКРАЇНА", _bodies(act, joined=True), session, [word, BLANK, day]


def _quoted(act: SampleAct) -> Header:
    number = act.number.replace("VIII", CYRILLIC_VIII)
    session = f"{{number}} СЕСІЯ {CYRILLIC_VIII} СКЛИКАННЯ"
    kind = _kind_lines(act, wide=True, joined=True)
    requisites = Line("left", f"Від {quoted(act.date)} року № {number}")
    return "УКРАЇНА", _bodies(act, joined=True), session, [*kind, requisites, Line("left", PLACE)]


def _glued(act: SampleAct) -> Header:
    session = "VIII скликання {word} сесія"
    kind = _kind_lines(act, wide=False, joined=True)
    requisites = Line("left", f"від {dotted(act.date)}р. №{act.number}")
    return "Україна", _bodies(act, joined=True), session, [*kind, BLANK, requisites]


LOOKS: dict[str, Callable[[SampleAct], Header]] = {
    "spaced": _spaced,
    "plain": _plain,
    "table": _table,
    "numberfirst": _number_first,
    "quoted": _quoted,
    "glued": _glued,
}


def _preamble(act: SampleAct) -> list[Line]:
    wide = act.look in {"spaced", "table"}
    if act.kind == "розпорядження голови":
        if not wide:
            return [Line("text", act.preamble)]
        opening = act.preamble.removesuffix(":") + ","
        return [Line("text", opening), Line("left", "З О Б О В ’ Я З У Ю :")]
    word = "ВИРІШИЛА" if act.kind == "рішення ради" else "ВИРІШИВ"
    return [Line("text", act.preamble), Line("left", f"{spaced(word) if wide else word}:")]


def _signature(act: SampleAct) -> Line:
    if act.look == "numberfirst":
        return Line("row", cells=("Секретар міської ради", "", "Ірина СОСНІВСЬКА"))
    name = "Т. ЛЕВАДНИЙ" if act.look in {"quoted", "glued"} else "Тарас ЛЕВАДНИЙ"
    return Line("row", cells=("Міський голова", "", name))
