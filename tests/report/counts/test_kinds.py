from __future__ import annotations

import pytest
from counted_past import COUNCIL, DECISION, DRAFT, ORDER

from opendata.acts.act import Kind
from opendata.report.counts.kinds import Group, body_of, group_of
from opendata.report.counts.words import group_name, kind_name


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (DECISION, Group.ACTS),
        (ORDER, Group.ACTS),
        ("рішення виконавчого комітету", Group.ACTS),
        (DRAFT, Group.DRAFTS),
        ("протокол", Group.OTHER),
        ("паспорт бюджетної програми", Group.OTHER),
        ("", Group.OTHER),
    ],
)
def test_drafts_are_no_acts(kind: str, group: Group) -> None:
    assert group_of(kind) is group


def test_every_kind_of_act_is_in_one_group() -> None:
    assert {group_of(kind) for kind in Kind} == set(Group)


@pytest.mark.parametrize("kind", [DECISION, DRAFT, "протокол", "", None])
def test_what_no_body_is_named_for_is_the_councils(kind: str | None) -> None:
    assert body_of(kind, COUNCIL) == "Вигадана міська рада"


def test_a_body_that_is_named() -> None:
    assert body_of(ORDER, COUNCIL) == "Вигаданий міський голова"


def test_words() -> None:
    assert len({str(group_name(group)) for group in Group}) == len(Group)
    assert (kind_name(DECISION), str(kind_name(""))) == (DECISION, "kind not stated")
