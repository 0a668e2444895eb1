"""A text as a plain DOCX: what is published in the place of a PDF, whose own text stays behind it.

A black box over a PDF hides nothing: the text beneath it can be marked and copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from opendata.redact.archive import packed

NOTE: Final = "Текстова версія документа. Персональні дані вилучено."
"""Stands at the foot of each page, where nobody takes it for a part of the act."""
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS: Final = (("document", "document.main"), ("styles", "styles"), ("footer1", "footer"))
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAGE: Final = "\f"
_BREAK: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def text_version(text: str) -> bytes:
    """The DOCX: a paragraph for each line of ``text``, a page for each form feed; the same bytes
    for the same text.
    """
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in _PARTS
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}'
        "</Types>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{''.join(_body(text))}"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134"'
        ' w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("footer", "footer1.xml")
        ),
        "word/styles.xml": f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        '<w:sz w:val="24"/><w:lang w:val="uk-UA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style></w:styles>",
        "word/footer1.xml": f"<w:ftr {_W}>{_paragraph(NOTE)}</w:ftr>",
    }
    return packed({name: (_HEAD + content).encode() for name, content in files.items()})


def _relations(*pairs: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _body(text: str) -> Iterator[str]:
    for number, page in enumerate(text.split(_PAGE)):
        if number:
            yield _BREAK
        for line in page.removesuffix("\n").split("\n"):
            yield _paragraph(line)


def _paragraph(line: str) -> str:
    words = (
        f'<w:t xml:space="preserve">{escape(_NOT_XML.sub("", word))}</w:t>' if word else ""
        for word in line.split("\t")
    )
    runs = "<w:tab/>".join(words)
    return f"<w:p><w:r>{runs}</w:r></w:p>" if runs else "<w:p/>"
