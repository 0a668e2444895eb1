"""``opendata convert`` as a clerk and a program use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conversion_hands import SAMPLES

from opendata.cli.main import run

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, capsysbinary: Any, monkeypatch: pytest.MonkeyPatch) -> Say:
    """``say("convert", …)`` in a folder that is no workspace: code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        capsysbinary.readouterr()
        code = run(["convert", *arguments])
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return command


def old(key: str) -> str:
    return str(SAMPLES / "2019" / key / "valid.csv")


def test_the_table_goes_to_the_screen_and_the_talk_beside_it(say: Say) -> None:
    code, out, err = say(old("legal_acts"))
    assert code == 0
    assert out.startswith("uid,type,title,acceptedDate,")
    assert "\r" not in out
    assert "2019 → 2025" in err
    assert "convert-required-absent" in err


def test_with_output_the_files_are_named(say: Say, tmp_path: Path) -> None:
    code, out, err = say(old("organizations"), "--output", "new.csv")
    assert code == 3
    assert out.split() == ["new.csv", "new-not-carried.csv"]
    assert "opendata validate new.csv --schema organizations --edition 2025" in err
    assert (tmp_path / "new-not-carried.csv").exists()
    code, out, err = say(old("organizations"), "--output", "new.csv")
    assert (code, out) == (2, "")
    assert "convert-output-exists" in err


def test_quiet_says_only_problems_and_the_result(say: Say) -> None:
    code, out, err = say(old("public_info_system"), "--quiet")
    assert code == 0
    assert out.startswith("uid,")
    assert "→" not in err


def test_as_json(say: Say) -> None:
    code, out, _ = say(old("organizations"), "--json", "--output", "new.xlsx")
    answer = json.loads(out)
    assert code == answer["exit"] == 3
    assert (answer["table"], answer["from"], answer["to"]) == ("organizations", "2019", "2025")
    assert answer["output"] == ["new.xlsx"]
    assert answer["columns"][0] == {"header": "identifier", "how": "copy", "to": ["Id"]}
    assert {one["column"] for one in answer["not_carried"]} == {"altLabel", "addressPoBox"}


def test_back_to_2019(say: Say) -> None:
    code, out, _ = say(str(SAMPLES / "2025" / "deputies" / "valid.csv"), "--to", "2019")
    assert code == 3, "the code of the territory has no column in 2019"
    assert out.startswith("identifier,identifier_voting,name,gender,")


def test_tax_numbers_of_people_are_not_shown(say: Say, tmp_path: Path) -> None:
    person = "3184710691"
    (tmp_path / "t.csv").write_text(f"uid,щось\n1,{person}\n", encoding="utf-8")
    code, out, err = say("t.csv", "--schema", "legal_acts", "--json")
    assert code == 3
    assert person not in out + err
