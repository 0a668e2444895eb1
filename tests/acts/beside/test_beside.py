"""Whatever is planted in any place of any format comes out as a part."""

from __future__ import annotations

import base64
import contextlib
import io
import time
import zlib

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Part, Where
from opendata.problems import OpendataError
from tests.acts.beside import planted_files as made
from tests.acts.beside.planted_files import MARK


def seen(data: bytes, form: str) -> list[Part]:
    """The parts that hold the mark."""
    return [one for one in beside(data, form, "a") if MARK in " ".join(one.text.split())]


@pytest.mark.parametrize("place", made.DOCX_BODIES)
def test_in_the_main_part_of_a_docx(place: str) -> None:
    assert seen(made.docx(made.DOCX_BODIES[place]), "docx")


@pytest.mark.parametrize("member", made.DOCX_MEMBERS)
def test_in_other_parts_of_a_docx(member: str) -> None:
    assert seen(made.docx(members={member: made.DOCX_MEMBERS[member]}), "docx")


@pytest.mark.parametrize("member", made.DOCX_MEMBERS)
def test_in_the_same_parts_of_a_workbook(member: str) -> None:
    book = workbook({member.replace("word/", "xl/"): made.DOCX_MEMBERS[member]})
    assert seen(book, "xlsx")


def test_a_number_alone_is_seen_where_people_write() -> None:
    for body in (
        '<w:p><w:r><wp:docPr id="1" name="x" descr="3123412341"/></w:r></w:p>',
        '<w:sdt><w:sdtPr><w:tag w:val="3123412341"/></w:sdtPr></w:sdt>',
    ):
        assert any("3123412341" in one.text for one in beside(made.docx(body), "docx", "a"))
    for body in (
        '<w:p w:rsidR="00123456"><w:r><wp:docPr id="3123412341" name="x"/></w:r></w:p>',
        '<w:sdt><w:sdtPr><w:id w:val="3123412341"/></w:sdtPr></w:sdt>',
    ):
        assert not any("3123412341" in one.text for one in beside(made.docx(body), "docx", "a"))
    custom = {"docProps/custom.xml": "<x><y>3123412341</y></x>"}
    assert any("3123412341" in one.text for one in beside(made.docx(members=custom), "docx", "a"))


def test_around_the_members_of_an_archive() -> None:
    assert seen(made.docx(remark=MARK.encode()), "docx")
    whole = made.docx()
    gap = b"PK\3\4" + bytes(60)
    import struct
    import zipfile

    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = archive.start_dir
    end = bytearray(whole[start:])
    struct.pack_into("<L", end, len(end) - 6, start + len(gap))
    shifted = bytearray(gap + whole[:start] + bytes(end))
    at = shifted.find(b"PK\1\2")
    struct.pack_into("<L", shifted, at + 42, len(gap))
    assert any(one.opaque for one in beside(bytes(shifted), "docx", "a"))
    assert not any(one.opaque for one in beside(whole, "docx", "a"))


@pytest.mark.parametrize("picture", made.PICTURES)
@pytest.mark.parametrize("form", ["docx", "xlsx", "odt"])
def test_in_pictures(picture: str, form: str) -> None:
    data = made.PICTURES[picture]
    whole = {
        "docx": lambda: made.docx(members={"word/media/image1.jpeg": data}),
        "xlsx": lambda: workbook({"xl/media/image1.jpeg": data}),
        "odt": lambda: made.odt(members={"Pictures/1": data}),
    }[form]()
    (part,) = seen(whole, form)
    assert (part.where, part.opaque) == (Where.METADATA, False)


def test_the_place_of_a_camera() -> None:
    photo = made.PICTURES["EXIF"]
    parts = beside(made.docx(members={"word/media/image1.jpeg": photo}), "docx", "a")
    assert any("GPS: 50.4501, 30.5234" in one.text.split("\n") for one in parts)


@pytest.mark.parametrize("place", made.ODT_BODIES)
def test_in_the_content_of_an_odt(place: str) -> None:
    assert seen(made.odt(made.ODT_BODIES[place]), "odt")


@pytest.mark.parametrize("member", made.ODF_MEMBERS)
def test_in_other_parts_of_odf(member: str) -> None:
    members = {member: made.ODF_MEMBERS[member]}
    assert seen(made.odt(members=members), "odt")
    assert seen(made.ods("", members=members), "ods")


def workbook(members: dict[str, str | bytes] | None = None, text: object = "Рішення") -> bytes:
    import zipfile

    book = Workbook()
    assert book.active is not None
    book.active.append(["Назва", "ІПН"])
    book.active.append([text, 5])
    file = io.BytesIO()
    book.save(file)
    if not members:
        return file.getvalue()
    with zipfile.ZipFile(file) as old:
        kept = {name: old.read(name) for name in old.namelist() if name not in members}
    return made.zipped({**kept, **members})


