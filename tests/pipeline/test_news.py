"""What the event of a release says of the documents that it brought."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Any

from pipeline_hands import Hands
from town import Town

from opendata.journal.journal import Step
from opendata.pipeline.house import open_house
from opendata.pipeline.news import news_of
from opendata.release.release import Version
from opendata.workspace.read import read_workspace

KIND = "рішення ради"


def released(hands: Hands) -> Mapping[str, Any]:
    return hands.last(Step.RELEASED).data


def test_a_first_release_brings_all_its_documents(town: Town, hands: Hands) -> None:
    town.publish()
    said = released(hands)
    assert said["previous"] is None
    assert said["documents_added"] == said["counts"]["by_kind"]
    assert sum(said["documents_added"].values()) == said["counts"]["documents"]


def test_the_next_release_brings_what_the_one_before_had_not(town: Town, hands: Hands) -> None:
    town.publish()
    town.write("4")
    town.publish()
    said = released(hands)
    assert (said["previous"], said["documents_added"]) == ("1.0.0", {KIND: 1})


def test_what_goes_and_comes_back_is_brought_again(town: Town, hands: Hands) -> None:
    town.publish()
    away = town.documents / "rish 2.txt"
    text = away.read_bytes()
    away.unlink()
    town.publish(allow_removals=True)
    assert released(hands)["documents_added"] == {}
    away.write_bytes(text)
    town.publish()
    assert released(hands)["documents_added"] == {KIND: 1}


def test_a_list_that_is_damaged_is_told_by_whoever_needs_it(town: Town) -> None:
    town.publish()
    house = open_house(read_workspace(town.root))
    release = house.store.load("decisions", Version(1, 0, 0))
    assert news_of(house.store, release)["documents_added"]
    (house.store.root / "decisions" / "1.0.0" / "documents.csv").write_text("", "utf-8")
    assert news_of(house.store, release) == {"previous": None}
    shutil.rmtree(house.store.root)
    assert news_of(house.store, release) == {"previous": None}
