"""What the reports share on the command line: days, formats, and where the result goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from opendata.cli.globals import Settings
from opendata.clock import day, end_of_day
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Problem


def moment_of(text: str, now: datetime) -> datetime | None:
    """The end of the day ``text`` in Ukraine; None for today or nothing, which means now.

    :raises OpendataError: ``report-date`` or ``report-future``, exit 2.
    """
    if not text:
        return None
    when = day_of(text, "--as-of")
    if when > day(now):
        problem = Problem(
            "report-future",
            msg("this day has not come yet, so nothing can be said of it"),
            found=when.isoformat(),
            expected=msg("today, {today}, or a day before", today=day(now).isoformat()),
            remedy=msg("Write it like this: {example}", example=f"--as-of {day(now)}"),
        )
        raise OpendataError(problem, Exit.USAGE)
    return end_of_day(when) if when < day(now) else None


def day_of(text: str, option: str) -> date:
    """The day that ``option`` gives.

    :raises OpendataError: ``report-date``, exit 2.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = Problem(
            "report-date",
            msg("the day cannot be understood"),
            found=text,
            expected=msg("a date in the form yyyy-mm-dd, such as 2018-07-06"),
            remedy=msg("Write it like this: {example}", example=f"{option} 2026-01-31"),
        )
        raise OpendataError(problem, Exit.USAGE) from None


def must_be_one_of(form: str, forms: tuple[str, ...]) -> None:
    """Refuse a format that the report does not have.

    :raises OpendataError: ``report-format``, exit 2.
    """
    if form not in forms:
        problem = Problem(
            "report-format",
            msg("there is no such format"),
            found=form,
            expected=msg("one of: {names}", names=", ".join(forms)),
            remedy=msg("Write it like this: {example}", example=f"--format {forms[-1]}"),
        )
        raise OpendataError(problem, Exit.USAGE)


Maker = Callable[[], bytes]


def hand_over(
    form: str, makers: Mapping[str, Maker], out: str, binary: tuple[str, ...], settings: Settings
) -> None:
    """Write the report in the format ``form`` to the file ``out``, or to the standard output.

    :raises OpendataError: ``report-format``, exit 2; ``report-needs-file``, exit 2, where a format
        of ``binary`` would go to a terminal; ``report-unwritable``, exit 4.
    """
    import sys

    from opendata.cli.output import hand_out_bytes, talk
    from opendata.journal.files import write_atomically

    must_be_one_of(form, tuple(makers))
    if not out and form in binary and sys.stdout.isatty():
        problem = Problem(
            "report-needs-file",
            msg("this format is a file, and a terminal cannot show it"),
            found=form,
            remedy=msg(
                "Write it like this: {example}", example=f"--format {form} --out report.{form}"
            ),
        )
        raise OpendataError(problem, Exit.USAGE)
    data = makers[form]()
    if not out:
        hand_out_bytes(data)
        return
    path = Path(out)
    try:
        write_atomically(path, data)
    except OSError as error:
        raise OpendataError(_unwritable(out, error), Exit.CONFIGURATION) from error
    if not settings.quiet:
        talk(settings.say(msg("The report is in {path}", path=str(path))))


def _unwritable(path: str, error: OSError) -> Problem:
    return Problem(
        "report-unwritable",
        msg("the report cannot be written"),
        found=f"{path}: {error.strerror or type(error).__name__}",
        expected=msg("a folder that may be written to"),
        remedy=_another(),
    )


def _another() -> Message:
    return msg("Choose another file with {example}, and close it if it is open.", example="--out")
