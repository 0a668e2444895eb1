from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime  # Excel knows no time zones
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import HEADER, ROWS, ods, part, repacked, saved, xlsx

from opendata.catalogue.schema import read_schema
from opendata.collect import register_file as module
from opendata.collect.batch import Register
from opendata.collect.register import read_register, register_from
from opendata.problems import Exit, OpendataError, Severity, describe
from opendata.workspace.workspace import RegisterSource

SCHEMA = Path(__file__).parents[2] / "schemas" / "2025" / "legal_acts.json"
COLUMNS = read_schema(SCHEMA).columns
FILE = "datasets/decisions/register.xlsx"


def source(sheet: str | None = None, columns: Mapping[str, str] | None = None) -> RegisterSource:
    return RegisterSource("register.xlsx", sheet, columns or {})


def read(data: bytes, declared: RegisterSource | None = None) -> Register:
    return register_from(data, FILE, declared or source(), COLUMNS)


def read_rows(rows: Sequence[Sequence[Any]], declared: RegisterSource | None = None) -> Register:
    return read(xlsx({"Реєстр": rows}), declared)


def refused(data: bytes, declared: RegisterSource | None = None) -> OpendataError:
    with pytest.raises(OpendataError) as caught:
        read(data, declared)
    assert all(describe(problem, "en") for problem in caught.value.problems)
    assert all(problem.remedy is not None for problem in caught.value.problems)
    return caught.value


def codes(register: Register) -> list[str]:
    return [problem.code for problem in register.problems]


def column(register: Register, name: str) -> list[str | None]:
    return [row.values[name] for row in register.rows]


