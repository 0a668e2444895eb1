"""The text of a file, in whatever encoding it was saved."""

from __future__ import annotations

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity


def decoded(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text in ``data`` without a byte order mark; a warning where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, shown = "utf-16", "UTF-16"
    else:
        try:
            return data.decode("utf-8-sig"), []
        except UnicodeDecodeError:
            encoding, shown = "cp1251", "Windows-1251"
    problem = Problem(
        "schema-encoding",
        msg("the file is not in the UTF-8 encoding"),
        Place(file),
        shown,
        msg("UTF-8: programs of others take every file for that"),
        msg("Save the file anew, in the UTF-8 encoding."),
        Severity.WARNING,
    )
    return data.decode(encoding, errors="replace"), [problem]
