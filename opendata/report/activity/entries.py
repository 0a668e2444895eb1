"""Making lines of the report, above all those where nothing was recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from opendata.messages import Message, msg
from opendata.report.activity.known import Found
from opendata.report.activity.model import Entry, Source


def key_of(*words: str) -> str:
    """A key out of what a council calls something: «Відділ освіти» → ``відділ-освіти``.

    It stays as long as the name does, so templates and programs can rely on it.
    """
    return "-".join(re.sub(r"\W+", "-", word.casefold()).strip("-") for word in words)


def sources(found: Iterable[Found]) -> tuple[Source, ...]:
    """Where tables come from."""
    return tuple(one.source for one in found)


def entry(
    key: str,
    label: Message,
    value: int | float | str | None,
    says: Message | None,
    found: Iterable[Source] = (),
    remark: Message | None = None,
) -> Entry:
    """A line; without a ``value`` it says that nothing was recorded, whatever ``says`` is."""
    if value is None or says is None:
        nothing = msg("{label}: nothing was recorded for this time.", label=label)
        return Entry(key, label, None, nothing, sources=tuple(found), remark=remark)
    return Entry(key, label, value, says, sources=tuple(found), remark=remark)
