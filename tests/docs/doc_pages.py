"""The pages of the documentation and the code blocks in them.

The words after the language of a block say what it is: ``run`` is executed in the order of the
page, ``quickstart`` stands for the quickstart (its installation left out), ``elsewhere``, ``root``
and ``test`` are not executed here; ``exit=3`` is the exit code that is promised, 0 without it;
``needs=sqlite3`` names a program. A ``text output`` block is what the block before it prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^```(\S*)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One code block: its language, the words after it, and its lines."""

    language: str
    marks: tuple[str, ...]
    text: str

    def mark(self, name: str, default: str = "") -> str:
        """The value of a mark such as ``exit=3``."""
        found = [mark.partition("=")[2] for mark in self.marks if mark.startswith(f"{name}=")]
        return found[0] if found else default


def blocks(page: Path) -> list[Block]:
    """The code blocks of a page, in order."""
    return [
        Block(language, tuple(words.split()), text)
        for language, words, text in _BLOCK.findall(page.read_text(encoding="utf-8"))
    ]


def prose(page: Path) -> str:
    """The page without its code blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def matches(promised: str, printed: str) -> bool:
    """Whether the output holds what the page promises: «…» stands for anything within a line, a
    line with nothing else for any lines."""
    pattern = ""
    for line in promised.splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r" *\n"
    return re.fullmatch(pattern, printed) is not None
