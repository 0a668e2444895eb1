"""The report of counts as plain data, for programs: the keys are the same in every language."""

from __future__ import annotations

from typing import Any

from opendata.report.counts.kinds import Group
from opendata.report.counts.model import DEFINITION, Counts, Period
from opendata.report.counts.news import News


def plain(counts: Counts) -> dict[str, Any]:
    """``sets`` and ``documents`` are those at ``as_of``; ``period`` is null without one."""
    now = counts.now
    return {
        "as_of": now.until.isoformat(),
        "council": counts.council,
        "sets": now.sets,
        "documents": now.documents,
        "by_kind": dict(now.by_kind),
        "groups": {group.value: counts.of_group(group) for group in Group},
        "bodies": [
            {"name": one.body, "sets": one.sets, "documents": one.documents}
            for one in counts.bodies
        ],
        "datasets": [
            {
                "name": one.dataset,
                "title": one.title,
                "version": one.version,
                "published": one.published.isoformat(),
                "rows": one.rows,
                "documents": one.documents,
                "by_kind": dict(one.by_kind),
            }
            for one in now.datasets
        ],
        "growth": [
            {"day": one.day.isoformat(), "sets": one.sets, "documents": one.documents}
            for one in counts.growth
        ],
        "period": _period(counts.period) if counts.period else None,
        "definition": DEFINITION,
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "from": period.since.isoformat(),
        "to": period.until.isoformat(),
        "sets": [one.dataset for one in period.appeared],
        "documents": period.documents,
        "by_kind": dict(period.by_kind),
        "releases": [_news(one) for one in period.news],
    }


def _news(one: News) -> dict[str, Any]:
    return {
        "dataset": one.dataset,
        "version": one.version,
        "before": one.before,
        "at": one.at.isoformat(),
        "event": one.number,
        "documents_added": dict(one.documents),
    }
