"""The entry point: set the language, dispatch to a verb, turn every failure into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from opendata.cli.failure import bug, failure, interrupted, misuse
from opendata.cli.globals import Settings, hoist, settings_of
from opendata.problems import Exit, OpendataError


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    _speak_utf8()
    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))


def run(argv: list[str]) -> int:
    """Run one command and return its exit code; never raises for what a user can meet."""
    arguments = hoist(argv)
    settings = settings_of(arguments, os.environ)
    try:
        return _dispatch(arguments, settings)
    except OpendataError as error:
        return failure(error, settings)
    except KeyboardInterrupt:
        return interrupted(settings)
    except BrokenPipeError:
        # The reader of our output went away (`… | head`): not a failure of ours.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return Exit.DONE
    except Exception as error:
        return bug(error, arguments, settings)


def _dispatch(arguments: list[str], settings: Settings) -> int:
    # Typer comes only here, so that a failure to import it is reported like any other.
    import typer

    from opendata.cli.app import build

    command = typer.main.get_command(build(settings))
    try:
        code = command.main(args=arguments, prog_name="opendata", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        explain = getattr(error, "format_message", None)
        if explain is None:
            raise
        return misuse(explain(), settings)
    if code == Exit.INTERRUPTED:  # what typer makes of Ctrl-C
        raise KeyboardInterrupt
    return int(code or 0)


def _speak_utf8() -> None:
    """A Windows pipe would otherwise get the console's code page, which has no «№» in places."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if not stream.isatty():
                reconfigure(encoding="utf-8")
            reconfigure(errors="backslashreplace")
