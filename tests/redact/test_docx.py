from __future__ import annotations

import io
from datetime import date

import docx as word
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from redact_hands import (
    ACCOUNT,
    HOME,
    KINDS,
    OTHER_TAX,
    PACKAGE,
    PHONE,
    TAX,
    W,
    docx,
    holds,
    member,
    paragraph,
)

from opendata.acts.docx import read
from opendata.acts.text import read_text
from opendata.redact.choice import Choice
from opendata.redact.docx import ALLOWED, tell
from opendata.redact.engine import redacted
from opendata.redact.opc import open_package
from opendata.redact.tree import Node

TODAY = date(2026, 11, 23)
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def copy_of(data: bytes) -> bytes:
    copy = redacted(data, "docx", "act.docx", Choice(), TODAY)
    assert copy.format == "docx"
    word.Document(io.BytesIO(copy.data))
    return copy.data


def test_a_number_over_several_runs_keeps_the_looks_around_it() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">РНОКПП </w:t></w:r>'
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{TAX[:3]}</w:t></w:r><w:r><w:t>{TAX[3:7]}</w:t></w:r>"
        f"<w:r><w:rPr><w:i/></w:rPr><w:t>{TAX[7:]}, далі</w:t></w:r></w:p>"
    )
    data = copy_of(docx(body))
    assert read(data, "x").splitlines()[1] == "РНОКПП [вилучено: РНОКПП], далі"
    said = member(data, "word/document.xml")
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">[вилучено: РНОКПП]</w:t>' in said
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">, далі</w:t>' in said


def test_tables_boxes_headers_and_notes() -> None:
    box = f"<w:r><w:pict {VML}><v:textbox><w:txbxContent>{paragraph('РНОКПП ', TAX)}"
    box += "</w:txbxContent></v:textbox></w:pict></w:r>"
    fallback = f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='w'/><mc:Fallback>"
    fallback += (
        f"<w:pict>{paragraph('ІПН ', TAX)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    cells = f"<w:tc>{paragraph('РНОКПП')}</w:tc><w:tc>{paragraph(TAX)}</w:tc>"
    cell = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    parts = {
        f"word/{name}.xml": (kind, f"<w:{tag} {W}>{paragraph('РНОКПП ', TAX)}</w:{tag}>")
        for name, kind, tag in (
            ("header1", "header", "hdr"),
            ("footer1", "footer", "ftr"),
            ("footnotes", "footnotes", "footnotes"),
            ("endnotes", "endnotes", "endnotes"),
        )
    }
    data = copy_of(docx(f"<w:p>{box}{fallback}</w:p>{cell}", parts))
    assert holds(data, TAX) == []
    for name in parts:
        assert "[вилучено: РНОКПП]" in member(data, name)


def test_what_does_not_show_is_gone() -> None:
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ключ {OTHER_TAX}</w:t></w:r></w:p>"
    styled = '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>прихована</w:t></w:r></w:p>'
    changes = (
        '<w:p w:rsidR="00AB12CD"><w:del w:id="1" w:author="Оксана Бойко"><w:r>'
        f"<w:delText>старе {OTHER_TAX}</w:delText></w:r></w:del>"
        '<w:ins w:id="2" w:author="Оксана Бойко"><w:r><w:t>нове слово</w:t></w:r></w:ins>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t>, текст</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    parts = {
        "word/comments.xml": (
            "comments",
            (
                f'<w:comments {W}><w:comment w:id="0" w:author="Оксана Бойко">{paragraph("тут")}'
                "</w:comment></w:comments>"
            ),
        ),
        "word/people.xml": ("people", f'<w:people {W} w:author="Оксана Бойко"/>'),
        "word/settings.xml": (
            "settings",
            f'<w:settings {W}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:zoom/></w:settings>',
        ),
        "word/styles.xml": (
            "styles",
            (
                f'<w:styles {W}><w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
                '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
            ),
        ),
        "customXml/item1.xml": ("customXml", "<a>Оксана Бойко</a>"),
        "docProps/thumbnail.jpeg": ("thumbnail", b"\xff\xd8\xff picture"),
    }
    data = copy_of(docx(hidden + styled + changes, parts))
    assert read(data, "x").strip().endswith("нове слово, текст")
    for trace in (OTHER_TAX, "Оксана", "rsid", "прихована", "picture", "commentR", "customXml"):
        assert holds(data, trace) == [], trace
    assert "<w:zoom/>" in member(data, "word/settings.xml")


def test_struck_rows_and_paragraphs_go() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('рядок')}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{paragraph('лишився')}</w:tc></w:tr>"
    ended = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r>"
    data = copy_of(docx(f"<w:tbl>{row}{kept}</w:tbl>{ended}</w:del></w:p>"))
    assert holds(data, "рядок") == []
    assert member(data, "word/document.xml").count("<w:p>") == 2


