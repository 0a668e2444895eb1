"""What was read of documents, remembered by the hash of their content.

A cache and nothing more: it may be deleted at any time, and is made anew where it is damaged.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self

from opendata.acts.act import FIELDS, Act, Reading, Reference, Relation, Remark
from opendata.acts.version import RECOGNISER
from opendata.collect.batch import Outcome
from opendata.collect.reading import ReadDocument
from opendata.collect.walk import FoundFile
from opendata.messages import Message
from opendata.privacy.finding import Grade, Kind
from opendata.privacy.hit import Hit
from opendata.privacy.version import VERSION
from opendata.problems import Problem, Severity

TABLE = """
CREATE TABLE IF NOT EXISTS reading (
    sha256 TEXT NOT NULL, recogniser TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (sha256, recogniser, name)
) WITHOUT ROWID
"""
ANY_NAME = ""
READER = f"{RECOGNISER}.{VERSION}"
"""What was read and found holds for one version of the recogniser and of the screen."""
SIDE_FILES = ("", "-journal", "-wal", "-shm")


class ActCache:
    """The readings in a SQLite file at ``path``; use it as a context manager.

    A reading holds for one hash and one version of the recogniser, and for one file name only if
    the name had a say in it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError:
            self._start_anew()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def get(self, files: Iterable[FoundFile]) -> dict[str, ReadDocument]:
        """What is remembered, by path; files that are not known are left out."""
        listed = list(files)
        try:
            rows = self._rows({file.sha256 for file in listed})
            return {
                file.path: read_back(value)
                for file in listed
                for value in (rows.get((file.sha256, ANY_NAME)) or rows.get(_key(file)),)
                if value is not None
            }
        except (sqlite3.DatabaseError, ValueError, KeyError, TypeError):
            self._start_anew()
            return {}

    def put(self, readings: Mapping[FoundFile, ReadDocument]) -> None:
        """Remember ``readings``, but not failures that may be gone next time."""
        rows = [
            (*_row_key(file, reading), write_down(reading))
            for file, reading in readings.items()
            if reading.lasting
        ]
        try:
            self._insert(rows)
        except sqlite3.DatabaseError:
            self._start_anew()
            with contextlib.suppress(sqlite3.DatabaseError):
                self._insert(rows)

    def _insert(self, rows: list[tuple[str, str, str]]) -> None:
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO reading (sha256, recogniser, name, value) "
                "VALUES (?, ?, ?, ?)",
                [(sha256, READER, name, value) for sha256, name, value in rows],
            )

    def _rows(self, hashes: set[str]) -> dict[tuple[str, str], str]:
        wanted = json.dumps(sorted(hashes))
        query = (
            "SELECT sha256, name, value FROM reading "
            "WHERE recogniser = ? AND sha256 IN (SELECT value FROM json_each(?))"
        )
        rows = self._connection.execute(query, (READER, wanted))
        return {(sha256, name): value for sha256, name, value in rows}

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=30)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # it can be rebuilt, so let it be quick
            connection.execute(TABLE)
            connection.execute("SELECT sha256, recogniser, name, value FROM reading LIMIT 1")
        except BaseException:
            connection.close()
            raise
        return connection

    def _start_anew(self) -> None:
        """Put the damaged file away; where even that fails, remember in memory for this run."""
        with contextlib.suppress(AttributeError):
            self._connection.close()
        try:
            for ending in SIDE_FILES:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.DatabaseError):
            self._connection = sqlite3.connect(":memory:")
            self._connection.execute(TABLE)


def _key(file: FoundFile) -> tuple[str, str]:
    return file.sha256, PurePosixPath(file.path).name


def _row_key(file: FoundFile, reading: ReadDocument) -> tuple[str, str]:
    return _key(file) if reading.name_used else (file.sha256, ANY_NAME)


def write_down(reading: ReadDocument) -> str:
    """A reading as JSON."""
    act = reading.act
    value = {
        "outcome": reading.outcome.value,
        "format": reading.format,
        "act": None if act is None else _act_out(act),
        "problem": None if reading.problem is None else _problem_out(reading.problem),
        "name_used": reading.name_used,
        "hits": [_hit_out(hit) for hit in reading.hits],
        "words": reading.words,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_back(text: str) -> ReadDocument:
    """The reverse of :func:`write_down`; ValueError, KeyError or TypeError if it is damaged."""
    value = json.loads(text)
    act = value["act"]
    return ReadDocument(
        Outcome(value["outcome"]),
        value["format"],
        None if act is None else _act_in(act),
        None if value["problem"] is None else _problem_in(value["problem"]),
        value["name_used"],
        tuple(_hit_in(hit) for hit in value["hits"]),
        value["words"],
    )


def _act_out(act: Act) -> dict[str, Any]:
    known = {name: one for name, one in act.readings().items() if one is not None}
    return {
        "fields": {name: list(_values(one)) for name, one in known.items()},
        "references": [list(_values(one)) for one in act.references],
        "remarks": [list(_values(one)) for one in act.remarks],
    }


def _values(one: Reading[Any] | Reference | Remark | Hit) -> Iterable[Any]:
    return (getattr(one, field.name) for field in fields(one))


def _act_in(value: dict[str, Any]) -> Act:
    if not value["fields"].keys() <= set(FIELDS):
        raise ValueError(value["fields"])
    return Act(
        **{name: Reading(*one) for name, one in value["fields"].items()},
        references=tuple(
            Reference(Relation(relation), *rest) for relation, *rest in value["references"]
        ),
        remarks=tuple(Remark(*one) for one in value["remarks"]),
    )


def _problem_out(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "what": _message_out(problem.what),
        "found": problem.found,
        "remedy": _message_out(problem.remedy),
        "severity": problem.severity.value,
    }


def _problem_in(value: dict[str, Any]) -> Problem:
    what = _message_in(value["what"])
    if what is None:
        raise ValueError(value["code"])
    return Problem(
        value["code"],
        what,
        found=value["found"],
        remedy=_message_in(value["remedy"]),
        severity=Severity(value["severity"]),
    )


def _hit_out(hit: Hit) -> list[Any]:
    *plain, why = _values(hit)
    return [*plain, _message_out(why)]


def _hit_in(value: list[Any]) -> Hit:
    kind, grade, where, part, line, masked, fingerprint, why = value
    reason = _message_in(why)
    if reason is None or type(line) is not int:
        raise ValueError(value)
    return Hit(Kind(kind), Grade(grade), where, part, line, masked, fingerprint, reason)


def _message_out(message: Message | None) -> list[Any] | None:
    """Our messages about documents hold words and figures only, never further messages."""
    if message is None:
        return None
    return [message.text, message.plural, message.count, message.values]


def _message_in(value: list[Any] | None) -> Message | None:
    if value is None:
        return None
    text, plural, count, values = value
    return Message(text, plural, count, tuple((name, item) for name, item in values))
