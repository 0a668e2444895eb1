"""The place in a text that a value was read from, as one line that a person can read."""

from __future__ import annotations

import re

AROUND = 60
"""Characters of the line kept on either side of the evidence; a line may be as long as a page."""
MOST = 400
_BLANKS = re.compile(r"\s+")


def evidence_line(text: str, start: int, end: int) -> str:
    """The line, or lines, of ``text`` around ``text[start:end]``, blanks folded to one.

    «…» stands where a long line was cut. A value that the text does not show (``start`` below 0)
    has no line: the result is empty.
    """
    if start < 0:
        return ""
    stop = min(end, start + MOST)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", stop)
    last = len(text) if last < 0 else last
    begin, finish = max(first, start - AROUND), min(last, stop + AROUND)
    if begin > first:  # not in the middle of a word, unless it is a very long one
        blank = text.find(" ", begin, start)
        begin = blank if blank >= 0 else begin
    if finish < last:
        blank = text.rfind(" ", stop, finish)
        finish = blank if blank >= 0 else finish
    shown = _BLANKS.sub(" ", text[begin:finish]).strip()
    cut_before = "…" if begin > first else ""
    cut_after = "…" if finish < last or stop < end else ""
    return f"{cut_before}{shown}{cut_after}"