def book_of(rows: Sequence[Sequence[Any]]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def test_a_plain_register() -> None:
    register = read_rows([HEADER, *ROWS])
    assert (register.file, register.sheet, register.header_row) == (FILE, "Реєстр", 1)
    assert register.columns == ("number", "acceptedDate", "title", "type", "status", "kind")
    first, second = register.rows
    assert first.values == {
        "number": "45/8",
        "acceptedDate": "2018-02-14",
        "title": "Про бюджет",
        "type": "рішення",
        "status": "Чинний",
        "kind": "рішення ради",
    }
    assert (first.row, first.cells["title"], first.cells["kind"]) == (2, "D2", "E2")
    assert first.raw["acceptedDate"] == "14.02.2018"
    assert "title" not in first.raw
    assert second.values["kind"] == "рішення виконавчого комітету"
    assert second.values["title"] == "Про об’єкти"
    assert second.raw["title"] == "Про об'єкти"
    assert register.problems == ()


def test_xlsx_ods_and_csv_say_the_same() -> None:
    rows = [["Реєстр рішень"], [], list(HEADER), *ROWS]
    csv = "\r\n".join(";".join(str(cell) for cell in row) for row in rows).encode("cp1251")
    books = [xlsx({"Р": rows}), ods({"Р": [row or [None] for row in rows]}), csv]
    tables = [[(row.row, row.values, row.cells) for row in read(book).rows] for book in books]
    assert tables[0] == tables[1] == tables[2]
    assert len(tables[0]) == 2


def test_titles_above_and_rubbish_around() -> None:
    rows: list[list[Any]] = [
        ["ЗАТВЕРДЖЕНО", None],
        [None, None, "Реєстр рішень міської ради"],
        [],
        [*HEADER, None, None],
        [1, 2, 3, 4, 5, 6],
        [],
        [*ROWS[0], None, " "],
        [],
        list(ROWS[1]),
        [3, None, None, None],  # an ordinal drawn down beforehand
        [None, "\u00a0"],
    ]
    register = read_rows(rows)
    assert register.header_row == 4
    assert [row.row for row in register.rows] == [7, 9]
    assert register.problems == ()


def test_a_header_of_two_merged_rows() -> None:
    rows = [
        ["№ з/п", "Реквізити рішення", None, "Назва", "Статус"],
        [None, "номер", "дата", None, None],
        [1, "45", "14.02.2018", "Про бюджет", "чинне"],
    ]
    book, sheet = book_of(rows)
    for merged in ("A1:A2", "B1:C1", "D1:D2", "E1:E2"):
        sheet.merge_cells(merged)
    for data in (saved(book), ods({"a": rows})):
        register = read(data)
        assert register.header_row == 2
        assert register.columns == ("number", "acceptedDate", "title", "status")
        assert column(register, "acceptedDate") == ["2018-02-14"]


def test_the_upper_header_gives_meaning_to_the_lower() -> None:
    book, sheet = book_of(
        [
            ["Назва рішення", "Дата", None],
            [None, "прийняття", "оприлюднення"],
            ["Про бюджет", "14.02.2018", "15.02.2018"],
        ]
    )
    sheet.merge_cells("B1:C1")
    register = read(saved(book))
    assert register.rows[0].values == {
        "title": "Про бюджет",
        "acceptedDate": "2018-02-14",
        "issuedDate": "2018-02-15",
    }


def test_sections_totals_and_repeated_headers_are_noted_and_left_out() -> None:
    book, sheet = book_of(
        [
            HEADER,
            ["2018 рік"],
            ROWS[0],
            HEADER,
            ROWS[1],
            ["Всього: 2"],
            [None, None, None, "Разом", 2],
        ]
    )
    sheet.merge_cells("A2:F2")
    register = read(saved(book))
    assert [row.row for row in register.rows] == [3, 5]
    assert codes(register) == [
        "register-section-row",
        "register-repeated-header",
        "register-total-row",
        "register-total-row",
    ]
    assert {problem.severity for problem in register.problems} == {Severity.NOTE}
    assert register.problems[0].found == "2018 рік"
    assert register.problems[0].place.row == 2


def test_a_row_that_is_only_half_filled_is_still_a_row() -> None:
    register = read_rows([HEADER, [None, None, None, "Про бюджет"], [1, 45, None, "Разом з усіма"]])
    assert [row.values["title"] for row in register.rows] == ["Про бюджет", "Разом з усіма"]
    assert register.problems == ()


def test_cells_merged_downwards_hold_for_all_their_rows() -> None:
    book, sheet = book_of([HEADER, ROWS[0], [2, "46/8", None, "Про інше", "Рішення ради", "діє"]])
    sheet.merge_cells("C2:C3")
    register = read(saved(book))
    assert column(register, "acceptedDate") == ["2018-02-14"] * 2
    assert register.rows[1].cells["acceptedDate"] == "C2"


def test_dates_and_numbers_as_excel_keeps_them() -> None:
    rows = [
        ["№ рішення", "Дата прийняття", "Назва", "Код ЄДРПОУ"],
        [48, datetime(2018, 2, 14), "Перше", 1234567],  # noqa: DTZ001
        [48.0, datetime(2018, 2, 14, 9, 30), "Друге", "01234567"],  # noqa: DTZ001
        ["048", 43145, "Третє", None],
        ["49", "44 лютого", "Четверте", "-"],
    ]
    register = read_rows(rows)
    assert column(register, "number") == ["48", "48", "048", "49"]
    assert column(register, "acceptedDate") == ["2018-02-14"] * 3 + ["44 лютого"]
    assert column(register, "publisherId") == ["01234567", "01234567", None, None]
    assert register.problems == ()


def test_a_number_that_excel_made_a_date_is_an_error() -> None:
    register = read_rows([["№ рішення", "Назва"], [datetime(2018, 2, 1), "Про бюджет"]])  # noqa: DTZ001
    assert codes(register) == ["register-number-is-date"]
    assert register.problems[0].place.cell == "A2"
    assert register.problems[0].severity is Severity.ERROR


def test_errors_and_unsaved_formulas_are_reported() -> None:
    data = xlsx({"Р": [HEADER, [1, "=A1", *ROWS[0][2:]], [2, "46", "#N/A", *ROWS[1][3:]]]})
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert b't="e"' in sheet
    register = read(repacked(data, {"xl/worksheets/sheet1.xml": sheet}))
    assert codes(register) == ["register-formula", "register-error-cell"]
    assert [problem.place.cell for problem in register.problems] == ["B2", "C3"]
    assert register.rows[1].values["acceptedDate"] is None
    assert register.rows[1].raw["acceptedDate"] == "#N/A"


def test_the_link_behind_a_cell_is_its_address() -> None:
    book, sheet = book_of([["№ рішення", "Назва", "Посилання"], ["45", "Про бюджет", "тут"]])
    sheet["C2"].hyperlink = "https://example.ua/45"
    row = read(saved(book)).rows[0]
    assert row.values["url"] == "https://example.ua/45"
    assert row.raw["url"] == "тут"


def test_an_unknown_kind_is_empty_and_told() -> None:
    register = read_rows(
        [["Номер рішення", "Назва", "kind"], ["1а", "Про", "указ"], ["2", "Про", "Рішення МВК"]]
    )
    assert column(register, "kind") == [None, "рішення виконавчого комітету"]
    assert codes(register) == ["register-unknown-kind"]
    assert register.rows[1].values["type"] == "рішення"


def test_unknown_columns_are_noted() -> None:
    register = read_rows([[*HEADER, "Колір", "Примітки"], [*ROWS[0], "синій", "так"]])
    assert codes(register) == ["register-unknown-headers"]
    assert register.problems[0].found == "Колір"


def test_a_csv_row_with_a_delimiter_too_many() -> None:
    text = "№ рішення;Назва\r\n45;Про бюджет; зміни\r\n46;Про інше\r\n"
    register = read(text.encode())
    assert codes(register) == ["register-shifted-row"]
    assert register.problems[0].place.row == 2


def test_declared_columns_come_first() -> None:
    rows = [["№", "Рядок", "Номер рішення", "Найменування акта"], [1, "a", "45", "Про бюджет"]]
    register = read_rows(rows, source(columns={"number": "№", "title": "рядок"}))
    assert register.rows[0].values == {"number": "1", "title": "a"}
    assert codes(register) == ["register-unknown-headers"]


def test_a_declared_header_that_is_missing() -> None:
    error = refused(xlsx({"Р": [HEADER, *ROWS]}), source(columns={"title": "Заголовочок"}))
    assert (error.problem.code, error.exit_code) == ("register-header-missing", Exit.CONFIGURATION)
    assert "Заголовочок" in str(error)
    assert "Назва рішення" in str(error)


def test_a_declared_column_that_the_structure_does_not_have() -> None:
    error = refused(xlsx({"Р": [HEADER, *ROWS]}), source(columns={"titel": "Назва"}))
    assert error.problem.code == "register-unknown-column"
    assert error.exit_code is Exit.CONFIGURATION


def test_two_headers_for_one_column() -> None:
    error = refused(xlsx({"Р": [["№ рішення", "Назва рішення", "Про що"], ["45", "a", "b"]]}))
    assert (error.problem.code, error.exit_code) == (
        "register-ambiguous-header",
        Exit.CONFIGURATION,
    )
    assert error.problem.found == "Назва рішення (B1) | Про що (C1)"


def test_a_bare_number_sign_over_1_2_3_is_not_decided() -> None:
    rows = [["№", "Дата", "Назва"], *([n, "14.02.2018", "Про бюджет"] for n in (1, 2, 3))]
    error = refused(xlsx({"Р": rows}))
    assert (error.problem.code, error.problem.place.cell) == ("register-ambiguous-header", "A1")
    assert column(read_rows(rows, source(columns={"number": "№"})), "number") == ["1", "2", "3"]
    rows[2][0] = 7
    assert column(read_rows(rows), "number") == ["1", "7", "3"]


def test_no_header() -> None:
    error = refused(xlsx({"Р": [["Прізвище", "Фракція"], ["Коваль", "Слуга"]]}))
    assert (error.problem.code, error.exit_code) == ("register-no-header", Exit.INCOMPLETE)
    assert error.problem.found == "Прізвище | Фракція"
    assert refused(xlsx({"Р": []})).problem.code == "register-no-header"


def test_the_sheet_whose_header_fits_best() -> None:
    register = read(
        xlsx({"Довідник": [["Колір", "Дата"]], "Рішення": [HEADER, *ROWS], "Форма": [HEADER]})
    )
    assert register.sheet == "Рішення"
    assert register.problems == ()


def test_other_registers_in_the_file_are_told() -> None:
    register = read(
        xlsx({"2017": [HEADER[1:4], ["1", "01.02.2017", "Про"]], "2018": [HEADER, *ROWS]})
    )
    assert register.sheet == "2018"
    assert codes(register) == ["register-other-sheets"]
    assert register.problems[0].found == "2017"


def test_equal_sheets_are_not_decided() -> None:
    book = xlsx({"2017": [HEADER, *ROWS], "2018": [HEADER, *ROWS]})
    error = refused(book)
    assert (error.problem.code, error.exit_code) == ("register-ambiguous-sheet", Exit.CONFIGURATION)
    assert error.problem.found == "2017, 2018"
    assert read(book, source(" 2017 ")).sheet == "2017"


def test_a_hidden_sheet_is_read_only_when_named() -> None:
    book, sheet = book_of([HEADER, *ROWS])
    sheet.title = "Архів"
    book.create_sheet("Титул")["A1"] = "Реєстр"
    book.active = 1
    sheet.sheet_state = "hidden"
    assert refused(saved(book)).problem.code == "register-no-header"
    assert len(read(saved(book), source("архів")).rows) == 2


def test_a_sheet_that_is_not_there() -> None:
    error = refused(xlsx({"Рішення": [HEADER]}), source("Накази"))
    assert (error.problem.code, error.exit_code) == ("register-no-sheet", Exit.CONFIGURATION)
    assert "Рішення" in str(error)


def test_a_named_sheet_without_a_header() -> None:
    assert refused(xlsx({"а": [["x", "y"]]}), source("а")).problem.code == "register-no-header"


def test_the_file_is_named_from_the_workspace(tmp_path: Path) -> None:
    path = tmp_path / "datasets" / "decisions" / "register.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(xlsx({"Р": [HEADER, *ROWS]}))
    assert read_register(path, tmp_path, source(), COLUMNS).file == FILE
    assert read_register(path, tmp_path / "other", source(), COLUMNS).file == "register.xlsx"


def incomplete(path: Path, root: Path) -> str:
    with pytest.raises(OpendataError) as caught:
        read_register(path, root, source(), COLUMNS)
    assert caught.value.exit_code is Exit.INCOMPLETE
    assert caught.value.problem.remedy is not None
    return caught.value.problem.code


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert incomplete(tmp_path / "немає.xlsx", tmp_path) == "register-missing"
    assert incomplete(tmp_path, tmp_path) == "register-missing"
    path = tmp_path / "register.xlsx"
    path.write_bytes(b"PK broken")
    assert incomplete(path, tmp_path) == "register-broken"
    monkeypatch.setattr(module, "LARGEST", 5)
    assert incomplete(path, tmp_path) == "register-too-large"


@pytest.mark.parametrize(("errno", "code"), [(13, "register-locked"), (5, "register-missing")])
def test_files_that_others_hold(
    errno: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(b"x")

    def fail(_: Path) -> bytes:
        raise OSError(errno, "no")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert incomplete(path, tmp_path) == code


SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no folder of real samples beside the repository")
def test_real_workbooks_are_registers_or_refused_in_words() -> None:
    for path in sorted(SAMPLES.rglob("*.xls*")):
        try:
            register = read_register(path, SAMPLES, source(), COLUMNS)
        except OpendataError as error:
            assert error.problem.code.startswith("register-")  # noqa: PT017 - either is right
        else:
            assert len(register.columns) >= 2
