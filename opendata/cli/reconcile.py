"""``opendata reconcile DATASET``."""

from datetime import date
from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.misuse import Misuse
from opendata.cli.place import workspace_of
from opendata.messages import msg

COMMAND = "opendata reconcile"


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg(
                "Compare a register of the council with an extract of the state register, and take "
                "what the clerk has decided into it."
            )
        )
    )
    def reconcile(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: parties."))),
        extract: str | None = typer.Option(
            None,
            "--with",
            help=say(msg("The extract of the state register: XLSX, XLS, ODS or CSV.")),
        ),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("The day of the extract: 2020-04-01."))
        ),
        sheet: str = typer.Option(
            "", "--sheet", help=say(msg("The sheet of the extract; without it, all with a header."))
        ),
        table: str = typer.Option(
            "", "--table", help=say(msg("The key of the table, where the dataset has several."))
        ),
        review: str | None = typer.Option(
            None,
            "--review",
            help=say(msg("Write what is to be decided into this workbook (.xlsx).")),
        ),
        apply: str | None = typer.Option(
            None, "--apply", help=say(msg("Take the decisions from this workbook."))
        ),
        who: str = typer.Option(
            "", "--who", help=say(msg("Who has decided; without it, the user of this computer."))
        ),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
    ) -> int:
        from opendata.cli.render import reconciliation as render
        from opendata.clock import now

        about_extract = {"--as-of": as_of, "--sheet": sheet, "--table": table, "--review": review}
        _must_make_sense(extract, apply, who, about_extract)
        workspace = workspace_of(settings)
        if apply is not None:
            from opendata.pipeline.reconcile_apply import apply_sheet

            done = apply_sheet(workspace, dataset, Path(apply), who, now(), dry_run=dry_run)
            render.show_applied(done, settings)
            return int(done.exit_code)
        from opendata.pipeline import reconcile as reconciling

        asked = reconciling.Asked(
            Path(extract or ""),
            _day(as_of) if as_of else None,
            sheet or None,
            table or None,
            Path(review) if review is not None else None,
            dry_run,
            settings.language,
        )
        found = reconciling.reconcile(workspace, dataset, asked, now())
        render.show(found, settings)
        return int(found.exit_code)


def _must_make_sense(
    extract: str | None, apply: str | None, who: str, others: dict[str, str | None]
) -> None:
    """Either an extract is compared, or a sheet is applied.

    :raises Misuse: exit 2.
    """
    if extract is None and apply is None:
        what = msg("name an extract to compare with, or a sheet to apply")
        raise Misuse(what, COMMAND, found=None, expected=msg("one of: {names}", names=_EITHER))
    if extract is not None and apply is not None:
        what = msg("these two options do not go together")
        raise Misuse(what, COMMAND, found=_EITHER)
    if who and apply is None:
        what = msg("this option goes together with {option}", option="--apply")
        raise Misuse(what, COMMAND, found="--who")
    said = next((name for name, value in others.items() if value), None)
    if said is not None and extract is None:
        what = msg("this option goes together with {option}", option="--with")
        raise Misuse(what, COMMAND, found=said)


_EITHER = "--with, --apply"


def _day(text: str) -> date:
    from opendata.clean.dates import read_date

    day = read_date(text)
    if day is None:
        what = msg("the day cannot be understood")
        hint = msg("a date in the form yyyy-mm-dd, such as 2018-07-06")
        raise Misuse(what, COMMAND, found=text, expected=hint)
    return date.fromisoformat(day)
