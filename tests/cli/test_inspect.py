"""``opendata inspect`` as a clerk, a program and an auditor use it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from opendata.acts.act import FIELDS
from opendata.cli.main import run

ACT = """УКРАЇНА
ВИГАДАНСЬКА МІСЬКА РАДА

РІШЕННЯ

від 14.02.2024 № 12-5/VIII

Про бюджет громади на 2024 рік

Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні» міська рада
ВИРІШИЛА:
1. Затвердити бюджет.
"""
ROOT = Path(__file__).resolve().parents[2]
LISTS = ("references", "amends", "repeals")

Say = Callable[..., Any]


@pytest.fixture
def say(tmp_path: Path, capsysbinary: Any, monkeypatch: pytest.MonkeyPatch) -> Say:
    """``say("inspect", …)`` in a folder that is no workspace: code, stdout as bytes, stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, bytes, str]:
        capsysbinary.readouterr()
        code = run(["inspect", *arguments])
        out, err = capsysbinary.readouterr()
        return code, out, err.decode()

    return command


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "рішення.txt"
    path.write_text(ACT, encoding="utf-8", newline="\n")
    return path


def objects(out: bytes) -> list[dict[str, Any]]:
    assert b"\r" not in out
    return [json.loads(line) for line in out.decode("utf-8").split("\n") if line]


def test_one_document_is_one_line_with_every_field(say: Say, act: Path) -> None:
    code, out, err = say("рішення.txt", "--format", "jsonl")
    assert (code, err) == (0, "")
    (found,) = objects(out)
    assert list(found) == ["path", "sha256", "fields", "confidence", "evidence", "problems"]
    assert found["path"] == "рішення.txt"
    assert found["sha256"] == hashlib.sha256(act.read_bytes()).hexdigest()
    assert list(found["fields"]) == [*FIELDS, *LISTS]
    fields = found["fields"]
    assert (fields["kind"], fields["number"], fields["date"], fields["title"]) == (
        "рішення ради",
        "12-5/VIII",
        "2024-02-14",
        "Про бюджет громади на 2024 рік",
    )
    assert fields["is_draft"] is not True
    known = {name for name, value in fields.items() if value not in (None, [])}
    assert set(found["confidence"]) == known
    assert set(found["evidence"]) <= known
    assert all(0 <= value <= 1 for value in found["confidence"].values())


def test_the_evidence_leads_into_the_text(say: Say, act: Path) -> None:
    _, out, _ = say(str(act), "--format", "jsonl", "--with-text")
    (found,) = objects(out)
    assert found["text"] == ACT
    start, end = found["evidence"]["title"]
    assert found["text"][start:end] == found["fields"]["title"]
    start, end = found["evidence"]["number"]
    assert "12-5/VIII" in found["text"][start:end]


