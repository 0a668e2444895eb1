from __future__ import annotations

from pathlib import Path

import pytest
from review_hands import PUBLISH, UNNUMBERED, Paper, collect, doubtful
from town import Town

from opendata.pipeline.history import corrections_behind, difference, release_of
from opendata.pipeline.house import open_house
from opendata.problems import Exit, OpendataError
from opendata.workspace.read import read_workspace


def test_the_difference_tells_of_rows_documents_and_passport(town: Town) -> None:
    town.publish()
    descriptor = town.root / "datasets" / "decisions" / "datapackage.yaml"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace("keywords: [рішення ради, ", "keywords: [акти, "), "utf-8")
    town.write("4")
    town.write("1", title="Про інше")
    town.publish()
    workspace = read_workspace(town.root)
    store, dataset = open_house(workspace).store, workspace.datasets["decisions"]
    found = difference(store, dataset, "1.0.0", "1.1.0")
    assert [row["uid"] for row in found.added] == ["4-2024"]
    assert [one.key for one in found.changed] == [("1-2024",)]
    assert (found.documents_added, found.documents_removed) == (2, 1)
    assert found.metadata == ("keywords",)
    back = difference(store, dataset, "1.1.0", "1.0.0")
    assert (back.documents_added, back.documents_removed) == (1, 2)
    assert difference(store, dataset, "1.1.0", "1.1.0").nothing


def test_a_release_that_is_not_there(town: Town) -> None:
    with pytest.raises(OpendataError) as caught:
        release_of(open_house(read_workspace(town.root)).store, "decisions", "1.0.0")
    assert (caught.value.problem.code, caught.value.exit_code) == ("release-unknown", Exit.USAGE)


def test_a_release_knows_what_people_had_decided_when_it_was_made(
    town: Town, tmp_path: Path
) -> None:
    town.publish()
    doubtful(town)
    paper = Paper(tmp_path / "review.xlsx")
    collect(town, review=paper.path)
    paper.fill(UNNUMBERED, Номер="12/1", Дата="15.02.2024", Дія=PUBLISH)
    collect(town, apply=paper.path, who="Оксана")
    town.publish()
    house = open_house(read_workspace(town.root))
    first, second = (release_of(house.store, "decisions", v) for v in ("1.0.0", "1.1.0"))
    assert corrections_behind(house, first) == ()
    (one,) = corrections_behind(house, second)
    assert (one.who, one.decision.values["number"]) == ("Оксана", "12/1")
