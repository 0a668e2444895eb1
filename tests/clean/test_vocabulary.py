from __future__ import annotations

import json
from pathlib import Path

import pytest

from opendata.acts.act import Kind
from opendata.clean import vocabulary
from opendata.clean.vocabulary import kind_of, status_of, type_of, type_of_kind

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "2025" / "legal_acts.json").read_text("utf-8")
)


def enum(column: str) -> list[str]:
    field = next(one for one in SCHEMA["fields"] if one["name"] == column)
    closed = field["constraints"].get("enum")
    return list(closed or field["opendata"]["values"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("чинне", "Чинний"),
        ("Діє", "Чинний"),
        ("ЧИННИЙ.", "Чинний"),
        ("втратило  чинність", "Втратив чинність"),
        ("скасовано", "Втратив чинність"),
        ("нечинне", "Втратив чинність"),
        ("зупинено", "Дію зупинено"),
        ("не набрало чинності", "Не набрав чинності"),
        ("чинне до 2020 року", None),
        ("", None),
    ],
)
def test_status_of(text: str, status: str | None) -> None:
    assert status_of(text) == status


def test_statuses_are_those_of_the_structure() -> None:
    assert set(vocabulary._STATUS.values()) == set(enum("status"))
    assert all(status_of(word) == word for word in enum("status"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Рішення ради", Kind.COUNCIL_DECISION),
        ("рішення міської ради", Kind.COUNCIL_DECISION),
        ("Рішення сесії", Kind.COUNCIL_DECISION),
        ("рішення сесії міської ради", Kind.COUNCIL_DECISION),
        ("Рішення виконкому", Kind.EXECUTIVE_DECISION),
        ("рішення виконавчого комітету міської ради", Kind.EXECUTIVE_DECISION),
        ("рішення ВК", Kind.EXECUTIVE_DECISION),
        ("Розпорядження міського голови", Kind.MAYORS_ORDER),
        ("розпорядження", Kind.MAYORS_ORDER),
        ("Проект рішення", Kind.DRAFT),
        ("проєкт рішення", Kind.DRAFT),
        ("протокол", Kind.MINUTES),
        ("висновок комісії", Kind.COMMISSION_OPINION),
        ("Додаток 2", Kind.ANNEX),
        ("рішення", None),
        ("наказ", None),
    ],
)
def test_kind_of(text: str, kind: Kind | None) -> None:
    assert kind_of(text) == kind


def test_every_kind_names_itself() -> None:
    assert all(kind_of(kind) == kind for kind in Kind)


def test_types_are_those_of_the_structure() -> None:
    own = ("рішення", "розпорядження", "наказ")  # what a council may issue, of a longer list
    assert all(type_of(word.capitalize()) == word for word in own)
    assert set(own) <= set(enum("type"))
    assert type_of("Рішення виконкому") == "рішення"
    assert type_of("рішенням") is None
    assert type_of("лист") is None
    assert {type_of_kind(kind) for kind in Kind} - {None} <= set(enum("type"))
