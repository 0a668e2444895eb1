from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_hands import Council, with_orders
from town import Town

from opendata.pipeline.portals import Portals, portal_of
from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Result
from opendata.pipeline.sync.night import Outcome
from opendata.pipeline.sync.run import Task
from opendata.portals.ckan.tokens import Handed
from opendata.problems import Exit, OpendataError
from opendata.workspace.read import read_workspace

SECOND = '\n[portals.second]\nkind = "site"\npath = "second"\nurl = "https://second.example"\n'
CKAN = '\n[portals.{name}]\nkind = "ckan"\nurl = "https://{name}.example"\norganization = "rada"\n'
SECRET = "0f5c1a2b-secret-of-the-test-4e6d"


def add(town: Town, text: str) -> None:
    with (town.root / "opendata.toml").open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def two(town: Town) -> Town:
    """A town with two sites, and one decision."""
    add(town, SECOND)
    town.write("1")
    return town


def served(town: Town) -> list[str]:
    names = ("public", "second")
    return [name for name in names if (town.root / name / "decisions").is_dir()]


def refusal(town: Town, *names: str, handed: Handed | None = None) -> tuple[str, Exit]:
    with pytest.raises(OpendataError) as caught:
        publish_dataset(
            read_workspace(town.root),
            "decisions",
            Options(portals=names, handed=handed),
            town.clock,
        )
    assert caught.value.problem.remedy is not None
    return caught.value.problem.code, caught.value.exit_code


def test_a_dataset_goes_to_every_portal_and_narrowed_to_the_named_ones(two: Town) -> None:
    summary = two.publish(portals=("second",))
    assert (summary.result, served(two)) == (Result.RELEASED, ["second"])
    assert [one.portal for one in summary.published] == ["second"]
    # What the other portal lacks is seen by the next run that goes there.
    summary = two.publish()
    assert (summary.result, served(two)) == (Result.REPUBLISHED, ["public", "second"])
    assert two.publish().result is Result.UNCHANGED


def test_the_addresses_in_a_table_do_not_depend_on_where_a_run_goes(two: Town) -> None:
    two.publish(portals=("second",))
    found = (two.root / "second" / "decisions").rglob("legalActs.csv")
    text = next(found).read_text("utf-8")
    assert "https://test-rada.example/opendata/decisions/documents/" in text


def test_names_that_lead_nowhere_are_told(two: Town) -> None:
    assert refusal(two, "secnd") == ("portal-unknown", Exit.CONFIGURATION)
    descriptor = two.root / "datasets" / "decisions" / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace("# portals: [site]", "portals: [site]")
    descriptor.write_text(text, "utf-8")
    assert refusal(two, "site", "second") == ("portal-other", Exit.CONFIGURATION)
    assert served(two) == []
    with pytest.raises(OpendataError) as caught:
        portal_of(read_workspace(two.root), "secnd")
    assert "second" in str(caught.value.problem.remedy)


@pytest.fixture
def handed() -> Iterator[Handed]:
    reading, writing = os.pipe()
    os.write(writing, SECRET.encode())
    os.close(writing)
    yield Handed(reading)
    os.close(reading)


def test_a_token_for_one_of_two_portals_goes_to_neither(two: Town, handed: Handed) -> None:
    assert refusal(two, handed=handed) == ("token-fd-portal", Exit.USAGE)
    add(two, CKAN.format(name="one") + CKAN.format(name="other"))
    assert refusal(two, handed=handed) == ("token-fd-portal", Exit.USAGE)
    assert refusal(two, "site", handed=handed) == ("token-fd-portal", Exit.USAGE)
    workspace = read_workspace(two.root)
    portals = Portals(workspace, ["site", "one"], handed)
    opened = portals.of(workspace.datasets["decisions"])
    assert [one.name for one in opened] == ["site", "one"]


def test_a_token_is_read_once_and_shown_never(handed: Handed) -> None:
    assert handed.read() == handed.read() == SECRET
    assert SECRET not in repr(handed) + repr(Options(handed=handed)) + repr(Task(handed=handed))


@pytest.fixture
def council(two: Town) -> Council:
    return with_orders(two)


def test_a_narrowed_night(council: Council) -> None:
    """Datasets that do not go there are left out; one that was asked for by name is not."""
    descriptor = council.town.root / "datasets" / "decisions" / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace("# portals: [site]", "portals: [site]")
    descriptor.write_text(text, "utf-8")
    night = council.sync(portals=("second",), verify=True)
    assert {one.dataset: one.outcome for one in night.ended} == {"mayor-orders": Outcome.RELEASED}
    assert night.exit_code is Exit.DONE
    assert not Path(council.town.root / "public").exists()
    named = council.sync("decisions", portals=("second",))
    assert named.failure is not None
    assert named.failure.problem.code == "portal-other"


def test_a_night_for_a_portal_of_no_dataset(council: Council) -> None:
    for path in council.town.root.glob("datasets/*/datapackage.yaml"):
        text = path.read_text("utf-8").replace("# portals: [site]", "portals: [site]")
        path.write_text(text, "utf-8")
    night = council.sync(portals=("second",))
    assert night.failure is not None
    assert night.failure.problem.code == "portal-other"
    night = council.sync(portals=("third",))
    assert night.failure is not None
    assert (night.failure.problem.code, night.exit_code) == ("portal-unknown", 4)
