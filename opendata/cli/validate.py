"""``opendata validate FILE``."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Check a spreadsheet or CSV against a recommended structure.")))
    def validate(
        file: str = typer.Argument(help=say(msg("A workbook (XLSX, XLS, ODS) or a CSV."))),
        schema: str = typer.Option(
            "",
            "--schema",
            "-s",
            help=say(
                msg("The table: its key, its name, or a file; without it, told by the header.")
            ),
        ),
        edition: str = typer.Option(
            "",
            "--edition",
            help=say(msg("2025 or 2019; without it 2025, or told by the header.")),
        ),
        sheet: str = typer.Option(
            "", "--sheet", help=say(msg("The sheet; without it, the one that fits best."))
        ),
        others: list[str] = typer.Option(
            [],
            "--with",
            help=say(msg("A file of another table of the dataset, to look up links in it.")),
        ),
        every: bool = typer.Option(
            False, "--all", help=say(msg("Show every finding by itself, however many there are."))
        ),
        form: str = typer.Option(
            "text",
            "--format",
            help=say(msg("text, sarif, junit, html, xlsx, or json: a report of Frictionless.")),
        ),
        output: str = typer.Option(
            "", "--output", "-o", help=say(msg("Write the findings to this file."))
        ),
        engine: str = typer.Option(
            "auto",
            "--engine",
            help=say(msg("With --format json: auto or frictionless; the report is the same.")),
        ),
        annotate: str = typer.Option(
            "",
            "--annotate",
            help=say(msg("Write a copy of the file as XLSX with the cells that are wrong marked.")),
        ),
    ) -> int:
        from opendata.cli.render.validation import show
        from opendata.clock import day, now
        from opendata.pipeline.findings_file import TEXT, check_form
        from opendata.pipeline.validate import validate_file

        target = Path(output) if output else None
        check_form(form, engine, target, others=bool(others))
        beside = [Path(one) for one in others]
        if form != TEXT:
            asked = _Asked(Path(file), schema, edition, sheet or None, beside)
            return _in_form(form, engine, target, asked, settings)
        shown = replace(settings, all=every)
        copy = Path(annotate) if annotate else None
        if copy is not None:
            from opendata.pipeline.annotated_file import check_target

            check_target(copy)
        result = validate_file(Path(file), day(now()), schema, edition, sheet or None, beside)
        if copy is not None:
            from opendata.cli.render.annotated import show_copy
            from opendata.pipeline.annotated_file import annotate_file

            made = annotate_file(Path(file), copy, result.problems, settings.language)
            show(result, shown)
            show_copy(made, copy, settings)
        else:
            show(result, shown)
        return int(result.exit_code)


class _Asked(NamedTuple):
    """What is to be checked, and how it is called."""

    path: Path
    schema: str
    edition: str
    sheet: str | None
    others: list[Path]


def _in_form(
    form: str,
    engine: str,
    target: Path | None,
    asked: _Asked,
    settings: Settings,
) -> int:
    """For programs, and for whoever shares the work on the findings."""
    from opendata.cli.output import hand_out_bytes
    from opendata.clock import day, now
    from opendata.pipeline.findings_file import REPORT, findings_as, report_of, write
    from opendata.pipeline.validate import validate_file

    path, schema, edition, sheet, others = asked
    if form == REPORT:
        data, code = report_of(path, engine, schema, edition, sheet)
    else:
        found = validate_file(path, day(now()), schema, edition, sheet, others)
        data, code = findings_as(form, found, settings.language), found.exit_code
    if target is None:
        hand_out_bytes(data)
    else:
        write(data, target)
    return int(code)
