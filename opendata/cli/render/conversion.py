"""The answer of ``opendata convert``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from opendata.check.public_sector.taxpayer import masked
from opendata.cli.globals import Settings
from opendata.cli.output import hand_out_bytes, print_json, problem_record, talk, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.conversion_findings import reason
from opendata.pipeline.convert import Conversion
from opendata.pipeline.converted_files import table_csv
from opendata.problems import Problem


def show(result: Conversion, written: Sequence[Path], today: date, settings: Settings) -> None:
    """The table to stdout if no file was written, all talk to stderr; one document with ``--json``.

    ``today`` tells tax numbers of people, which are not shown.
    """
    problems = [_masked(one, today) for one in result.problems]
    if settings.json:
        print_json(_record(result, problems, written, today, settings))
        return
    talk_of(problems, settings)
    if written:
        for path in written:
            tell(str(path))
    else:
        hand_out_bytes(table_csv(result.table, result.target))
    if settings.quiet:
        return
    talk(settings.say(_what(result)))
    talk(settings.say(_answer(result)))
    if written:
        command = f"opendata validate {_quoted(written[0])} --schema {result.target.key}"
        command += f" --edition {result.target.edition}"
        talk(settings.say(msg("Check it: {command}", command=command)))


def _record(
    result: Conversion,
    problems: Sequence[Problem],
    written: Sequence[Path],
    today: date,
    settings: Settings,
) -> dict[str, object]:
    return {
        "exit": int(result.exit_code),
        "file": result.file,
        "table": result.target.key,
        "from": result.source.edition,
        "to": result.target.edition,
        "rows": len(result.table),
        "output": [str(path) for path in written],
        "columns": [
            {"header": one.heading.text, "how": str(one.way.how), "to": list(one.way.targets)}
            for one in sorted(result.plans, key=lambda one: one.heading.spot)
        ],
        "not_carried": [
            {
                "cell": one.cell,
                "row": one.row,
                "column": one.column,
                "value": masked(one.value, today),
                "why": settings.say(reason(one.why)),
            }
            for one in result.left
        ],
        "problems": [problem_record(one, settings.language) for one in problems],
    }


def _masked(problem: Problem, today: date) -> Problem:
    if problem.found is None:
        return problem
    return replace(problem, found=masked(problem.found, today))


def _what(result: Conversion) -> Message:
    return nmsg(
        "{file}: table {key} «{title}», edition {old} → {new}, {n} row",
        "{file}: table {key} «{title}», edition {old} → {new}, {n} rows",
        len(result.table),
        file=result.file,
        key=result.target.key,
        title=result.target.title,
        old=result.source.edition,
        new=result.target.edition,
    )


def _answer(result: Conversion) -> Message:
    if not result.left:
        return msg("All was carried.")
    return nmsg("{n} cell was not carried.", "{n} cells were not carried.", len(result.left))


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
