"""A register of parties, invented, and an extract of the state register with other words in it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from stdnum.ua import edrpou
from town import Town

from opendata.pipeline.reconcile import Asked, Reconciled, reconcile
from opendata.pipeline.reconcile_apply import Done, apply_sheet
from opendata.problems import Place
from opendata.review.registers.entry import Concept, Entry
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace

DESCRIPTOR = """$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: parties
title: Осередки політичних партій
description: Місцеві організації політичних партій, зареєстровані на території громади.
keywords: [політичні партії]
licenses:
  - {name: CC-BY-4.0, title: CC BY 4.0, path: "https://creativecommons.org/licenses/by/4.0/"}
resources:
  - {name: parties, title: Осередки, data: [[uid, name]]}
opendata:
  edition: "2025"
  purpose: Облік осередків партій.
  update: once a month
  sources:
    tables:
      parties: {path: FILE}
"""
COLUMNS = tuple(
    one["name"]
    for one in json.loads((shipped("schemas") / "own" / "parties.json").read_text("utf-8"))[
        "fields"
    ]
)
FIRST = "Світлий Тихий Новий Вільний Чесний Єдиний Сучасний Народний Зелений Рідний"
SECOND = "шлях берег край поступ вибір простір обрій гарт світанок напрям"
HEADS = "Коваль Олена Вікторівна|Бондар Степан Ігорович|М’який Лев Юрійович|Сич Ія Ярівна"
EXTRACT_HEADER = (
    "№ з/п",
    "Код ЄДРПОУ",
    "Найменування юридичної особи",
    "Керівник (ПІБ)",
    "Дата державної реєстрації",
    "Стан суб'єкта",
    "Місцезнаходження",
)


def code_of(number: int) -> str:
    """The EDRPOU code with a right check digit that begins with ``number``."""
    for digit in "0123456789":
        code = f"{number:07d}{digit}"
        if edrpou.is_valid(code):
            return code
    raise AssertionError(number)


@dataclass
class Party:
    """One organisation, as both registers may know it."""

    number: int
    code: str
    title: str
    head: str
    day: date
    status: str = "Зареєстровано"
    street: str = ""

    @property
    def name(self) -> str:
        return f"Яснозірська міська організація політичної партії «{self.title}»"

    def ours(self) -> dict[str, str]:
        """The row of the council's register."""
        found = dict.fromkeys(COLUMNS, "")
        found |= {
            "uid": f"p-{self.number:03d}",
            "organizationId": self.code,
            "name": self.name,
            "partyName": f"Політична партія «{self.title}»",
            "legalForm": "Міська організація",
            "registrationDate": self.day.isoformat(),
            "headName": self.head,
            "CATUTTC": "UA32040110010053508",
            "address": f"07600, Київська область, м. Ясна Зоря, вул. {self.street}",
            "status": self.status,
        }
        return found

    def theirs(self) -> list[Any]:
        """The row of the extract: capitals, straight quotes, a number for a code."""
        quoted = self.name.upper().replace("«", '"').replace("»", '"')
        return [
            self.number,
            int(self.code),
            quoted,
            f"{self.head.upper()} - керівник",
            self.day.strftime("%d.%m.%Y"),
            "зареєстровано",
            f"Україна, Київська обл., місто Ясна Зоря, вулиця {self.street}",
        ]


def parties(count: int = 100) -> list[Party]:
    """``count`` different organisations; codes begin with a nought or two."""
    heads = HEADS.split("|")
    return [
        Party(
            n,
            code_of(40_000 + 311 * n),
            f"{FIRST.split()[n % 10]} {SECOND.split()[n // 10 % 10]}",
            heads[n % len(heads)],
            date(2010, 1, 4) + timedelta(days=17 * n),
            street=f"Харківська, {n + 1}",
        )
        for n in range(count)
    ]


