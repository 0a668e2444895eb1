from __future__ import annotations

from town import Town

from opendata.journal.journal import Step
from opendata.pipeline.acceptance import acceptance_of
from opendata.pipeline.house import open_house
from opendata.workspace.read import read_workspace


def facts(town: Town) -> dict[str, object]:
    """What the last event of a release says."""
    event = open_house(read_workspace(town.root)).journal.last("decisions", Step.RELEASED)
    assert event is not None
    return dict(event.data)


def test_a_first_release_is_an_archive(town: Town) -> None:
    town.write("12")
    town.publish()
    assert "acceptance" not in facts(town)


def test_of_new_acts_those_that_came_late_are_counted(town: Town) -> None:
    town.write("12")
    town.publish()
    town.write("13", "02.03.2026")
    town.write("14", "23.02.2026")
    town.write("15", "20.02.2026")
    town.publish()
    told = facts(town)["acceptance"]
    # From Friday 20 February to Monday 2 March there are six working days, from 23 February five.
    assert told == {"acts": 3, "late": 1, "slowest": [told["slowest"][0], 6]}
    assert told["slowest"][0].startswith("15-2026")


def test_all_in_time(town: Town) -> None:
    town.write("12")
    town.publish()
    town.write("13", "27.02.2026")
    town.publish()
    assert facts(town)["acceptance"] == {"acts": 1, "late": 0, "slowest": None}


def test_a_release_without_new_acts_says_nothing(town: Town) -> None:
    town.write("12")
    town.publish()
    town.write("12", title="Про інше питання")
    town.publish()
    assert "acceptance" not in facts(town)


def test_years_whose_working_days_are_not_known_are_left_out(town: Town) -> None:
    town.write("12")
    town.publish()
    town.write("13", "02.03.2005")
    town.publish()
    assert "acceptance" not in facts(town)


def test_a_damaged_list_of_changes_is_the_business_of_verify(town: Town) -> None:
    town.write("12")
    town.publish()
    town.write("13", "02.03.2026")
    town.publish()
    house = open_house(read_workspace(town.root))
    release = house.store.latest("decisions")
    assert release is not None
    path = house.store.file(release, f"{release.version}/changes.json")
    path.write_text("{", encoding="utf-8")
    assert acceptance_of(house.store, release) == {}
