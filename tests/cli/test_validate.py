"""``opendata validate`` as a clerk and a program use it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from table_hands import SAMPLES, csv_bytes, sample

from opendata.catalogue.tables import table
from opendata.cli.main import run

ACTS = table("legal_acts")
HEADER, ROWS = sample(ACTS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Акти 2018.csv"
    path.write_bytes(csv_bytes([HEADER, *ROWS]))
    return path


def spoil(file: Path, column: str, value: str) -> None:
    rows = [list(row) for row in ROWS]
    rows[0][HEADER.index(column)] = value
    file.write_bytes(csv_bytes([HEADER, *rows]))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run([*arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def test_all_is_well(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "validate", str(file), "--lang", "uk")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"Акти 2018.csv: таблиця legal_acts «{ACTS.title}», редакція 2025, 2 рядки",
        "Усе добре.",
    ]


def test_an_error_in_both_languages(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file, "status", "чинний")
    code, out, err = said(capsys, "validate", str(file), "--lang", "uk")
    assert code == 1
    assert "Треба виправити 1 помилку." in out
    assert "✗ Акти 2018.csv › H2 [status]: у полі «Статус» недозволене значення" in err
    assert "«Чинний», літера в літеру" in err
    code, out, err = said(capsys, "validate", str(file), "--lang", "en")
    assert code == 1
    assert "1 error has to be corrected." in out
    assert "«Чинний», letter for letter" in err


def test_a_program_gets_one_document(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file, "acceptedDate", "06.07.2018")
    code, out, err = said(capsys, "validate", str(file), "--json")
    told = json.loads(out)
    assert (code, err) == (1, "")
    assert {name: told[name] for name in ("file", "table", "edition", "rows", "valid")} == {
        "file": "Акти 2018.csv",
        "table": "legal_acts",
        "edition": "2025",
        "rows": 2,
        "valid": False,
    }
    (problem,) = told["problems"]
    assert problem["code"] == "cell-type"


def test_quiet_says_the_answer_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "validate", str(file), "--quiet", "--lang", "uk")
    assert (code, out, err) == (0, "Усе добре.\n", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--schema", "contracts"), 2),  # the header is that of neither
        (("--schema", "nothing"), 4),
        (("--edition", "1999"), 2),
        (("--sheet", "Дані"), 2),
        (("--schema", "legal_acts", "--edition", "2019"), 1),
    ],
)
def test_the_exit_code_tells_whose_mistake_it_is(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int
) -> None:
    found, _, err = said(capsys, "validate", str(file), *arguments, "--lang", "uk")
    assert found == code
    assert err


@pytest.mark.parametrize("name", ["немає.xlsx", ".", "порожній.csv"])
def test_a_path_that_is_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "порожній.csv").touch()
    code, out, err = said(capsys, "validate", str(tmp_path / name), "--lang", "uk")
    assert code == (3 if name == "порожній.csv" else 2)
    assert out == ""
    assert "що зробити" in err
    assert "реєстру" not in err


def test_no_workspace_is_needed(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert said(capsys, "validate", file.name)[0] == 0


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xls", "ods", "xlsx"])
def test_files_that_libreoffice_wrote(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """It reads codes as numbers and dates as days, as a clerk's program does."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # Comma, double quotes, UTF-8, from the first line on: what a clerk confirms when opening it.
    how = "--infilter=CSV:44,34,76,1"
    target = ["--convert-to", form, "--outdir", str(tmp_path / "out")]
    done = subprocess.run(
        ["soffice", profile, "--headless", how, *target, str(file)],
        capture_output=True,
        timeout=180,
    )
    made = tmp_path / "out" / f"{file.stem}.{form}"
    assert made.exists(), done.stderr
    code, out, err = said(capsys, "validate", str(made), "--json")
    told = json.loads(out)
    assert (code, told["rows"]) == (0, 2), err
    assert {one["code"] for one in told["problems"]} == {"cell-leading-zeros"}


def test_the_findings_in_a_marked_copy(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(file, "acceptedDate", "2018-02-31")
    target = tmp_path / "copy.xlsx"
    line = ("validate", str(file), "-s", "legal_acts", "--annotate", str(target))
    code, _, err = said(capsys, *line)
    assert code == 1
    assert "У копії" in err
    assert "copy.xlsx" in err
    page = load_workbook(target).active
    assert page is not None
    assert page.title == "Зауваження"
    code, _, err = said(capsys, *line)
    assert code == 2
    assert "annotate-output-exists" in err


@pytest.mark.parametrize("form", ["sarif", "junit", "html", "json"])
def test_findings_for_other_programs(
    file: Path, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(file, "acceptedDate", "2018-02-31")
    target = tmp_path / f"findings.{form}"
    line = ("validate", str(file), "-s", "legal_acts", "--format", form)
    code, out, err = said(capsys, *line, "--output", str(target))
    assert (code, out, err) == (1, "", "")
    text = target.read_text(encoding="utf-8")
    assert "2018-02-31" in text
    code, _, err = said(capsys, *line, "--output", str(target))
    assert code == 2
    assert "validate-output-exists" in err


def test_both_engines_give_one_report(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file, "acceptedDate", "2018-02-31")
    reports = []
    for engine in ("auto", "frictionless"):
        arguments = ("-s", "legal_acts", "--format", "json", "--engine", engine)
        code, out, _ = said(capsys, "validate", str(file), *arguments)
        assert code == 1
        report = json.loads(out)
        for part in (report, *report["tasks"]):
            part["stats"].pop("seconds")
        reports.append(report)
    assert reports[0] == reports[1]
    assert [one["type"] for one in reports[0]["tasks"][0]["errors"]] == ["type-error"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--format", "pdf"), "validate-format"),
        (("--engine", "warp"), "validate-engine"),
        (("--format", "xlsx"), "validate-output"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_read(
    arguments: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, _, err = said(capsys, "validate", "nowhere.csv", *arguments)
    assert exit_code == 2
    assert code in err


def test_a_table_of_our_own_is_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    path = SAMPLES / "own" / "parties" / "valid.csv"
    code, out, _ = said(capsys, "validate", str(path), "--lang", "uk")
    assert code == 0
    assert "власна структура opendata, 2 рядки" in out
    assert "редакція" not in out
