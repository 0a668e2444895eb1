"""A newcomer follows the README to the letter: a clone, one command, the same again, one change."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_INDEX = re.compile(
    "Could not fetch URL|NewConnectionError|Failed to establish a new connection"
    "|Temporary failure in name resolution|Network is unreachable|ConnectTimeoutError"
    "|ProxyError|ReadTimeoutError|Name or service not known|Connection refused"
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the quickstart is for bash"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]
DOCUMENT = """УКРАЇНА
ЯСНОЗІРСЬКА МІСЬКА РАДА
VIII СКЛИКАННЯ
тридцята сесія

Р І Ш Е Н Н Я

від 29.10.2026 № 30-1/VIII

Про звіт про виконання бюджету громади за дев’ять місяців 2026 року

Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні» міська рада ВИРІШИЛА:
1. Затвердити звіт.

Міський голова                                        Іван ЯСЕНЧУК"""


def first_command(page: str) -> list[str]:
    """The first command in a code block of a page, as a newcomer would copy it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    block = re.search(r"^```bash[^\n]*\n(.+?)^```$", text, re.DOTALL | re.MULTILINE)
    assert block is not None
    return block[1].splitlines()[0].split()


def tree(folder: Path) -> dict[str, str]:
    """Every file of the workspace with its hash; what belongs to git and Python left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", ".venv", "__pycache__"} & set(path.parts)
    }


def promised(clone: Path) -> int:
    """How many decisions of the sample council can be published, by the sample's truth."""
    code = (
        "from sample.build import SCANNED\nfrom sample.source import KINDS, read_acts\n"
        "KIND = KINDS['рада'][0]\n"
        "acts = [act for act in read_acts() if act.file and act.file != SCANNED]\n"
        "print(sum(1 for act in acts if act.kind == KIND))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(clone / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def run(clone: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    return subprocess.run(
        [*command],
        cwd=clone,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )


def test_a_newcomer_follows_the_readme(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", f"file://{ROOT.as_posix()}", str(clone)],
        check=True,
        capture_output=True,
    )
    command = first_command("README.md")
    assert command == first_command("README.uk.md")
    assert (clone / command[0]).is_file()

    first = run(clone, *command)
    if first.returncode and NO_INDEX.search(first.stderr):
        pytest.skip("the package index cannot be reached, so nothing can be installed")
    assert first.returncode == 0, first.stdout + first.stderr
    documents = promised(clone)
    assert first.stdout.splitlines()[-1] == f"наборів: 2, документів: {documents}"
    assert "1.0.0" in first.stdout
    assert (clone / "public" / "index.html").is_file()

    before = tree(clone)
    again = run(clone, *command)
    assert again.returncode == 0, again.stderr
    assert "1.0.0" in again.stdout
    assert tree(clone) == before, "a run that found nothing new wrote something"

    changed = change(clone / "datasets" / "decisions")
    third = run(clone, *command, "--json")
    assert third.returncode == 0, third.stdout + third.stderr
    account = json.loads(third.stdout)
    assert (account["version"], account["previous"]) == ("1.1.0", "1.0.0")
    changes = account["changes"]
    assert [row["uid"] for row in changes["added"]] == ["30-1/VIII-2026"]
    assert [(one["key"], one["values"]) for one in changes["changed"]] == [changed]
    assert changes["removed"] == []
    assert (changes["documents_added"], changes["documents_removed"]) == (1, 0)
    assert account["totals"] == {"sets": 2, "documents": documents + 1}


def change(dataset: Path) -> tuple[list[str], dict[str, dict[str, str]]]:
    """One new document in the folder, one other title in the register; the change to expect."""
    import openpyxl
    from docx import Document

    document = Document()
    for line in DOCUMENT.splitlines():
        document.add_paragraph(line)
    document.save(str(dataset / "documents" / "Рішення 30-1-VIII.docx"))

    path = dataset / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    titles = [cell for row in sheet.iter_rows() for cell in row if cell.value == "3-1/VIII"]
    cell = sheet.cell(titles[0].row, titles[0].column + 2)
    old = str(cell.value)
    cell.value = new = f"{old} (зі змінами)"
    book.save(path)
    return ["3-1/VIII-2021"], {"title": {"old": old, "new": new}}
