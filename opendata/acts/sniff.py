"""Which format a document has, by its bytes; file name endings lie too often to be asked."""

from __future__ import annotations

import re
import zipfile

from opendata.acts import failures, guard, txt

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_HEADER = 512
WORD_MAGIC = b"\xec\xa5"
WORD_ENCRYPTED = 0x0100
HEAD = 8_192
HTML_AT_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)", re.DOTALL
)
HTML_TAGS = re.compile(
    rb"<(?:html|head|body|meta|title|table|div|p|font|span|h[1-6])[\s>/]", re.IGNORECASE
)
FIRST_MEMBER, HEAD_OF_ZIP = b"mimetype", 64
DOCX_PART, DIRECTORY = b"word/document.xml", 16_384
ODT_TYPES = ("application/vnd.oasis.opendocument.text",)


def sniff(data: bytes, name: str) -> str:
    """``docx``, ``odt``, ``pdf``, ``doc``, ``rtf``, ``html`` or ``txt``.

    Raises OpendataError: empty, encrypted, broken, a bomb, or of no format we know.
    """
    if not data.strip(b" \t\r\n\0\x0c"):
        raise failures.empty(name)
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(data, name)
    if head.startswith(OLE):
        return _sniff_ole(data, name)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    return _sniff_plain(data, head, name)


def _sniff_zip(data: bytes, name: str) -> str:
    if FIRST_MEMBER not in data[:HEAD_OF_ZIP] and data.rfind(DOCX_PART, -DIRECTORY) >= 0:
        return "docx"  # as the directory at the end says; the reader opens the archive anyway
    with guard.open_archive(data, name) as archive:
        names = set(archive.namelist())
        if "mimetype" in names:
            mimetype = guard.read_member(archive, "mimetype", name).decode("ascii", "replace")
            if mimetype.strip().startswith(ODT_TYPES):
                _refuse_encrypted_odt(archive, names, name)
                return "odt"
        if any(member.startswith("word/") for member in names):
            return "docx"
    raise failures.unknown_format(name)


def _refuse_encrypted_odt(archive: zipfile.ZipFile, names: set[str], name: str) -> None:
    """LibreOffice encrypts each member, or the whole into one, and says so in the manifest."""
    manifest = "META-INF/manifest.xml"
    text = guard.read_member(archive, manifest, name) if manifest in names else b""
    if b"encryption-data" in text or "encrypted-package" in names:
        raise failures.encrypted(name)


def _sniff_ole(data: bytes, name: str) -> str:
    """An OLE container: old Word, or a new document behind a password, or another program's."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise failures.encrypted(name)
    if "WordDocument".encode("utf-16-le") not in data:
        raise failures.unknown_format(name)
    fib = data[OLE_HEADER : OLE_HEADER + 12]
    if fib[:2] == WORD_MAGIC and int.from_bytes(fib[10:12], "little") & WORD_ENCRYPTED:
        raise failures.encrypted(name)
    return "doc"


def _sniff_plain(data: bytes, head: bytes, name: str) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: look at its letters, not its bytes
        head = data[:HEAD].decode("utf-16", "replace").encode("utf-8")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if HTML_AT_START.match(head) or len(HTML_TAGS.findall(head)) > 2:
        return "html"
    if txt.is_text(data):
        return "txt"
    raise failures.unknown_format(name)