FILES = {
    "docx": lambda: made.docx(f"<w:p>{made.RUN}</w:p>"),
    "docx, beside": lambda: made.docx(made.DOCX_BODIES["deleted"]),
    "xlsx": lambda: workbook(text=MARK),
    "odt": lambda: made.odt(f"<text:p>{MARK}</text:p>"),
    "ods": lambda: made.ods(
        _table(f"<table:table-cell><text:p>{MARK}</text:p></table:table-cell>")
    ),
    "txt": lambda: MARK.encode("cp1251"),
    "html": lambda: f"<html><body><p>{MARK}</p><p>ще</p></body></html>".encode(),
    "rtf": lambda: b"{\\rtf1\\ansi\\ansicpg1251 " + MARK.encode("cp1251") + b"}",
    "zip": lambda: made.zipped({"a.txt": MARK}),
    "unknown": lambda: b"\xfe\xed\0\1\2\3" * 9 + MARK.encode("utf-16-le"),
    "old Word": lambda: made.ole({"WordDocument": MARK.encode("utf-16-le")}),
    "package of a DOCX": lambda: made.ole({"Package": made.docx(f"<w:p>{made.RUN}</w:p>")}),
    "package of any file": lambda: made.ole({"\1Ole10Native": made.native(MARK.encode())}),
    "path of a package": lambda: made.ole({"\1Ole10Native": made.native(b"x", MARK)}),
}


def _table(cells: str, more: str = "") -> str:
    row = f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table table:name="Аркуш1"{more}>{row}</table:table>'


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("depth", [1, 2])
def test_in_files_within_the_file(kind: str, depth: int) -> None:
    data = FILES[kind]()
    for _ in range(depth):
        data = made.docx(members={"word/embeddings/oleObject1.bin": data})
    found = seen(data, "docx")
    assert found
    assert {one.where for one in found} == {Where.EMBEDDED}
    assert any(one.opaque for one in found) == (kind == "unknown")


def test_a_file_too_deep_or_encrypted_is_told_as_opaque() -> None:
    data = made.docx(f"<w:p>{made.RUN}</w:p>")
    for _ in range(5):
        data = made.docx(members={"word/embeddings/a.docx": data})
    parts = beside(data, "docx", "a")
    assert any(one.opaque and one.where is Where.EMBEDDED for one in parts)
    locked = made.docx(members={"word/embeddings/a.xlsx": made.ole({"EncryptedPackage": b"x"})})
    assert [one.opaque for one in beside(locked, "docx", "a") if one.where is Where.EMBEDDED] == [
        True
    ]


def test_an_object_of_a_formula_is_nothing() -> None:
    formula = made.ole({"Equation Native": b"x", "\1CompObj": b"y"})
    assert beside(made.docx(members={"word/embeddings/oleObject1.bin": formula}), "docx", "a") == ()


def test_names_of_parts_give_nobody_away() -> None:
    parts = beside(made.docx(members={f"word/media/{MARK}.png": b"x"}), "docx", "a")
    assert any(MARK in one.text for one in parts)
    assert not any("3123412341" in one.name for one in parts)


RTF_GROUPS = {
    "info": b"{\\info{\\author %s}}",
    "operator": b"{\\info{\\operator %s}}",
    "annotation": b"{\\*\\annotation %s}",
    "author of an annotation": b"{\\*\\atnauthor %s}",
    "deleted": b"{\\deleted %s}",
    "hidden": b"{\\v %s}",
    "footnote": b"{\\footnote %s}",
    "header": b"{\\headerl %s}",
    "field": b"{\\field{\\*\\fldinst QUOTE %s}{\\fldrslt x}}",
    "bookmark": b"{\\*\\bkmkstart %s}",
    "variable": b"{\\*\\docvar {x}{%s}}",
    "property": b"{\\*\\userprops{\\propname x}{\\staticval %s}}",
    "authors of changes": b"{\\*\\revtbl{Unknown;}{%s;}}",
    "alternative text": b"{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv %s}}}}",
    "text box": b"{\\shp{\\*\\shpinst{\\shptxt %s}}}",
    "unknown": b"{\\*\\nobodyknows %s}",
    "style": b"{\\stylesheet{\\s1 %s;}}",
}


@pytest.mark.parametrize("group", RTF_GROUPS)
def test_in_groups_of_rtf(group: str) -> None:
    said = b"".join(b"\\'%02x" % one for one in MARK.encode("cp1251"))
    body = RTF_GROUPS[group] % said
    assert seen(b"{\\rtf1\\ansi\\ansicpg1251 text " + body + b" more}", "rtf")


