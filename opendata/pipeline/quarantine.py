"""``--quarantine``: the rows that stay behind, in a workbook beside the datasets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from opendata.journal.files import write_atomically
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.table import Table
from opendata.workspace.workspace import Workspace

FOLDER: Final = "quarantine"
"""In the workspace; no source is ever read from there."""


def keep_behind(
    workspace: Workspace,
    dataset: str,
    tables: Sequence[tuple[Table, Collection[int]]],
    problems: Sequence[Problem],
) -> Problem | None:
    """Write the invalid rows of the ``tables`` to a workbook, and say where it is.

    Each table comes with the positions of its invalid rows; ``problems`` tell what is wrong.
    Without invalid rows an earlier workbook is taken away, as it would tell of what is mended, and
    None is returned.
    """
    path = workspace.root / FOLDER / f"{dataset}.xlsx"
    behind = [(table, invalid) for table, invalid in tables if invalid]
    if not behind:
        path.unlink(missing_ok=True)
        return None
    from opendata.report.quarantine import quarantine_book

    data = quarantine_book(behind, problems, workspace.language)
    path.parent.mkdir(exist_ok=True)
    if not (path.is_file() and path.read_bytes() == data):
        write_atomically(path, data)
    return _kept(path.relative_to(workspace.root))


def _kept(path: Path) -> Problem:
    return Problem(
        "quarantine-kept",
        msg("the rows that were not published are in a workbook of their own, with what is wrong"),
        Place(path.as_posix()),
        remedy=msg("Correct them in the register or in the documents, and publish again."),
        severity=Severity.WARNING,
    )
