from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import pytest

from opendata.messages import say
from opendata.pipeline.lint import lint_file

GOOD = "name,title,description,datatype,required\nuid,Код,Опис.,string,True\n"


def lint(folder: Path, content: str | bytes) -> list[tuple[str, int | None, str | None]]:
    path = folder / "lamps-structure.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [(one.code, one.place.row, one.found) for one in lint_file(path).problems]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("True", "TRUE"),
        GOOD + "\n,,,,\n",
        GOOD + 'lampKind,"Вид\nліхтаря","Один, два",string,False\n',
    ],
    ids=["plain", "mark", "crlf", "capitals", "empty rows", "line end in a cell"],
)
def test_forms_that_are_right(tmp_path: Path, content: str) -> None:
    assert lint(tmp_path, content) == []


def test_semicolons(tmp_path: Path) -> None:
    assert lint(tmp_path, GOOD.replace(",", ";")) == [("schema-delimiter", None, ";")]


def test_another_encoding(tmp_path: Path) -> None:
    assert lint(tmp_path, GOOD.encode("cp1251")) == [("schema-encoding", None, "Windows-1251")]
    assert lint(tmp_path, GOOD.encode("utf-16")) == [("schema-encoding", None, "UTF-16")]


@pytest.mark.parametrize("word", ["Structure", "Name", "name\u200b", "nаme"])
def test_a_header_cell_that_reads_otherwise(tmp_path: Path, word: str) -> None:
    ((code, row, _),) = lint(tmp_path, GOOD.replace("name", word, 1))
    assert (code, row) == ("schema-header", 1)


def test_a_missing_header(tmp_path: Path) -> None:
    ((code, row, _),) = lint(tmp_path, GOOD.partition("\n")[2])
    assert (code, row) == ("schema-header", 1)


def test_a_missing_column_of_the_form(tmp_path: Path) -> None:
    content = "name,title,datatype,required\nuid,Код,string,True\n"
    assert lint(tmp_path, content) == [
        ("schema-header", 1, None),
        ("schema-description-missing", 2, None),
    ]


def test_a_column_too_many(tmp_path: Path) -> None:
    content = "name,title,description,datatype,required,note\nuid,Код,Опис.,string,True,так\n"
    assert lint(tmp_path, content) == [("schema-header-more", 1, "note")]


@pytest.mark.parametrize(
    "row", ["name,title,description,datatype,required", "Name,Title,,datatype,"]
)
def test_labels_as_a_row(tmp_path: Path, row: str) -> None:
    ((code, number, _),) = lint(tmp_path, GOOD + row + "\n")
    assert (code, number) == ("schema-label-row", 3)


def test_a_comma_without_quotes(tmp_path: Path) -> None:
    found = lint(tmp_path, GOOD + "kind,Вид,Один, два,string,False\n")
    assert ("schema-row-cells", 3, None) in found


@pytest.mark.parametrize("word", ["так", "1", ""])
def test_required_is_true_or_false(tmp_path: Path, word: str) -> None:
    ((code, row, found),) = lint(tmp_path, GOOD + f"kind,Вид,Опис.,string,{word}\n")
    assert (code, row, found) == ("schema-required-word", 3, word or None)


def test_missing_texts(tmp_path: Path) -> None:
    assert lint(tmp_path, GOOD + "kind, ,,string,False\n") == [
        ("schema-title-missing", 3, None),
        ("schema-description-missing", 3, None),
    ]


@pytest.mark.parametrize("limit", [131_072, sys.maxsize], ids=["own", "lifted by others"])
def test_an_unclosed_or_endless_cell_is_a_finding(tmp_path: Path, limit: int) -> None:
    before = csv.field_size_limit(limit)
    try:
        ((code, _, _),) = lint(tmp_path, GOOD + '"' + "x" * 200_000)
    finally:
        csv.field_size_limit(before)
    assert code == "schema-unreadable"


def test_a_line_separator_in_a_quoted_name_survives(structure: Any) -> None:
    (found,) = structure(("uid", "string"), ("lamp\u2028Kind", "string"), ("mast", "string"))
    assert (found.place.row, found.found) == (3, "lamp⟨U+2028⟩Kind")
    assert say(found.expected, "uk") == "lampKind"
