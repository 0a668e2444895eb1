"""A folder of thirty documents as a careless clerk, or a malicious stranger, may leave it.

Twenty-five are good: documents of the sample council, all formats. Five are broken, each in a way
that stops a careless program or the whole computer. Nothing of it is committed: the broken ones are
made when a test asks for them.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "datasets" / "decisions" / "documents"
GOOD = {"docx": 9, "pdf": 6, "html": 3, "odt": 3, "rtf": 2, "txt": 2}
NOT_AN_ACT = ("Копія", "Додаток", "скан")
MEGABYTE = bytes(1024 * 1024)
BOMB_MEGABYTES = 1100
"""More than a gigabyte, packed into about one megabyte of disk."""
ENTITIES = 12
"""Each of ten entities of the one before: 10 to the power of 12 letters."""


@dataclass(frozen=True, slots=True)
class FaultFolder:
    """The folder ``path``; names are relative to it, with forward slashes.

    ``broken`` maps the name of a broken document to the code it must be reported with.
    """

    path: Path
    good: tuple[str, ...]
    broken: Mapping[str, str]


def make_fault_folder(target: Path) -> FaultFolder:
    """Fill ``target`` (made if it is not there) with 25 good and 5 broken documents."""
    target.mkdir(parents=True, exist_ok=True)
    good = tuple(_copy(path, target) for path in _good_documents())
    whole = next(path for path in _good_documents() if path.suffix == ".docx").read_bytes()
    broken = {
        "2024/захищений паролем.pdf": (encrypted_pdf(), "document-encrypted"),
        "2024/обірваний під час копіювання.docx": (whole[: len(whole) * 3 // 5], "document-broken"),
        "2025/порожній.docx": (b"", "document-empty"),
        "2025/стиснений.docx": (zip_bomb(), "document-bomb"),
        "2025/сутності.docx": (entity_bomb(), "document-bomb"),
    }
    for name, (data, _) in broken.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return FaultFolder(target, good, {name: code for name, (_, code) in broken.items()})


def _good_documents() -> list[Path]:
    """The first few sample documents of each format, in the order of their names."""
    chosen = []
    for ending, count in GOOD.items():
        found = sorted(SAMPLE.rglob(f"*.{ending}"))
        acts = [path for path in found if not path.name.startswith(NOT_AN_ACT)]
        chosen += acts[:count]
    return chosen


def _copy(path: Path, target: Path) -> str:
    name = path.relative_to(SAMPLE).as_posix()
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target / name)
    return name


def encrypted_pdf() -> bytes:
    """A PDF that does not open without its password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    lock = StandardEncryption("rada", ownerPassword="rada-owner", strength=128)
    canvas = Canvas(out, encrypt=lock, invariant=1)
    canvas.drawString(72, 720, "Nobody reads this without the password")
    canvas.save()
    return out.getvalue()


def zip_bomb() -> bytes:
    """A DOCX of about a megabyte whose text inflates to more than a gigabyte of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open("word/document.xml", "w") as member:
            for _ in range(BOMB_MEGABYTES):
                member.write(MEGABYTE)
    return out.getvalue()


def entity_bomb() -> bytes:
    """A DOCX whose XML defines entities that multiply when a parser follows them."""
    chain = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, ENTITIES + 1)
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<!DOCTYPE w:document [<!ENTITY e0 "а">{chain}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>&e{ENTITIES};</w:t></w:r></w:p></w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
