"""The answer of ``opendata schema lint``: here the findings are the answer, so all are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import MARKS
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.lint import Linted
from opendata.problems import Severity, describe


def show(results: Sequence[Linted], settings: Settings, *, as_json: bool) -> None:
    """Every finding of every file, and how many there are; notes not with ``--quiet``."""
    if as_json:
        print_json([_record(one, settings) for one in results])
        return
    for one in results:
        for problem in one.problems:
            if problem.severity is not Severity.NOTE or not settings.quiet:
                tell(f"{MARKS[problem.severity]} {describe(problem, settings.language)}")
    tell(settings.say(_answer(results)))


def _answer(results: Sequence[Linted]) -> Message:
    files = nmsg("{n} file looked at", "{n} files looked at", len(results))
    counts = _counts([problem.severity for one in results for problem in one.problems])
    if not any(counts.values()):
        return msg("{files}: nothing found.", files=files)
    return msg(
        "{files}: {errors}, {warnings}, {notes}.",
        files=files,
        errors=nmsg("{n} error", "{n} errors", counts["errors"]),
        warnings=nmsg("{n} warning", "{n} warnings", counts["warnings"]),
        notes=nmsg("{n} note", "{n} notes", counts["notes"]),
    )


def _counts(severities: Sequence[Severity]) -> dict[str, int]:
    counted = Counter(severities)
    return {
        "errors": counted[Severity.ERROR],
        "warnings": counted[Severity.WARNING],
        "notes": counted[Severity.NOTE],
    }


def _record(one: Linted, settings: Settings) -> dict[str, object]:
    return {
        "file": one.file,
        "kinds": [str(kind) for kind in one.kinds],
        "valid": one.is_right,
        **_counts([problem.severity for problem in one.problems]),
        "problems": [problem_record(problem, settings.language) for problem in one.problems],
    }
