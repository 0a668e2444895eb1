"""Each rule by which a value that was read is compared with its label."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.evaluation.comparison import Outcome, judge, same

RIGHT, WRONG, MISSED = Outcome.RIGHT, Outcome.WRONG, Outcome.MISSED
SILENT, NEUTRAL = Outcome.SILENT, Outcome.NEUTRAL
KIND = "рішення ради"


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("title", "Про Бюджет", "ПРО БЮДЖЕТ"),  # case
        ("number", "2-39/VІІ", "2-39/VII"),  # Cyrillic «І» for the Latin I
        ("settlement", "Кам’янка", "Кам'янка"),
        ("settlement", "Кам’янка", "Кам”янка"),  # a quotation mark for the apostrophe
        ("title", "Про парк «Весна»", "Про парк „Весна“"),
        ("title", "Про парк «Весна»", 'Про парк "Весна"'),
        ("title", "Про  парк\u00a0і\nсквер", "Про парк і сквер"),
        ("number", "20 - 1 / VII", "20-1/VII"),
        ("number", "47–р", "47-р"),
        ("body", "Ясна сільська рада Зоряного району Світлої області", "Ясна сільська рада"),
        ("body", "Ясна сільська рада, Світлої області", "Ясна сільська рада"),
        ("convocation", 7, 7),
        ("is_draft", True, True),
        ("session", "17", "17"),
    ],
)
def test_spellings_of_one_value(field: str, one: object, other: object) -> None:
    assert same(field, one, other)
    assert same(field, other, one)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("number", "2-39", "239"),
        ("number", "12", "12-р"),
        ("title", "Про парк - сквер", "Про парк-сквер"),  # only numbers lose these blanks
        ("title", "Про межі Зоряного району", "Про межі"),  # only bodies lose their district
        ("body", "Ясна сільська рада", "Ясна селищна рада"),
        ("body", "Зоряна районна рада", "Рада Зоряного району"),
        ("date", "2024-02-14", "2024-02-15"),
        ("convocation", 7, 8),
        ("convocation", 1, True),
        ("is_draft", True, False),
    ],
)
def test_different_values(field: str, one: object, other: object) -> None:
    assert not same(field, one, other)


@pytest.mark.parametrize(
    ("field", "labels", "found", "outcome"),
    [
        ("number", {"number": "5"}, "5", RIGHT),
        ("number", {"number": "5"}, "6", WRONG),
        ("number", {"number": "5"}, None, MISSED),
        ("number", {"number": None}, "6", WRONG),
        ("number", {"number": None}, None, SILENT),
        ("number", {}, None, SILENT),
        # Other accepted values: right where there is a label, and no merit where there is none.
        ("body", {"body": "Ясна рада", "alt": {"body": ["Ясний голова"]}}, "Ясний голова", RIGHT),
        ("date", {"date": None, "alt": {"date": ["2025-04-08"]}}, "2025-04-08", NEUTRAL),
        ("date", {"date": None, "alt": {"date": ["2025-04-08"]}}, "2025-04-09", WRONG),
        # What can only be concluded is not punished, read or not.
        ("body", {"body": None, "body_inferred": "Ясна рада"}, "Ясна рада", NEUTRAL),
        ("body", {"body": None, "body_inferred": "Ясна рада"}, None, SILENT),
        ("body", {"body": None, "body_inferred": "Ясна рада"}, "Темна рада", WRONG),
        ("settlement", {"settlement": None, "settlement_from_body": "Ясне"}, "Ясне", NEUTRAL),
        ("session", {"session": None, "session_from_number": "44"}, "44", NEUTRAL),
        ("convocation", {"convocation": None, "convocation_from_number": 7}, 7, NEUTRAL),
        # Nobody knows where a title that was cut off ends.
        ("title", {"title": "Про скликання", "title_truncated": True}, "Про скликання", RIGHT),
        ("title", {"title": "Про скликання", "title_truncated": True}, "Про скликання …", NEUTRAL),
        ("title", {"title": "Про скликання", "title_truncated": True}, None, NEUTRAL),
        ("number", {"number": "5", "title_truncated": True}, "6", WRONG),
    ],
)
def test_what_became_of_a_field(
    field: str, labels: dict[str, Any], found: object, outcome: Outcome
) -> None:
    assert judge(field, {"kind": KIND, **labels}, found) is outcome


@pytest.mark.parametrize(
    ("field", "labels", "found", "outcome"),
    [
        ("kind", {}, None, SILENT),
        ("kind", {}, KIND, WRONG),
        ("kind", {"alt": {"kind": [KIND]}}, KIND, NEUTRAL),
        ("is_draft", {"is_draft": False}, None, NEUTRAL),
        ("is_draft", {"is_draft": False}, False, RIGHT),
        ("is_draft", {"is_draft": False}, True, WRONG),
        ("title", {"title": None}, "Про парк", NEUTRAL),
        ("title", {"title": "Про сквер"}, "Про парк", WRONG),
        ("title", {"title": "Про сквер"}, "Про сквер", RIGHT),
        ("title", {"title": "Про сквер"}, None, NEUTRAL),
    ],
)
def test_of_what_is_no_act_the_kind_matters(
    field: str, labels: dict[str, Any], found: object, outcome: Outcome
) -> None:
    assert judge(field, {"kind": None, **labels}, found) is outcome
