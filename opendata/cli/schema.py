"""``opendata schema lint`` and ``opendata schema list``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.spoken import SpokenGroup, needs_command
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

FORMATS = ("text", "json")


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb and what it does to ``app``."""
    say = settings.say
    schemas = typer.Typer(rich_markup_mode=None, cls=SpokenGroup, invoke_without_command=True)
    app.add_typer(
        schemas, name="schema", help=say(msg("Structures of tables: check them, list them."))
    )

    @schemas.callback()
    def group(context: typer.Context) -> None:
        """A word has to follow."""
        needs_command(context)

    @schemas.command(help=say(msg("Look for faults in descriptions of tables.")))
    def lint(
        files: list[str] = typer.Argument(
            help=say(
                msg("Table Schema or CSVW (JSON, YAML), structure files (CSV), tables (XLSX, CSV).")
            )
        ),
        form: str = typer.Option("text", "--format", help=say(msg("text or json"))),
    ) -> int:
        from opendata.cli.render.lint import show
        from opendata.pipeline.lint import exit_code, lint_files

        if form not in FORMATS:
            raise OpendataError(_unknown_format(form), Exit.USAGE)
        results = lint_files(files)
        show(results, settings, as_json=settings.json or form == "json")
        return int(exit_code(results))

    @schemas.command("list", help=say(msg("The tables that Resolution 835 recommends, and ours.")))
    def list_(
        edition: str = typer.Option(
            "", "--edition", help=say(msg("2025, 2019 or own; without it the latest."))
        ),
    ) -> int:
        from opendata.catalogue.tables import LATEST, groups
        from opendata.cli.render.tables import show

        if edition and edition not in groups():
            raise OpendataError(_unknown_edition(edition, groups()), Exit.USAGE)
        show(edition or LATEST, settings)
        return 0


def _unknown_format(form: str) -> Problem:
    return Problem(
        "schema-lint-format",
        msg("there is no such format"),
        found=form,
        expected=msg("one of: {names}", names=", ".join(FORMATS)),
        remedy=msg("Write it like this: {example}", example="--format json"),
    )


def _unknown_edition(edition: str, known: tuple[str, ...]) -> Problem:
    return Problem(
        "schema-list-edition",
        msg("there is no such edition"),
        found=edition,
        expected=msg("one of: {names}", names=", ".join(known)),
        remedy=msg("Write it like this: {example}", example=f"--edition {known[0]}"),
    )
