"""The answer of ``opendata validate``."""

from __future__ import annotations

from opendata.catalogue.tables import OWN
from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.validate import Validation
from opendata.problems import Severity


def show(result: Validation, settings: Settings) -> None:
    """Findings to stderr, the answer to stdout; one document with ``--json``."""
    if settings.json:
        print_json(
            {
                "file": result.file,
                "table": result.schema.key,
                "edition": result.schema.edition,
                "rows": result.rows,
                "valid": result.exit_code == 0,
                "problems": [problem_record(one, settings.language) for one in result.problems],
            }
        )
        return
    talk_of(result.problems, settings)
    if not settings.quiet:
        tell(settings.say(_what(result)))
    tell(settings.say(_answer(result)))


def _what(result: Validation) -> Message:
    if result.schema.edition == OWN:
        return nmsg(
            "{file}: table {key} «{title}», opendata's own structure, {n} row",
            "{file}: table {key} «{title}», opendata's own structure, {n} rows",
            result.rows,
            file=result.file,
            key=result.schema.key,
            title=result.schema.title,
        )
    return nmsg(
        "{file}: table {key} «{title}», edition {edition}, {n} row",
        "{file}: table {key} «{title}», edition {edition}, {n} rows",
        result.rows,
        file=result.file,
        key=result.schema.key,
        title=result.schema.title,
        edition=result.schema.edition or "–",
    )


def _answer(result: Validation) -> Message:
    errors = sum(one.severity is Severity.ERROR for one in result.problems)
    warnings = sum(one.severity is Severity.WARNING for one in result.problems)
    if errors:
        return nmsg("{n} error has to be corrected.", "{n} errors have to be corrected.", errors)
    if warnings:
        return nmsg(
            "All is well, with {n} thing to look at.",
            "All is well, with {n} things to look at.",
            warnings,
        )
    return msg("All is well.")
