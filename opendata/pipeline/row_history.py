"""Which row or document ``opendata history`` is asked about, and its history."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from opendata.messages import Message, msg
from opendata.pipeline.house import House
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.csv_table import MISSING
from opendata.release.documents import FOLDER
from opendata.release.release import Release
from opendata.report.history.documents import document_history
from opendata.report.history.files import tables_of
from opendata.report.history.model import DocumentHistory, Releases, RowHistory
from opendata.report.history.releases import releases_of, set_history
from opendata.report.history.rows import Sought, key_of, keys_known, row_history

_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}")
_PARTS: Final = "|"


def history_of_set(house: House, dataset: str, until: datetime) -> Releases:
    """The releases of ``dataset``, oldest first.

    :raises OpendataError: ``history-empty``, exit 2; ``journal-…``, exit 4.
    """
    found = set_history(house.journal, house.store, dataset, until)
    if not found.made:
        raise _nothing(dataset, found.problems)
    return found


def history_of_row(
    house: House, dataset: str, values: Sequence[str], table: str, until: datetime
) -> RowHistory:
    """The history of the row whose key is ``values``: the cells of the key, or all in one text
    with ``|`` between them. ``table`` may be empty: the first table.

    :raises OpendataError: ``history-empty``, ``history-table``, ``history-key`` or
        ``history-row-unknown``, exit 2; ``release-…`` or ``journal-…``, exit 4.
    """
    sought = _sought(_releases(house, dataset, until), values, table)
    found = row_history(house.journal, house.store, dataset, sought, until)
    if found.events:
        return found
    if found.problems:  # it may have stood where nobody can read
        raise OpendataError(found.problems[0], Exit.CONFIGURATION, *found.problems[1:])
    wanted = _PARTS.join(sought.values)
    known = {
        _PARTS.join(key) for key in keys_known(house.journal, house.store, dataset, sought, until)
    }
    problem = Problem(
        "history-row-unknown",
        msg("no release of the set ever had this row"),
        found=wanted,
        expected=msg("the key of a row: {columns}", columns=_PARTS.join(sought.columns)),
        remedy=_nearest(wanted, known),
    )
    raise OpendataError(problem, Exit.USAGE)


def history_of_document(house: House, dataset: str, text: str, until: datetime) -> DocumentHistory:
    """The history of a document: a published path or name, a SHA-256, or a file on this computer.

    A published name comes before a file of the same name.

    :raises OpendataError: ``history-document-unknown``, exit 2; ``release-…`` or ``journal-…``,
        exit 4.
    """
    found = None
    for asked in _asked(text):
        found = document_history(house.journal, house.store, dataset, asked, until)
        if found.events:
            return found
    if found is not None and found.problems:
        raise OpendataError(found.problems[0], Exit.CONFIGURATION, *found.problems[1:])
    problem = Problem(
        "history-document-unknown",
        msg("no release of the set ever had this document"),
        found=f"{text}, sha256:{hashed}" if (hashed := _hash_of(Path(text))) else text,
        expected=msg("a published path, a SHA-256, or a file on this computer"),
        remedy=msg("«opendata releases {dataset}» lists the releases.", dataset=dataset),
    )
    raise OpendataError(problem, Exit.USAGE)


def _asked(text: str) -> Sequence[str]:
    """What ``text`` may mean, in the order in which it is tried."""
    if _SHA256.fullmatch(text):
        return (text.lower(),)
    path = text.replace("\\", "/")
    name = path if path.startswith(f"{FOLDER}/") else f"{FOLDER}/{path}"
    hashed = _hash_of(Path(text))
    return (name, hashed) if hashed else (name,)


def _hash_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _releases(house: House, dataset: str, until: datetime) -> tuple[Release, ...]:
    """The releases that can be read, the newest first: at least one."""
    read, problems = releases_of(house.journal, house.store, dataset, until)
    found = tuple(release for _, release in reversed(read) if release is not None)
    if not found:
        raise _nothing(dataset, problems)
    return found


def _nothing(dataset: str, problems: Sequence[Problem]) -> OpendataError:
    if problems:
        return OpendataError(problems[0], Exit.CONFIGURATION, *problems[1:])
    problem = Problem(
        "history-empty",
        msg("the set had no release by then"),
        found=dataset,
        remedy=msg("«opendata releases {dataset}» lists the releases.", dataset=dataset),
    )
    return OpendataError(problem, Exit.USAGE)


def _sought(releases: Sequence[Release], values: Sequence[str], table: str) -> Sought:
    """The row of ``values`` in the newest release that has the table: what is published no more
    keeps its history.
    """
    name = table or next(iter(tables_of(releases[0])), "")
    release = next((one for one in releases if name in tables_of(one)), None)
    if release is None:
        known = list(dict.fromkeys(each for one in releases for each in tables_of(one)))
        problem = Problem(
            "history-table",
            msg("no release of the set had such a table"),
            found=name,
            expected=msg("one of: {names}", names=", ".join(known) or "–"),
            remedy=msg(
                "Write it like this: {example}", example=f"--table {(known or ['NAME'])[0]}"
            ),
        )
        raise OpendataError(problem, Exit.USAGE)
    tables = tables_of(release)
    columns = key_of(release, tables[name])
    parts = [*values]
    if len(parts) == 1 and len(columns) > 1:
        parts = parts[0].split(_PARTS)
    if not columns or len(parts) != len(columns):
        raise _unfit(name, columns, parts)
    shown = tuple(one or MISSING for one in parts)
    # Another table that stands first in its place since is not the one that was asked for.
    first = release is releases[0] and name == next(iter(tables))
    return Sought(name, columns, shown, first=first)


def _unfit(table: str, columns: Sequence[str], parts: Sequence[str]) -> OpendataError:
    """A key that has not as many cells as that of the table, or a table that has none."""
    if not columns:
        problem = Problem(
            "history-key",
            msg("the table has no key, so that its rows cannot be told apart"),
            found=table,
            remedy=msg("Compare two releases: {example}", example="opendata diff"),
        )
        return OpendataError(problem, Exit.USAGE)
    example = " ".join(f"--row {one.upper()}" for one in columns)
    problem = Problem(
        "history-key",
        msg("the key of a row of this table has other parts"),
        found=_PARTS.join(parts),
        expected=msg("the key of a row: {columns}", columns=_PARTS.join(columns)),
        remedy=msg("Write it like this: {example}", example=example),
    )
    return OpendataError(problem, Exit.USAGE)


def _nearest(wanted: str, known: set[str]) -> Message:
    close = get_close_matches(wanted, sorted(known), 3)
    if close:
        return msg("Did you mean «{key}»?", key="», «".join(close))
    return msg("Take the key from the published table.")
