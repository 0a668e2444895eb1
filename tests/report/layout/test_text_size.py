from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.report.layout.text_size import lines_of, shortened, text_size

LONG = "рішення міської ради восьмого скликання про бюджет громади"


def test_broad_letters_take_more_room() -> None:
    assert text_size("щщщ") > text_size("ррр") > text_size("ііі") > 0
    assert text_size("議会") > text_size("рад")
    assert text_size("и\u0306") == text_size("и")


@given(st.text(max_size=60), st.integers(30, 400))
def test_a_shortened_text_fits(text: str, room: int) -> None:
    shown = shortened(text, room)
    assert text_size(shown) <= room
    if shown.endswith("…") and "…" not in text:
        assert " ".join(text.split()).startswith(shown[:-1])
    else:
        assert shown == " ".join(text.split())


def test_lines_break_at_words_and_the_last_tells_that_there_is_more() -> None:
    assert lines_of(LONG, 230, 3) == [
        "рішення міської ради восьмого",
        "скликання про бюджет громади",
    ]
    first, last = lines_of(LONG, 130, 2)
    assert first == "рішення міської"
    assert last.startswith("ради")
    assert last.endswith("…")
    assert lines_of("", 130, 2) == [""]


@given(st.text(max_size=90), st.integers(40, 300), st.integers(1, 4))
def test_no_line_is_too_wide_and_there_are_not_too_many(text: str, room: int, most: int) -> None:
    lines = lines_of(text, room, most)
    assert 1 <= len(lines) <= most
    assert all(text_size(line) <= room for line in lines)
