from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.messages import LANGUAGES, Language, say
from opendata.review.columns import ACTIONS, HEADERS, action_of, clean, headers_needed, mark, places
from opendata.review.corrections import DECIDED, Action


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_headers_are_known(language: Language) -> None:
    texts = [say(header, language) for header in HEADERS.values()]
    assert places(texts) == {column: place for place, column in enumerate(HEADERS)}


def test_moved_and_reworded_headers_are_known() -> None:
    headers = ["Код документа", " дія ", "Дата рішення", "НОМЕР", "Назва рішення", "Вид документа"]
    found = places(headers)
    assert found == {"sha256": 0, "action": 1, "date": 2, "number": 3, "title": 4, "kind": 5}


@pytest.mark.parametrize("missing", ["Код документа", "Дія", "Номер"])
def test_without_a_needed_column_it_is_no_review_sheet(missing: str) -> None:
    headers = ["Код документа", "Вид", "Номер", "Дата", "Назва", "Дія"]
    assert places([text for text in headers if text != missing]) is None
    assert missing in say(headers_needed(), "uk")


def test_a_register_is_no_review_sheet() -> None:
    assert places(["№ з/п", "Номер", "Дата", "Назва", "Вид", "Статус"]) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", Action)
def test_actions_are_known_in_both_languages(language: Language, action: Action) -> None:
    assert action_of(say(ACTIONS[action], language).upper()) is action


@pytest.mark.parametrize("text", ["так", "публікуйте", "", "publish it"])
def test_other_words_are_no_action(text: str) -> None:
    assert action_of(text) is None


def test_cells_are_read_as_those_of_a_register() -> None:
    assert clean("date", "«14» лютого 2024 року") == "2024-02-14"
    assert clean("number", 48.0) == "48"
    assert clean("number", "№ 12 / 1") == "12/1"
    assert clean("kind", "Рішення міської ради") == "рішення ради"
    assert clean("title", "  Про \n питання ") == "Про питання"
    assert clean("number", " – ") is None


@given(
    st.fixed_dictionaries({n: st.none() | st.text() for n in DECIDED}),
    st.sampled_from(DECIDED),
    st.text(),
)
def test_a_row_that_was_changed_has_another_mark(
    values: dict[str, str | None], column: str, text: str
) -> None:
    changed = values | {column: text}
    assert (mark(changed) == mark(values)) == (changed == values)
