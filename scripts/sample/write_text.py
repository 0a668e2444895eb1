"""TXT, HTML and RTF, written by hand as old editors and council sites write them."""

from __future__ import annotations

import textwrap
from html import escape

from sample.layout import Line, lines
from sample.source import SampleAct
from sample.words import dotted

WIDTH = 76
RTF_START = (
    r"{\rtf1\ansi\ansicpg1251\deff0\deflang1058"
    r"{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}"
    r"{\info{\creatim\yr2026\mo10\dy1}}"
    r"\paperw11906\paperh16838\margl1701\margr851\pard\f0\fs28"
)


def txt(act: SampleAct, encoding: str) -> bytes:
    """Plain text, centred with blanks, lines ended as on Windows."""
    out = [row for line in lines(act) for row in _rows(line)]
    return ("\r\n".join(out) + "\r\n").encode(encoding)


def _rows(line: Line) -> list[str]:
    if line.cells:
        left, middle, right = line.cells
        return [left + middle.center(WIDTH - len(left) - len(right)) + right]
    if line.role == "head":
        return [line.text.center(WIDTH).rstrip()]
    if line.role == "text":
        return textwrap.wrap(line.text, WIDTH, initial_indent="    ", break_on_hyphens=False)
    return [line.text]


def html(act: SampleAct, encoding: str) -> bytes:
    """A page saved from the council's site: menu, date of publication, the act, footer.

    The date of publication stands above the act, as on every site, and is not the act's date.
    """
    section = "Розпорядження" if act.kind == "розпорядження голови" else "Рішення"
    heading = f"{section} № {act.number} від {dotted(act.date)}"
    body = "\n".join(_element(line) for line in lines(act))
    page = f"""<!DOCTYPE html>
<html lang="uk">
<head>
<meta charset="{encoding}">
<title>{escape(heading)} | Яснозірська міська рада</title>
<style>.c {{ text-align: center; font-weight: bold }} .t {{ font-weight: bold }}</style>
</head>
<body>
<header><a href="/">Яснозірська міська рада</a> <span>A A A</span> <span>Пошук</span></header>
<nav><ul><li><a href="/news/">Новини</a></li><li><a href="/acts/">Документи</a></li>
<li><a href="/opendata/">Відкриті дані</a></li><li><a href="/contacts/">Контакти</a></li></ul></nav>
<p class="breadcrumbs">Головна » Документи » {section}</p>
<p class="published">Дата публікації: {dotted(act.issued)} 16:20 &nbsp; Переглядів: 128</p>
<article>
{body}
</article>
<footer>© Яснозірська міська рада. Телефон приймальні: +380 00 000 01 02</footer>
</body>
</html>
"""
    return page.encode(encoding)


def _element(line: Line) -> str:
    if line.role == "blank":
        return "<p>&nbsp;</p>"
    if line.cells:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in line.cells)
        return f'<table width="100%"><tr>{cells}</tr></table>'
    name = {"head": ' class="c"', "title": ' class="t"'}.get(line.role, "")
    return f"<p{name}>{escape(line.text)}</p>"


def rtf(act: SampleAct) -> bytes:
    """RTF in the Windows Cyrillic code page, one escape per letter, as WordPad writes it."""
    out = [RTF_START, *(_paragraph(line) for line in lines(act))]
    return ("\r\n".join(out) + "}\r\n").encode("ascii")


def _paragraph(line: Line) -> str:
    if line.cells:
        stops = r"\pard\tqc\tx4650\tqr\tx9350 "
        return stops + r"\tab ".join(_escape(cell) for cell in line.cells) + r"\par"
    align = {"head": r"\qc", "text": r"\qj\fi709"}.get(line.role, r"\ql")
    text = _escape(line.text)
    if line.role in {"head", "title"}:
        text = rf"\b {text}\b0"
    return rf"\pard{align} {text}\par"


def _escape(text: str) -> str:
    return "".join(
        chr(byte) if byte < 0x80 and chr(byte) not in "\\{}" else rf"\'{byte:02x}"
        for byte in text.encode("cp1251")
    )
