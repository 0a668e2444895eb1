from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.acts.text import read_text
from opendata.problems import OpendataError


def document() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setAuthor("Oksana Boiko")
    canvas.setTitle("draft 7")
    canvas.drawString(100, 700, "text of the act")
    canvas.textAnnotation("call 067 000 00 01", Rect=[0, 0, 100, 100])
    canvas.acroForm.textfield(name="number", value="3123412347", x=50, y=500)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_properties_notes_and_fields() -> None:
    told = {one.name + one.where: one.text for one in beside(document(), "pdf", "act.pdf")}
    assert told["Author" + Where.METADATA] == "Oksana Boiko"
    assert told["Title" + Where.METADATA] == "draft 7"
    assert "067 000 00 01" in told["1" + Where.COMMENT]
    assert "3123412347" in told["1" + Where.FORM]


def test_attached_files_are_named() -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(document())
    pdf.new_attachment("list.xlsx").set_data(b"x")
    out = io.BytesIO()
    pdf.save(out)
    names = [one.name for one in beside(out.getvalue(), "pdf", "a") if one.where is Where.EMBEDDED]
    assert names == ["list.xlsx"]


def test_a_broken_file() -> None:
    with pytest.raises(OpendataError, match="document-"):
        beside(b"%PDF-1.4 broken", "pdf", "act.pdf")


def test_text_that_nobody_sees_on_the_page_is_text() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "The council has decided on the budget of the city")
    unseen = canvas.beginText(100, 600)
    unseen.setTextRenderMode(3)
    unseen.textOut("layer of a scan")
    canvas.drawText(unseen)
    canvas.drawString(-900, 5000, "far outside")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 500, "white on white")
    canvas.showPage()
    canvas.save()
    text = read_text(out.getvalue(), "a.pdf").text
    assert all(one in text for one in ("layer of a scan", "far outside", "white on white"))


def test_whom_a_certificate_names() -> None:
    signed = "Оксана Бойко".encode().rjust(120, b"\0").ljust(200, b"\1").hex().encode()
    data = document() + b"\n9 0 obj <</ByteRange [0 1 2 3] /Contents <" + signed + b">>>\nendobj"
    told = [one.text for one in beside(data, "pdf", "a") if one.where is Where.METADATA]
    assert any("Оксана Бойко" in text for text in told)
