"""``opendata inspect PATH…``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem

FORMATS = ("table", "jsonl", "xlsx")
ENDINGS = {".jsonl": "jsonl", ".xlsx": "xlsx"}


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Show what is read in documents; nothing is kept or published.")))
    def inspect(
        paths: list[str] = typer.Argument(
            help=say(msg("Documents, and folders of documents; they need not lie in a workspace."))
        ),
        form: str = typer.Option(
            "",
            "--format",
            help=say(msg("table, jsonl or xlsx; without it, as the name of FILE ends, or a table")),
        ),
        output: str = typer.Option(
            "",
            "--output",
            "-o",
            help=say(msg("The file for jsonl or xlsx; one that is there is not written over.")),
        ),
        with_text: bool = typer.Option(
            False,
            "--with-text",
            help=say(msg("In jsonl: the text too, so that the evidence can be checked.")),
        ),
    ) -> int:
        from opendata.cli.render.inspection import show
        from opendata.clock import day, now
        from opendata.pipeline.inspect import inspect as documents_in

        target = Path(output) if output else None
        chosen = _form(form, target)
        _check_output(chosen, target)
        return show(
            lambda progress: documents_in(
                paths, day(now()), progress=progress, with_text=with_text
            ),
            chosen,
            target,
            settings,
        )


def _form(form: str, target: Path | None) -> str:
    """The format that is meant."""
    if not form:
        return ENDINGS.get(target.suffix.lower(), "table") if target else "table"
    if form not in FORMATS:
        known = msg("one of: {names}", names=", ".join(FORMATS))
        raise OpendataError(
            Problem(
                "inspect-format",
                msg("there is no such format"),
                found=form,
                expected=known,
                remedy=_example("--format xlsx"),
            ),
            Exit.USAGE,
        )
    return form


def _check_output(form: str, target: Path | None) -> None:
    """A workbook needs a file, a table has none; and no file of anybody is written over."""
    problem = None
    if target is None and form == "xlsx":
        problem = Problem(
            "inspect-output",
            msg("a workbook needs a file to stand in"),
            expected=msg("a name that ends with .xlsx"),
            remedy=_example("--output documents.xlsx"),
        )
    elif target is not None and form == "table":
        problem = Problem(
            "inspect-output",
            msg("a table is shown on the screen, not written into a file"),
            found=str(target),
            expected=msg("a name that ends with .xlsx or .jsonl"),
            remedy=_example("--output documents.xlsx"),
        )
    elif target is not None and target.exists():
        problem = Problem(
            "inspect-output-exists",
            msg("this file is there already; it is not written over"),
            Place(file=str(target)),
            remedy=msg("Name another file, or move this one away."),
        )
    if problem is not None:
        raise OpendataError(problem, Exit.USAGE)


def _example(example: str) -> Message:
    return msg("Write it like this: {example}", example=example)
