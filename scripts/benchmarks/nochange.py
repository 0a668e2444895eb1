"""A publication that finds nothing new, against the first one of the same documents.

A council's archive is made in a temporary folder: 70 % DOCX, 20 % PDF, 10 % text, and a register
of all of them. It is published twice; both are whole processes of the command line.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from opendata.workspace.init import Answers, make_workspace

ANSWERS = Answers(
    name="Яснозірська міська рада",
    executive="Виконавчий комітет Яснозірської міської ради",
    head="Яснозірський міський голова",
    edrpou="99000005",
    executive_edrpou="99000011",
    katottg="UA99000000000099001",
    site="https://yasnozir-rada.example",
    url="https://yasnozir-rada.example/opendata",
    contact="Олена Вербицька",
    email="data@yasnozir-rada.example",
)
POINT = (
    "Затвердити заходи з утримання об’єктів благоустрою громади на поточний рік, доручити "
    "виконавчим органам ради забезпечити їх виконання та подати звіт до кінця року."
)
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@dataclass(frozen=True)
class Figures:
    """``share`` is the time of the run without changes as a part of the first one."""

    share: float
    first: float
    again: float
    megabytes: float
    documents: int


def measure(documents: int, rounds: int) -> Figures:
    """One first publication, then ``rounds`` without changes (their median)."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "council")
        make(root, documents)
        size = sum(p.stat().st_size for p in root.rglob("*") if p.is_file()) / 1e6
        first, summary = _publish(root)
        if summary["result"] != "released" or summary["totals"]["documents"] != documents:
            raise SystemExit(f"the first publication went wrong: {json.dumps(summary)[:2000]}")
        runs = [_publish(root) for _ in range(rounds)]
    if any(said["result"] != "unchanged" for _, said in runs):
        raise SystemExit("a run found changes where there are none")
    again = statistics.median(seconds for seconds, _ in runs)
    return Figures(again / first, first, again, size, documents)


def _publish(root: Path) -> tuple[float, dict[str, object]]:
    command = [sys.executable, "-m", "opendata", "publish", "decisions", "--json"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--workspace", str(root)],
        check=False,
        capture_output=True,
        env=environment,
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:] + done.stdout.decode()[-2000:])
    return seconds, json.loads(done.stdout)


def make(root: Path, documents: int) -> None:
    """A workspace with ``documents`` decisions of twelve years and a register of them."""
    make_workspace(root, ANSWERS)
    dataset = root / "datasets" / "decisions"
    descriptor = dataset / "datapackage.yaml"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace("# register:", "register:"), encoding="utf-8")
    acts = list(_acts(documents))
    for number, day, title in acts:
        place = dataset / "documents" / day[-4:]
        place.mkdir(parents=True, exist_ok=True)
        name, data = _file(number, day, title)
        (place / name).write_bytes(data)
    _register(dataset / "register.xlsx", acts)


CONVOCATIONS = ((2020, "VIII"), (2015, "VII"), (2010, "VI"))
"""From which year on; a date that fits no convocation would keep an act from publication."""


def _acts(documents: int) -> Iterator[tuple[int, str, str]]:
    for number in range(1, documents + 1):
        day = date(2014, 1, 9) + timedelta(days=number * 4000 // documents)
        title = f"Про заходи № {number} з благоустрою та утримання майна громади"
        yield number, f"{day:%d.%m.%Y}", title


def _lines(number: int, day: str, title: str) -> list[str]:
    convocation = next(name for year, name in CONVOCATIONS if int(day[-4:]) >= year)
    head = ["УКРАЇНА", "ЯСНОЗІРСЬКА МІСЬКА РАДА", f"{convocation} СКЛИКАННЯ", "Р І Ш Е Н Н Я"]
    body = [f"{n}. {POINT} ({number}.{n})" for n in range(1, 13)]
    return [
        *head,
        f"від {day} № {number}",
        title,
        "Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні» рада",
        "ВИРІШИЛА:",
        *body,
        "Міський голова Олег ЯВОРСЬКИЙ",
    ]


def _file(number: int, day: str, title: str) -> tuple[str, bytes]:
    lines = _lines(number, day, title)
    match number % 10:
        case 0:
            return f"rish_{number}.txt", "\n".join(lines).encode()
        case 1 | 2:
            return f"Рішення {number}.pdf", _pdf(lines)
        case _:
            return f"Рішення №{number} від {day}.docx", _docx(lines)


def _docx(lines: list[str]) -> bytes:
    """A small DOCX, as Word would read it too."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r" '
        f'Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body>'
        "</w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _pdf(lines: list[str]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4)
    page.setFont("DejaVu", 8)
    for n, line in enumerate(lines):
        page.drawString(40, 800 - n * 14, line[:110])
    page.save()
    return buffer.getvalue()


def _register(path: Path, acts: list[tuple[int, str, str]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Реєстр")
    sheet.append(["№ п/п", "Вид", "Номер рішення", "Дата прийняття", "Назва"])
    for n, (number, day, title) in enumerate(acts, start=1):
        sheet.append([n, "рішення ради", number, day, title])
    book.save(path)