def test_a_file_within_the_file_is_said_to_be_gone() -> None:
    thing = f'<w:p><w:r><w:object {VML}><o:OLEObject r:id="rId1"/></w:object></w:r></w:p>'
    chunk = '<w:altChunk r:id="rId2"/>'
    parts: dict[str, tuple[str, str | bytes]] = {
        "word/embeddings/book.xlsx": ("package", TAX.encode()),
        "word/chunk.html": ("aFChunk", f"<p>{TAX}</p>"),
    }
    data = copy_of(docx(thing + chunk, parts))
    assert read(data, "x").count("[вилучено: вкладений файл]") == 2
    assert holds(data, TAX) == []


def test_links_fields_and_names_of_pictures() -> None:
    body = (
        f'{paragraph("РНОКПП ", TAX)}<w:p><w:r><w:instrText>HYPERLINK "https://x.ua/{TAX[:5]}'
        f'</w:instrText></w:r><w:r><w:instrText>{TAX[5:]}"</w:instrText></w:r>'
        f'<w:bookmarkStart w:id="1" w:name="a_{TAX}"/><w:sdt><w:sdtPr>'
        f'<w:alias w:val="РНОКПП {TAX}"/></w:sdtPr></w:sdt></w:p>'
    )
    data = docx(body)
    link = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId9" '
        f'Type="{KINDS}/hyperlink" Target="https://x.ua/?id={TAX}" TargetMode="External"/>'
        f'<Relationship Id="rId8" Type="{KINDS}/hyperlink" Target="file:///C:/Users/Boiko/a.docx" '
        'TargetMode="External"/></Relationships>'
    )
    from opendata.redact.archive import members, packed

    files = {**members(data, "x"), "word/_rels/document.xml.rels": link.encode()}
    data = copy_of(packed(files))
    assert holds(data, TAX) == []
    assert holds(data, TAX[5:]) == []
    assert holds(data, "Boiko") == []
    assert member(data, "word/_rels/document.xml.rels").count("about:blank") == 2


def test_the_story_is_the_text_that_is_screened() -> None:
    document = word.Document()
    document.add_paragraph("Перший").add_run("\tтаб\nрядок")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "а\nб", "в"
    document.add_paragraph("Останній")
    out = io.BytesIO()
    document.save(out)
    package = open_package(out.getvalue(), "x", ALLOWED)
    root = package.parts[package.main]
    assert isinstance(root, Node)
    assert "".join(text for text, _ in tell(root)) == read_text(out.getvalue(), "x").text


def test_same_document_same_bytes() -> None:
    data = docx(paragraph("РНОКПП ", TAX))
    assert copy_of(data) == copy_of(data)


def test_a_drawn_picture_with_its_author() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><metadata>Boiko</metadata><text>РНОКПП '
    svg += f"{TAX}</text></svg>"
    data = copy_of(docx(paragraph("текст"), {"word/media/image1.svg": ("image", svg)}))
    assert holds(data, "Boiko") == []
    assert "<text>РНОКПП [вилучено: РНОКПП]</text>" in member(data, "word/media/image1.svg")


def test_an_unknown_part_does_not_come_along() -> None:
    data = copy_of(docx(paragraph("текст"), {"word/future.bin": ("future2030", b"Boiko")}))
    assert holds(data, "Boiko") == []
    assert holds(data, "future") == []


PLANTED = {
    TAX: "РНОКПП {}",
    ACCOUNT: "рахунок {}",
    PHONE: "тел. {} Петренка Івана",
    HOME: "Петренко Іван, проживає за адресою: м. Ясень, {}",
}
PLACES = ("body", "runs", "cell", "header", "comment", "deleted", "hidden", "alias", "footnote")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLANTED)), st.sampled_from(PLACES), st.integers(1, 9)),
        min_size=1,
        max_size=6,
    )
)
def test_nothing_planted_is_in_any_byte_of_the_copy(planted: list[tuple[str, str, int]]) -> None:
    body, parts = "", dict[str, tuple[str, str | bytes]]()
    for number, (text, place, cut) in enumerate(planted):
        said = PLANTED[text].format(text)
        if place == "runs":
            body += paragraph(*(said[at : at + cut] for at in range(0, len(said), cut)))
        elif place == "cell":
            body += f"<w:tbl><w:tr><w:tc>{paragraph(said)}</w:tc></w:tr></w:tbl>"
        elif place == "deleted":
            body += f"<w:p><w:del><w:r><w:delText>{said}</w:delText></w:r></w:del></w:p>"
        elif place == "hidden":
            body += f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{said}</w:t></w:r></w:p>"
        elif place == "alias":
            body += f'<w:sdt><w:sdtPr><w:alias w:val="{said}"/></w:sdtPr></w:sdt>'
        elif place == "body":
            body += paragraph(said)
        else:
            kind = {"header": "header", "comment": "comments", "footnote": "footnotes"}[place]
            parts[f"word/{place}{number}.xml"] = kind, f"<w:hdr {W}>{paragraph(said)}</w:hdr>"
    data = copy_of(docx(body, parts))
    for text, _, _ in planted:
        assert holds(data, text) == []


@pytest.mark.parametrize("broken", [b"PK\x03\x04 not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_broken_is_said_to_be(broken: bytes) -> None:
    from opendata.problems import OpendataError

    with pytest.raises(OpendataError):
        redacted(broken, "docx", "act.docx", Choice(), TODAY)
