"""Office files whose bytes do not tell when they were written."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_TIME: Final = (1980, 1, 1, 0, 0, 0)


def timeless(data: bytes) -> bytes:
    """The ZIP (DOCX, XLSX, ODT) ``data`` with the same entries, all of one fixed time.

    Equal contents give equal bytes, whenever and wherever they were packed.
    """
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()
