"""The canaries themselves: identifiers of people who do not exist, in every place of a document."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Final

NUMBER: Final = "РНОКПП 3123412341"
CELLS: Final = {
    "tax-number": f"Про допомогу Бойку І. П., {NUMBER}",
    "passport": "Про допомогу Бойку І. П., паспорт серії СЕ 123456, виданий Садовим РВ",
    "id-card": "Про допомогу Бойку І. П., паспорт громадянина України (ID-картка) № 001234567",
    "unzr": "Про допомогу Бойку І. П., УНЗР 19900515-01234",
    "birth-date": "Про допомогу Бойку Івану Петровичу, 15.05.1990 року народження",
    "home-address": (
        "Про допомогу Бойку Івану Петровичу, який проживає за адресою: м. Яснозір, "
        "вул. Садова, 5, кв. 12"
    ),
    "phone": "Про допомогу Бойку Івану Петровичу, моб. тел. 067 123-45-67",
    "email": "Про допомогу, електронна пошта заявника Бойка І. П.: ivan.boiko@gmail.com",
    "iban": "Про допомогу Бойку Івану Петровичу на рахунок UA213223130000026007233566001",
    "card": "Про допомогу на картку ПриватБанку 4149 4999 1234 5675, Бойко Іван Петрович",
    "health": "Про допомогу Бойку Івану Петровичу, особі з інвалідністю II групи",
    "child": "Про допомогу малолітньому сину Бойку Андрію Івановичу, 2015 року народження",
    "car-plate": "Про автомобіль, державний номер АА 1234 ВС, власник Бойко Іван Петрович",
    "military": "Про допомогу Бойку Івану Петровичу, військовослужбовцю в/ч А1234",
}
"""One identifier of each kind that blocks, by the name of its detector."""
_HEAD: Final = "УКРАЇНА\nЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2024 № {n}\n\n{text}\n"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PLAIN: Final = "<w:p><w:r><w:t>Рішення</w:t></w:r></w:p>"
_RUN: Final = f"<w:r><w:t>{NUMBER}</w:t></w:r>"
_BODIES: Final = {
    "text": f"<w:p>{_RUN}</w:p>",
    "split": (
        "<w:p><w:r><w:t>РНОКПП 31234</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>12341</w:t></w:r>"
        "</w:p>"
    ),
    "cell": f"<w:tbl><w:tr><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr></w:tbl>",
    "hidden": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{NUMBER}</w:t></w:r></w:p>",
    "deleted": (
        f'<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del>'
        "</w:p>"
    ),
    "inserted": f'<w:p><w:ins w:id="1" w:author="a">{_RUN}</w:ins></w:p>',
}
_PARTS: Final = {
    "word/comments.xml": (
        f'<w:comments xmlns:w="{_WORD}"><w:comment w:id="0"><w:p>{_RUN}</w:p></w:comment>'
        "</w:comments>"
    ),
    "word/header1.xml": f'<w:hdr xmlns:w="{_WORD}"><w:p>{_RUN}</w:p></w:hdr>',
    "word/footnotes.xml": (
        f'<w:footnotes xmlns:w="{_WORD}"><w:footnote w:id="2"><w:p>{_RUN}</w:p></w:footnote>'
        "</w:footnotes>"
    ),
    "docProps/core.xml": (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>{NUMBER}</dc:subject>'
        "</cp:coreProperties>"
    ),
}


@cache
def documents() -> dict[str, bytes]:
    """The planted documents by the name of the file, which says what is planted where."""
    found = {
        f"{kind}.txt": _HEAD.format(n=n, text=text).encode()
        for n, (kind, text) in enumerate(CELLS.items(), start=1)
    }
    found |= {f"{name}.docx": _docx(_PLAIN + body, {}) for name, body in _BODIES.items()}
    found |= {
        f"{name.replace('/', '-').removesuffix('.xml')}.docx": _docx(_PLAIN, {name: part})
        for name, part in _PARTS.items()
    }
    page = f"<html><body><p>Рішення</p><!-- {NUMBER} --></body></html>"
    return found | {"comment.html": page.encode()}


@cache
def workbooks() -> dict[str, bytes]:
    """Workbooks with the number in a cell, in a hidden sheet, and in a comment."""
    return {
        "cell.xlsx": _xlsx(_row(NUMBER), "visible", {}),
        "hidden-sheet.xlsx": _xlsx(_row(NUMBER), "veryHidden", {}),
        "comment.xlsx": _xlsx(
            _row("Рішення"),
            "visible",
            {
                "xl/comments1.xml": (
                    f'<comments xmlns="{_SHEET}"><authors><author>a</author></authors><commentList>'
                    f'<comment ref="A1" authorId="0"><text><t>{NUMBER}</t></text></comment>'
                    "</commentList></comments>"
                )
            },
        ),
    }


def _row(text: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def _xlsx(rows: str, state: str, more: dict[str, str]) -> bytes:
    """A workbook of two sheets, the second with ``rows`` in the ``state``."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in (1, 2)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in (1, 2)
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f"{sheets}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="A" sheetId="1" r:id="r1"/>'
            f'<sheet name="B" sheetId="2" state="{state}" r:id="r2"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData/></worksheet>',
        "xl/worksheets/sheet2.xml": (
            f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'
        ),
        **more,
    }
    return _zipped(parts)


def _docx(body: str, more: dict[str, str]) -> bytes:
    """A document of Word with the paragraphs ``body`` and the parts ``more``."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        **more,
    }
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode())
    return file.getvalue()
