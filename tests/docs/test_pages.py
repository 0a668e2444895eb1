"""What the pages promise is what happens: every runnable block, in the order of its page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from doc_pages import PAGES, ROOT, Block, blocks, matches

RUNNABLE = {
    # page: (language of the run, does it begin in the sample's workspace?)
    "README.md": ("en", True),
    "README.uk.md": ("uk", True),
    "docs/counting.md": ("en", True),
    "docs/clerk.uk.md": ("uk", False),
    "docs/operator.md": ("en", True),
    "docs/auditor.md": ("en", True),
}
PUBLISHED_FIRST = {"docs/operator.md"}
"""Pages about a workspace in which somebody has published already."""
MARKS = {"run", "quickstart", "test", "root", "elsewhere"}
CLOCK = "1796119200"  # 2026-12-01 12:00 in Kyiv; later than every act of the sample
SAMPLE = [
    *("--sample", "--name", "Яснозірська міська рада", "--edrpou", "99000005"),
    *("--katottg", "UA99000000000099001", "--site", "https://yasnozir-rada.example"),
    *("--contact", "Олена Вербицька", "--email", "data@yasnozir-rada.example"),
]


def environment(language: str) -> dict[str, str]:
    programs = str(Path(sys.executable).parent)
    return {
        **os.environ,
        "PATH": os.pathsep.join((programs, os.environ["PATH"])),
        "OPENDATA_LANG": language,
        "SOURCE_DATE_EPOCH": CLOCK,
        "PYTHONUTF8": "1",
    }


class Reader:
    """Somebody who follows a page: each block is run where the one before it ended."""

    def __init__(self, place: Path, language: str, notes: Path) -> None:
        self.place = place
        self.notes = notes
        self.environment = environment(language)

    def follow(self, block: Block) -> str:
        """Run one block and return what it prints; anything but the promised exit code fails."""
        script = block.text
        if "quickstart" in block.marks:  # its installation is the business of test_newcomer
            script = script.replace("scripts/quickstart", "opendata publish decisions")
        expected = int(block.mark("exit", "0"))
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f'{script}\npwd > "$NOTES"'],
            cwd=self.place,
            env={**self.environment, "NOTES": str(self.notes)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        assert done.returncode == expected, f"{block.text}\n{done.stdout}\n{done.stderr}"
        if expected == 0:
            self.place = Path(self.notes.read_text("utf-8").strip())
        return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the blocks are for bash")
@pytest.mark.parametrize("name", RUNNABLE)
def test_the_blocks_of_a_page_do_what_it_says(name: str, tmp_path: Path) -> None:
    language, in_workspace = RUNNABLE[name]
    place = tmp_path / "place"
    place.mkdir()
    if in_workspace:
        opendata("init", str(place / "council"), *SAMPLE)
        place /= "council"
    if name in PUBLISHED_FIRST:
        opendata("publish", "decisions", "--workspace", str(place))
    reader = Reader(place, language, tmp_path / "notes")
    printed: str | None = None
    count = 0
    for block in blocks(ROOT / name):
        if block.language == "bash":
            able = not (tool := block.mark("needs")) or shutil.which(tool)
            wanted = {"run", "quickstart"} & set(block.marks) and able
            printed = reader.follow(block) if wanted else None
            count += printed is not None
        elif block.language == "text" and "output" in block.marks:
            assert printed is not None, f"an output without a command:\n{block.text}"
            assert matches(block.text, printed), f"promised:\n{block.text}\nprinted:\n{printed}"
    assert count > 0


def opendata(*arguments: str) -> None:
    subprocess.run(["opendata", *arguments], env=environment("en"), check=True, capture_output=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "tool",
    sorted({b.mark("needs") for name in RUNNABLE for b in blocks(ROOT / name)} - {""}),
)
def test_the_programs_of_the_examples_are_here(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed: the examples that need it were left out")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_says_whether_it_is_run(page: Path) -> None:
    for block in blocks(page):
        if block.language == "bash":
            assert len(MARKS & set(block.marks)) == 1, block.text
        if "run" in block.marks or "quickstart" in block.marks:
            assert page.relative_to(ROOT).as_posix() in RUNNABLE, page


def test_both_readmes_name_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        shells = [b for b in blocks(ROOT / name) if b.language in {"bash", "powershell"}]
        lines = [line.partition("#")[0].strip() for b in shells for line in b.text.splitlines()]
        return [line for line in lines if line]

    english = commands("README.md")
    assert english == commands("README.uk.md")
    assert "scripts/quickstart" in english
    assert "scripts/test" in english


@pytest.mark.parametrize(
    ("promised", "printed", "held"),
    [
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a\n…\nc\n", "a\nc\n", True),
        ("a … c\n", "a b c\n", True),
        ("a\n", "a\nb\n", False),
        ("a … c\n", "a\nc\n", False),
        ("1.0.0\n", "1x0x0\n", False),
    ],
)
def test_a_promise_is_kept_to_the_letter(promised: str, printed: str, held: bool) -> None:
    assert matches(promised, printed) is held
