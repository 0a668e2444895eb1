"""Where the marked copy of a spreadsheet is, and what it lacks."""

from __future__ import annotations

from pathlib import Path

from opendata.cli.globals import Settings
from opendata.cli.output import talk
from opendata.cli.render.findings import talk_of
from opendata.messages import msg, nmsg
from opendata.report.annotated.book import Annotated


def show_copy(made: Annotated, target: Path, settings: Settings) -> None:
    """One line to stderr, as the answer itself is on stdout; findings about the copy besides."""
    talk_of(made.problems, settings)
    if settings.quiet or settings.json:
        return
    if made.cells:
        line = nmsg(
            "{n} cell is marked in the copy {file}",
            "{n} cells are marked in the copy {file}",
            made.cells,
            file=str(target),
        )
    else:
        line = msg("The copy {file} has nothing marked", file=str(target))
    talk(settings.say(line))
