"""The workbooks that a clerk fills in → the tables of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opendata.collect.filled import read_filled
from opendata.collect.tables_batch import TablesBatch
from opendata.problems import OpendataError, Problem
from opendata.workspace.workspace import Dataset, TableSource


@dataclass(frozen=True, slots=True)
class TableFile:
    """The content of the file of one table; ``name`` is what it is called before people."""

    source: TableSource
    name: str
    data: bytes


def read_table_files(dataset: Dataset, files: Sequence[TableFile]) -> TablesBatch:
    """The tables of ``dataset`` out of their files, one for each, in the same order.

    :raises OpendataError: as for :func:`~opendata.collect.filled.read_filled`, with the problems of
        all files that cannot be read: a set is released with all of its tables or not at all.
    """
    read, errors = [], []
    for one in files:
        try:
            read.append(read_filled(one.data, one.name, one.source.schema, one.source.sheet))
        except OpendataError as error:
            errors.append(error)
    if errors:
        problems = [problem for error in errors for problem in error.problems]
        raise OpendataError(problems[0], errors[0].exit_code, *problems[1:])
    return TablesBatch(
        dataset=dataset.name,
        schemas=tuple(one.schema for one in read),
        tables=tuple(one.table for one in read),
        files=tuple(one.name for one in files),
        missing=tuple(frozenset(one.missing) for one in read),
        problems=_once([problem for one in read for problem in one.problems]),
    )


def _once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Several tables may stand in one workbook, which has its hidden sheets told once."""
    return tuple(dict.fromkeys(problems))
