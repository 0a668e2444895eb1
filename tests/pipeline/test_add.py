"""``opendata add``: what it makes can be read, filled in, and is never written over."""

from __future__ import annotations

from datetime import datetime

import pytest
from town import Town

from opendata.catalogue.requirements import read_requirements
from opendata.pipeline.add import Added, add_dataset
from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Result
from opendata.problems import Exit, OpendataError
from opendata.workspace.read import read_workspace


def add(town: Town, key: str, name: str = "", edition: str = "") -> Added:
    return add_dataset(read_workspace(town.root), key, name, edition, "uk")


def refused(caught: pytest.ExceptionInfo[OpendataError]) -> tuple[str, Exit]:
    return caught.value.problem.code, caught.value.exit_code


def test_a_dataset_of_tables_is_there_with_its_templates(town: Town) -> None:
    added = add(town, "parking")
    assert added.new
    folder = town.root / "datasets" / "parking"
    assert sorted(path.name for path in folder.iterdir()) == [
        "datapackage.yaml",
        "operators.xlsx",
        "parkingLots.xlsx",
    ]
    dataset = read_workspace(town.root).datasets["parking"]
    assert [(one.schema.key, one.path) for one in dataset.tables] == [
        ("parking_operators", "operators.xlsx"),
        ("parking_lots", "parkingLots.xlsx"),
    ]
    assert (dataset.requirement, dataset.edition, dataset.kinds) == ("parking", "2025", ())
    assert dataset.update == "immediately after making changes"
    assert (dataset.documents, dataset.register, dataset.portals) == (None, None, ("site",))


def test_a_second_time_nothing_happens(town: Town) -> None:
    add(town, "parking")
    before = town.snapshot()
    again = add(town, "parking")
    assert (again.new, again.files, again.name) == (False, (), "parking")
    assert add(town, "legal-acts").name == "decisions"  # init has made it
    assert town.snapshot() == before


def test_what_was_filled_in_before_is_kept(town: Town) -> None:
    """A kill between the templates and the descriptor leaves no dataset; the rest comes later."""
    folder = town.root / "datasets" / "parking"
    folder.mkdir()
    (folder / "parkingLots.xlsx").write_bytes(b"work of a week")
    added = add(town, "parking")
    assert [path.name for path in added.files] == ["operators.xlsx", "datapackage.yaml"]
    assert (folder / "parkingLots.xlsx").read_bytes() == b"work of a week"


def test_a_dataset_of_acts_can_be_published_at_once(town: Town, noon: datetime) -> None:
    added = add(town, "legal-acts", "mayor-orders")
    assert added.documents is not None
    source = town.write("9")
    source.rename(added.documents / source.name)
    workspace = read_workspace(town.root)
    assert workspace.datasets["mayor-orders"].kinds == tuple(workspace.council.bodies)
    summary = publish_dataset(workspace, "mayor-orders", Options(), noon)
    assert summary.result is Result.RELEASED


def test_templates_are_not_published_before_they_are_filled_in(town: Town, noon: datetime) -> None:
    add(town, "parking")
    before = town.snapshot()
    summary = publish_dataset(read_workspace(town.root), "parking", Options(), noon)
    assert (summary.result, summary.exit_code) == (Result.STOPPED, Exit.INCOMPLETE)
    assert [one.code for one in summary.problems if one.code == "tables-empty"]
    assert not [name for name in set(town.snapshot()) - set(before) if "releases/parking" in name]
    assert town.publish().result is Result.RELEASED  # the other datasets go on


@pytest.mark.parametrize(
    ("key", "name", "edition", "code", "exit_code"),
    [
        ("parkin", "", "", "requirement-unknown", Exit.CONFIGURATION),
        ("parking", "Паркінг", "", "add-name", Exit.USAGE),
        ("parking", "../parking", "", "add-name", Exit.USAGE),
        ("parking", "decisions", "", "add-name-taken", Exit.USAGE),
        ("parking", "", "1999", "template-edition", Exit.USAGE),
        ("legal-acts", "old-acts", "2019", "add-edition", Exit.USAGE),
        ("budget-passports", "", "", "requirement-without-table", Exit.USAGE),
    ],
)
def test_a_refusal_leaves_nothing_behind(
    town: Town, key: str, name: str, edition: str, code: str, exit_code: Exit
) -> None:
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        add(town, key, name, edition)
    assert refused(caught) == (code, exit_code)
    assert town.snapshot() == before


def test_near_keys_are_named(town: Town) -> None:
    with pytest.raises(OpendataError) as caught:
        add(town, "parkin")
    assert "parking" in str(caught.value.problem.expected)


def test_every_requirement_with_a_table_gives_a_workspace_that_can_be_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The templates themselves are tested elsewhere; without them this takes a moment."""
    monkeypatch.setattr("opendata.pipeline.template.template", lambda *_: b"")
    wanted = [one for one in read_requirements() if any(one.tables.values())]
    workspace = read_workspace(town.root)
    for one in wanted:
        add_dataset(workspace, one.key, "", "", "uk")
    datasets = read_workspace(town.root).datasets
    assert len(datasets) == len(wanted)  # «decisions» serves legal-acts
    assert all(one.tables for name, one in datasets.items() if name != "decisions")
