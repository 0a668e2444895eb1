"""Failures on the terminal: what was expected to happen is explained, a bug becomes a report."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Sequence

from opendata import __version__
from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, describe

PROJECT = "opendata-rada"


def failure(error: OpendataError, settings: Settings) -> int:
    """Explain an expected failure on stderr (as JSON on stdout with ``--json``)."""
    if settings.json:
        print_json(
            {
                "error": error.problem.code,
                "exit": int(error.exit_code),
                "problems": [problem_record(p, settings.language) for p in error.problems],
            }
        )
    for problem in error.problems:
        talk(describe(problem, settings.language))
    return int(error.exit_code)


def misuse(explanation: str, settings: Settings) -> int:
    """A command that cannot be understood; ``explanation`` is that of the parser, in English."""
    if explanation:
        talk(settings.say(msg("The command cannot be understood: {text}", text=explanation)))
        talk(
            settings.say(
                msg("«opendata --help» lists the commands, «opendata COMMAND --help» the options.")
            )
        )
    return int(Exit.USAGE)


def interrupted(settings: Settings) -> int:
    """Ctrl-C: say that repeating is safe."""
    talk(
        settings.say(msg("Interrupted. Nothing half-done is visible; repeat the command to go on."))
    )
    return int(Exit.INTERRUPTED)


def bug(error: BaseException, arguments: Sequence[str], settings: Settings) -> int:
    """A report that can be pasted into an issue: versions, command, traceback; no local values."""
    lines = [
        settings.say(msg("This is a fault of opendata, not yours. Please send us this report:")),
        "",
        f"{PROJECT} {__version__}, Python {platform.python_version()}, {platform.platform()}",
        "opendata " + " ".join(arguments),
        "".join(traceback.format_exception(error)).rstrip(),
    ]
    talk("\n".join(lines))
    sys.stderr.flush()
    return int(Exit.BUG)
