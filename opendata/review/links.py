"""The address by which a cell of a workbook opens a document."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

SAFE = "/-_.~!$&'()+,;=@"


def link(target: Path, folder: Path) -> str:
    """The address of ``target`` for a workbook in ``folder``; both are absolute.

    It is relative, so that it still works when the whole workspace is moved or seen from another
    computer. Signs that mean something in an address are escaped; letters are left, as Excel keeps
    them.
    """
    try:
        way = Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return target.as_uri()
    return "".join(sign if ord(sign) > 127 else quote(sign, safe=SAFE) for sign in way)
