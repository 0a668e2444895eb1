"""Real tables, where they are at hand: both ways of checking say the same of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource
from report_hands import plain, report
from table_hands import SAMPLES

from opendata.catalogue.schema import read_schema
from opendata.catalogue.tables import LATEST, editions, table_paths
from opendata.check.fast.stream import validate

SHARED = Path(__file__).resolve().parents[4] / "shared"
OFFICIAL = SHARED / "835" / "official-2025"

pytestmark = pytest.mark.filterwarnings("ignore")


def files(folder: Path, *endings: str) -> list[Path]:
    if not folder.is_dir():
        pytest.skip(f"the files are not here: {folder}")
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings)


def schema_for(path: Path) -> dict[str, Any] | None:
    """The table that a folder of the recommendations holds, by its name."""
    name = path.parent.name.split("-", 1)[-1]
    found = [one for one in map(read_schema, table_paths(LATEST).values()) if one.name == name]
    if not found:
        return None
    return {key: part for key, part in found[0].descriptor.items() if key != "foreignKeys"}


def guessed(path: Path) -> dict[str, Any]:
    """What Frictionless takes the columns for."""
    resource = Resource(path=path.name, basepath=str(path.parent))
    resource.infer()
    return dict(resource.schema.to_descriptor())


def same(path: Path, schema: dict[str, Any]) -> None:
    fast = partial(validate, least=0, block=1000)
    for limit in (0, 5):
        assert report(fast, path, schema, limit=limit) == report(plain, path, schema, limit=limit)


@pytest.mark.slow
def test_official_examples() -> None:
    examples = [path for path in files(OFFICIAL, ".csv", ".xlsx") if path.stem != "schema"]
    assert examples
    known = {path: schema for path in examples if (schema := schema_for(path))}
    assert len(known) > len(examples) / 2
    for path in examples:
        same(path, known.get(path) or guessed(path))


@pytest.mark.slow
@pytest.mark.parametrize("edition", editions())
def test_samples_of_every_table_that_ships(edition: str) -> None:
    for key, path in table_paths(edition).items():
        schema = dict(read_schema(path).descriptor)
        # A link to another table cannot be followed in one file; Frictionless refuses it.
        schema.pop("foreignKeys", None)
        samples = sorted((SAMPLES / edition / key).glob("*.csv"))
        assert samples, key
        for sample in (samples[0], samples[-1]):  # one with a mistake, and the valid one
            fast = partial(validate, least=0, block=400)
            assert report(fast, sample, schema) == report(plain, sample, schema), sample.name


@pytest.mark.slow
def test_official_structures() -> None:
    every = files(OFFICIAL, ".csv")
    assert every
    for path in every:
        same(path, guessed(path))


@pytest.mark.slow
def test_messy_samples() -> None:
    every = files(SHARED / "samples", ".csv", ".xlsx")
    assert every
    for path in every:
        same(path, guessed(path))
        same(path, {"fields": [{"name": "uid", "type": "integer"}], "fieldsMatch": "partial"})
