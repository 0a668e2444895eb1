"""What the template says of a column."""

from __future__ import annotations

import pytest
from template_hands import column, field, table_of

from opendata.catalogue.tables import editions, tables
from opendata.catalogue.template.words import (
    OF_CONTENT,
    OF_TYPE,
    form_text,
    meaning_of,
    needed,
    note,
    prompt,
    table_texts,
    title_of,
)
from opendata.messages import say


def test_labels_are_in_the_language_that_is_spoken() -> None:
    one = field()
    assert (title_of(one, "uk"), title_of(one, "en")) == ("Код", "Code")
    assert (meaning_of(one, "uk"), meaning_of(one, "en")) == ("Код запису.", "Code of the record.")
    own = table_of(column() | {"opendata": {}})
    assert (title_of(own.fields[0], "en"), meaning_of(own.fields[0], "en")) == (
        "Код",
        "Код запису.",
    )
    assert table_texts(own, "uk") == ("Записи", "Рядок – один запис.")


def test_whether_a_value_must_stand() -> None:
    assert say(needed(field(required=True)), "uk") == "обов’язково: значення в кожному рядку"
    listed = table_of(column() | {"opendata": {"required": True}}).fields[0]
    assert say(needed(listed), "uk") == "обов’язково: значення або null"
    assert "null" in say(needed(field()), "uk")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"content": "edrpou"}, "8 цифр коду ЄДРПОУ як текст: нуль на початку лишається"),
        ({"enum": ["а", "б"], "required": True}, "одне з: а; б"),
        ({"values": ["а"]}, "наприклад: а; можна й інше"),
        ({"literals": ["Невідомо"]}, "текст; або слова «Невідомо»"),
        ({"separator": ","}, "текст; кілька значень розділяють знаком «,»"),
    ],
)
def test_how_it_is_written(words: dict[str, object], text: str) -> None:
    assert form_text(field(**words), "uk") == text


def test_the_note_tells_everything_and_the_prompt_what_matters() -> None:
    one = field(required=True, example="7-А")
    assert note(one, "uk").splitlines() == [
        "Код",
        "Код запису.",
        "",
        "обов’язково: значення в кожному рядку",
        "Як писати: текст",
        "Приклад: 7-А",
    ]
    assert prompt(one, "uk") == "Код запису.\nобов’язково: значення в кожному рядку"


def test_every_kind_of_value_that_ships_is_put_into_words() -> None:
    """A column that is nothing but «text» would leave the clerk alone with a code."""
    known = {*OF_CONTENT, "year", "boolean", "person-code", None}
    for edition in editions():
        for schema in tables(edition):
            for one in schema.fields:
                assert one.content in known, (schema.key, one.name)
                assert one.type == "string" or one.type in OF_TYPE, (schema.key, one.name)
