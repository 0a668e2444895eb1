"""Forty registers as clerks have them, each with one kind of mess. All of it is invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from table_hands import sample

from opendata.catalogue.tables import table

Rows = list[list[str]]
HEADER: Final = [
    "uid",
    "type",
    "title",
    "acceptedDate",
    "number",
    "issuedDate",
    "validFrom",
    "status",
    "publisherName",
    "publisherId",
    "text",
    "url",
    "registrationNumber",
    "registrationDate",
    "registratorName",
    "registratorId",
]
COUNCIL: Final = "Вишнева селищна рада"


def act(number: int, **cells: str) -> list[str]:
    """A row of the register of acts without any fault."""
    day = f"2025-03-{number + 9:02}"
    values = dict.fromkeys(HEADER, "null") | {
        "uid": f"{number}-2025",
        "type": "рішення",
        "title": f"Про внесення змін до програми благоустрою, частина {number}",
        "acceptedDate": day,
        "number": str(number),
        "issuedDate": day,
        "validFrom": day,
        "status": "Чинний",
        "publisherName": COUNCIL,
        "publisherId": "04054346",
        "text": f"{number}-2025.docx",
        "url": f"https://vyshneva.example/acts/{number}",
    }
    return list((values | cells).values())


def acts(count: int = 4, **first: str) -> Rows:
    """Some acts, of which the second has the cells ``first``."""
    return [act(n, **(first if n == 2 else {})) for n in range(1, count + 1)]


def as_csv(rows: Sequence[Sequence[str]], encoding: str = "utf-8", mark: str = ",") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence[Any]], build: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with ``rows`` on its first sheet, then changed by ``build``."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Реєстр"
    for row in rows:
        page.append(list(row))
    if build is not None:
        build(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(column: str, change: Callable[[str, int], Any], count: int = 4) -> list[list[Any]]:
    """The acts with one column written otherwise in every row."""
    spot = HEADER.index(column)
    found: list[list[Any]] = []
    for number, row in enumerate(acts(count)):
        found.append([change(one, number) if at == spot else one for at, one in enumerate(row)])
    return found


def typed(key: str, **cells: str) -> Rows:
    """Header and rows of the sample of another table, its first row with ``cells``."""
    header, rows = sample(table(key))
    spots = {name: header.index(name) for name in cells}
    for name, spot in spots.items():
        rows[0][spot] = cells[name]
    return [header, *rows]


@dataclass(frozen=True, slots=True)
class Register:
    """One file: ``name`` tells the mess and the kind of file."""

    name: str
    key: str
    data: bytes


def _titled(book: Any) -> None:
    page = book.worksheets[0]
    page.insert_rows(1, 2)
    page["A1"] = f"{COUNCIL}: реєстр рішень"
    page["A1"].font = Font(bold=True)
    page.merge_cells("A1:F1")


def _formula(book: Any) -> None:
    book.worksheets[0]["D3"] = "=NOW()"


def _error(book: Any) -> None:
    cell = book.worksheets[0]["D3"]
    cell.value, cell.data_type = "#REF!", "e"


def _real_dates(book: Any) -> None:
    for row in range(2, 6):
        book.worksheets[0][f"D{row}"] = datetime(2025, 3, 8 + row)  # noqa: DTZ001
    book.worksheets[0]["D3"] = datetime(2025, 3, 11, 14, 30)  # noqa: DTZ001


def _second_sheet(book: Any) -> None:
    notes = book.create_sheet("Примітки", 0)
    notes["A1"] = "Заповнювала Олена, 12.03"


def _blank_rows(book: Any) -> None:
    book.worksheets[0].insert_rows(3, 2)


def _latin(text: str, letter: str, other: str) -> str:
    return text.replace(letter, other, 1)


_TWIN = [_latin(one, "a", "а") if one == "acceptedDate" else one for one in HEADER]
_LABELS = [table("legal_acts").field(one).title for one in HEADER]
_BESIDE = ["Примітка", "", "див. файл", "", ""]
_SPLIT = as_csv([HEADER, *acts(title="Про благоустрій, частина 2")]).replace(b'"', b"")


def _acts(name: str, **cells: str) -> Register:
    return Register(name, "legal_acts", as_csv([HEADER, *acts(**cells)]))


def _csv(name: str, rows: Sequence[Sequence[Any]], *form: str) -> Register:
    return Register(name, "legal_acts", as_csv(rows, *form))


def _book(name: str, rows: Sequence[Sequence[Any]], *build: Callable[[Any], None]) -> Register:
    return Register(name, "legal_acts", as_xlsx(rows, *build))


REGISTERS: Final = (
    _csv(
        "01-dates-with-dots.csv",
        [HEADER, *changed("acceptedDate", lambda _, n: f"{n + 10}.03.2025")],
    ),
    _acts("02-date-that-never-was.csv", acceptedDate="2025-02-30"),
    _acts("03-date-in-words.csv", acceptedDate="11 березня 2025 р."),
    _acts("04-american-date.csv", acceptedDate="03/11/2025"),
    _book(
        "05-serial-numbers-of-days.xlsx",
        [HEADER, *changed("acceptedDate", lambda _, n: 45726 + n)],
    ),
    _acts("06-year-0225.csv", acceptedDate="0225-03-11"),
    _acts("07-title-blank.csv", title=""),
    _acts("08-dash-for-nothing.csv", title="-", validFrom="–"),
    _acts("09-null-in-capitals.csv", registrationNumber="NULL", registratorName="н/д"),
    _acts("10-status-misspelled.csv", status="Чиний"),
    _acts("11-status-with-a-latin-letter.csv", status=_latin("Чинний", "и", "u")),
    _acts("12-status-in-small-letters.csv", status="чинний "),
    _book("13-code-without-zero.xlsx", [HEADER, *changed("publisherId", lambda *_: 4054346)]),
    _acts("14-code-of-nine-digits.csv", publisherId="040543461"),
    _acts("15-code-with-a-slip.csv", publisherId="04054347"),
    _acts("16-code-with-the-letter-o.csv", publisherId="О4О54346"),
    _acts("17-address-without-scheme.csv", url="www.vyshneva.example/acts/2"),
    _acts("18-address-with-a-blank.csv", url="https://vyshneva.example/acts/рішення 2"),
    _csv("19-two-rows-of-one-act.csv", [HEADER, *acts(), act(2)]),
    _acts("20-identifier-blank.csv", uid=""),
    _csv("21-header-with-a-cyrillic-letter.csv", [_TWIN, *acts()]),
    _csv("22-header-in-ukrainian.csv", [_LABELS, *acts()]),
    _csv("23-header-with-blanks.csv", [[f" {one} " for one in HEADER], *acts()]),
    _csv("24-columns-missing.csv", [row[:8] for row in (HEADER, *acts())]),
    _csv(
        "25-a-column-of-ones-own.csv",
        [[*row, more] for row, more in zip((HEADER, *acts()), _BESIDE, strict=True)],
    ),
    _csv("26-columns-in-another-order.csv", [row[::-1] for row in (HEADER, *acts())]),
    _csv(
        "27-semicolons-in-windows-1251.csv",
        [HEADER, *acts(title="Про об’єкт «Їжак»", status="Діє")],
        "cp1251",
        ";",
    ),
    _csv("28-tabs-in-utf-16.csv", [HEADER, *acts(status="так")], "utf-16", "\t"),
    Register("29-a-comma-too-many.csv", "legal_acts", _SPLIT),
    _book("30-titles-above-the-header.xlsx", [HEADER, *acts(status="Діє")], _titled),
    _book("31-formula-without-value.xlsx", [HEADER, *acts()], _formula),
    _book("32-cell-with-an-error.xlsx", [HEADER, *acts()], _error),
    _book("33-real-dates-one-with-a-time.xlsx", [HEADER, *acts()], _real_dates),
    _book("34-notes-on-the-first-sheet.xlsx", [HEADER, *acts(url="немає")], _second_sheet),
    _book("35-blank-rows-between.xlsx", [HEADER, *acts(title="")], _blank_rows),
    _csv("36-header-alone.csv", [HEADER]),
    _csv("37-the-same-in-every-row.csv", [HEADER, *changed("status", lambda *_: "Діє", 20)]),
    _acts("38-tax-number-of-a-person.csv", title="Про допомогу, РНОКПП 3184710691"),
    Register(
        "39-phone-and-postal-code.csv",
        "organizations",
        as_csv(typed("organizations", contactPointTelephone="044 12-34", addressPostCode="1001")),
    ),
    Register(
        "40-people.csv",
        "deputies",
        as_csv(typed("deputies", gender="ж", birthDate="1980", CATUTTC="UА32140050010021659")),
    ),
)
"""Every register once; the numbers are those of the golden files."""
