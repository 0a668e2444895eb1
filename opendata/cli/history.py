"""``opendata history DATASET [--row UID | --document PATH]``."""

from typing import TYPE_CHECKING

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

if TYPE_CHECKING:
    from opendata.report.history.model import History

FORMATS = ("text", "json", "csv", "html", "xlsx", "docx")


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("When a row or a document appeared, changed, vanished; by whom.")))
    def history(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        row: list[str] = typer.Option(
            [], "--row", help=say(msg("The key of a row; several times where it has more parts."))
        ),
        table: str = typer.Option(
            "", "--table", help=say(msg("The table of the row, where the set has several."))
        ),
        document: str = typer.Option(
            "", "--document", help=say(msg("A published path, a SHA-256, or a file here."))
        ),
        form: str = typer.Option(
            "text", "--format", help=say(msg("text, json, csv, html, xlsx or docx"))
        ),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("As it was at the end of this day: 2026-01-31."))
        ),
        out: str = typer.Option(
            "", "--out", help=say(msg("The file for the report; without it, it is printed."))
        ),
    ) -> int:
        from opendata.cli.reports.common import moment_of, must_be_one_of
        from opendata.clock import now
        from opendata.pipeline.house import dataset_of, open_house
        from opendata.pipeline.row_history import (
            history_of_document,
            history_of_row,
            history_of_set,
        )

        form = "json" if settings.json else form
        must_be_one_of(form, FORMATS)
        _must_be_one(bool(row), bool(table), bool(document))
        moment = now()
        until = moment_of(as_of, moment) or moment
        house = open_house(workspace_of(settings))
        # A set that the workspace has no more keeps its releases, and its history.
        kept = dataset in house.store.datasets()
        name = dataset if kept else dataset_of(house.workspace, dataset).name
        found: History
        if row:
            found = history_of_row(house, name, row, table, until)
        elif document:
            found = history_of_document(house, name, document, until)
        else:
            found = history_of_set(house, name, until)
        _hand_over(found, form, out, settings)
        return Exit.CONFIGURATION if found.problems else Exit.DONE


def _must_be_one(row: bool, table: bool, document: bool) -> None:
    if (row and document) or (table and not row):
        problem = Problem(
            "history-options",
            msg("these options do not go together"),
            expected=msg("--row (with --table), or --document, or neither"),
            remedy=msg("Write it like this: {example}", example="opendata history DATASET --row K"),
        )
        raise OpendataError(problem, Exit.USAGE)


def _hand_over(found: "History", form: str, out: str, settings: Settings) -> None:
    """The history in one of its formats."""
    from opendata.cli.reports.common import hand_over
    from opendata.cli.reports.drawn import BINARY, drawn
    from opendata.report.history.layout import for_programs, laid_out
    from opendata.report.history.plain import plain

    language = settings.language
    layout = laid_out(found, language)
    makers = drawn(
        layout, lambda: plain(found, language), lambda: for_programs(found, language), out
    )
    hand_over(form, makers, out, BINARY, settings)
