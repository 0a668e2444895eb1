"""The sets of tables that ship: which they are, and what is known of them."""

from __future__ import annotations

from opendata.workspace.ready_made import ready_made


def test_sets_of_tables_are_ready_made_and_no_others() -> None:
    found = ready_made()
    assert {"officials", "petitions", "religious-organizations"} <= found.keys()
    assert not {"decisions", "dataset-register", "information-requests"} & found.keys()


def test_what_is_known_of_one() -> None:
    one = ready_made()["petitions"]
    assert (one.requirement, one.edition) == ("petitions", "2025")
    assert dict(one.tables) == {
        "petitions": "petitions.xlsx",
        "petition_signatures": "votings.xlsx",
    }
    assert one.text.startswith("# Що це за набір")
    assert ready_made()["parties"].requirement == ""
