"""A register of a hundred parties beside an extract: compared, decided, and written."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from register_extract_hands import (
    ADD,
    END,
    KEEP,
    TAKE,
    Party,
    Registers,
    Sheet,
    code_of,
    parties,
    write_extract,
)
from town import Town

from opendata.journal.journal import Journal, Step
from opendata.pipeline import reconcile_apply
from opendata.pipeline.reconcile import Reconciled
from opendata.problems import Exit, OpendataError
from opendata.review.registers.recorded import last_reconciliation

HERE = 100


@pytest.fixture
def registers(town: Town) -> Registers:
    made = Registers(town)
    made.write([one.ours() for one in parties(HERE)])
    return made


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """Of the hundred: 0–89 the same, 90–94 differ, 95 misspelled without code, 96–99 gone; two new.

    Codes begin with noughts, which the number cells of the extract have lost.
    """
    return write_extract(tmp_path / "витяг.xlsx", extract_rows())


def extract_rows() -> list[list[Any]]:
    known = parties(HERE)
    rows = [one.theirs() for one in known[:95]]
    rows[90][3] = "НОВИК ІВАН ПЕТРОВИЧ"
    rows[91][4] = "02.02.2002"
    rows[92][5] = "в стані припинення"
    rows[93][6] = "Україна, місто Ясна Зоря, вулиця Нова, 7"
    rows[94][2] = 'ЯСНОЗІРСЬКА МІСЬКА ОРГАНІЗАЦІЯ ПОЛІТИЧНОЇ ПАРТІЇ "ІНША НАЗВА"'
    rows.append([95, None, known[95].name.replace("Єдиний", "Єдинний"), "", "", "", ""])
    for number, title in ((100, "Гостинний дім"), (101, "Степова зоря")):
        day = known[0].day
        rows.append(Party(number, code_of(90_000 + number), title, "Яр Юрій", day).theirs())
    return rows


def journal(registers: Registers) -> Journal:
    return Journal(registers.town.root / ".opendata" / "journal.sqlite")


def last(registers: Registers) -> Any:
    event = journal(registers).last("parties", Step.RECONCILED)
    assert event is not None
    return event.data


def sheet_of(found: Reconciled) -> Sheet:
    assert found.sheet is not None
    return Sheet(found.sheet)


def test_each_row_is_found_where_it_belongs(registers: Registers, extract: Path) -> None:
    found = registers.compare(extract)
    outcome = found.outcome
    assert found.exit_code is Exit.DONE
    assert [one.ours.number for one in outcome.same] == list(range(90))
    assert {
        one.ours.number: [str(concept) for concept in one.differences] for one in outcome.differs
    } == {90: ["head"], 91: ["registered"], 92: ["status"], 93: ["address"], 94: ["name"]}
    (alike,) = outcome.alike
    assert (alike.ours.number, alike.theirs.place.row) == (95, 100)
    assert 0.85 <= alike.likeness < 1
    assert [one.number for one in outcome.only_here] == [96, 97, 98, 99]
    assert [one.name.split('"')[1] for one in outcome.only_there] == [
        "ГОСТИННИЙ ДІМ",
        "СТЕПОВА ЗОРЯ",
    ]
    numbers = found.numbers
    assert (numbers.ours, numbers.theirs, numbers.registered, numbers.registered_here) == (
        100, 98, 98, 100,
    )  # fmt: skip


def test_both_cells_of_a_difference_are_named(registers: Registers, extract: Path) -> None:
    sheet = sheet_of(registers.compare(extract))
    (row,) = (one for one in sheet.rows() if one["Що вирішити"] == "Відрізняється: керівник")
    assert (row["Наше"], row["У витягу"]) == (parties(HERE)[90].head, "Новик Іван Петрович")
    assert row["Наша клітинка"] == "datasets/parties/parties.xlsx › Осередки › I92"
    assert row["Клітинка витягу"] == "витяг.xlsx › Sheet › D95"


def test_the_day_stands_in_the_title_and_the_option_goes_before_it(
    registers: Registers, extract: Path
) -> None:
    registers.compare(extract)
    known = last_reconciliation(journal(registers), "parties")
    assert known is not None
    assert (known.as_of, known.numbers.registered, known.decided) == (date(2020, 4, 1), 98, 0)
    assert (known.extract, known.register) == ("витяг.xlsx", "datasets/parties/parties.xlsx")
    registers.compare(extract, as_of=date(2020, 4, 2))
    again = last_reconciliation(journal(registers), "parties")
    assert again is not None
    assert again.as_of == date(2020, 4, 2)


def test_without_a_day_nothing_is_made_up(registers: Registers, tmp_path: Path) -> None:
    found = registers.compare(write_extract(tmp_path / "e.xlsx", extract_rows(), title=""))
    assert "extract-date" in {one.code for one in found.problems}
    known = last_reconciliation(journal(registers), "parties")
    assert known is not None
    assert known.as_of is None
    assert not [one for one in found.questions if one.kind == "dated"]


def test_a_dataset_that_nobody_reconciled_has_no_last_time(registers: Registers) -> None:
    assert last_reconciliation(journal(registers), "parties") is None


def test_the_same_comparison_is_written_once(registers: Registers, extract: Path) -> None:
    registers.compare(extract)
    before = registers.town.snapshot()
    registers.compare(extract)
    assert registers.town.snapshot() == before


def test_a_rehearsal_writes_nothing(registers: Registers, extract: Path) -> None:
    before = registers.town.snapshot()
    found = registers.compare(extract, dry_run=True)
    assert (found.sheet, len(found.outcome.same)) == (None, 90)
    assert registers.town.snapshot() == before


def decide(registers: Registers, extract: Path) -> Path:
    """Every kind of decision, as a clerk makes it."""
    sheet = sheet_of(registers.compare(extract))
    assert sheet.choose(TAKE, why="керівник") == 1
    assert sheet.choose(TAKE, why="Відрізняється: стан") == 1
    assert sheet.choose(KEEP, why="Відрізняється: назва") == 1
    assert sheet.choose(ADD, theirs="ГОСТИННИЙ ДІМ") == 1
    assert sheet.choose(TAKE, why="Мабуть, та сама організація") == 1
    assert sheet.choose(END, name=parties(HERE)[96].title) == 1
    return sheet.save()


def test_what_is_decided_is_written_and_nothing_else(registers: Registers, extract: Path) -> None:
    before = registers.rows()
    path = decide(registers, extract)
    bytes_before = registers.path.read_bytes()
    done = registers.apply(path)
    assert (done.exit_code, done.applied.taken, done.applied.who) == (Exit.DONE, 6, "Оксана")
    after = registers.rows()
    wanted = [dict(row) for row in before]
    wanted[90]["headName"] = "Новик Іван Петрович"
    wanted[92]["status"] = "В стані припинення"
    wanted[95]["name"] = wanted[95]["name"].replace("Єдиний", "Єдинний")
    wanted[96]["status"] = "Припинено"
    assert after[:HERE] == wanted
    code = code_of(90_100)
    assert len(after) == HERE + 1
    assert {name: value for name, value in after[HERE].items() if value} == {
        "uid": code,
        "organizationId": code,
        "name": 'ЯСНОЗІРСЬКА МІСЬКА ОРГАНІЗАЦІЯ ПОЛІТИЧНОЇ ПАРТІЇ "ГОСТИННИЙ ДІМ"',
        "headName": "Яр Юрій",
        "registrationDate": "2010-01-04",
        "address": "Україна, Київська обл., місто Ясна Зоря, вулиця",
        "status": "Зареєстровано",
        "reconciledDate": "2020-04-01",
    }
    assert done.kept is not None
    assert done.kept.name == "parties.before-reconcile.xlsx"
    assert done.kept.read_bytes() == bytes_before
    told = {one.code: one for one in done.applied.problems}
    assert set(told) == {"reconcile-fill", "reconcile-ended"}
    assert told["reconcile-fill"].found == "partyName, CATUTTC"
    assert str(told["reconcile-fill"].place) == "datasets/parties/parties.xlsx › Осередки › 102"


def test_the_looks_of_the_register_stay(registers: Registers, extract: Path) -> None:
    registers.apply(decide(registers, extract))
    page = load_workbook(registers.path)["Осередки"]
    assert page.column_dimensions["C"].width == 50
    assert page.auto_filter.ref == "A1:P102"


def test_the_journal_says_who_and_what_was_there(registers: Registers, extract: Path) -> None:
    registers.apply(decide(registers, extract))
    data = last(registers)
    assert (data["what"], data["who"], data["as_of"]) == ("applied", "Оксана", "2020-04-01")
    head = next(one for one in data["decisions"] if one["kind"] == "differs")
    assert head["cells"] == [["headName", "I92", parties(HERE)[90].head, "Новик Іван Петрович"]]
    (added,) = (one for one in data["decisions"] if one["action"] == "add")
    assert (added["row_number"], added["row"]["status"]) == (102, "Зареєстровано")
    known = last_reconciliation(journal(registers), "parties")
    assert known is not None
    assert (known.decided, known.who) == (6, ("Оксана",))
    assert (known.numbers.ours, known.numbers.registered_here, known.numbers.registered) == (
        101, 100, 98,
    )  # fmt: skip
    sheet = data["sheet"]["sha256"]
    assert (registers.town.root / ".opendata/objects" / sheet[:2] / sheet[2:]).is_file()


def test_the_date_of_the_reconciliation_goes_into_the_rows_that_were_found(
    registers: Registers, extract: Path
) -> None:
    sheet = sheet_of(registers.compare(extract))
    assert sheet.choose(TAKE, why="Дата звірки") == 1
    registers.apply(sheet.save())
    dates = [row["reconciledDate"] for row in registers.rows()]
    assert dates == ["2020-04-01"] * 95 + [""] * 5


def test_a_sheet_can_be_applied_again_when_more_is_decided(
    registers: Registers, extract: Path
) -> None:
    path = decide(registers, extract)
    registers.apply(path)
    after = registers.town.snapshot()
    again = registers.apply(path)
    assert (again.applied.taken, again.applied.same, again.written) == (0, 6, None)
    assert registers.town.snapshot() == after
    more = Sheet(path)
    assert more.choose(TAKE, why="Відрізняється: назва") == 1
    assert more.choose(ADD, theirs="СТЕПОВА ЗОРЯ") == 1
    done = registers.apply(more.save(), who="Петро")
    assert (done.applied.taken, done.applied.same) == (2, 5)
    assert "ІНША НАЗВА" in registers.rows()[94]["name"]
    assert len(registers.rows()) == 102
    known = last_reconciliation(journal(registers), "parties")
    assert known is not None
    assert (known.decided, known.who) == (7, ("Оксана", "Петро"))  # one of them anew
    assert sorted(path.name for path in registers.folder.glob("*before*")) == [
        "parties.before-reconcile-2.xlsx",
        "parties.before-reconcile.xlsx",
    ]


def test_what_was_taken_cannot_be_taken_back_there(registers: Registers, extract: Path) -> None:
    path = decide(registers, extract)
    registers.apply(path)
    sheet = Sheet(path)
    sheet.choose(KEEP, why="керівник")
    done = registers.apply(sheet.save())
    assert [one.code for one in done.applied.problems] == ["reconcile-done"]
    assert done.exit_code is Exit.INCOMPLETE


def test_a_register_that_was_changed_is_not_written(registers: Registers, extract: Path) -> None:
    path = decide(registers, extract)
    rows = registers.rows()
    registers.write([rows[0] | {"note": "щось"}, *rows[1:]])
    before = registers.town.snapshot()
    with pytest.raises(OpendataError) as caught:
        registers.apply(path)
    assert (caught.value.problem.code, caught.value.exit_code) == ("reconcile-changed", Exit.USAGE)
    assert registers.town.snapshot() == before
    registers.compare(extract)  # the old sheet is of no use any more, and is written over
    assert not Sheet(path).rows()[1]["Дія"]


def test_a_sheet_that_was_filled_in_is_not_written_over(
    registers: Registers, extract: Path
) -> None:
    path = decide(registers, extract)
    data = path.read_bytes()
    with pytest.raises(OpendataError) as caught:
        registers.compare(extract)
    assert (caught.value.problem.code, caught.value.exit_code) == ("review-not-applied", Exit.USAGE)
    assert path.read_bytes() == data
    registers.apply(path)
    registers.compare(extract)


def test_another_file_is_not_written_over(
    registers: Registers, extract: Path, tmp_path: Path
) -> None:
    with pytest.raises(OpendataError) as caught:
        registers.compare(extract, review=extract)
    assert caught.value.problem.code == "review-file-taken"
    with pytest.raises(OpendataError) as caught:
        registers.compare(extract, review=tmp_path / "аркуш.txt")
    assert caught.value.problem.code == "review-name"


@pytest.mark.parametrize("moment", ["record", "keep", "write"])
def test_a_kill_loses_nothing_and_repeating_does_it_once(
    registers: Registers, extract: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = decide(registers, extract)
    real: Callable[..., None] = reconcile_apply.write_atomically
    record = reconcile_apply._record
    before = registers.rows()

    def writing(target: Path, data: bytes, *, durable: bool = False) -> None:
        if moment == "keep" or (moment == "write" and target == registers.path):
            raise KeyboardInterrupt
        real(target, data, durable=durable)

    def recording(*args: Any) -> None:
        if moment == "record":
            raise KeyboardInterrupt
        record(*args)

    monkeypatch.setattr(reconcile_apply, "write_atomically", writing)
    monkeypatch.setattr(reconcile_apply, "_record", recording)
    with pytest.raises(KeyboardInterrupt):
        registers.apply(path)
    assert registers.rows() == before
    monkeypatch.undo()
    done = registers.apply(path)
    assert (done.applied.taken, len(registers.rows())) == (6, HERE + 1)
    known = last_reconciliation(journal(registers), "parties")
    assert known is not None
    assert known.decided == 6  # also where the killed run had said so before
    assert registers.apply(path).applied.same == 6


def test_a_rehearsal_of_decisions_writes_nothing(registers: Registers, extract: Path) -> None:
    path = decide(registers, extract)
    before = registers.town.snapshot()
    done = registers.apply(path, dry_run=True)
    assert (done.applied.taken, done.written) == (6, None)
    assert registers.town.snapshot() == before


def test_a_register_in_csv_is_written_as_it_was(town: Town, extract: Path) -> None:
    registers = Registers(town, "parties.csv")
    registers.write([one.ours() for one in parties(HERE)])
    lines = registers.path.read_bytes().split(b"\r\n")
    path = decide(registers, extract)
    registers.apply(path)
    after = registers.path.read_bytes().split(b"\r\n")
    assert after[0] == lines[0]
    assert [n for n, (a, b) in enumerate(zip(lines, after, strict=False)) if a != b] == [
        91, 93, 96, 97, 101,
    ]  # fmt: skip
    assert registers.rows()[HERE]["organizationId"] == code_of(90_100)


def test_formulas_are_not_written_over(registers: Registers, extract: Path) -> None:
    book = load_workbook(registers.path)
    book["Осередки"]["N92"] = "=1+1"
    book["Осередки"]["I92"] = '="Коваль Олена Вікторівна"'
    book.save(registers.path)
    sheet = sheet_of(registers.compare(extract))
    sheet.choose(TAKE, why="керівник")
    done = registers.apply(sheet.save())
    assert [one.code for one in done.applied.problems] == ["reconcile-formula"]
    assert load_workbook(registers.path)["Осередки"]["I92"].value.startswith("=")


def test_pictures_would_be_lost(registers: Registers, extract: Path) -> None:
    import zipfile

    with zipfile.ZipFile(registers.path, "a") as packed:
        packed.writestr("xl/media/image1.png", b"x")
    path = decide(registers, extract)
    with pytest.raises(OpendataError) as caught:
        registers.apply(path)
    assert caught.value.problem.code == "reconcile-incomplete"


def test_a_register_in_another_format_is_only_compared(
    registers: Registers, extract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = decide(registers, extract)
    monkeypatch.setattr(reconcile_apply, "FORMATS", ("csv",))
    with pytest.raises(OpendataError) as caught:
        registers.apply(path)
    assert caught.value.problem.code == "reconcile-format"


def test_the_extract_is_looked_at_before_anything(registers: Registers, tmp_path: Path) -> None:
    with pytest.raises(OpendataError) as caught:
        registers.compare(tmp_path / "немає.xlsx")
    assert (caught.value.problem.code, caught.value.exit_code) == ("extract-missing", Exit.USAGE)
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(OpendataError) as caught:
        registers.compare(broken)
    assert caught.value.exit_code is Exit.INCOMPLETE
    assert not (registers.town.root / "reconciliation").exists()


def test_acts_are_not_reconciled(registers: Registers, extract: Path) -> None:
    from opendata.pipeline.reconcile import Asked, reconcile
    from opendata.workspace.read import read_workspace

    workspace = read_workspace(registers.town.root)
    with pytest.raises(OpendataError) as caught:
        reconcile(workspace, "decisions", Asked(extract), registers.town.clock)
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "reconcile-no-table",
        Exit.USAGE,
    )


def test_a_register_without_codes_and_names(registers: Registers, extract: Path) -> None:
    (registers.folder / "parties.xlsx").unlink()
    text = (registers.folder / "datapackage.yaml").read_text("utf-8")
    (registers.folder / "datapackage.yaml").write_text(text.replace(".xlsx", ".csv"), "utf-8")
    (registers.folder / "parties.csv").write_text("uid,status\n1,Зареєстровано\n", "utf-8")
    with pytest.raises(OpendataError) as caught:
        registers.compare(extract)
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "reconcile-no-column",
        Exit.INVALID,
    )


def test_a_sheet_of_another_dataset(registers: Registers, extract: Path) -> None:
    path = decide(registers, extract)
    book = load_workbook(path)
    book["opendata"]["B1"] = "ngos"
    book.save(path)
    with pytest.raises(OpendataError) as caught:
        registers.apply(path)
    assert caught.value.problem.code == "reconcile-other-dataset"


def test_the_journal_can_be_verified_with_it(registers: Registers, extract: Path) -> None:
    from opendata.pipeline.evidence import Evidence

    registers.apply(decide(registers, extract))
    seen = Evidence()
    assert journal(registers).verify(seen.see) == ()
    assert json.dumps(last(registers), ensure_ascii=False)


def test_values_of_formulas_would_be_lost_by_writing(registers: Registers, extract: Path) -> None:
    """A formula with its value, as Excel saves it, in another cell of the table."""
    import zipfile

    old = registers.path.read_bytes()
    with zipfile.ZipFile(registers.path, "w") as new, zipfile.ZipFile(io.BytesIO(old)) as was:
        for one in was.namelist():
            content = was.read(one)
            if one == "xl/worksheets/sheet1.xml":
                start = content.index(b'<c r="L4"')
                end = content.index(b"</c>", start) + 4
                value = '<c r="L4" t="str"><f>L3</f><v>Зареєстровано</v></c>'.encode()
                content = content[:start] + value + content[end:]
            new.writestr(one, content)
    path = decide(registers, extract)
    before = registers.town.snapshot()
    with pytest.raises(OpendataError) as caught:
        registers.apply(path)
    assert (caught.value.problem.code, caught.value.exit_code) == ("reconcile-unsure", Exit.USAGE)
    assert (caught.value.problem.place.row, caught.value.problem.place.field) == (4, "status")
    assert registers.town.snapshot() == before


def test_days_stay_days(registers: Registers, extract: Path) -> None:
    book = load_workbook(registers.path)
    page = book["Осередки"]
    for (cell,) in page["G2:G101"]:
        cell.value = datetime.fromisoformat(cell.value)
        cell.number_format = "dd.mm.yyyy"
    book.save(registers.path)
    sheet = sheet_of(registers.compare(extract))
    sheet.choose(TAKE, why="дата реєстрації")
    sheet.choose(ADD, theirs="ГОСТИННИЙ ДІМ")
    assert registers.apply(sheet.save()).applied.taken == 2
    page = load_workbook(registers.path)["Осередки"]
    assert page["G93"].value == datetime(2002, 2, 2)  # noqa: DTZ001 - a day has no zone
    assert (page["G102"].value, page["G102"].number_format) == (
        datetime(2010, 1, 4),  # noqa: DTZ001
        "dd.mm.yyyy",
    )
