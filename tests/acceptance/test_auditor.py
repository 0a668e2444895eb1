"""An auditor's walk: two publications, the reports on them, each piece of evidence, and a forger.

Everything is asked through the command line, as an auditor does who has nothing but the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
COUNCIL = [
    *("--name", "Яснозірська міська рада", "--edrpou", "99000005"),
    *("--katottg", "UA99000000000099001", "--site", "https://yasnozir-rada.example"),
    *("--contact", "Олена Вербицька", "--email", "data@yasnozir-rada.example"),
]
UID = "3-1/VIII-2021"
NUMBER = "3-1/VIII"
DOCUMENT = "documents/3-1-viii-2021-"


def ask(folder: Path, *arguments: str, code: int = 0) -> str:
    """What a command prints, its errors where it ends so, and that it ends with ``code``."""
    done = subprocess.run(
        [sys.executable, "-m", "opendata", *arguments],
        cwd=folder,
        env={**os.environ, "OPENDATA_LANG": "en", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stderr if code in (2, 6) else done.stdout


def told(folder: Path, *arguments: str, code: int = 0) -> Any:
    """What a command says in JSON."""
    return json.loads(ask(folder, *arguments, "--json", code=code))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def event(folder: Path, number: int) -> tuple[str, Any]:
    """Step and facts of an event, read without the program."""
    path = folder / ".opendata" / "journal.sqlite"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as journal:
        query = "SELECT step, data FROM events WHERE number = ?"
        step, data = journal.execute(query, (number,)).fetchone()
    return step, json.loads(data)


def change(dataset: Path) -> str:
    """Another title in the register, and other bytes of the same decision; the old title."""
    import docx
    import openpyxl

    path = dataset / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == NUMBER)
    title = sheet.cell(cell.row, cell.column + 2)
    old = str(title.value)
    title.value = f"{old} (зі змінами)"
    book.save(path)
    (source,) = dataset.glob("documents/**/Рішення №3-1-VIII від 25.02.2021.docx")
    document = docx.Document(str(source))
    document.add_paragraph("Секретар ради")
    document.save(str(source))
    return old


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A sample workspace with two releases, and the title that the first one has."""
    home = tmp_path_factory.mktemp("auditor")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENDATA_KEYS", str(home / "keys"))
        ask(home, "init", "rada", *COUNCIL, "--sample")
        folder = home / "rada"
        first = told(folder, "publish", "decisions")
        old = change(folder / "datasets" / "decisions")
        second = told(folder, "publish", "decisions")
    assert (first["version"], second["previous"]) == ("1.0.0", "1.0.0")
    assert len(second["changes"]["changed"]) == 1
    return folder, old


@pytest.fixture
def copied(council: tuple[Path, str], tmp_path: Path) -> Path:
    """The folder as an auditor takes it home."""
    return Path(shutil.copytree(council[0], tmp_path / "copy"))


def test_the_numbers_are_those_of_the_day(council: tuple[Path, str]) -> None:
    folder, _ = council
    today = told(folder, "report", "counts")
    before = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
    past = told(folder, "report", "counts", "--as-of", before)
    assert (today["sets"], today["documents"]) == (2, 26)
    assert (past["sets"], past["documents"]) == (0, 0)


def test_a_row_is_followed_to_its_evidence(council: tuple[Path, str]) -> None:
    folder, old = council
    found = told(folder, "history", "decisions", "--row", UID)
    appeared, changed = found["events"]
    assert (appeared["event"], appeared["release"]["version"]) == ("appeared", "1.0.0")
    assert changed["event"] == "changed"
    assert changed["values"]["title"] == {"old": old, "new": f"{old} (зі змінами)"}
    for one in (appeared, changed):
        assert sha256(folder / one["evidence"]["file"]) == one["evidence"]["sha256"]
        release = one["release"]
        manifest = folder / ".opendata/releases/decisions" / release["version"] / "datapackage.json"
        assert sha256(manifest) == release["manifest_sha256"]
        step, facts = event(folder, release["event"])
        assert (step, facts["version"]) == ("released", release["version"])
        (proof,) = release["first_proven"]
        step, facts = event(folder, proof["event"])
        assert (step, facts["version"]) == ("receipt", release["version"])
        assert (proof["portal"], facts["proven"]) == ("site", True)


