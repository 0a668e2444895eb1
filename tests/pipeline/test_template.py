"""Templates as files: where they go, and what is never written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from opendata.catalogue.requirements import requirement
from opendata.pipeline.template import (
    check_command,
    make_template,
    make_templates,
    templates_of,
    write_templates,
)
from opendata.problems import Exit, OpendataError


def text_of(path: Path) -> str:
    sheet = load_workbook(path)["Як заповнювати"]
    return "\n".join(str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0])


def refused(caught: pytest.ExceptionInfo[OpendataError]) -> tuple[str, Exit]:
    return caught.value.problem.code, caught.value.exit_code


def test_a_table_is_named_by_key_or_resource(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = make_template("parkingLots", "", "uk", None)
    assert made.path == Path("parkingLots.xlsx")
    assert made.schema.key == "parking_lots"
    other = make_template("parking_lots", "2019", "uk", tmp_path / "стара.xlsx")
    assert other.schema.edition == "2019"
    assert "opendata validate стара.xlsx --schema parking_lots --edition 2019" in text_of(
        other.path
    )


def test_the_workbook_is_honest_about_its_edition(tmp_path: Path) -> None:
    new = make_template("parking_lots", "2025", "uk", tmp_path / "new.xlsx")
    old = make_template("parking_lots", "2019", "uk", tmp_path / "old.xlsx")
    assert "формальне затвердження не встановлено" in text_of(new.path)
    assert "рекомендована структура 2019 року" in text_of(old.path)
    assert "не встановлено" not in text_of(old.path)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "lots.xlsx"
    target.write_bytes(b"work of a week")
    with pytest.raises(OpendataError) as caught:
        make_template("parking_lots", "", "uk", target)
    assert refused(caught) == ("template-exists", Exit.USAGE)
    (tmp_path / "parkingLots.xlsx").write_bytes(b"work of a week")
    with pytest.raises(OpendataError) as caught:
        make_templates("parking", "", "uk", tmp_path)
    assert refused(caught) == ("template-exists", Exit.USAGE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lots.xlsx", "parkingLots.xlsx"]
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"work of a week"}


def test_what_is_there_may_be_kept_and_the_rest_written(tmp_path: Path) -> None:
    made = templates_of(requirement("parking"), "", tmp_path)
    made[0].path.write_bytes(b"work of a week")
    assert write_templates(made, "uk", keep=True) == tuple(one.path for one in made[1:])
    assert made[0].path.read_bytes() == b"work of a week"
    assert made[1].path.exists()


@pytest.mark.parametrize(
    ("name", "edition", "output", "code"),
    [
        ("parking_lot", "", "a.xlsx", "schema-unknown"),
        ("contracts", "2019", "a.xlsx", "schema-ambiguous"),
        ("parking_lots", "2030", "a.xlsx", "template-edition"),
        ("parking_lots", "", "a.csv", "template-output"),
    ],
)
def test_what_cannot_be_made_is_explained(
    tmp_path: Path, name: str, edition: str, output: str, code: str
) -> None:
    with pytest.raises(OpendataError) as caught:
        make_template(name, edition, "uk", tmp_path / output)
    assert caught.value.problem.code == code
    assert caught.value.problem.remedy is not None
    assert list(tmp_path.iterdir()) == []


def test_two_tables_of_one_name_get_two_files(tmp_path: Path) -> None:
    wanted = requirement("council-votes")
    names = [one.path.name for one in templates_of(wanted, "", tmp_path)]
    assert len({name.casefold() for name in names}) == len(names) == 7


def test_the_latest_edition_that_has_tables_is_taken(tmp_path: Path) -> None:
    assert {one.schema.edition for one in templates_of(requirement("contracts"), "", tmp_path)} == {
        "2019"
    }
    with pytest.raises(OpendataError) as caught:
        templates_of(requirement("contracts"), "2025", tmp_path)
    assert refused(caught) == ("requirement-without-table", Exit.USAGE)
    assert "2019" in str(caught.value.problem.expected)
    with pytest.raises(OpendataError) as caught:
        templates_of(requirement("budget-passports"), "", tmp_path)
    assert refused(caught) == ("requirement-without-table", Exit.USAGE)


def test_a_structure_of_the_council_itself(tmp_path: Path) -> None:
    """A further table needs no line of Python."""
    schema = tmp_path / "my table.json"
    fields = [{"name": "code", "title": "Код", "type": "string", "example": "007"}]
    schema.write_text(
        json.dumps({"title": "Моє", "fields": fields, "primaryKey": "code"}), encoding="utf-8"
    )
    made = make_template(str(schema), "", "uk", tmp_path / "мої записи.xlsx")
    command = check_command(made, schema.as_posix())
    assert command == f'opendata validate "мої записи.xlsx" --schema "{schema.as_posix()}"'
    assert command in text_of(made.path)
