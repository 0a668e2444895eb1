from __future__ import annotations

import pytest

from opendata.privacy.given import given_name_near, is_given, pairs


@pytest.mark.parametrize("word", ["Олена", "Олени", "Іллею", "Марка", "Меланії", "Злату", "Надією"])
def test_a_given_name_in_any_case(word: str) -> None:
    assert is_given(word)


@pytest.mark.parametrize("word", ["Рішення", "Садова", "Київ", "Програма", "А"])
def test_other_words_are_none(word: str) -> None:
    assert not is_given(word)


def test_streets_and_schools_have_the_names_of_others() -> None:
    for text in ("вул. Івана Франка, 5", "школа імені Тараса Шевченка", "парк Олени Теліги"):
        assert not [*pairs(text, 0, len(text))]
    assert [one[0] for one in pairs("видати Січневій Роксолані", 0, 25)] == ["Січневій Роксолані"]


def test_near_is_in_the_same_line() -> None:
    text = "Січневій Роксолані\nрахунок"
    assert not given_name_near(text, 19, 26)
    assert given_name_near(text.replace("\n", " "), 19, 26)


@pytest.mark.parametrize("word", ["Єлисей", "Дорофея", "Мойсею", "Тадеєм", "Єлисеєві"])
def test_names_that_end_like_elisha(word: str) -> None:
    assert is_given(word)


def test_a_verb_before_a_name_is_no_part_of_it() -> None:
    text = "Відмовити Прищепі Гнату"
    assert [one[0] for one in pairs(text, 0, len(text))] == ["Прищепі Гнату"]
