"""Files of every format with one sentence planted in one place."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib

MARK = "Сім’я Бойка, РНОКПП 3123412341"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="urn:wp" xmlns:m="urn:m" xmlns:v="urn:v" xmlns:r="urn:r" xmlns:a="urn:a"'
)
REST = "<w:p><w:r><w:t>Рішення міської ради про бюджет</w:t></w:r></w:p>"


def zipped(members: dict[str, str | bytes], remark: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = remark
    return buffer.getvalue()


def docx(
    body: str = "", members: dict[str, str | bytes] | None = None, remark: bytes = b""
) -> bytes:
    xml = f'<?xml version="1.0"?><w:document {NS}><w:body>{REST}{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml, **(members or {})}, remark)


def _p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


RUN = f"<w:r><w:t>{MARK}</w:t></w:r>"
DOCX_BODIES = {
    "deleted": _p(f"<w:del w:id='1'><w:r><w:delText>{MARK}</w:delText></w:r></w:del>"),
    "deleted with plain text": _p(f"<w:del>{RUN}</w:del>"),
    "moved": _p(f"<w:moveFrom>{RUN}</w:moveFrom>"),
    "hidden": _p(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{MARK}</w:t></w:r>"),
    "code of a field": _p(f"<w:r><w:instrText> HYPERLINK &quot;{MARK}&quot;</w:instrText></w:r>"),
    "deleted code": _p(f"<w:r><w:delInstrText>{MARK}</w:delInstrText></w:r>"),
    "simple field": _p(
        f'<w:fldSimple w:instr="QUOTE {MARK}"><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    ),
    "alternative text": _p(f'<w:r><wp:docPr id="1" name="x" descr="{MARK}"/></w:r>'),
    "title of a picture": _p(f'<w:r><wp:docPr id="1" name="x" title="{MARK}"/></w:r>'),
    "bookmark": _p(f'<w:bookmarkStart w:id="1" w:name="{MARK}"/>'),
    "author of a change": _p(f'<w:ins w:author="{MARK}"><w:r><w:t>x</w:t></w:r></w:ins>'),
    "tag of a field": f'<w:sdt><w:sdtPr><w:tag w:val="{MARK}"/></w:sdtPr></w:sdt>',
    "list of choices": f'<w:sdt><w:listItem w:displayText="{MARK}" w:value="1"/></w:sdt>',
    "smart tag": _p(f'<w:smartTagPr><w:attr w:name="x" w:val="{MARK}"/></w:smartTagPr>'),
    "form field": _p(f'<w:r><w:ffData><w:helpText w:val="{MARK}"/></w:ffData></w:r>'),
    "picture of words": _p(f'<w:r><v:textpath string="{MARK}"/></w:r>'),
    "single quotes": _p(f"<w:r><wp:docPr id='1' name='x' descr='{MARK}'/></w:r>"),
    "formula": _p(f"<m:oMath><m:r><m:t>{MARK}</m:t></m:r></m:oMath>"),
    "fallback": _p(f"<mc:AlternateContent><mc:Fallback>{RUN}</mc:Fallback></mc:AlternateContent>"),
    "comment of XML": f"<!-- {MARK} -->",
    "order to a program": f"<?x {MARK}?>",
    "CDATA": f"<w:p><![CDATA[{MARK}]]></w:p>",
    "between elements": _p(MARK),
}
XML = f"<x><p><t>{MARK}</t></p></x>"
CUT = "<x><p><t>Сім’я Бойка, РНОКПП </t></p></x>".replace("</t></p>", "</t><t>3123412341</t></p>")
RELATION = (
    f'<Relationships><Relationship Target="mailto:{MARK}" TargetMode="External"/></Relationships>'
)
DOCX_MEMBERS: dict[str, str | bytes] = {
    "word/comments.xml": CUT,
    "word/header1.xml": CUT,
    "word/footer2.xml": CUT,
    "word/footnotes.xml": CUT,
    "word/endnotes.xml": CUT,
    "word/glossary/document.xml": CUT,
    "word/people.xml": f'<x author="{MARK}"/>',
    "word/settings.xml": f'<w:settings {NS}><w:docVar w:name="x" w:val="{MARK}"/></w:settings>',
    "word/styles.xml": f'<w:styles {NS}><w:name w:val="{MARK}"/></w:styles>',
    "word/charts/chart1.xml": f"<c><v>{MARK}</v></c>",
    "word/diagrams/data1.xml": XML,
    "word/_rels/document.xml.rels": RELATION,
    "word/_rels/settings.xml.rels": RELATION,
    "docProps/core.xml": XML,
    "docProps/app.xml": XML,
    "docProps/custom.xml": f'<x name="{MARK}"/>',
    "customXml/item1.xml": XML,
    "customXml/item2.xml": f'<x y="{MARK}"/>',
    "word/afchunk1.htm": f"<html><body><p>{MARK}</p></body></html>",
    "word/afchunk2.txt": MARK,
    "word/unknown.xml": XML,
    f"word/media/{MARK}.png": b"\x89PNG\r\n\x1a\n",
    "word/vbaProject.bin": b"\0\1" + MARK.encode("cp1251") + b"\0",
    "word/printerSettings1.bin": b"\0\1" + MARK.encode("utf-16-le") + b"\0\0",
    "broken/xml.xml": f"<x><p>{MARK}",
    "utf16.xml": f'<?xml version="1.0" encoding="utf-16"?><x>{MARK}</x>'.encode("utf-16"),
    "cp1251.xml": f'<?xml version="1.0" encoding="windows-1251"?><x>{MARK}</x>'.encode("cp1251"),
}


def exif(artist: str = MARK, comment: str = "") -> bytes:
    """A TIFF with an author, a comment, and the place 50.4501, 30.5234."""
    values = artist.encode() + b"\0"
    note = b"UNICODE\0" + comment.encode("utf-16-le")
    at = 8 + 2 + 3 * 12 + 4
    inner = at + len(values) + len(values) % 2
    gps = inner + 2 + 12 + 4 + len(note)
    head = b"II*\0" + struct.pack("<L", 8) + struct.pack("<H", 3)
    head += struct.pack("<HHLL", 315, 2, len(values), at)
    head += struct.pack("<HHLL", 34665, 4, 1, inner) + struct.pack("<HHLL", 34853, 4, 1, gps)
    body = head + bytes(4) + values.ljust(inner - at, b"\0")
    body += struct.pack("<HHHLL", 1, 37510, 7, len(note), inner + 18) + bytes(4) + note
    numbers = gps + 2 + 4 * 12 + 4
    body += (
        struct.pack("<H", 4)
        + struct.pack("<HHL4s", 1, 2, 2, b"N")
        + struct.pack("<HHLL", 2, 5, 3, numbers)
    )
    body += struct.pack("<HHL4s", 3, 2, 2, b"E") + struct.pack("<HHLL", 4, 5, 3, numbers + 24)
    body += (
        bytes(4)
        + struct.pack("<6L", 50, 1, 27, 1, 36, 100)
        + struct.pack("<6L", 30, 1, 31, 1, 2424, 100)
    )
    return body


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg(*segments: bytes, behind: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xda\0\2\1\2\3\xff\xd9" + behind


def chunk(kind: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(kind + content)
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", crc)


def png(*chunks: bytes, behind: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"") + behind


_XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>{MARK}</d></x:xmpmeta>'.encode()
_SAID = MARK.encode()
PICTURES = {
    "EXIF": jpeg(segment(0xE1, b"Exif\0\0" + exif())),
    "EXIF comment": jpeg(segment(0xE1, b"Exif\0\0" + exif("x", MARK))),
    "XMP": jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _XMP)),
    "IPTC": jpeg(
        segment(
            0xED, b"Photoshop 3.0\x008BIM\4\4\0\0" + b"\x1c\2\x78\0" + bytes([len(_SAID)]) + _SAID
        )
    ),
    "comment": jpeg(segment(0xFE, _SAID)),
    "behind the end": jpeg(behind=b"\0\0\0\0" + MARK.encode("cp1251") + b"\0\0"),
    "tEXt": png(chunk(b"tEXt", b"Author\0" + _SAID)),
    "zTXt": png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(_SAID))),
    "iTXt": png(chunk(b"iTXt", b"Author\0\0\0uk\0\0" + _SAID)),
    "iTXt packed": png(chunk(b"iTXt", b"Author\0\1\0uk\0\0" + zlib.compress(_SAID))),
    "eXIf": png(chunk(b"eXIf", exif())),
    "TIFF": exif(),
    "GIF": b"GIF89a" + b"\x21\xfe" + bytes([len(_SAID)]) + _SAID + b"\0;",
    "WebP": b"RIFF\0\0\0\0WEBPEXIF" + struct.pack("<L", len(exif())) + exif(),
    "SVG": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{MARK}</text></svg>'.encode(),
    "EMZ": gzip.compress(b"\1\0\0\0\x58\0\0\0" + bytes(80) + MARK.encode("utf-16-le")),
    "EMF": b"\1\0\0\0\x58\0\0\0" + bytes(80) + MARK.encode("utf-16-le") + bytes(8),
}

ODF_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_PARAGRAPH = f"<text:p>{MARK}</text:p>"
ODT_BODIES = {
    "annotation": f"<text:p><office:annotation>{_PARAGRAPH}</office:annotation></text:p>",
    "author of an annotation": (
        f"<text:p><office:annotation><dc:creator>{MARK}</dc:creator></office:annotation></text:p>"
    ),
    "deleted": (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{_PARAGRAPH}</text:deletion></text:changed-region></text:tracked-changes>"
    ),
    "note": f"<text:p><text:note>{_PARAGRAPH}</text:note></text:p>",
    "hidden text": f'<text:p><text:hidden-text text:string-value="{MARK}"/></text:p>',
    "user field": f'<text:user-field-decl office:string-value="{MARK}" text:name="x"/>',
    "bookmark": f'<text:p><text:bookmark text:name="{MARK}"/></text:p>',
    "alternative text": f"<text:p><svg:desc>{MARK}</svg:desc></text:p>",
    "link": f'<text:p><text:a xlink:href="mailto:{MARK}">x</text:a></text:p>',
    "script": f"<text:p><text:script>{MARK}</text:script></text:p>",
    "comment of XML": f"<!-- {MARK} -->",
    "between elements": MARK,
}
ODF_MEMBERS: dict[str, str | bytes] = {
    "styles.xml": f"<x {ODF_NS}><style:header>{_PARAGRAPH}</style:header></x>",
    "meta.xml": f"<x {ODF_NS}><dc:creator>{MARK}</dc:creator></x>",
    "settings.xml": f"<x>{MARK}</x>",
    "Basic/Standard/Module1.xml": f"<x>{MARK}</x>",
    "Object 1/content.xml": f"<x {ODF_NS}>{_PARAGRAPH}</x>",
    "ObjectReplacements/Object 1": b"\1\0\0\0\x58\0\0\0" + MARK.encode("utf-16-le"),
    "Pictures/1.jpg": jpeg(segment(0xE1, b"Exif\0\0" + exif())),
    "Thumbnails/thumbnail.png": png(chunk(b"tEXt", b"Author\0" + _SAID)),
    "Versions/Version1": docx(_p(RUN)),
    "META-INF/manifest.xml": f"<x>{MARK}</x>",
}


def odt(body: str = "", members: dict[str, str | bytes] | None = None) -> bytes:
    content = f"<office:document-content {ODF_NS}><office:body><office:text>{body}<text:p>Рішення"
    content += "</text:p></office:text></office:body></office:document-content>"
    head: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text"}
    return zipped({**head, "content.xml": content, **(members or {})})


def ods(table: str, styles: str = "", members: dict[str, str | bytes] | None = None) -> bytes:
    content = f"<office:document-content {ODF_NS}><office:automatic-styles>{styles}"
    content += f"</office:automatic-styles><office:body><office:spreadsheet>{table}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    head: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    return zipped({**head, "content.xml": content, **(members or {})})


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE container with these streams in its root, each padded to the size of a long one."""
    size, end, free, fat_mark = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    lengths = [-(-len(data) // size) for data in padded.values()]
    folders = -(-(len(padded) + 1) // 4)
    fat = [fat_mark]
    fat += [*range(2, 1 + folders), end]
    starts, at = [], 1 + folders
    for length in lengths:
        starts.append(at)
        fat += [*range(at + 1, at + length), end]
        at += length
    assert len(fat) <= 128
    entries = [_entry("Root Entry", 5, child=1, start=end, size=0)]
    for number, (name, data) in enumerate(padded.items(), 1):
        after = number + 1 if number < len(padded) else free
        entries.append(_entry(name, 2, right=after, start=starts[number - 1], size=len(data)))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    head += bytes(6) + struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109L", 0, *[free] * 108)
    body = struct.pack("<128L", *fat, *[free] * (128 - len(fat)))
    body += b"".join(entries).ljust(folders * size, b"\0")
    return (
        head
        + body
        + b"".join(
            data.ljust(length * size, b"\0")
            for data, length in zip(padded.values(), lengths, strict=True)
        )
    )


def _entry(
    name: str,
    kind: int,
    right: int = 0xFFFFFFFF,
    child: int = 0xFFFFFFFF,
    start: int = 0,
    size: int = 0,
) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    told = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
    told += struct.pack("<LLL", 0xFFFFFFFF, right, child) + bytes(36)
    return told + struct.pack("<LLL", start, size, 0)


def native(data: bytes, path: str = "C:\\x.bin") -> bytes:
    """The stream of a «Package»: any file, put into a document by Windows."""
    named = path.encode("cp1251") + b"\0"
    inner = b"\2\0" + named + named + struct.pack("<HHL", 0, 3, len(named)) + named
    inner += struct.pack("<L", len(data)) + data
    return struct.pack("<L", len(inner)) + inner
