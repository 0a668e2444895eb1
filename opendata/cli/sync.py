"""``opendata sync [DATASET…]``."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.towards import handed_over, portal_option, token_option
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity

STDOUT = "-"


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg(
                "The nightly run: bring all datasets up to date, publish, prove and report; "
                "one that fails does not stop the others."
            )
        )
    )
    def sync(
        dataset: list[str] = typer.Argument(
            None, help=say(msg("Only these datasets; all of them without any."))
        ),
        portal: list[str] = portal_option(settings),
        token_fd: str | None = token_option(settings),
        workers: int = typer.Option(
            4,
            "--workers",
            min=1,
            max=16,
            help=say(msg("So many datasets are sent to portals of CKAN at the same time.")),
        ),
        log_json: str = typer.Option(
            "",
            "--log-json",
            help=say(msg("Append a log, one JSON object a line; - is the standard output.")),
        ),
        metrics: str = typer.Option(
            "",
            "--metrics",
            help=say(msg("Write figures for a monitoring, as OpenMetrics text.")),
        ),
        withhold: bool = typer.Option(
            False,
            "--withhold",
            help=say(
                msg(
                    "Publish all but the documents and rows with personal data, instead of "
                    "stopping."
                )
            ),
        ),
        verify: bool = typer.Option(
            False,
            "--verify",
            help=say(msg("Then read everything again and compare, as «opendata verify» does.")),
        ),
    ) -> int:
        if log_json == STDOUT and settings.json:
            raise OpendataError(_two_on_stdout(), Exit.USAGE)
        with _log_to(log_json) as write:
            towards = tuple(portal or ()), token_fd
            asked = tuple(dataset or ()), workers, withhold
            return _sync(asked, towards, write, metrics, verify, log_json, settings)


def _sync(
    asked: tuple[tuple[str, ...], int, bool],
    towards: tuple[tuple[str, ...], str | None],
    write: Callable[[bytes], None] | None,
    metrics: str,
    verify: bool,
    log_json: str,
    settings: Settings,
) -> int:
    from opendata.cli.failure import bug_among_others
    from opendata.cli.place import root_of
    from opendata.cli.render.sync import notice, show, show_findings
    from opendata.cli.render.sync_log import LogFile
    from opendata.cli.system import explained
    from opendata.cli.terminal import watcher
    from opendata.clock import now
    from opendata.pipeline.record import run_name
    from opendata.pipeline.sync.log import Happening, Level, LogEvent, finding
    from opendata.pipeline.sync.run import NIGHTLY, Around, Task, log_end, sync_workspace
    from opendata.pipeline.sync.stop import on_terminate
    from opendata.pipeline.sync.tell import metrics_path, tell

    names, workers, withhold = asked
    moment = now()
    run = run_name(moment)
    log = LogFile(write or (lambda _line: None), run, settings)
    root = root_of(settings)

    def explain(error: Exception) -> OpendataError:
        return explained(error, root) or bug_among_others(error, ["sync", *names], settings)

    try:
        workspace = workspace_of(settings)
    except OpendataError as error:
        for problem in error.problems:
            log(finding(problem))
        log(LogEvent(Happening.RUN_FINISHED, Level.ERROR, exit_code=error.exit_code))
        raise
    with on_terminate() as sign:
        with watcher(settings) as watch:
            options = replace(NIGHTLY, withhold=withhold)
            handed = handed_over(towards[1])
            task = Task(names, verify, run, towards[0], handed, workers, options)
            night = sync_workspace(workspace, task, moment, Around(explain, watch, log, sign))
        summary = notice(night, workspace.council.name, settings)
        path = metrics_path(workspace, metrics)
        untold = [*tell(night, workspace, path, summary, os.environ, log)]
    log_end(log, night)
    if log.broken is not None:
        untold.append(_log_broken(log.broken))
    (show_findings if log_json == STDOUT else show)(night, untold, settings)
    return int(night.exit_code)


@contextmanager
def _log_to(place: str) -> Iterator[Callable[[bytes], None] | None]:
    """What takes the lines of the log; a line is handed over whole, and at once."""
    from opendata.cli.output import hand_out_bytes

    if not place:
        yield None
    elif place == STDOUT:
        yield hand_out_bytes
    else:
        with Path(place).open("ab", buffering=0) as file:

            def write(line: bytes) -> None:
                file.write(line)

            yield write


def _two_on_stdout() -> Problem:
    return Problem(
        "sync-log-json",
        msg("the log and the answer in JSON cannot both go to the standard output"),
        found="--log-json - --json",
        expected=msg("one of the two"),
        remedy=msg("Name a file for the log, or leave out --json."),
    )


def _log_broken(error: OSError) -> Problem:
    return Problem(
        "sync-log",
        msg("the log could not be written to its end"),
        Place(),
        found=error.strerror or type(error).__name__,
        remedy=msg("See that there is room on its disk."),
        severity=Severity.WARNING,
    )
