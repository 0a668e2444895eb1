from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.flat import flat
from opendata.acts.lines import Line, joined, make_line

PIECES = (
    *(
        "рішення",
        "РАДА",
        "природно-",
        "заповідного",
        "№ 5",
        "і",
        "в",
        "об'єкт",
        "а)",
        "-",
        "\u2014",
    ),
    *("р і ш е н н я", "Р І Ш Е Н Н Я", "pада", "VIII", "\u00ad", "\u200b", "1.", "\u00a0"),
    *(" ", "  ", "\t", "\n", "\n\n", " \n ", "|", "\u2009"),
)


def by_lines(text: str) -> Line:
    lines: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        line = make_line(raw, at)
        at += len(raw) + 1
        if line.text:
            lines.append(line)
    return joined(lines)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_lines_are_those_that_are_made_one_by_one(text: str) -> None:
    found, expected = flat(text, 0, len(text)), by_lines(text)
    assert (found.line.text, found.line.shown) == (expected.text, expected.shown)
    assert list(found.line.offsets) == list(expected.offsets)
    assert len(found.starts) == sum(1 for raw in text.split("\n") if make_line(raw).text)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "шапка\n Скасувати   рішення\n\n№ 5\n"
    found = flat(text, 6, len(text))
    assert found.line.text == "Скасувати рішення № 5"
    assert list(found.starts) == [0, 18]
    assert text[slice(*found.line.span(10, 17))] == "рішення"
    assert text[slice(*found.line.span(18, 21))] == "№ 5"
