"""Paper, letters and language of a document."""

from __future__ import annotations

from typing import Any, Final

_FONT: Final = "Arial"
_MARGIN_CM: Final = 2.0


def prepare(document: Any, locale: str) -> None:
    """A4 with room to bind, and ``locale`` (``uk-UA``) as the language of all text."""
    from docx.shared import Cm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.5), Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(_MARGIN_CM)
    styles = document.styles
    styles["Normal"].font.size = Pt(11)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
        _letters(styles[name])
    for name, size in (("Title", 20), ("Heading 1", 15), ("Heading 2", 12)):
        styles[name].font.size = Pt(size)
        styles[name].font.color.rgb = RGBColor(0x12, 0x40, 0x6F)
    styles["Caption"].font.size = Pt(10)
    styles["Caption"].font.color.rgb = RGBColor(0x17, 0x21, 0x2B)
    _language(styles, locale)


def turn(document: Any, *, sideways: bool) -> None:
    """Go on upright or sideways, on a new page if the paper has to be turned."""
    from docx.enum.section import WD_ORIENT, WD_SECTION

    page = document.sections[-1]
    if (page.orientation == WD_ORIENT.LANDSCAPE) == sideways:
        return
    turned = document.add_section(WD_SECTION.NEW_PAGE)
    turned.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    turned.page_width, turned.page_height = page.page_height, page.page_width


def room(document: Any) -> float:
    """Centimetres between the margins of the page that is being written."""
    from docx.shared import Cm

    page = document.sections[-1]
    return float((page.page_width - page.left_margin - page.right_margin) / Cm(1))


def number_pages(document: Any) -> None:
    """The number of each page in the middle below."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _letters(style: Any) -> None:
    """Cyrillic letters take the font of the style too, not the one of the theme."""
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _language(styles: Any, locale: str) -> None:
    from docx.oxml.ns import qn

    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