def test_a_document_that_was_replaced_is_still_kept(council: tuple[Path, str]) -> None:
    folder, _ = council
    rows = told(folder, "history", "decisions", "--row", UID)["events"]
    (old,), (new,) = (one["documents"] for one in rows)
    assert old["path"].startswith(DOCUMENT)
    assert old["sha256"] != new["sha256"]
    by_path = told(folder, "history", "decisions", "--document", old["path"])
    by_hash = told(folder, "history", "decisions", "--document", old["sha256"])
    assert by_path["events"] == by_hash["events"]
    assert [one["event"] for one in by_hash["events"]] == ["appeared", "vanished"]
    stored = folder / ".opendata/objects" / old["sha256"][:2] / old["sha256"][2:]
    assert sha256(stored) == old["sha256"]
    (source,) = folder.glob("datasets/decisions/documents/**/Рішення №3-1-VIII від 25.02.2021.docx")
    by_file = told(folder, "history", "decisions", "--document", str(source))
    assert [one["release"]["version"] for one in by_file["events"]] == [
        rows[1]["release"]["version"]
    ]
    (stands,) = by_file["events"][0]["documents"]
    assert stands["sha256"] == new["sha256"] == sha256(source)
    assert by_hash["events"][1]["others"] == by_file["events"][0]["documents"] == [new]
    assert by_file["events"][0]["others"] == [old]
    assert [(one["sha256"], one["stored"]) for one in by_hash["objects"]] == [(old["sha256"], True)]


def test_what_never_was_is_said_to_be_unknown(council: tuple[Path, str]) -> None:
    folder, _ = council
    error = ask(folder, "history", "decisions", "--row", "3-1/VIII-2031", code=2)
    assert "history-row-unknown" in error
    assert UID in error
    error = ask(folder, "history", "decisions", "--document", "0" * 64, code=2)
    assert "history-document-unknown" in error


def test_no_line_of_compliance_is_met_without_evidence(council: tuple[Path, str]) -> None:
    folder, _ = council
    found = told(folder, "report", "compliance")
    met = [one for one in found["lines"] if one["state"] == "met"]
    assert len(met) == found["by_state"]["met"] > 0
    for line in met:
        assert line["evidence"], line
        for one in line["evidence"]:
            assert can_be_looked_up(folder, one), one


def can_be_looked_up(folder: Path, evidence: dict[str, Any]) -> bool:
    """Whether the folder holds what a piece of evidence names, found without the program."""
    what, number = evidence["what"], evidence["event"]
    step, facts = event(folder, number) if number else ("", {})
    match evidence["proof"]:
        case "release":
            releases = folder / ".opendata" / "releases" / evidence["dataset"]
            manifest = releases / what / "datapackage.json"
            named = not number or facts["version"] == what
            return named and sha256(manifest) == evidence["sha256"]
        case "receipt":
            return step == "receipt" and f"{facts['portal']} {facts['version']}" == what
        case "event":
            return step == what
    return evidence["proof"] == "setting"


def test_a_copy_is_verified_without_the_network(copied: Path) -> None:
    found = told(copied, "verify", "--offline")
    assert (found["problems"], found["could_not_check"]) == ([], [])
    assert {(one["dataset"], one["proven"]) for one in found["receipts"]} == {
        ("decisions", True),
        ("dataset-register", True),
    }


@pytest.mark.parametrize(
    "pattern",
    [
        ".opendata/objects/*/*",
        ".opendata/releases/decisions/1.0.0/changes.json",
        ".opendata/releases/decisions/1.0.0/documents.csv",
        "public/decisions/datapackage-1.0.0.json",
        "public/index.html",
    ],
)
def test_one_byte_of_a_file_is_named(copied: Path, pattern: str) -> None:
    path = min(copied.glob(pattern))
    flip(path, path.stat().st_size // 2)
    named = path.relative_to(copied).as_posix().removeprefix("public/")
    assert named in ask(copied, "verify", "--offline", code=6)


def test_one_byte_of_an_event_is_named(copied: Path) -> None:
    path = copied / ".opendata" / "journal.sqlite"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as journal:
        query = "SELECT number, data FROM events WHERE step = 'released' AND dataset = 'decisions'"
        number, data = journal.execute(query).fetchone()
    flip(path, path.read_bytes().index(data.encode()) + data.index("1.0.0"))
    out = ask(copied, "verify", "--offline", code=6)
    assert f"journal.sqlite › {number}:" in out
    assert "[journal-" in out


def flip(path: Path, place: int) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(data))


def test_a_forged_difference_is_named_and_the_rest_is_told(copied: Path) -> None:
    path = copied / ".opendata/releases/decisions/1.0.0/changes.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b'"2021-02-25"', b'"2021-02-26"', 1))
    found = told(copied, "history", "decisions", "--row", UID, code=4)
    (problem,) = found["problems"]
    assert problem["code"] == "release-altered"
    appeared, changed = found["events"]
    # The table of that release is unharmed, so it says what the difference does no more.
    assert appeared["row"]["acceptedDate"] == "2021-02-25"
    assert appeared["evidence"]["file"].endswith(".csv")
    assert changed["event"] == "changed"
