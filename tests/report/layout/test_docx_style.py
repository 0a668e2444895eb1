from __future__ import annotations

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from opendata.report.layout.docx_style import prepare, room, turn


def test_cyrillic_letters_take_the_same_font_as_latin_ones() -> None:
    document = Document()
    prepare(document, "uk-UA")
    for name in ("Normal", "Title", "Heading 1", "Caption"):
        fonts = document.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{one}")) for one in ("ascii", "hAnsi", "cs")} == {"Arial"}
        assert fonts.get(qn("w:asciiTheme")) is None


def test_the_paper_is_turned_only_where_it_has_to_be() -> None:
    document = Document()
    prepare(document, "uk-UA")
    assert round(room(document), 1) == 17.0
    turn(document, sideways=False)
    assert len(document.sections) == 1
    turn(document, sideways=True)
    turn(document, sideways=True)
    assert [one.orientation for one in document.sections][1:] == [WD_ORIENT.LANDSCAPE]
    assert round(room(document), 1) == 25.7
    turn(document, sideways=False)
    assert round(room(document), 1) == 17.0
