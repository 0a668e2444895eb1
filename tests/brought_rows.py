"""What a report of an information department is worked out from, given as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from opendata.messages import say
from opendata.report.activity.known import Found, Known
from opendata.report.activity.model import Entry, Part, Source

SOURCE = Source("set", "1.2.0", 7)


def brought(first: date, last: date, **tables: list[Mapping[str, Any]]) -> Known:
    """A period, and the released tables by their keys; there are no others."""

    class Brought(Known):
        __slots__ = ()

        def tables(self, key: str) -> tuple[Found, ...]:
            return (Found(SOURCE, tuple(tables[key])),) if key in tables else ()

        def fresh(self, key: str) -> tuple[Found, ...]:
            return self.tables(key)

    end = datetime(last.year, last.month, last.day, 20, tzinfo=UTC)
    return Brought(None, None, None, first, last, end, end)  # type: ignore[arg-type]


def line(part: Part, key: str) -> Entry:
    """The line ``key`` of ``part``."""
    return next(one for one in part.entries if one.key == key)


def said(one: Entry) -> str:
    """The sentence of a line with its remark, in Ukrainian."""
    return " ".join(say(text, "uk") for text in (one.says, one.remark) if text is not None)
