from __future__ import annotations

import pytest

from opendata.acts.citations import Form, find_citations


def pairs(text: str) -> list[tuple[str | None, str | None]]:
    return [(a.number, a.date) for one in find_citations(text, text) for a in one.acts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("рішення від 01.02.2020 № 5, № 6", [("5", "2020-02-01"), ("6", "2020-02-01")]),
        ("рішення № 5, від 03.04.2020 № 7", [("5", None), ("7", "2020-04-03")]),
        (
            "рішення № 5 від 01.02.2020, № 7 від 03.04.2020",
            [("5", "2020-02-01"), ("7", "2020-04-03")],
        ),
        ("рішення від 01.02.2020, № 5", [("5", "2020-02-01")]),
        ("рішення № 5, від 01.02.2020", [("5", "2020-02-01")]),
        ("рішення від 01.02.2020 р. за № 5", [("5", "2020-02-01")]),
        ("рішення 01.02.2020 № 5", [("5", "2020-02-01")]),
        ("розпорядження голови від 06.01.2025 № 10/0/5-25ВА", [("10/0/5-25ВА", "2025-01-06")]),
        ("рішення ради № 5 зі змінами від 03.04.2020 № 7", [("5", None)]),
        ("рішення про ремонт школи № 5 від 01.02.2020", [(None, "2020-02-01")]),
        ("рішення виконати 01.02.2020", []),
    ],
)
def test_dates_and_numbers_are_paired(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("рішення", Form.OBJECT),
        ("рішень", Form.OBJECT),
        ("рішенням", Form.BY),
        ("розпорядженнями", Form.BY),
        ("рішенні", Form.IN),
        ("рішенню", Form.TO),
        ("ухвалу", Form.OBJECT),
        ("решением", Form.BY),
    ],
)
def test_the_form_of_the_word_is_told(word: str, form: Form) -> None:
    text = f"{word} від 01.02.2020 № 5"
    (found,) = find_citations(text, text)
    assert found.form is form
    assert text[found.start : found.end] == text
