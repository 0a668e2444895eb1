"""Structures invented for the tests, in each of the forms, and what is found in them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opendata.pipeline.lint import Linted, lint_file
from opendata.problems import Problem

HEADER = ("name", "title", "description", "datatype", "required")
Lint = Callable[..., list[Problem]]


def found(result: Linted) -> list[Problem]:
    assert all(problem.place.file for problem in result.problems)
    return list(result.problems)


@pytest.fixture
def structure(tmp_path: Path) -> Lint:
    """``structure(("uid", "string"), ("url", "anyURI", "False"))``: name, type, required."""

    def lint(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER, delimiter: str = ",") -> Any:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        for name, datatype, *required in rows:
            writer.writerow([name, f"Назва {name}", "Опис.", datatype, *(required or ["True"])])
        path = tmp_path / "invented-structure.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return found(lint_file(path))

    return lint


@pytest.fixture
def schema(tmp_path: Path) -> Lint:
    """``schema({"name": "uid", "type": "string"}, primaryKey=["uid"])``: a Table Schema."""

    def lint(*fields: Any, **more: Any) -> Any:
        texts = {"title": "Напис", "description": "Опис."}
        full = [{**texts, **one} if isinstance(one, dict) else one for one in fields]
        path = tmp_path / "invented.json"
        path.write_text(json.dumps({"fields": full, **more}), encoding="utf-8")
        return found(lint_file(path))

    return lint


@pytest.fixture
def csvw(tmp_path: Path) -> Lint:
    """``csvw({"name": "uid", "datatype": "string"}, primaryKey="uid")``: CSVW metadata."""

    def lint(*columns: Any, **more: Any) -> Any:
        texts = {"titles": {"uk": "Напис"}, "dc:description": "Опис.", "required": True}
        table = {"columns": [{**texts, **one} for one in columns], **more}
        path = tmp_path / "invented.csv-metadata.json"
        content = {"@context": "http://www.w3.org/ns/csvw", "url": "invented.csv"}
        path.write_text(json.dumps({**content, "tableSchema": table}), encoding="utf-8")
        return found(lint_file(path))

    return lint


@pytest.fixture
def codes() -> Callable[[list[Problem]], dict[str, list[str | None]]]:
    """Code → what was found, of every finding."""

    def by_code(problems: list[Problem]) -> dict[str, list[str | None]]:
        sorted_: dict[str, list[str | None]] = {}
        for one in problems:
            sorted_.setdefault(one.code, []).append(one.found)
        return sorted_

    return by_code
