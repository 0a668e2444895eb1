"""The examples of the recommendations of 2025 are read, and what is wrong in them is known.

They are no part of the repository; the facts about them are in ``schemas/examples.yaml``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from opendata.catalogue.tables import table, table_paths
from opendata.collect.filled import read_filled
from opendata.pipeline.validate import validate_file
from opendata.problems import Problem, Severity

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OFFICIAL = SHARED / "835" / "official-2025"
STRUCTURES = SHARED / "835" / "structures.yaml"
KNOWN: dict[str, Any] = yaml.safe_load((ROOT / "schemas" / "examples.yaml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not OFFICIAL.is_dir(), reason=f"the examples are not at {OFFICIAL}")


def _examples() -> list[tuple[str, Path]]:
    """(Key, path) of each example; folders are named by annex and resource."""
    if not OFFICIAL.is_dir():
        return []
    listed = yaml.safe_load(STRUCTURES.read_text(encoding="utf-8"))
    keys = {(one["appendix"], one["resource"]): one["key"] for one in listed if "appendix" in one}
    found = []
    for path in sorted(OFFICIAL.glob("*/example.xlsx")):
        annex, _, resource = path.parent.name.partition("-")
        found.append((keys[int(annex), resource], path))
    return found


EXAMPLES = _examples()


def _where(problem: Problem) -> str:
    return problem.place.cell or str(problem.place.row)


def test_the_examples_are_those_that_were_looked_through() -> None:
    assert len(EXAMPLES) == 63


@pytest.mark.parametrize(("key", "path"), EXAMPLES, ids=[key for key, _ in EXAMPLES])
def test_an_example_has_the_errors_that_are_listed_and_no_other(
    key: str, path: Path, noon: Any
) -> None:
    problems = validate_file(path, noon.date(), key, "2025").problems
    wrong = {(_where(one), one.code) for one in problems if one.severity is Severity.ERROR}
    listed = {
        (cell, rule["code"]) for rule in KNOWN.get(key, {}).values() for cell in rule["cells"]
    }
    assert wrong == listed


@pytest.mark.parametrize(("key", "path"), EXAMPLES, ids=[key for key, _ in EXAMPLES])
def test_no_column_of_an_example_is_lost_and_none_left_over(key: str, path: Path) -> None:
    filled = read_filled(path.read_bytes(), path.name, table(key))
    assert filled.missing == ()
    assert [one.found for one in filled.problems if one.code == "column-unknown"] == []


def test_what_was_put_back_in_the_examples_is_told() -> None:
    codes: dict[str, int] = {}
    for key, path in EXAMPLES:
        for _, mending, times in read_filled(path.read_bytes(), path.name, table(key)).mended:
            codes[mending.value] = codes.get(mending.value, 0) + times
    assert codes["cell-leading-zeros"] >= 12
    assert codes["cell-blanks"] >= 20
    assert codes["cell-time-mark"] == 1
    assert codes["cell-made-date"] >= 15


def test_an_example_of_labels_alone_has_no_rows_and_no_fault() -> None:
    alone = 0
    for key, path in EXAMPLES:
        filled = read_filled(path.read_bytes(), path.name, table(key))
        alone += len(filled.table) == 0
        if len(filled.table) == 0:
            assert "table-label-row" in [one.code for one in filled.problems], key
    assert alone == 17


def test_each_exception_has_a_reason_in_both_languages() -> None:
    for key, columns in KNOWN.items():
        assert key in table_paths("2025")
        for column, rule in columns.items():
            assert column in table(key).columns
            assert rule["cells"]
            assert all(len(rule[tongue]) > 20 for tongue in ("uk", "en"))
