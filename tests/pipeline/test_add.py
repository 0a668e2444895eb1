"""``opendata add``: what it makes can be read, filled in, and is never written over."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from town import Town

from opendata.catalogue.requirements import read_requirements
from opendata.pipeline.add import Added, add_dataset
from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Result
from opendata.problems import Exit, OpendataError
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace
from opendata.workspace.ready_made import ready_made


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
        ("parties", "", "2019", "add-edition", Exit.USAGE),
        ("parties", "decisions", "", "add-name-taken", Exit.USAGE),
        ("../parties", "", "", "requirement-unknown", Exit.CONFIGURATION),
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


def test_a_set_that_no_requirement_names_comes_as_it_ships(town: Town, noon: datetime) -> None:
    added = add(town, "ngos", "hromadski-obiednannia")
    assert (added.wanted, added.edition, added.new) == (None, "2025", True)
    folder = town.root / "datasets" / "hromadski-obiednannia"
    assert {path.name for path in folder.iterdir()} == {"ngos.xlsx", "datapackage.yaml"}
    ours = (shipped("datasets") / "ngos" / "datapackage.yaml").read_text("utf-8")
    text = (folder / "datapackage.yaml").read_text("utf-8")
    assert text == ours.replace("\nname: ngos\n", "\nname: hromadski-obiednannia\n")
    workspace = read_workspace(town.root)
    (source,) = workspace.datasets["hromadski-obiednannia"].tables
    assert (source.schema.edition, source.schema.key) == ("own", "ngos")
    summary = publish_dataset(workspace, "hromadski-obiednannia", Options(), noon)
    assert "tables-empty" in [one.code for one in summary.problems]  # its sample stays with us
    assert not add(town, "ngos", "hromadski-obiednannia").new
    assert add(town, "officials").wanted is not None


def test_every_set_that_ships_can_be_begun_with(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opendata.pipeline.template.template", lambda *_: b"")
    for key in ready_made():
        assert add(town, key).new
    found = read_workspace(town.root).datasets
    for key, ready in ready_made().items():
        tables = {one.schema.key: one.path for one in found[key].tables}
        assert (tables, found[key].requirement) == (dict(ready.tables), ready.requirement)
        assert not re.search("Яснозір|міськ", ready.text), "other councils begin with this text"
    assert {"parties", "budget", "officials", "organizations"} <= found.keys()


def test_another_edition_has_no_descriptor_that_ships(town: Town) -> None:
    add(town, "deputies", "deputies-2019", "2019")
    assert read_workspace(town.root).datasets["deputies-2019"].edition == "2019"


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
