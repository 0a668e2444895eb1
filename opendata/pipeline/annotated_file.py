"""``opendata validate FILE --annotate COPY``: the findings in a copy of the clerk's own file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from opendata.collect.filled_file import file_bytes
from opendata.journal.files import write_atomically
from opendata.messages import Language, Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.report.annotated.book import Annotated, annotate


def check_target(target: Path) -> None:
    """Refuse what is there already, or is no XLSX, before anything is read.

    :raises OpendataError: ``annotate-output``, ``annotate-output-exists``, exit 2.
    """
    if target.suffix.lower() != ".xlsx":
        example = msg("Write it like this: {example}", example="--annotate findings.xlsx")
        wanted = msg("a name that ends with .xlsx")
        raise OpendataError(
            _problem(
                "annotate-output", msg("a marked copy is a workbook"), target, wanted, example
            ),
            Exit.USAGE,
        )
    if target.exists():
        what = msg("this file is there already; it is not written over")
        remedy = msg("Name another file, or move this one away.")
        raise OpendataError(
            _problem("annotate-output-exists", what, target, None, remedy), Exit.USAGE
        )


def annotate_file(
    source: Path, target: Path, problems: Sequence[Problem], language: Language
) -> Annotated:
    """Write to ``target`` a copy of ``source`` in which ``problems`` are marked.

    :raises OpendataError: as :func:`check_target`, or the file cannot be read, exit 2 or 3.
    """
    check_target(target)
    made = annotate(file_bytes(source), source.name, problems, language)
    write_atomically(target, made.data)
    return made


def _problem(
    code: str, what: Message, target: Path, expected: Message | None, remedy: Message
) -> Problem:
    return Problem(code, what, Place(file=str(target)), expected=expected, remedy=remedy)
