"""Numbers in tables: what a row holds is named far above it, by the title of its column.

A table reaches the screen as lines with tabs or bars between the cells. Its header is the first
line in which a title names an identifier and no cell holds a long number; the rows that follow have
as many cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opendata.messages import Message, msg
from opendata.privacy.births import birth_words
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.money import TREASURY, of_enterprise
from opendata.privacy.passage import Passage

_SPLIT = re.compile(r"[\t|]")
_SEMICOLONS = re.compile(r"[\t|;]")
_MARKED = re.compile(r"[\t|]|;[^\n;]*;")
_COMMA_HEAD = re.compile(r"^[^\s,]+(?: [^\s,]+)?(?:,[^\s,]+(?: [^\s,]+)?){3,}$", re.MULTILINE)
"""The head of a file of values that are parted by commas."""
_COMMAS = re.compile(r",(?=[^\s]|$)(?=(?:[^\"\n]*\"[^\"\n]*\")*[^\"\n]*$)", re.MULTILINE)
_PARAGRAPH: Final = 120
_CSV: Final = 2
_CSV_COMMAS: Final = 3
"""So many semicolons part the titles of a file of values; prose has one or two."""
_LONG_NUMBER = re.compile(r"\d{4}")
_MOST_LINES: Final = 20_000
"""Rows below one header: no act has a longer table."""
_CELL_LINE: Final = 60
"""A longer line without marks is a paragraph below the table."""
_DATE: Final = r"[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d"
_ADDRESS = re.compile(
    r"(?:вул|пров|просп|пр-т|бульв|б-р|пл|узв|шосе|м-н|кв-л|туп|наб)[\w.]*\s?[«\"]?"
    r"[А-ЯҐЄІЇ0-9][^\t|\n]{1,50}?,?\s(?:буд\.?\s?)?\d{1,4}[^\t|\n]{0,20}"
    r"|(?:с\.|м\.|смт\.?|село|місто)\s?[А-ЯҐЄІЇ][\w’-]+,\s?(?:буд\.?\s?)?\d{1,4}\b"
)
_PHONE: Final = (
    r"(?:(?:\+?3?8?[ (-]{0,2})?\(?0\d{2}\)?[ )-]{0,2}(?:\d[ -]?){6}\d"
    r"|\(0\d{3,4}\)[ -]{0,2}\d{1,3}(?:[ -]?\d{2}){1,2})"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """What the titles of such columns look like, and what stands in them."""

    title: re.Pattern[str]
    cells: tuple[tuple[Kind, re.Pattern[str]], ...]
    why: Message
    of_people: bool = False
    """It only tells something where the table has a column with names of private persons."""


_COLUMNS: Final = (
    _Column(
        re.compile(
            r"рнокпп|\bіпн\b|\bинн\b|\bipn\b|\brnokpp\b|\binn\b|\btax.?id|\bдрфо|ід\.? ?код"
            r"|ідент\w*\.? ?(?:номер|код|№)|ідентифікаційн\w+|дрфо"
            r"|платник\w* податк|податков\w+ (?:номер|код)|обліков\w+ картк"
        ),
        ((Kind.TAX_NUMBER, re.compile(r"(?<!\d)(?:\d[ -]?){9}\d(?!\d)")),),
        msg("ten digits in a column for tax numbers"),
    ),
    _Column(
        re.compile(
            r"паспорт|pasport|passport|\bdoc no\b|\bdoc num|посвідч\w+ особу"
            r"|документ\w*,? що посвідчу|id[- ]?карт"
        ),
        (
            (
                Kind.PASSPORT,
                re.compile(
                    r"(?<![\w’])[A-ZА-ЯҐЄІЇa-zа-яґєії]{2}[ .,№]{0,4}\d{2}\s?\d{2}\s?\d{2}(?!\d)"
                ),
            ),
            (Kind.PASSPORT, re.compile(r"(?<![^\t|;\n ])\d{6}(?=\s*(?:[\t|;\n]|$))")),
            (Kind.ID_CARD, re.compile(r"(?<!\d)(?:\d{9}|\d{3} \d{3} \d{3})(?!\d)")),
        ),
        msg("a number in a column for passports"),
    ),
    _Column(
        re.compile(r"унзр|unzr|запис\w* в (?:єддр|реєстр)"),
        ((Kind.UNZR, re.compile(r"(?<!\d)(?:19|20)\d{6}[ -]{0,3}\d{5}(?!\d)")),),
        msg("a number in a column for УНЗР"),
    ),
    _Column(
        re.compile(r"народж|\bнар\b|д\.\s?н\.|р\.\s?н\.|рожд|birth|narodzh|\bdob\b"),
        ((Kind.BIRTH_DATE, re.compile(rf"(?<!\d)(?:{_DATE})(?!\d)")),),
        msg("a date in a column for birthdays"),
    ),
    _Column(
        re.compile(r"рахун|rakhunok|account|\bcard|реквізит|iban|карт(?:к|ов)|счет|счёт"),
        (
            (Kind.CARD, re.compile(r"(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\d ]*\d)")),
            (Kind.IBAN, re.compile(r"(?<!\w)[UuУу]\s?[AaАа]\s?\d(?:[ -]?\d){26}(?!\d)")),
        ),
        msg("an account or a card in a table with names of people"),
        of_people=True,
    ),
    _Column(
        re.compile(r"тел\b|телеф|моб|контакт|\btel\b|phone|telefon|mobil"),
        ((Kind.PHONE, re.compile(rf"(?<!\d){_PHONE}(?!\d)")),),
        msg("a telephone number in a table with names of people"),
        of_people=True,
    ),
    _Column(
        re.compile(r"прописк|місце прожив|адрес\w+ (?:прожив|реєстр)|домашн\w+ адрес"),
        (
            (Kind.HOME_ADDRESS, _ADDRESS),
            (
                Kind.HOME_ADDRESS,
                re.compile(
                    r"(?<![^\t|;\n])\s?[А-ЯҐЄІЇ][\w.’ -]{2,40}?,?\s\d{1,4}[^\t"
                    r"|;\n]{0,14}(?=[\t|;\n]|\Z)"
                ),
            ),
        ),
        msg("an address in a table with names of people"),
        of_people=True,
    ),
    _Column(
        re.compile(r"адрес|\badres|address|прожива|місце реєстр|мешка|прописк"),
        (
            (
                Kind.HOME_ADDRESS,
                _ADDRESS,
            ),
        ),
        msg("an address in a table with names of people"),
        of_people=True,
    ),
)
_OTHER_THINGS = re.compile(
    r"заводськ|інвентарн|\bінв\b|лічильник|штрих|артикул|\bдок\b|накладн|договор|квитанц|\bкод дк\b"
)
"""Columns with long numbers of things and papers."""
_TITLE = re.compile("|".join([*(one.title.pattern for one in _COLUMNS), _OTHER_THINGS.pattern]))
_CUES: Final = (
    *("рнокп", "іпн", "инн", "ідент", "дрфо", "податк", "картк", "карто", "паспорт", "посвідч"),
    *("id", "унзр", "запис", "народж", "рожд", "рахун", "реквізит", "iban", "счет", "счёт"),
    *("тел", "моб", "контакт", "адрес", "прожив", "реєстр", "мешка", "прописк", "нар."),
    *(
        "ipn",
        "inn",
        "tax",
        "rnokpp",
        "passport",
        "pasport",
        "unzr",
        "birth",
        "narodzh",
        "account",
        "dob",
        "doc",
    ),
    *("завод", "інвент", "інв", "лічильн", "штрих", "артикул", "док", "накладн", "договор"),
    *("квитанц", "код дк"),
    *("card", "rakhunok", "tel", "phone", "telefon", "mobil", "adres", "address"),
)
_OF_NAMES = re.compile(
    r"пі[бп]\b|п\.\s?і\.\s?[бп]|прізвищ|громадян|заявни|отримувач|одержувач|фіо|ф\.\s?и\.\s?о"
    r"|\bpib\b|\bname|surname|прізв|ім.я|імена|наймач|власник|орендар|пільговик|учасник|особ"
)
_OF_OFFICES = re.compile(
    r"посад|службов|старост|округ|депутат|відділ|прийом|прийма|кабінет|установ|заклад|організац"
    r"|підприєм|назва|юридичн|керівник|директор|єдрпоу|обєкт|об.єкт"
)
"""A table with such a column tells of offices and enterprises, not of homes and private phones."""


_FIRM = re.compile(
    r"\bтов\b|\bпрат\b|\bат\b|\bкп\b|\bкнп\b|\bпп «|\bфг\b|\bосбб\b|\bго\b|(?<!\d)\d{8}(?!\d)"
)
_Cells = list[tuple[int, int]]
Table = tuple[list[str], list[_Cells]]


def tables(passage: Passage) -> list[Table]:
    """The tables whose header names something: its titles, and the cells of the rows below it."""
    return list(_tables(passage))


def columns(passage: Passage, found: list[Table]) -> Iterator[Found]:
    """What stands in columns that name personal data, of the tables that were ``found``."""
    for header, rows in found:
        kinds = [_of(title) for title in header]
        people = any(_OF_NAMES.search(one) for one in header)
        offices = any(_OF_OFFICES.search(one) for one in header)
        meant = [
            None if one is None or (one.of_people and (offices or not people)) else one
            for one in kinds
        ]
        for row in rows:
            if abs(len(row) - len(header)) <= 1:
                for column, (start, end) in zip(meant, row, strict=False):
                    yield from _of_cell(passage, column, start, end) if column else ()
            else:  # a cell with several lines has parted the row: what fills a cell is known
                for start, end in row:
                    yield from _filling(passage, meant, start, end)


def public_places(passage: Passage, found: list[Table]) -> list[tuple[int, int]]:
    """Where the cells of tables of offices stand in the text as it was: telephones and mail there
    are public.
    """
    return [
        passage.span(*row_span)
        for header, rows in found
        if any(_OF_OFFICES.search(one) for one in header)
        and not any(
            any(word in one for word in ("дом", "особист", "моб", "прож", "пропис"))
            for one in header
        )
        for row in rows
        for row_span in row
        if row_span[1] > row_span[0]
    ]


def other_things(passage: Passage, found: list[Table]) -> list[tuple[int, int]]:
    """Where the cells of columns stand whose titles say that they number things or papers."""
    return [
        passage.span(*cell)
        for header, rows in found
        if any(map(_OTHER_THINGS.search, header))
        for row in rows
        if len(row) == len(header)
        for title, cell in zip(header, row, strict=True)
        if cell[1] > cell[0] and _OTHER_THINGS.search(title) and _of(title) is None
    ]


def _of(title: str) -> _Column | None:
    return next((one for one in _COLUMNS if one.title.search(title)), None)


def _of_cell(passage: Passage, column: _Column, start: int, end: int) -> Iterator[Found]:
    end = start + len(passage.text[start:end].rstrip())
    for kind, pattern in column.cells:
        for found in pattern.finditer(passage.text, start, end):
            digits = "".join(sign for sign in found[0] if sign.isdigit())
            if kind is Kind.IBAN and (
                digits[2:8] == TREASURY or _is_of_firm(passage, start, digits)
            ):
                continue
            yield made(passage, kind, found.span(), Grade.BLOCK, column.why)


def _is_of_firm(passage: Passage, at: int, digits: str) -> bool:
    """Whether an account of enterprises stands in the row of one."""
    line = passage.low[passage.low.rfind("\n", 0, at) + 1 : at]
    return of_enterprise(digits) and _FIRM.search(line) is not None


def _filling(
    passage: Passage, columns: list[_Column | None], start: int, end: int
) -> Iterator[Found]:
    """What a cell holds from its beginning to its end, by any of the columns."""
    whole = passage.text[start:end]
    begin, close = start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip())
    for column in columns:
        for _, pattern in column.cells if column is not None else ():
            if column is not None and pattern.fullmatch(passage.text, begin, close):
                yield from _of_cell(passage, column, begin, close)
                return


def _tables(passage: Passage) -> Iterator[Table]:
    """Each header that names something, with the cells of the rows below it."""
    text, mark = passage.marked, _mark(passage)
    if mark is None:
        return
    header: list[str] = []
    rows: list[_Cells] = []
    cues = _cues(passage)
    end = -1
    while (line := _line(text, end + 1, mark=None if header else mark)) is not None:
        start, end = line
        titled = _is_titled(passage, cues, start, end, commas=mark is _COMMA_HEAD)
        if not header and not titled:
            continue
        cells = _cells(text, start, end)
        if titled and len(cells) > 1 and not _LONG_NUMBER.search(text, start, end):
            titles = [passage.low[a:b].replace("_", " ").strip(' "') for a, b in cells]
            if any(map(_of, titles)) or any(map(_OTHER_THINGS.search, titles)):
                if header and rows:
                    yield header, rows
                header, rows = titles, []
                continue
        if not header:
            continue
        if len(cells) > 1 or end - start <= _CELL_LINE:
            if len(rows) < _MOST_LINES:
                rows.append(cells)
        else:
            yield header, rows
            header, rows = [], []
    if header and rows:
        yield header, rows


def _mark(passage: Passage) -> re.Pattern[str] | None:
    """What tells lines with cells from others; None where no table can hold anything."""
    if not passage.runs or not (passage.has(_CUES) or birth_words(passage)):
        return None
    return next((one for one in (_MARKED, _COMMA_HEAD) if one.search(passage.marked)), None)


def _cues(passage: Passage) -> list[int]:
    """Where a word stands that a title may have."""
    short = [start for start, _ in birth_words(passage)]
    return sorted([*passage.places(_CUES), *short])


def _is_titled(passage: Passage, cues: list[int], start: int, end: int, *, commas: bool) -> bool:
    """Whether a line has cells, and a word that a title may be: the cheap questions first."""
    first = bisect_left(cues, start)
    if first == len(cues) or cues[first] >= end:
        return False
    text = passage.marked
    marks = text.count("\t", start, end) + text.count("|", start, end)
    if not marks and not commas and text.count(";", start, end) < _CSV:
        return False
    if marks == 1 and end - start > _PARAGRAPH:
        return False  # «1.», a tab, and a paragraph
    return _TITLE.search(passage.low, start, end) is not None


def _line(text: str, start: int, *, mark: re.Pattern[str] | None) -> tuple[int, int] | None:
    """The line at ``start``, or the next one that holds a ``mark``; None at the end of the text."""
    if start >= len(text):
        return None
    if mark is not None:
        marked = mark.search(text, start)
        if marked is None:
            return None
        start = text.rfind("\n", 0, marked.start()) + 1
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _cells(text: str, start: int, end: int) -> _Cells:
    """The cells of a line; bars at its ends part nothing."""
    found: _Cells = []
    begin = start
    split = _SEMICOLONS if text.count(";", start, end) > 1 else _SPLIT
    if split.search(text, start, end) is None and text.count(",", start, end) >= _CSV_COMMAS:
        split = _COMMAS
    for mark in split.finditer(text, start, end):
        found.append((begin, mark.start()))
        begin = mark.end()
    if not found:
        return [(start, end)]
    found.append((begin, end))
    if not text[found[0][0] : found[0][1]].strip() and text[start] == "|":
        found.pop(0)
    if not text[found[-1][0] : found[-1][1]].strip() and text[end - 1] == "|":
        found.pop()
    return found
