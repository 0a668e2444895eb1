from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from opendata.catalogue.tables import tables

GOOD = "name,title,description,datatype,required\nuid,Код,Опис.,string,True\n"
BAD = GOOD + "lampІd,Ліхтар,Опис.,string,False\nurl,Посилання,Опис.,anyURL,False\n"


def write(path: Path, content: str) -> str:
    path.write_text(content, "utf-8")
    return str(path)


def test_a_sound_structure(opendata: Any, tmp_path: Path) -> None:
    said = opendata("schema", "lint", write(tmp_path / "a.csv", GOOD), "--lang", "en")
    assert (said.code, said.out, said.err) == (0, "1 file looked at: nothing found.\n", "")


def test_findings_are_the_answer(opendata: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "lamps.csv", BAD)
    said = opendata("schema", "lint", path)
    assert said.code == 1
    assert said.out.splitlines() == [
        f"✗ {path} › 3 [lampId]: кирилична літера, схожа на латинську: «І» (U+0406)",
        "  знайдено: lamp⟨І U+0406⟩d",
        "  очікується: lampId",
        (
            "  що зробити: Зітріть назву й наберіть її заново, не копіюючи з джерела."
            "  [schema-name-lookalike]"
        ),
        (
            f"! {path} › 4 [url]: «anyURL» не є типом XML Schema; так у структурах 2025 року "
            "записано «anyURI»"
        ),
        "  знайдено: anyURL",
        "  очікується: anyURI",
        (
            "  що зробити: Напишіть як очікується: іншого слова програми можуть не знати."
            "  [schema-type-spelling]"
        ),
        "переглянуто 1 файл: 1 помилка, 1 попередження, 0 приміток.",
    ]


def test_warnings_and_notes_leave_the_code_0(opendata: Any, tmp_path: Path) -> None:
    content = GOOD + "usageDuarationInYears,Строк,Опис.,integer,False\n"
    path = write(tmp_path / "a.csv", content.replace("string", "String"))
    said = opendata("schema", "lint", path, "--lang", "en")
    assert (said.code, said.out.splitlines()[-1]) == (
        0,
        "1 file looked at: 0 errors, 1 warning, 1 note.",
    )
    assert "schema-name-standard" in said.out
    assert "schema-name-standard" not in opendata("schema", "lint", path, "--quiet").out


def test_json_has_every_file_and_finding(opendata: Any, tmp_path: Path) -> None:
    good = write(tmp_path / "good.csv", GOOD)
    bad = write(tmp_path / "bad.csv", BAD)
    said = opendata("schema", "lint", good, bad, "--format", "json")
    assert said.code == 1
    first, second = said.json
    assert (first["valid"], first["problems"], first["kinds"]) == (True, [], ["structure"])
    assert (second["errors"], second["warnings"], second["notes"]) == (1, 1, 0)
    assert [one["code"] for one in second["problems"]] == [
        "schema-name-lookalike",
        "schema-type-spelling",
    ]
    assert second["problems"][0]["place"]["row"] == 3
    assert opendata("schema", "lint", good, bad, "--json").json == said.json


def test_a_file_that_is_not_there_does_not_hide_the_others(opendata: Any, tmp_path: Path) -> None:
    bad = write(tmp_path / "bad.csv", BAD)
    said = opendata("schema", "lint", str(tmp_path / "none.csv"), str(tmp_path), bad, "--json")
    assert said.code == 1
    codes = [[one["code"] for one in file["problems"]] for file in said.json]
    assert codes[:2] == [["schema-unreadable"]] * 2
    assert "schema-name-lookalike" in codes[2]


def test_a_damaged_workbook_is_a_finding(opendata: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing more")
    said = opendata("schema", "lint", str(path), "--json")
    assert said.code == 1
    assert [one["code"] for one in said.json[0]["problems"]] == ["register-broken"]


def test_an_unknown_format(opendata: Any, tmp_path: Path) -> None:
    said = opendata("schema", "lint", write(tmp_path / "a.csv", GOOD), "--format", "xml")
    assert (said.code, "[schema-lint-format]" in said.err) == (2, True)


def test_the_list_of_tables(opendata: Any) -> None:
    lines = opendata("schema", "list").out.splitlines()
    assert len(lines) == len(tables("2025")) + 1
    assert any(line.split()[:2] == ["legal_acts", "legalActs"] for line in lines)


def test_the_list_of_an_earlier_edition_in_json(opendata: Any) -> None:
    said = opendata("schema", "list", "--edition", "2019", "--json")
    listed = {one["key"]: one for one in json.loads(said.out)}
    assert listed["legal_acts"]["resource"] == "LegalActs"
    assert len(listed) == len(tables("2019"))


def test_the_list_of_tables_of_our_own(opendata: Any) -> None:
    said = opendata("schema", "list", "--edition", "own", "--json")
    listed = {one["key"]: one for one in json.loads(said.out)}
    assert len(listed) == len(tables("own"))
    assert {one["edition"] for one in listed.values()} == {"own"}
    assert listed["parties"]["requirement"] == ""


def test_an_unknown_edition(opendata: Any) -> None:
    said = opendata("schema", "list", "--edition", "1999")
    assert (said.code, "[schema-list-edition]" in said.err) == (2, True)


def test_a_word_has_to_follow(opendata: Any) -> None:
    assert opendata("schema").code == 2
