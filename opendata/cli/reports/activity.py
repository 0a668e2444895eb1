"""``opendata report activity``."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.reports.common import day_of, hand_over, moment_of
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

if TYPE_CHECKING:
    from opendata.report.activity.model import Activity
    from opendata.workspace.workspace import Workspace


def register(reports: typer.Typer, settings: Settings) -> None:
    """Add the report to ``reports``."""
    say = settings.say

    @reports.command(help=say(msg("The periodic report of the information department.")))
    def activity(
        first: str = typer.Option("", "--from", help=say(msg("The first day: 2020-01-01."))),
        last: str = typer.Option("", "--to", help=say(msg("The last day: 2020-03-31."))),
        month: str = typer.Option("", "--month", help=say(msg("A month: 2019-03."))),
        quarter: str = typer.Option("", "--quarter", help=say(msg("A quarter: 2020-1."))),
        half: str = typer.Option("", "--half", help=say(msg("A half-year: 2021-2."))),
        year: str = typer.Option("", "--year", help=say(msg("A year: 2018."))),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("By what was known at the end of this day: 2026-01-31."))
        ),
        form: str = typer.Option(
            "text", "--format", help=say(msg("text, json, csv, html, xlsx or docx"))
        ),
        out: str = typer.Option(
            "", "--out", help=say(msg("The file for the report; without it, it is printed."))
        ),
        template: str = typer.Option(
            "", "--template", help=say(msg("A document of Word with tags, for the format docx."))
        ),
        save_template: str = typer.Option(
            "", "--save-template", help=say(msg("Write the template that ships to this file."))
        ),
    ) -> int:
        from opendata.cli.reports.drawn import BINARY, drawn
        from opendata.clock import now
        from opendata.pipeline.house import open_house
        from opendata.report.activity.laid_out import laid_out
        from opendata.report.activity.plain import plain
        from opendata.report.activity.report import activity as report_of

        if template and (save_template or settings.json or form != "docx"):
            raise OpendataError(_unused(template), Exit.USAGE)
        if save_template:
            from opendata.report.activity.template import default_template

            if Path(save_template).exists():
                raise OpendataError(_exists(save_template), Exit.USAGE)
            hand_over("docx", {"docx": default_template}, save_template, BINARY, settings)
            return int(Exit.DONE)
        named = {"month": month, "quarter": quarter, "half": half, "year": year}
        begin, end = _period({kind: text for kind, text in named.items() if text}, first, last)
        moment = now()
        until = moment_of(as_of, moment) or moment
        house = open_house(workspace_of(settings))
        found = report_of(house.workspace, house.journal, house.store, begin, end, until)
        layout = laid_out(found, settings.language)
        makers = drawn(layout, lambda: plain(found, settings.language), lambda: layout, out)
        makers["docx"] = _by_template(found, house.workspace, template, settings)
        hand_over("json" if settings.json else form, makers, out, BINARY, settings)
        return int(Exit.DONE)


def _by_template(
    found: "Activity", workspace: "Workspace", template: str, settings: Settings
) -> "Callable[[], bytes]":
    """The maker of the DOCX: by the template that was given, declared, or that ships."""

    def made() -> bytes:
        from opendata.report.activity.template import docx, template_of

        given = Path(template) if template else None
        data, name = template_of(given, workspace.activity_template, workspace.root)
        return docx(found, settings.language, data, name)

    return made


def _period(named: dict[str, str], first: str, last: str) -> tuple[date, date]:
    """The days of the report: by one name, or from one day to another."""
    from opendata.report.activity.period import days_of

    if len(named) == 1 and not first and not last:
        ((kind, text),) = named.items()
        try:
            return days_of(kind, text)
        except ValueError:
            raise OpendataError(_no_period(f"--{kind} {text}"), Exit.USAGE) from None
    if named or not first or not last:
        said = " ".join([*(f"--{kind} {text}" for kind, text in named.items()), first, last])
        raise OpendataError(_no_period(said.strip() or "–"), Exit.USAGE)
    begin, end = day_of(first, "--from"), day_of(last, "--to")
    if begin > end:
        raise OpendataError(_no_period(f"--from {first} --to {last}"), Exit.USAGE)
    return begin, end


def _unused(template: str) -> Problem:
    return Problem(
        "activity-template-unused",
        msg("a template makes a document of Word, and none is asked for"),
        found=f"--template {template}",
        remedy=msg(
            "Write it like this: {example}",
            example=f"--template {template} --format docx --out zvit.docx",
        ),
    )


def _exists(path: str) -> Problem:
    return Problem(
        "activity-template-exists",
        msg("there is such a file already, and it may be a template that somebody has changed"),
        found=f"--save-template {path}",
        remedy=msg("Name a file that is not there yet."),
    )


def _no_period(found: str) -> Problem:
    return Problem(
        "report-period",
        msg("it is not clear which time the report is for"),
        found=found,
        expected=msg("one month, quarter, half-year or year, or a first and a last day"),
        remedy=msg(
            "Write it like this: {example}",
            example="--month 2019-03, --quarter 2020-1, --year 2018",
        ),
    )
