"""ZIP packages (DOCX, XLSX) with nothing in them that depends on the day they are made."""

from __future__ import annotations

import io
import re
import zipfile

MOMENT = (2026, 10, 1, 9, 0, 0)
"""The one time of day that every generated file carries."""
STAMP = "2026-10-01T09:00:00Z"
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def fixed(data: bytes) -> bytes:
    """The same package with members in the order of their names and one fixed date everywhere."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        # [Content_Types].xml sorts first, which is where the readers of the format look for it.
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + STAMP.encode() + rb"\g<3>", content)
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 0
            target.writestr(info, content)
    return out.getvalue()
