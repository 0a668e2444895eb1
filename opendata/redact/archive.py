"""A ZIP of an office document: its members, and a new one without times and names of computers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from opendata.acts import guard

_TIME: Final = (1980, 1, 1, 0, 0, 0)
FIRST: Final = "mimetype"
"""The member of an OpenDocument file that stands first and is not packed."""


def members(data: bytes, name: str) -> dict[str, bytes]:
    """All files of the archive by their names; folders are left out.

    :raises OpendataError: as reading the document does.
    """
    with guard.open_archive(data, name) as archive:
        return {
            one: guard.read_member(archive, one, name)
            for one in archive.namelist()
            if not one.endswith("/")
        }


def packed(files: Mapping[str, bytes]) -> bytes:
    """The archive of ``files`` in their order: equal files, equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == FIRST else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
