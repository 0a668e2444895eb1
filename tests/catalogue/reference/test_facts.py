from __future__ import annotations

import pytest

from opendata.catalogue.reference.facts import reference
from opendata.catalogue.tables import editions, table_paths


@pytest.mark.parametrize("edition", editions())
def test_every_table_has_its_facts(edition: str) -> None:
    for key in table_paths(edition):
        one = reference(key, edition)
        assert one.edition.key == edition
        assert key in one.requirement.tables_of(edition), "the requirement knows the table"
        named = one.schema.descriptor.get("foreignKeys", ())
        assert len(one.links) == len(named), f"{key}: a link leads nowhere"
        for link in one.links:
            assert set(link.columns) <= set(one.schema.columns)
            assert set(link.values) <= set(link.target.columns)


def test_links_are_told_from_both_ends() -> None:
    sessions = reference("council_sessions", "2025")
    (to,) = sessions.links
    assert to.target.key == "council_convocations"
    assert [link.source.key for link in reference(to.target.key, "2025").linked] == [
        "council_sessions"
    ]


def test_a_link_to_rows_of_the_same_table_is_not_told_twice() -> None:
    units = reference("organization_units", "2025")
    assert [link.target.key for link in units.links] == ["organizations", "organization_units"]
    assert [link.source.key for link in units.linked] == ["posts"]


def test_the_editions_of_a_table_lead_to_each_other() -> None:
    new, old = reference("legal_acts", "2025"), reference("legal_acts", "2019")
    assert new.before == old.after
    assert new.after is None
    assert old.before is None
    assert new.absent == old.absent == ()


def test_a_table_of_one_edition_says_so() -> None:
    ended = reference("v1_contracts", "2019")
    assert [one.key for one in ended.absent] == ["2025"]
    assert ended.after is None
    begun = reference("legal_bases", "2025")
    assert [one.key for one in begun.absent] == ["2019"]
    assert begun.before is None


def test_the_commands_name_the_edition_only_where_it_is_needed() -> None:
    assert reference("legal_acts", "2025").template_command == "opendata template legal_acts"
    old = reference("legal_acts", "2019")
    assert old.template_command == "opendata template legal_acts --edition 2019"
    assert old.check_command == (
        "opendata validate LegalActs.xlsx --schema legal_acts --edition 2019"
    )


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        reference("no_such_table", "2025")
