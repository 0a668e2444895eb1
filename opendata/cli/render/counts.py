"""The counts of sets and documents."""

from __future__ import annotations

import csv
import io
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import hand_out, print_json, tell
from opendata.clock import day
from opendata.messages import msg
from opendata.report.counts import CountsReport


def show(report: CountsReport, form: str, settings: Settings) -> None:
    """``form`` is ``text``, ``json`` or ``csv``; all three tell the same numbers."""
    {"json": _json, "csv": _csv, "text": _text}[form](report, settings)


def _text(report: CountsReport, settings: Settings) -> None:
    say = settings.say
    tell(say(msg("As of {day}", day=day(report.until).isoformat())))
    for one in report.datasets:
        version = msg("{title}, version {version}", title=one.title, version=one.version)
        tell(say(version))
        for kind, number in one.by_kind.items():
            tell(f"  {kind}: {number}")
    tell(
        say(
            msg(
                "Sets: {sets}, documents: {documents}", sets=report.sets, documents=report.documents
            )
        )
    )


def _json(report: CountsReport, _settings: Settings) -> None:
    datasets: list[dict[str, Any]] = [
        {
            "name": one.dataset,
            "title": one.title,
            "version": one.version,
            "published": one.published.isoformat(),
            "rows": one.rows,
            "documents": one.documents,
            "by_kind": dict(one.by_kind),
        }
        for one in report.datasets
    ]
    print_json(
        {
            "as_of": report.until.isoformat(),
            "sets": report.sets,
            "documents": report.documents,
            "by_kind": dict(report.by_kind),
            "datasets": datasets,
        }
    )


def _csv(report: CountsReport, _settings: Settings) -> None:
    """One line for each set and kind; the names of the columns stay the same in every language."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("as_of", "dataset", "version", "kind", "documents"))
    for one in report.datasets:
        for kind, number in one.by_kind.items():
            lines.writerow((day(report.until), one.dataset, one.version, kind, number))
    hand_out(text.getvalue())
