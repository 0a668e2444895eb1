from __future__ import annotations

from opendata.acts.clauses import passage_of


def test_points_sentences_and_sections_begin_clauses() -> None:
    text = "ВИРІШИЛА:\n1. Одне. Друге; третє\n1.1. Четверте\n- п’яте\nДодаток 1"
    passage = passage_of(text, 0, len(text))
    found = [(one.level, passage.text[one.content :].split(" ")[0]) for one in passage.breaks]
    assert found == [(1, "Одне."), (10, ""), (2, "Четверте"), (9, "п’яте"), (0, "Додаток")]
    assert passage.text[: passage.decides] == "ВИРІШИЛА"


def test_a_date_at_the_start_of_a_line_is_not_a_point() -> None:
    text = "рішення від\n14.02.2018 № 5"
    assert passage_of(text, 0, len(text)).breaks == ()


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "шапка\nСкасувати  рішення"
    passage = passage_of(text, 6, len(text))
    at = passage.text.index("рішення")
    assert passage.line.span(at, at + 7) == (17, 24)
