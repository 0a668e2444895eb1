"""``opendata report compliance``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.reports.common import hand_over, moment_of
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem


def register(reports: typer.Typer, settings: Settings) -> None:
    """Add the report to ``reports``."""
    say = settings.say

    @reports.command(help=say(msg("What Resolution 835 asks for, line by line, with evidence.")))
    def compliance(
        form: str = typer.Option(
            "text",
            "--format",
            help=say(msg("text, json, csv, html, xlsx, docx, junit or sarif")),
        ),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("As it was at the end of this day: 2026-01-31."))
        ),
        edition: str = typer.Option(
            "", "--edition", help=say(msg("The edition of the requirements: 2019 or 2025."))
        ),
        out: str = typer.Option(
            "", "--out", help=say(msg("The file for the report; without it, it is printed."))
        ),
        strict: bool = typer.Option(
            False,
            "--strict",
            help=say(msg("Exit with 1 where anything that is owed is not met or not shown.")),
        ),
    ) -> int:
        from opendata.catalogue.editions import read_editions
        from opendata.cli.reports.drawn import BINARY, drawn
        from opendata.clock import now
        from opendata.pipeline.house import open_house
        from opendata.report.compliance.junit import junit
        from opendata.report.compliance.known import Known
        from opendata.report.compliance.laid_out import laid_out
        from opendata.report.compliance.plain import plain
        from opendata.report.compliance.report import compliance as report_of
        from opendata.report.compliance.sarif import sarif

        key = edition or read_editions()[-1].key
        if key not in {one.key for one in read_editions()}:
            raise OpendataError(_no_edition(edition), Exit.USAGE)
        moment = now()
        house = open_house(workspace_of(settings))
        until = moment_of(as_of, moment) or moment
        known = Known(house.workspace, house.journal, house.store, until, moment, key)
        report = report_of(known)
        language = settings.language
        layout = laid_out(report, language)
        makers = drawn(layout, lambda: plain(report, language), lambda: layout, out) | {
            "junit": lambda: junit(report, language),
            "sarif": lambda: sarif(report, language),
        }
        hand_over("json" if settings.json else form, makers, out, BINARY, settings)
        return int(Exit.DONE if report.good or not strict else Exit.INVALID)


def _no_edition(edition: str) -> Problem:
    from opendata.catalogue.editions import read_editions

    return Problem(
        "edition-unknown",
        msg("there is no such edition of the recommendations"),
        found=edition,
        expected=msg("one of: {names}", names=", ".join(one.key for one in read_editions())),
        remedy=msg("Name one of these after --edition."),
    )
