"""Acts for the benchmarks: two pages with header, preamble, items, a table and a signature.

DOCX are made as word processors leave them: fonts, indents and language at every run, words cut
over several runs, the requisites in a table without borders. The same number gives the same act.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

COUNCIL = "ЯСНОЗІРСЬКА МІСЬКА РАДА"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
ITEMS = 24
ROWS = 8
WIDE = 105
"""Letters in a line of the PDF."""
MONTHS = ("січня", "лютого", "березня", "квітня", "травня", "червня")
TITLES = (
    "Про затвердження Програми утримання парків і скверів міста Яснозора на {year} рік",
    "Про внесення змін до рішення міської ради від 21 грудня {before} року № 4-1/VIII «Про бюджет»",
    "Про передачу в оперативне управління майна, що належить громаді міста Яснозора",
    "Про надання згоди на співфінансування ремонту вулиць у старій частині міста",
)
PREAMBLE = (
    "Відповідно до статей 26, 59 та 60 Закону України «Про місцеве самоврядування в Україні», "
    "Закону України «Про благоустрій населених пунктів», враховуючи рішення виконавчого комітету "
    "від 12 січня {year} року № 7 та висновок постійної комісії з питань бюджету, міська рада"
)
POINTS = (
    "Затвердити перелік об’єктів, які утримуються коштом бюджету громади, згідно з додатком {n}.",
    "Доручити управлінню житлово-комунального господарства до {day} подати розрахунок видатків.",
    "Фінансовому управлінню передбачити {n}4,5 тис. гривень на виконання заходів цього рішення.",
    "Комунальному підприємству «Яснозірсвітло» прийняти майно на баланс за актом приймання.",
    "Оприлюднити рішення на офіційному вебсайті міської ради протягом п’яти робочих днів.",
)
CITING = "Внести до рішення ради від {day} № {n}-9/VIII такі зміни: слово «два» замінити."
CITED_BY_ITEMS = 1
"""How many items cite another act. With preamble and title an act cites two or three: more than
the labelled headers of real acts do, of which about a third cites any."""
GOODS = ("Лави паркові", "Ліхтарі", "Огорожа", "Саджанці липи", "Контейнери", "Дорожні знаки")
SIGNATORY = ("Міський голова", "Олег ЯВОРСЬКИЙ")


@dataclass(frozen=True, slots=True)
class MadeAct:
    """What one act says: ``number`` and ``date`` (ISO) are its own, the rest is its lines."""

    number: str
    date: str
    requisites: tuple[str, str, str]
    title: str
    preamble: str
    points: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]

    def lines(self) -> Iterator[str]:
        """The act as plain lines, cells parted by two blanks."""
        yield from HEAD
        yield "    ".join(self.requisites)
        yield self.title
        yield self.preamble
        yield "ВИРІШИЛА:"
        yield from self.points
        for row in self.table:
            yield "  ".join(row)
        yield "          ".join(SIGNATORY)


HEAD = ("УКРАЇНА", COUNCIL, "СВІТЛОЇ ОБЛАСТІ", "сорок друга сесія VIII скликання", "Р І Ш Е Н Н Я")


def make_act(number: int, cited: int = CITED_BY_ITEMS) -> MadeAct:
    """The act with this number; ``cited`` of its items cite another act."""
    chance = random.Random(number)  # noqa: S311 - the same act every time, nothing secret
    day = date(2023, 1, 10) + timedelta(days=number % 170)
    long_day = f"{day.day} {MONTHS[day.month - 1]} {day.year} року"
    name = f"{number}-42/VIII"
    citing = set(chance.sample(range(1, ITEMS + 1), cited))
    points = (f"{n}. {_point(n, chance, citing=n in citing)}" for n in range(1, ITEMS + 1))
    rows = (
        (str(n), chance.choice(GOODS), f"{chance.randint(2, 90)} шт.", f"{chance.random():.2f}")
        for n in range(1, ROWS + 1)
    )
    return MadeAct(
        number=name,
        date=day.isoformat(),
        requisites=(long_day, "м. Яснозір", f"№ {name}"),
        title=TITLES[number % len(TITLES)].format(year=day.year, before=day.year - 1),
        preamble=PREAMBLE.format(year=day.year),
        points=tuple(points),
        table=(("№", "Назва", "Кількість", "Сума, тис. грн"), *rows),
    )


def _point(n: int, chance: random.Random, *, citing: bool) -> str:
    text = CITING if citing else chance.choice(POINTS)
    return text.format(n=n, day=f"{chance.randint(10, 28)}.02.2022")


def docx(act: MadeAct) -> bytes:
    """The act as DOCX."""
    import docx as library

    document = library.Document()
    for text in HEAD:
        _paragraph(document, text, bold=True, centre=True)
    _table(document, (act.requisites,))
    _paragraph(document, act.title, bold=True)
    for text in (act.preamble, "ВИРІШИЛА:", *act.points):
        _paragraph(document, text)
    _table(document, act.table)
    _paragraph(document, "\t\t".join(SIGNATORY), bold=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _paragraph(document: Any, text: str, *, bold: bool = False, centre: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    shape.first_line_indent, shape.space_after = Cm(1.25), Pt(0)
    # Spelling marks and later edits leave a sentence in several runs.
    for start in range(0, len(text), 70):
        run = paragraph.add_run(text[start : start + 70])
        run.bold = bold
        run.font.name, run.font.size = "Times New Roman", Pt(14)


def pdf(act: MadeAct) -> bytes:
    """The act as PDF, as a word processor would export it: the font is embedded."""
    import textwrap

    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    lines = [part for line in act.lines() for part in textwrap.wrap(line, WIDE)]
    for start in range(0, len(lines), 40):
        canvas.setFont("DejaVu", 9)
        for n, line in enumerate(lines[start : start + 40]):
            canvas.drawString(50, 790 - n * 18, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
