"""``opendata validate FILE --format …``: what was found, in a form that other programs read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.collect.filled_file import head_bytes
from opendata.journal.files import write_atomically
from opendata.messages import Language, Message, msg
from opendata.pipeline.validate import Validation, structure_of
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.report.findings.findings import FORMATS, Findings

TEXT: Final = "text"
REPORT: Final = "json"
"""A report of Frictionless."""
KINDS: Final = (TEXT, REPORT, *FORMATS)
ENGINES: Final = ("auto", "frictionless")


def check_form(kind: str, engine: str, output: Path | None, *, others: bool = False) -> None:
    """Refuse what cannot be done, before anything is read; ``others``: further files were named.

    :raises OpendataError: ``validate-format``, ``validate-engine``, ``validate-output``,
        ``validate-with-report``, ``validate-output-exists``, exit 2.
    """
    if kind not in KINDS:
        what = msg("findings are not told in this form")
        raise OpendataError(_problem("validate-format", what, kind, KINDS), Exit.USAGE)
    if engine not in ENGINES:
        what = msg("there is no such way to check")
        raise OpendataError(_problem("validate-engine", what, engine, ENGINES), Exit.USAGE)
    if kind == "xlsx" and output is None:
        remedy = msg("Write it like this: {example}", example="--output findings.xlsx")
        what = msg("a workbook needs a file of its own")
        raise OpendataError(Problem("validate-output", what, remedy=remedy), Exit.USAGE)
    if kind == REPORT and others:
        problem = Problem(
            "validate-with-report",
            msg("a report of Frictionless is about one file"),
            found="--with",
            remedy=msg("Leave --with or --format json out; text, sarif and html look links up."),
        )
        raise OpendataError(problem, Exit.USAGE)
    if output is not None and output.exists():
        problem = Problem(
            "validate-output-exists",
            msg("this file is there already; it is not written over"),
            Place(str(output)),
            remedy=msg("Name another file, or move this one away."),
        )
        raise OpendataError(problem, Exit.USAGE)


def findings_as(kind: str, found: Validation, language: Language) -> bytes:
    """The findings in the form ``kind`` (one of ``FORMATS``)."""
    table = f"{found.schema.title} ({found.schema.key} {found.schema.edition})".replace(" )", ")")
    return FORMATS[kind](Findings(found.file, table, found.rows, found.problems, language))


def report_of(
    path: Path, engine: str, schema: str = "", edition: str = "", sheet: str | None = None
) -> tuple[bytes, Exit]:
    """The report of Frictionless about the file as it stands, and the exit code for it.

    ``auto`` spares Frictionless the rows that are surely valid: the report is the same.

    :raises OpendataError: as :func:`opendata.pipeline.validate.validate_file`.
    """
    # Of a large CSV no more is read than is looked at: the check itself goes through it in blocks.
    chosen = structure_of(head_bytes(path), path.name, schema, edition, sheet)
    report = _report(path, chosen, sheet, engine)
    text = json.dumps(report.to_descriptor(), ensure_ascii=False, indent=2)
    return text.encode() + b"\n", Exit.DONE if report.valid else Exit.INVALID


def write(data: bytes, output: Path) -> None:
    """Put ``data`` into the file ``output``, whole or not at all."""
    write_atomically(output, data)


def _report(path: Path, chosen: TableSchema, sheet: str | None, engine: str) -> Any:
    from frictionless import Resource, Schema, formats, system

    more: dict[str, Any] = {}
    if sheet and path.suffix.lower() == ".xlsx":
        more["control"] = formats.ExcelControl(sheet=sheet)
    # The file is one that the person named, wherever it lies.
    with system.use_context(trusted=True):
        resource = Resource(
            path=str(path), schema=Schema.from_descriptor(dict(chosen.descriptor)), **more
        )
        if engine == "frictionless":
            return resource.validate()
        from opendata.check.fast.stream import validate

        return validate(resource)


def _problem(code: str, what: Message, found: str, names: Sequence[str]) -> Problem:
    return Problem(code, what, found=found, expected=msg("one of: {names}", names=", ".join(names)))
