"""The tables of the guides, and the script that writes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from opendata.report.codes.entries import rooms
from opendata.report.codes.pages import tables

ROOT = Path(__file__).resolve().parent.parent.parent.parent


def row(code: str, language: str) -> str:
    lines = tables("uk" if language == "uk" else "en").splitlines()
    return next(line for line in lines if line.startswith(f"| `{code}` |"))


def test_a_row_has_the_mark_the_meaning_and_the_advice() -> None:
    assert row("cell-empty", "en") == (
        "| `cell-empty` | ✗ A value that must be there is not. | Fill it in. |"
    )
    assert row("cell-empty", "uk").startswith("| `cell-empty` | ✗ Немає значення")


def test_the_exit_code_stands_after_the_first_sentence() -> None:
    assert "is no number" not in row("token-fd", "en")
    assert "something else than a number (exit 2). It is not shown" in row("token-fd", "en")
    assert "(код виходу 2)." in row("token-fd", "uk")
    # A word and a colon at the beginning are no sentence.
    assert "rows it had (exit 3)." in row("register-shrunk", "en")


def test_every_room_is_a_chapter_in_its_order() -> None:
    heads = [line[4:] for line in tables("uk").splitlines() if line.startswith("### ")]
    assert heads == [room.title.uk for room in rooms()]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The script in a tree of its own."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "docs").mkdir()
    script = tmp_path / "scripts" / "codes-reference"
    script.write_bytes((ROOT / "scripts" / "codes-reference").read_bytes())
    guide = tmp_path / "docs" / "operator.md"
    guide.write_bytes((ROOT / "docs" / "operator.md").read_bytes())
    return script


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_pages_are_fresh() -> None:
    done = run(ROOT / "scripts" / "codes-reference", "--check")
    assert done.returncode == 0, done.stderr


def test_a_stale_page_is_found_out_and_written(copy: Path) -> None:
    page = copy.parent.parent / "docs" / "codes.uk.md"
    assert run(copy, "--check").returncode == 1
    assert not page.exists()
    assert run(copy).returncode == 0
    assert page.read_bytes() == (ROOT / "docs" / "codes.uk.md").read_bytes()
    assert run(copy, "--check").returncode == 0


def test_a_row_written_by_hand_is_not_lost(copy: Path) -> None:
    guide = copy.parent.parent / "docs" / "operator.md"
    text = guide.read_text(encoding="utf-8")
    mine = text.replace("| `cell-type` |", "| `cell-mine` | Mine. | Nothing. |\n| `cell-type` |")
    guide.write_text(mine, encoding="utf-8", newline="\n")
    done = run(copy)
    assert done.returncode != 0
    assert "cell-mine" in done.stderr
    assert guide.read_text(encoding="utf-8") == mine
