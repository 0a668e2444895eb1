"""Making a finding out of a place in the folded text."""

from __future__ import annotations

from opendata.messages import Message
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.passage import Passage


def made(passage: Passage, kind: Kind, span: tuple[int, int], grade: Grade, why: Message) -> Found:
    """The finding at ``span`` of the folded text, given back in the text as it was."""
    begin, close = span
    close = begin + len(passage.text[begin:close].rstrip())
    start, end = passage.span(begin, close)
    return Found(kind, grade, start, end, passage.original[start:end], why)
