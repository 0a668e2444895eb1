"""The entry point: set the language, dispatch to a verb, turn every failure into an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

from opendata.cli.failure import bug, failure, interrupted
from opendata.cli.globals import Settings, hoist, settings_of
from opendata.cli.output import finish
from opendata.cli.place import root_of
from opendata.cli.system import explained
from opendata.problems import OpendataError


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    # Modules and lists of thousands of files stay: looking through them for cycles, again and
    # again, would take a twentieth of a run that finds nothing new.
    gc.set_threshold(50_000)
    _speak_utf8()
    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))


def run(argv: list[str]) -> int:
    """Run one command and return its exit code; never raises for what a user can meet."""
    arguments = hoist(argv)
    settings = settings_of(arguments, os.environ)
    try:
        code = _dispatch(arguments, settings)
        finish()  # a full disk may show itself only here
    except OpendataError as error:
        code = failure(error, settings)
    except KeyboardInterrupt:
        code = interrupted(settings)
    except Exception as error:
        refused = explained(error, root_of(settings))
        code = failure(refused, settings) if refused else bug(error, arguments, settings)
    with contextlib.suppress(OSError):
        finish()
    return code


def _dispatch(arguments: list[str], settings: Settings) -> int:
    # Typer comes only here, so that a failure to import it is reported like any other.
    import typer

    from opendata.cli.app import build

    command: Any = typer.main.get_command(build(settings))
    if "_OPENDATA_COMPLETE" in os.environ:  # the shell asks what may come next
        command.main(args=arguments, prog_name="opendata")
    try:
        # Not command.main(): it makes an exit code 1 of a closed pipe, and 130 of Ctrl-C.
        with command.make_context("opendata", list(arguments)) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as end:
        return end.exit_code
    except (typer.Abort, EOFError):
        raise KeyboardInterrupt from None


def _speak_utf8() -> None:
    """A Windows pipe would otherwise get the console's code page, which has no «№» in places."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if not stream.isatty():
                reconfigure(encoding="utf-8")
            reconfigure(errors="backslashreplace")
