"""Documents with planted identifiers of people who do not exist."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from privacy_numbers import card, iban, tax_number

from opendata.redact.archive import packed

TAX = tax_number(31000)
OTHER_TAX = tax_number(28123, "457", 7)
ACCOUNT = iban("305299", "0000026201234567890")
CARD = card("414949111122223")
PHONE = "067 123 45 67"
HOME = "вул. Садова, буд. 5, кв. 12"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADING = "<w:p><w:r><w:t>РІШЕННЯ міської ради від 14.02.2026 № 112</w:t></w:r></w:p>"


def paragraph(*runs: str) -> str:
    """A paragraph of these runs."""
    listed = "".join(f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in runs)
    return f"<w:p>{listed}</w:p>"


def docx(body: str, parts: dict[str, tuple[str, str | bytes]] | None = None) -> bytes:
    """A DOCX with this XML in its body; ``parts`` by path: kind of relationship and content."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{KINDS}/{kind}" Target="/{path}"/>'
        for n, (path, (kind, _)) in enumerate(parts.items(), 1)
    )
    files: dict[str, bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="svg" ContentType="image/svg+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
            "</Types>"
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": (
            f"<w:document {W} {R}><w:body>{HEADING}{body}</w:body></w:document>"
        ).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        ).encode(),
    }
    for path, (_, content) in parts.items():
        files[path] = content.encode() if isinstance(content, str) else content
    return packed(files)


def odt(body: str, styles: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """An ODT with this XML in its text."""
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for one, name in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
            *(("draw", "drawing"), ("meta", "meta"), ("manifest", "manifest")),
        )
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "meta.xml": (
            f"<office:document-meta {spaces}><office:meta><dc:creator>Оксана Бойко</dc:creator>"
            "</office:meta></office:document-meta>"
        ).encode(),
        **(more or {}),
    }
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{one}" manifest:media-type="'
        f'{"application/vnd.oasis.opendocument.text" if one == "/" else "text/xml"}"/>'
        for one in ("/", *files)
    )
    files["META-INF/manifest.xml"] = (
        f"<manifest:manifest {spaces}>{listed}</manifest:manifest>"
    ).encode()
    return packed(files)


def streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    """All files within a copy, and its own bytes."""
    yield "", data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)


def holds(data: bytes, text: str) -> list[str]:
    """The files within ``data`` in which ``text`` stands."""
    ways = [text.encode(one, "ignore") for one in ("utf-8", "utf-16-le", "cp1251")]
    return [name for name, content in streams(data) if any(one in content for one in ways)]


def member(data: bytes, name: str) -> str:
    """A file within an archive as text."""
    return dict(streams(data))[name].decode()
