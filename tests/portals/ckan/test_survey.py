from __future__ import annotations

import pytest
from adopting_hands import TITLE, URL, Hall, package
from publications import World, row

from opendata.portals.ckan.memory import KnownResource, LastKnown
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.survey import Token
from opendata.review.offers import Confidence, State

MARK_OF = "01234567/decisions"


@pytest.mark.parametrize(
    ("dataset", "token"),
    [
        (package("d1", "Інше", MARK_OF), Token.MARK),
        (package("d1", f"  {TITLE.upper()} "), Token.TITLE),
        (package("d1", TITLE.replace("і", "i")), Token.TITLE),  # Latin letters that look alike
    ],
)
def test_a_dataset_is_known_by_mark_and_title(world: World, dataset: Present, token: Token) -> None:
    assert Hall(world, dataset).pairs.found == {"d1": ("decisions", token)}


def test_the_journal_comes_before_every_other_sign(world: World) -> None:
    hall = Hall(world, package("d1", "Перейменовано"), package("d2"))
    hall.remember("decisions", LastKnown("d1"))
    assert hall.pairs.found == {"d1": ("decisions", Token.JOURNAL)}
    assert hall.rows()["d2"].confidence is Confidence.NONE


def test_the_mark_of_another_workspace_is_never_suggested(world: World) -> None:
    row_ = Hall(world, package("d1", TITLE, "99999999/decisions")).rows()["d1"]
    assert (row_.owner, row_.confidence) == (None, Confidence.NONE)
    assert dict(row_.why.values) == {"mark": "99999999/decisions"}


def test_two_datasets_of_one_title_are_for_a_person(world: World) -> None:
    hall = Hall(world, package("d1"), package("d2"))
    assert not hall.pairs.found
    for one in hall.rows().values():
        assert (one.target, one.confidence) == ("", Confidence.NONE)
        assert dict(one.why.values) == {"names": "decisions"}


def test_one_dataset_with_the_title_of_two_is_for_a_person(world: World) -> None:
    world.datasets["again"] = world.dataset("again", TITLE)
    assert not Hall(world, package("d1")).pairs.found


def test_a_name_of_the_requirement_is_a_guess(world: World) -> None:
    from opendata.catalogue.requirements import requirement

    known = requirement("legal-acts").name("2019")
    one = Hall(world, package("d1", known)).rows()["d1"]
    assert (one.owner, one.confidence) == ("decisions", Confidence.GUESS)
    world.datasets["again"] = world.dataset("again", "Ще один")
    assert not Hall(world, package("d1", known)).pairs.found, "two of one requirement"


def test_the_name_of_a_dataset_is_no_id(world: World) -> None:
    one = Hall(world, package("d1")).rows()["d1"]
    assert one.address == f"{URL}/dataset/d1-name"


def test_resources_are_listed_once_there_is_a_release(world: World) -> None:
    files = [
        {"id": "r1", "name": "Реєстр", "url": "https://data.example/legalacts.csv"},
        {"id": "r2", "name": "Скан", "format": "PDF"},
        {
            "id": "r3",
            "name": "legalActs (XLSX)",
            "format": "XLSX",
            "url": "https://rada.example/a.xlsx",
            "url_type": "",
        },
    ]
    hall = Hall(world, package("d1", resources=files))
    assert set(hall.rows()) == {"d1"}
    world.release([row(1)])
    rows = hall.rows()
    assert rows["r1"].target == "decisions#table:legalActs:csv"
    assert rows["r1"].confidence is Confidence.LIKELY
    assert (rows["r2"].target, rows["r2"].state) == ("", State.FREE)
    assert rows["r3"].confidence is Confidence.GUESS, "a link"
    assert "https://rada.example/a.xlsx" in dict(rows["r3"].detail.values).values()


def test_each_row_says_what_holds(world: World) -> None:
    world.release([row(1)])
    files = [{"id": f"r{number}", "name": f"№ {number}"} for number in (1, 2, 3, 4)]
    files[3] |= {"opendata_id": f"{MARK_OF}#table:legalActs:json"}
    hall = Hall(world, package("d1", resources=files), package("d2", "Інше"))
    known = LastKnown(
        "d1",
        adopted=True,
        resources={"table:legalActs:csv": KnownResource("r1", adopted=True)},
        left=frozenset({"r2", "d2"}),
    )
    hall.remember("decisions", known)
    states = {id_: one.state for id_, one in hall.rows().items()}
    assert states == {
        "d1": State.ADOPTED,
        "r1": State.ADOPTED,
        "r2": State.LEFT,
        "r3": State.FREE,
        "r4": State.OURS,
        "d2": State.LEFT,
    }