def test_a_folder_is_all_documents_in_it_in_order(say: Say, tmp_path: Path, act: Path) -> None:
    folder = tmp_path / "тека"
    for name in ("б.txt", "а/2.txt", "а/10.txt", "~$б.docx", ".прихований.txt", "в.xlsx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(ACT, encoding="utf-8")
    code, out, _ = say("тека", "рішення.txt", "тека/б.txt", "--format", "jsonl")
    found = objects(out)
    assert [one["path"] for one in found] == [
        "тека/а/10.txt",
        "тека/а/2.txt",
        "тека/б.txt",
        "тека/в.xlsx",
        "рішення.txt",
    ]
    again = say("тека", "рішення.txt", "тека/б.txt", "--format", "jsonl")
    assert (code, out) == again[:2]


def test_what_cannot_be_read_is_told_and_does_not_end_the_run(
    say: Say, tmp_path: Path, act: Path
) -> None:
    (tmp_path / "а.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "б.pdf").write_bytes(b"%PDF-1.7 broken")
    code, out, _ = say("а.docx", "б.pdf", "рішення.txt", "--format", "jsonl")
    assert code == 3
    broken, pdf, good = objects(out)
    for one in (broken, pdf):
        assert {one["fields"][name] for name in FIELDS} == {None}
        assert [one["fields"][name] for name in LISTS] == [[], [], []]
        assert (one["confidence"], one["evidence"]) == ({}, {})
        (problem,) = one["problems"]
        assert (problem["severity"], problem["place"]["file"]) == ("error", one["path"])
        assert problem["what"]
        assert problem["remedy"]
    assert good["fields"]["kind"] == "рішення ради"


def test_a_place_that_cannot_be_seen_is_an_object_of_its_own(say: Say, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such links without a right")
    (tmp_path / "тека").mkdir()
    (tmp_path / "тека" / "а.txt").write_text(ACT, encoding="utf-8")
    (tmp_path / "тека" / "б").symlink_to(tmp_path)
    code, out, _ = say("тека", "--format", "jsonl")
    _, link = objects(out)
    assert code == 3
    assert (link["path"], link["sha256"]) == ("тека/б", None)
    assert [one["code"] for one in link["problems"]] == ["document-link"]


def test_a_date_to_come_is_not_taken(say: Say, act: Path, tmp_path: Path) -> None:
    act.write_text(ACT.replace("14.02.2024", "14.02.2091"), encoding="utf-8")
    _, out, _ = say(str(act), "--format", "jsonl")
    (found,) = objects(out)
    assert found["fields"]["date"] is None
    assert "act-date-in-future" in [one["code"] for one in found["problems"]]


def test_the_table_of_one_document_shows_where_each_value_stands(say: Say, act: Path) -> None:
    code, out, err = say("рішення.txt")
    assert (code, err) == (0, "")
    path, head, *rows = out.decode().splitlines()
    assert path == "рішення.txt"
    assert head.split("  ")[0] == "поле"
    number = next(row for row in rows if row.startswith("номер"))
    assert "12-5/VIII" in number
    assert "певно, 9" in number
    assert number.endswith("від 14.02.2024 № 12-5/VIII")
    assert next(row for row in rows if row.startswith("додатків")).endswith("–")


def test_the_table_of_several_has_a_line_for_each(say: Say, tmp_path: Path, act: Path) -> None:
    (tmp_path / "лист.txt").write_text("Добрий день! Надсилаємо лист.", encoding="utf-8")
    (tmp_path / "б.docx").write_bytes(b"PK\x03\x04 broken")
    code, out, err = say("рішення.txt", "лист.txt", "б.docx", "--lang", "en")
    assert code == 3
    _, good, letter, broken = out.decode().splitlines()
    assert "рішення ради" in good
    assert "2024-02-14" in good
    assert letter.endswith("not recognised as an act")
    assert broken.endswith("cannot be read")
    assert "✗ б.docx" in err
    assert "3 documents; to look at: 0, not read: 1" in err
    assert "3 documents" not in say("рішення.txt", "лист.txt", "б.docx", "--quiet")[2]


def test_all_of_it_as_one_document(say: Say, act: Path) -> None:
    code, out, _ = say("рішення.txt", "--json")
    said = json.loads(out)
    assert (code, said["exit"]) == (0, 0)
    (found,) = said["documents"]
    (line,) = objects(say("рішення.txt", "--format", "jsonl")[1])
    assert found == line


def test_a_workbook_links_to_the_files_and_holds_no_formula(say: Say, tmp_path: Path) -> None:
    (tmp_path / "тека").mkdir()
    names = ("=1+1.txt", "@а.txt", "рішення № 5.txt")
    for name in names:
        (tmp_path / "тека" / name).write_text(ACT, encoding="utf-8")
    code, out, _ = say("тека", "--output", "звіт.xlsx")
    assert code == 0
    assert "Записано: звіт.xlsx" in out.decode()
    sheet = openpyxl.load_workbook(tmp_path / "звіт.xlsx").active
    assert sheet is not None
    head, *rows = sheet.iter_rows()
    titles = [cell.value for cell in head]
    assert [row[0].value for row in rows] == sorted(names)
    for row in rows:
        assert all(cell.data_type != "f" for cell in row)
        link = row[0].hyperlink
        assert link is not None
        assert (link.target or "").startswith("тека/")
        date = row[titles.index("дата")]
        assert (date.value.strftime("%d.%m.%Y"), date.number_format) == ("14.02.2024", "dd.mm.yyyy")  # type: ignore[union-attr]
        assert date.fill.fgColor.rgb == "00C6EFCE"
        assert row[titles.index("дата, %")].value == pytest.approx(95, abs=5)


def test_a_workbook_is_the_same_bytes_again(say: Say, act: Path, tmp_path: Path) -> None:
    say("рішення.txt", "--output", "а.xlsx")
    say("рішення.txt", "--output", "б.xlsx")
    assert (tmp_path / "а.xlsx").read_bytes() == (tmp_path / "б.xlsx").read_bytes()


def test_lines_can_go_into_a_file(say: Say, act: Path, tmp_path: Path) -> None:
    code, out, _ = say("рішення.txt", "--output", "дані.jsonl", "--json")
    assert (code, json.loads(out)) == (0, {"exit": 0, "output": "дані.jsonl", "written": 1})
    assert (tmp_path / "дані.jsonl").read_bytes() == say("рішення.txt", "--format", "jsonl")[1]


def test_a_file_that_is_there_is_not_written_over(say: Say, act: Path, tmp_path: Path) -> None:
    (tmp_path / "реєстр.xlsx").write_bytes(b"mine")
    code, _, err = say("рішення.txt", "--output", "реєстр.xlsx")
    assert code == 2
    assert "inspect-output-exists" in err
    assert (tmp_path / "реєстр.xlsx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "usage"),
        (("немає.txt",), "inspect-missing"),
        (("",), "inspect-missing"),
        (("рішення.txt", "немає"), "inspect-missing"),
        (("рішення.txt", "--format", "csv"), "inspect-format"),
        (("рішення.txt", "--format", "xlsx"), "inspect-output"),
        (("рішення.txt", "--output", "звіт.docx"), "inspect-output"),
    ],
)
def test_a_wrong_command_reads_nothing(
    say: Say, act: Path, arguments: tuple[str, ...], code: str
) -> None:
    exit_code, out, err = say(*arguments)
    assert (exit_code, out) == (2, b"")
    assert f"[{code}]" in err


def test_a_folder_without_documents_says_so(say: Say, tmp_path: Path) -> None:
    (tmp_path / "порожня").mkdir()
    code, out, err = say("порожня")
    assert (code, out) == (3, b"")
    assert "inspect-nothing" in err


def test_nothing_is_kept_anywhere(say: Say, act: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    say("рішення.txt")
    assert sorted(tmp_path.rglob("*")) == before


def test_lines_are_utf_8_whatever_the_console_speaks(act: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "opendata", "inspect", str(act), "--format", "jsonl"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "cp866", "PYTHONUTF8": "0"},
        check=True,
    )
    (found,) = objects(done.stdout)
    assert found["fields"]["kind"] == "рішення ради"


def test_a_reader_that_goes_away_is_no_failure(act: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "opendata", "inspect", str(act), "--format", "jsonl"],
            stdout=closed,
            stderr=subprocess.PIPE,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_key_is_described(say: Say, act: Path) -> None:
    act.write_text(ACT.replace("14.02.2024", "14.02.2091"), encoding="utf-8")
    _, out, _ = say("рішення.txt", "--format", "jsonl", "--with-text")
    (found,) = objects(out)
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    chapter = page.partition("\n## A document as it was read\n")[2].partition("\n## ")[0]
    described = set(re.findall(r"`(\w+)`", re.sub(r"```.*?```", "", chapter, flags=re.DOTALL)))
    assert {*found, *found["fields"]} <= described
    assert {"relation", "kind", "number", "date", "confidence", "evidence"} <= described
    finding = set(page.partition("\nA finding:\n")[2].partition("\n## ")[0].split("`"))
    assert set(found["problems"][0]) <= finding
