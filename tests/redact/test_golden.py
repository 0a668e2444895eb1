"""What a copy looks like, to the letter: a change of it has to be meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from redact_hands import ACCOUNT, HOME, OTHER_TAX, TAX, docx, member, odt, paragraph

from opendata.redact.choice import Choice
from opendata.redact.engine import redacted
from opendata.redact.text_version import text_version

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 23)
DELETED = f"<w:r><w:delText>{OTHER_TAX}</w:delText></w:r>"
LOOKS = '<w:rPr><w:b/><w:rPrChange w:author="Оксана"/></w:rPr>'
ADDED = f"<w:r>{LOOKS}<w:t>Рахунок {ACCOUNT[:9]}</w:t></w:r>"
CHANGED = (
    f'<w:p w:rsidR="00AB12CD"><w:del w:author="Оксана">{DELETED}</w:del>'
    f'<w:ins w:author="Оксана">{ADDED}</w:ins><w:r><w:t>{ACCOUNT[9:]}; кінець</w:t></w:r></w:p>'
)


def word() -> bytes:
    living = f"Петренко Іван, проживає за адресою: м. Ясень, {HOME}"
    source = docx(paragraph("РНОКПП ", TAX[:5], TAX[5:], ".") + CHANGED + paragraph(living))
    return redacted(source, "docx", "a.docx", Choice(), TODAY).data


def writer() -> bytes:
    body = f"<text:p>РНОКПП <text:span>{TAX[:4]}</text:span>{TAX[4:]}.<office:annotation/></text:p>"
    return redacted(odt(body), "odt", "a.odt", Choice(), TODAY).data


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("docx.xml", word(), "word/document.xml"),
        ("odt.xml", writer(), "content.xml"),
        ("text.xml", text_version("Один\tдва\n\fтри"), "word/document.xml"),
    ],
)
def test_a_copy_is_what_it_was(name: str, data: bytes, part: str) -> None:
    assert member(data, part) == (GOLDEN / name).read_text("utf-8")
