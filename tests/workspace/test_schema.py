"""A schema that a workspace brings may be anything; a fault in it is told, not thrown."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.catalogue.schema import read_schema
from opendata.problems import Exit, OpendataError, Problem
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace

SHIPPED = shipped("schemas") / "2025" / "legal_acts.json"


def faults(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(OpendataError) as caught:
        read_schema(path, "schemas/2025/x.json")
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert {one.code for one in caught.value.problems} == {"schema-broken"}
    assert {one.place.file for one in caught.value.problems} == {"schemas/2025/x.json"}
    return caught.value.problems


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"fields": [}', b"[" * 100_000])
def test_no_json(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.json").write_bytes(data)
    (fault,) = faults(tmp_path / "x.json")
    assert fault.remedy is not None


def put(place: str, value: Any) -> Callable[[Any], None]:
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]

    def change(content: Any) -> None:
        for step in way:
            content = content[step]
        content[last] = value

    return change


@pytest.mark.parametrize(
    ("place", "value", "key"),
    [
        ("fields", [], "fields"),
        ("fields", {"a": 1}, "fields"),
        ("fields.0", "uid", "fields.1"),
        ("fields.0.name", None, "fields.1.name"),
        ("fields.1.name", "uid", "fields.2.name"),
        ("fields.2.title", " ", "fields.3.title"),
        ("fields.2.description", 5, "fields.3.description"),
        ("fields.3.type", "day", "fields.4.type"),
        ("fields.3.type", ["date"], "fields.4.type"),
        ("fields.3.constraints", [], "fields.4.constraints"),
        ("fields.3.constraints", {"pattern": "("}, "fields.4.constraints.pattern"),
        ("fields.3.constraints", {"enum": "a"}, "fields.4.constraints.enum"),
        ("fields.3.constraints", {"required": "так"}, "fields.4.constraints.required"),
        ("fields.3.constraints", {"minLength": True}, "fields.4.constraints.minLength"),
        ("primaryKey", None, "primaryKey"),
        ("primaryKey", "ідентифікатор", "primaryKey"),
        ("primaryKey", ["uid", 5], "primaryKey"),
    ],
)
def test_each_fault_is_found_where_it_is(tmp_path: Path, place: str, value: Any, key: str) -> None:
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    put(place, value)(content)
    (tmp_path / "x.json").write_text(json.dumps(content), encoding="utf-8")
    assert key in {one.place.key for one in faults(tmp_path / "x.json")}


def test_a_schema_without_descriptions_will_do(tmp_path: Path) -> None:
    field = {"name": "uid", "title": "Код", "type": "string"}
    content = {"fields": [field], "primaryKey": "uid"}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(content), encoding="utf-8-sig")
    assert read_schema(path).primary_key == ("uid",)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("fields"), inner),
    max_leaves=8,
)


@given(content=VALUES, place=st.sampled_from(["fields", "fields.0", "fields.0.constraints"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_but_a_problem_comes_of_anything(tmp_path: Path, content: Any, place: str) -> None:
    whole = json.loads(SHIPPED.read_text(encoding="utf-8"))
    put(place, content)(whole)
    path = tmp_path / "x.json"
    for one in (content, whole):
        path.write_text(json.dumps(one), encoding="utf-8")
        with suppress(OpendataError):  # anything else would be a bug
            read_schema(path)


def test_the_workspace_names_its_own_file(workspace: Path) -> None:
    own = workspace / "schemas" / "2025" / "legal_acts.json"
    own.parent.mkdir(parents=True)
    own.write_text('{"fields": 5}', encoding="utf-8")
    with pytest.raises(OpendataError) as caught:
        read_workspace(workspace)
    assert caught.value.problem.place.file == "schemas/2025/legal_acts.json"