def test_in_pictures_and_objects_of_rtf() -> None:
    for word, data in (
        (b"pict\\jpegblip ", made.PICTURES["EXIF"]),
        (b"object{\\*\\objdata ", b"\1\5\0\0" + made.ole({"Package": FILES["docx"]()})),
    ):
        body = b"{\\" + word + data.hex().encode() + b"}" * (1 + word.count(b"{"))
        assert seen(b"{\\rtf1\\ansi text " + body + b"}", "rtf")


def _photo() -> str:
    return base64.b64encode(made.PICTURES["EXIF"]).decode("ascii")


HTML_BODIES = {
    "comment": f"<!-- {MARK} -->",
    "comment without end": f"<p>x</p><!-- {MARK} ",
    "hidden": f"<p hidden>{MARK}</p>",
    "not displayed": f'<p style="color:red; DISPLAY : NONE">{MARK}</p>',
    "script": f"<script>let a = '{MARK}'</script>",
    "style": f"<style>/* {MARK} */</style>",
    "template": f"<template><p>{MARK}</p></template>",
    "noscript": f"<noscript>{MARK}</noscript>",
    "form": f"<form><p>{MARK}</p></form>",
    "title": f'<p title="{MARK}">x</p>',
    "alternative text": f'<img alt="{MARK}">',
    "data": f'<p data-owner="{MARK}">x</p>',
    "address": f'<a href="mailto:{MARK}">x</a>',
    "value": f'<input value="{MARK}">',
    "number alone": '<p data-x="3123412341">Сім’я Бойка, РНОКПП</p>',
    "svg": f"<svg><text>{MARK}</text></svg>",
    "picture": f'<img src="data:image/svg+xml,%3Csvg%3E%3Ctext%3E{MARK}%3C/text%3E%3C/svg%3E">',
    "photo": f'<img src="data:image/jpeg;base64,{_photo()}">',
    "select": f"<select><option>{MARK}</option></select>",
}


@pytest.mark.parametrize("place", HTML_BODIES)
def test_in_places_of_html(place: str) -> None:
    page = (
        f"<html><head><title>x</title></head><body><p>Рішення</p>{HTML_BODIES[place]}</body></html>"
    )
    if place == "number alone":
        assert any(one.text == "3123412341" for one in beside(page.encode(), "html", "a"))
    else:
        assert seen(page.encode(), "html")


PLAIN = "Boiko family, tax number 3123412341"


def pdf(place: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    canvas.drawString(100, 700, "The council has decided on the budget of the city")
    match place:
        case "author":
            canvas.setAuthor(PLAIN)
        case "note":
            canvas.textAnnotation(PLAIN, Rect=[0, 0, 100, 100])
        case "field":
            canvas.acroForm.textfield(name="x", value=PLAIN, x=50, y=500)
        case "link":
            canvas.linkURL(f"mailto:{PLAIN}", (0, 0, 9, 9))
        case "bookmark":
            canvas.bookmarkPage("x")
            canvas.addOutlineEntry(PLAIN, "x")
    canvas.showPage()
    canvas.save()
    data = out.getvalue()
    if place == "attachment":
        return attached(data, "list.docx", made.docx(f"<w:p><w:r><w:t>{PLAIN}</w:t></w:r></w:p>"))
    if place == "name of an attachment":
        return attached(data, f"{PLAIN}.bin", b"x")
    if place == "XMP":
        xmp = f"<x:xmpmeta><d>{PLAIN}</d></x:xmpmeta>".encode()
        return data + b"\n9 0 obj <</Type /Metadata /Length %d>>\nstream\n%b\nendstream" % (
            len(xmp),
            xmp,
        )
    if place in ("file that nobody refers to", "script", "form"):
        content = {"script": f"var x = '{PLAIN}'", "form": f"<xdp:x><y>{PLAIN}</y></xdp:x>"}.get(
            place, PLAIN
        )
        kind = b"/Type /EmbeddedFile" if place.startswith("file") else b""
        packed = zlib.compress(content.encode())
        return data + b"\n9 0 obj <<%b /Filter /FlateDecode>>\nstream\n%b\nendstream" % (
            kind,
            packed,
        )
    if place == "picture":
        photo = made.jpeg(made.segment(0xE1, b"Exif\0\0" + made.exif(PLAIN)))
        return data + b"\n9 0 obj <</Filter /DCTDecode>>\nstream\n" + photo + b"\nendstream"
    if place == "object that nobody refers to":
        said = PLAIN.encode("utf-16-be").hex().encode()
        return data + b"\n9 0 obj <</Owner <FEFF" + said + b">>>\nendobj"
    return data


def attached(data: bytes, name: str, content: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.new_attachment(name).set_data(content)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "place",
    [
        *("author", "note", "field", "link", "bookmark", "attachment", "name of an attachment"),
        *("XMP", "picture", "object that nobody refers to"),
        *("file that nobody refers to", "script", "form"),
    ],
)
def test_in_places_of_pdf(place: str) -> None:
    assert any(PLAIN in one.text for one in beside(pdf(place), "pdf", "a"))


def test_an_earlier_version_of_a_pdf() -> None:
    first = pdf("none")
    document = pypdfium2.PdfDocument(first)
    page = document[0]
    for thing in list(page.get_objects()):
        page.remove_obj(thing)
    page.gen_content()
    out = io.BytesIO()
    document.save(out, version=None, flags=pypdfium2.raw.FPDF_INCREMENTAL)
    found = beside(out.getvalue(), "pdf", "a")
    assert any("budget of the city" in one.text for one in found if one.where is Where.DELETED)
    assert not any(one.where is Where.DELETED for one in beside(first, "pdf", "a"))


WHOLE = {
    "docx": made.docx(
        "".join(made.DOCX_BODIES.values()), {**made.DOCX_MEMBERS, "word/media/a.jpg": made.exif()}
    ),
    "odt": made.odt("".join(made.ODT_BODIES.values()), made.ODF_MEMBERS),
    "ods": made.ods(_table("<table:table-cell/>"), members=made.ODF_MEMBERS),
    "xlsx": workbook({"xl/embeddings/a.bin": FILES["package of any file"]()}),
    "pdf": pdf("attachment"),
    "rtf": b"{\\rtf1 " + b"".join(one % b"abc" for one in RTF_GROUPS.values()) + b"}",
    "html": "".join(HTML_BODIES.values()).encode(),
    "doc": FILES["package of any file"](),
    "csv": MARK.encode(),
    "xls": FILES["package of any file"](),
}
PICTURES = list(made.PICTURES.values())


@pytest.mark.parametrize("form", WHOLE)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_spoiled_file_is_an_error_or_nothing_and_never_a_traceback(
    form: str, data: st.DataObject
) -> None:
    whole = bytearray(WHOLE[form])
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(whole))))
    with contextlib.suppress(OpendataError):
        beside(bytes(whole[:cut]), form, "a")


