from __future__ import annotations

import re

import pytest

from opendata.catalogue.reference.columns import is_closed, rules_of, type_of
from opendata.catalogue.schema import Field
from opendata.catalogue.tables import editions, tables
from opendata.messages import LANGUAGES, say


def field(**values: object) -> Field:
    said: dict[str, object] = {
        "name": "kind",
        "title": "Вид",
        "description": "Що це.",
        "type": "string",
        "datatype": "string",
        "required": True,
        "constraints": {"required": True},
    }
    return Field(**(said | values))  # type: ignore[arg-type]


def rules(one: Field) -> list[str]:
    return [say(rule, "en") for rule in rules_of(one)]


REQUIRED = "required: a value in every row"


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (field(), []),
        (field(constraints={"enum": ["так", "ні"]}), ["one of: так; ні"]),
        (field(values=("парк", "сквер")), ["such as: парк; сквер; other values will do too"]),
        (
            field(values=("газ", "вода"), separator=",", constraints={"pattern": "(газ|вода)"}),
            ["one or several of: газ; вода", "several values are parted by «,»"],
        ),
        (field(constraints={"pattern": "[0-9]+"}), ["of the form [0-9]+"]),
        (
            field(content="postcode", constraints={"pattern": "[0-9]{5}"}),
            ["5 digits as text: a zero at the front stays"],
        ),
        (field(type="date"), ["a date in the form yyyy-mm-dd, such as 2018-07-06"]),
        (
            field(type="integer", constraints={"minimum": 0, "maximum": 9}),
            ["from 0 to 9"],
        ),
        (field(literals=("Невідомо",)), ["or the words «Невідомо»"]),
        (field(was=("contact\u2028Name",)), ["seen on portals as: contact\\x2028Name"]),
        (
            field(was=("orgName", "Назва", "Повна назва")),
            ["seen on portals as: orgName", "read under the heading too: Назва; Повна назва"],
        ),
    ],
    ids=lambda one: one.name if isinstance(one, Field) else "",
)
def test_every_rule_is_told(one: Field, told: list[str]) -> None:
    assert rules(one) == [REQUIRED, *told]


def test_whether_a_value_must_stand_is_told_first() -> None:
    assert rules(field(required=False, listed_required=True))[0] == "required: a value, or null"
    assert rules(field(required=False))[0].endswith("otherwise null")


def test_a_link_is_no_mere_text() -> None:
    assert say(type_of(field(content="url")), "uk") == "посилання"
    assert say(type_of(field()), "uk") == "текст"
    assert say(type_of(field(type="boolean")), "uk") == "так чи ні"


def test_a_closed_list_is_told_as_closed_in_every_table() -> None:
    """What the page says of a list is what the check does with a value out of it."""
    seen = {True: 0, False: 0}
    for edition in editions():
        for schema in tables(edition):
            for one in schema.fields:
                listed = one.values or one.constraints.get("enum")
                if not listed:
                    continue
                pattern = one.constraints.get("pattern")
                open_list = "enum" not in one.constraints and (
                    pattern is None or re.fullmatch(pattern, "такого немає") is not None
                )
                assert is_closed(one) is not open_list, f"{edition} {schema.key} {one.name}"
                seen[open_list] += 1
    assert all(seen.values())


def test_every_column_is_told_in_both_languages() -> None:
    for edition in editions():
        for schema in tables(edition):
            for one in schema.fields:
                for language in LANGUAGES:
                    words = [say(rule, language) for rule in (type_of(one), *rules_of(one))]
                    assert all(words)
