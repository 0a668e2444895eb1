"""The report for programs: keys in English that stay, texts in the chosen language."""

from __future__ import annotations

from typing import Any

from opendata.messages import Language, say
from opendata.report.activity.model import Activity, Entry
from opendata.report.activity.period import in_words


def plain(activity: Activity, language: Language) -> dict[str, Any]:
    """The report as plain data; ``value`` is null where nothing was recorded."""
    return {
        "council": {"name": activity.council.name, "edrpou": activity.council.edrpou},
        "from": activity.first.isoformat(),
        "to": activity.last.isoformat(),
        "period": say(in_words(activity.first, activity.last), language),
        "as_of": activity.until.isoformat(),
        "parts": [
            {
                "key": part.key,
                "title": say(part.title, language),
                "entries": [_entry(one, language) for one in part.entries],
            }
            for part in activity.parts
        ],
    }


def _entry(one: Entry, language: Language) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": say(one.label, language),
        "value": one.value,
        "says": say(one.says, language),
        "remark": say(one.remark, language) if one.remark else None,
        "sources": [
            {"dataset": source.dataset, "version": source.version, "event": source.event}
            for source in one.sources
        ],
    }
