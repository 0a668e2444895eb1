"""Failures on the terminal: what was expected to happen is explained, a bug becomes a report."""

from __future__ import annotations

import contextlib
import platform
import traceback
from collections.abc import Sequence

from opendata import __version__
from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem, describe

PROJECT = "opendata-rada"


def failure(error: OpendataError, settings: Settings) -> int:
    """Explain an expected failure on stderr (as JSON on stdout with ``--json``)."""
    _as_json(error.problem.code, error.exit_code, error.problems, settings)
    for problem in error.problems:
        talk(describe(problem, settings.language))
    return int(error.exit_code)


def interrupted(settings: Settings) -> int:
    """Ctrl-C: say that repeating is safe."""
    what = msg("Interrupted. Nothing half-done is visible; repeat the command to go on.")
    _as_json("interrupted", Exit.INTERRUPTED, (Problem("interrupted", what),), settings)
    talk(settings.say(what))
    return int(Exit.INTERRUPTED)


def bug(error: BaseException, arguments: Sequence[str], settings: Settings) -> int:
    """A report that can be pasted into an issue: versions, command, traceback; no local values."""
    what = msg("This is a fault of opendata, not yours. Please send us this report:")
    found = f"{type(error).__name__}: {error}"
    _as_json("bug", Exit.BUG, (Problem("bug", what, found=found),), settings)
    talk(report_of(error, arguments, settings))
    return int(Exit.BUG)


def bug_among_others(
    error: BaseException, arguments: Sequence[str], settings: Settings
) -> OpendataError:
    """A bug in one part of a run that goes on: the report now, the failure for its account."""
    talk(report_of(error, arguments, settings))
    what = msg("This is a fault of opendata, not yours. Please send us the report.")
    found = f"{type(error).__name__}: {error}"
    return OpendataError(Problem("bug", what, found=found), Exit.BUG)


def report_of(error: BaseException, arguments: Sequence[str], settings: Settings) -> str:
    """The report itself."""
    what = msg("This is a fault of opendata, not yours. Please send us this report:")
    lines = [
        settings.say(what),
        "",
        f"{PROJECT} {__version__}, Python {platform.python_version()}, {platform.platform()}",
        "opendata " + " ".join(arguments),
        "".join(traceback.format_exception(error)).rstrip(),
    ]
    return "\n".join(lines)


def _as_json(code: str, exit_code: Exit, problems: Sequence[Problem], settings: Settings) -> None:
    if not settings.json:
        return
    with contextlib.suppress(OSError):  # stdout may be what failed
        print_json(
            {
                "error": code,
                "exit": int(exit_code),
                "problems": [problem_record(p, settings.language) for p in problems],
            }
        )
