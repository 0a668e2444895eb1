"""A text is asked about once."""

from __future__ import annotations

from opendata.check.fast import texts
from opendata.check.fast.texts import Texts


def test_a_text_is_asked_about_once(monkeypatch):
    monkeypatch.setattr(texts, "MOST", 2)
    asked = []

    def reader(cell):
        asked.append(cell)
        return (None, {"type": "no"}) if cell == "bad" else (cell, None)

    known = Texts(reader)
    assert (known.value("a"), known.sound("a"), known.sound("bad"), known.value("bad")) == (
        "a", True, False, None,
    )  # fmt: skip
    assert asked == ["a", "bad"]
    assert known.of("more") == known.of("more") == ("more", True)
    assert asked == ["a", "bad", "more", "more"]


def test_a_value_that_breaks_a_rule_is_its_value_all_the_same():
    known = Texts(lambda cell: (cell, {"minLength": "too short"}))
    assert known.of("x") == ("x", False)