@given(st.sampled_from(PICTURES), st.data())
@settings(max_examples=300, deadline=None)
def test_a_spoiled_picture_tells_less_and_is_no_error(picture: bytes, data: st.DataObject) -> None:
    whole = bytearray(picture)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    whole = whole[: data.draw(st.integers(0, len(whole)))]
    beside(made.docx(members={"word/media/a.jpg": bytes(whole)}), "docx", "a")


LONG = {
    "docx": lambda n: made.docx(made.DOCX_BODIES["deleted"] * (n // 80)),
    "docx, quotes": lambda n: made.docx(members={"word/a.xml": '<x a="' * (n // 6)}),
    "docx, brackets": lambda n: made.docx(
        members={"word/a.xml": "<!--" * (n // 8) + "<" * (n // 2)}
    ),
    "rtf": lambda n: b"{\\rtf1 " + b"{\\info{\\author x}}" * (n // 18),
    "rtf, open": lambda n: b"{\\rtf1 " + b"{\\info " * (n // 7),
    "html": lambda n: (HTML_BODIES["title"] * (n // 60)).encode(),
    "pdf": lambda n: pdf("none") + b"(" * (n // 2) + b"(x)" * (n // 6),
    "csv": lambda n: (MARK + ";5\n").encode() * (n // 50),
    "doc": lambda n: b"abc\0" * (n // 8) + b"a" * (n // 2),
    "odt": lambda n: made.odt(made.ODT_BODIES["annotation"] * (n // 90)),
}


@pytest.mark.parametrize("kind", LONG)
def test_time_is_linear(kind: str) -> None:
    """Eight times as much takes at most about eight times as long, also for what is hostile."""

    def seconds(size: int) -> float:
        data = LONG[kind](size)
        best = 1e9
        for _ in range(2):
            start = time.process_time()
            with contextlib.suppress(OpendataError):
                beside(data, kind.partition(",")[0], "a")
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(60_000), seconds(480_000)
    assert large < 8 * 3 * max(small, 0.004)


@pytest.mark.parametrize(
    ("form", "member"),
    [
        ("docx", "_xmlsignatures/sig1.xml"),
        ("xlsx", "_xmlsignatures/sig1.xml"),
        ("odt", "META-INF/documentsignatures.xml"),
    ],
)
def test_whom_a_certificate_names(form: str, member: str) -> None:
    certificate = base64.b64encode(b"\x30\x82\1\2" + MARK.encode() + b"\0\1").decode()
    members: dict[str, str | bytes] = {
        member: f"<d:Signature><d:X509Certificate>{certificate}</d:X509Certificate></d:Signature>"
    }
    whole = {
        "docx": lambda: made.docx(members=members),
        "xlsx": lambda: workbook(members),
        "odt": lambda: made.odt(members=members),
    }[form]()
    assert [one.where for one in seen(whole, form)] == [Where.METADATA]