@dataclass
class Registers:
    """A town with the dataset ``parties``, and the hands of its clerk."""

    town: Town
    file: str = "parties.xlsx"
    ours: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        text = DESCRIPTOR.replace("FILE", self.file)
        (self.folder / "datapackage.yaml").write_text(text, encoding="utf-8")

    @property
    def folder(self) -> Path:
        return self.town.root / "datasets" / "parties"

    @property
    def path(self) -> Path:
        return self.folder / self.file

    def write(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write the council's register."""
        lines = [list(COLUMNS), *([row[one] for one in COLUMNS] for row in rows)]
        if self.file.endswith(".csv"):
            text = io.StringIO(newline="")
            csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
            self.path.write_bytes(text.getvalue().encode("utf-8-sig"))
            return
        book = Workbook()
        page = book.worksheets[0]
        page.title = "Осередки"
        for line in lines:
            page.append(line)
        page["A1"].comment = None
        page.column_dimensions["C"].width = 50
        page.auto_filter.ref = f"A1:P{len(lines)}"
        book.save(self.path)

    def rows(self) -> list[dict[str, str]]:
        """The council's register as it is now."""
        if self.file.endswith(".csv"):
            text = self.path.read_text("utf-8-sig")
            return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
        page = load_workbook(self.path).worksheets[0]
        lines = [[str(cell or "") for cell in row] for row in page.iter_rows(values_only=True)]
        return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]

    def compare(self, extract: Path, **asked: Any) -> Reconciled:
        self.town.clock += timedelta(hours=1)
        workspace = read_workspace(self.town.root)
        return reconcile(workspace, "parties", Asked(extract, **asked), self.town.clock)

    def apply(self, sheet: Path, who: str = "Оксана", **asked: Any) -> Done:
        self.town.clock += timedelta(hours=1)
        workspace = read_workspace(self.town.root)
        return apply_sheet(workspace, "parties", sheet, who, self.town.clock, **asked)


def write_extract(
    path: Path, rows: Sequence[Sequence[Any]], title: str = "станом на 01.04.2020"
) -> Path:
    """An extract as an office sends it: a title, a header, the row «1 2 3 …», the rows."""
    book = Workbook()
    page = book.worksheets[0]
    page.append(["Витяг з Єдиного державного реєстру", None, title])
    page.append([])
    page.append(list(EXTRACT_HEADER))
    page.append(list(range(1, len(EXTRACT_HEADER) + 1)))
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def entry(number: int, name: str = "", code: str = "", **more: str) -> Entry:
    """A row of either side; ``more`` are values of other concepts by their names."""
    said = {Concept.NAME: name, Concept.CODE: code}
    said |= {Concept(key.replace("_", "-")): value for key, value in more.items()}
    values = {concept: value for concept, value in said.items() if value}
    cells = {concept: f"{'ABCDEFGHIJK'[n]}{number + 2}" for n, concept in enumerate(Concept)}
    return Entry(number, Place("r.xlsx", "S", number + 2), values, cells)


class Sheet:
    """The sheet of decisions of a workbook, as a clerk fills it in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.page = self.book.worksheets[0]
        self.headers = [cell.value for cell in self.page[2]]

    def rows(self) -> list[dict[str, Any]]:
        return [
            dict(zip(self.headers, row, strict=True))
            for row in self.page.iter_rows(min_row=3, values_only=True)
        ]

    def choose(self, action: str, **wanted: str) -> int:
        """Write ``action`` into the rows whose cells hold the texts ``wanted``; how many."""
        count = 0
        for cells in self.page.iter_rows(min_row=3):
            row = {h: str(c.value or "") for h, c in zip(self.headers, cells, strict=True)}
            if all(text in row[HEADER[key]] for key, text in wanted.items()):
                cells[self.headers.index(HEADER["action"])].value = action
                count += 1
        return count

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path


HEADER = {
    "name": "Організація",
    "why": "Що вирішити",
    "ours": "Наше",
    "theirs": "У витягу",
    "action": "Дія",
}
TAKE, KEEP, ADD, END = "взяти з витягу", "лишити наше", "додати", "позначити припиненим"
