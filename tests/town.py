"""A council with three decisions, small enough to publish in a moment."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Summary
from opendata.workspace.init import Answers, make_workspace
from opendata.workspace.read import read_workspace

ANSWERS = Answers(
    name="Тестова міська рада",
    executive="Виконавчий комітет Тестової міської ради",
    head="Тестовий міський голова",
    edrpou="99000005",
    executive_edrpou="99000011",
    katottg="UA99000000000099001",
    site="https://test-rada.example",
    url="https://test-rada.example/opendata",
    contact="Олена Вербицька",
    email="data@test-rada.example",
)
TEXT = """УКРАЇНА
ТЕСТОВА МІСЬКА РАДА
VIII СКЛИКАННЯ
двадцята сесія

Р І Ш Е Н Н Я

від {day} № {number}

{title}

Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні» міська рада
ВИРІШИЛА:
1. Затвердити.

Міський голова                                        Олена ВЕРБИЦЬКА
"""
HEAD = ("№ рішення", "Дата прийняття", "Назва", "Вид")


@dataclass
class Town:
    """A workspace in a folder, with the hands of its clerk."""

    root: Path
    clock: datetime = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)

    @property
    def documents(self) -> Path:
        return self.root / "datasets" / "decisions" / "documents"

    def write(self, number: str, day: str = "14.02.2024", title: str = "") -> Path:
        """Put a document into the folder."""
        path = self.documents / f"rish {number}.txt"
        text = TEXT.format(number=number, day=day, title=title or f"Про питання {number}")
        path.write_text(text, encoding="utf-8")
        return path

    def register(self, *rows: tuple[str, str, str]) -> Path:
        """Write the register, and declare it."""
        folder = self.root / "datasets" / "decisions"
        descriptor = folder / "datapackage.yaml"
        text = descriptor.read_text(encoding="utf-8")
        text = text.replace("# register: {path: register.xlsx}", "register: {path: register.csv}")
        descriptor.write_text(text, encoding="utf-8")
        path = folder / "register.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file, delimiter=";")
            lines.writerow(HEAD)
            lines.writerows((*row, "рішення ради") for row in rows)
        return path

    def publish(self, **options: Any) -> Summary:
        """``opendata publish decisions``, an hour after the last time."""
        self.clock += timedelta(hours=1)
        return publish_dataset(
            read_workspace(self.root), "decisions", Options(**options), self.clock
        )

    def snapshot(self) -> dict[str, str]:
        """Every file of the workspace with its hash; empty folders too."""
        found = {}
        for path in sorted(self.root.rglob("*")):
            name = path.relative_to(self.root).as_posix()
            found[name] = (
                hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            )
        return found


def make_town(root: Path) -> Town:
    make_workspace(root, ANSWERS)
    return Town(root)
