"""What a workbook has that its annotated copy will not have."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity

LOST: Final[dict[str, Message]] = {
    "xl/charts/": msg("charts"),
    "xl/media/": msg("pictures"),
    "xl/diagrams/": msg("diagrams"),
    "xl/vbaProject.bin": msg("macros"),
    "xl/ctrlProps/": msg("buttons and other controls"),
    "xl/activeX/": msg("buttons and other controls"),
    "xl/slicers/": msg("slicers"),
    "xl/embeddings/": msg("embedded documents"),
    "xl/threadedComments/": msg("the threads of comments"),
}
"""Where a workbook keeps what openpyxl does not carry over."""


def losses(data: bytes, name: str) -> tuple[Problem, ...]:
    """A finding for each kind of thing that the copy of the workbook ``data`` will lack."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
    found = [what for prefix, what in LOST.items() if any(one.startswith(prefix) for one in names)]
    return tuple(_lost(name, what) for what in dict.fromkeys(found))


def _lost(name: str, what: Message) -> Problem:
    return Problem(
        "annotated-incomplete",
        msg("the marked copy does not have this of the file: {what}", what=what),
        Place(name),
        remedy=msg("Correct the cells in your own file, and use the copy to find them."),
        severity=Severity.WARNING,
    )
