"""Names at the end of a line; every person here is invented."""

from __future__ import annotations

import pytest

from opendata.acts.lines import make_line
from opendata.acts.people import name_at_end


@pytest.mark.parametrize(
    ("text", "name", "certain"),
    [
        ("Голова В.О. Дем’яненко", "В.О. Дем’яненко", True),
        ("Голова П.Федько", "П.Федько", True),
        ("Голова Липко Т.П.", "Липко Т.П.", True),
        ("Голова Остап СОКІЛ", "Остап СОКІЛ", True),
        ("Голова Остап Сокіл", "Остап Сокіл", False),
        ("Голова ради СОКІЛ Остап Іванович", "СОКІЛ Остап Іванович", True),
        ("Голова І. ЛИПКО-СОКІЛ  М.П.", "І. ЛИПКО-СОКІЛ", True),
    ],
)
def test_names(text: str, name: str, certain: bool) -> None:
    line = make_line(text)
    found = name_at_end(line)
    assert found is not None
    assert (line.text[found[0] : found[1]], found[2]) == (name, certain)


@pytest.mark.parametrize(
    "text",
    [
        "Міський Голова",
        "В.О. ГОЛОВИ",
        "Яснозірської Громади",
        "Остап СОКІЛ;",
        "Голова О.М.",
        "СОКІЛ",
        "",
    ],
)
def test_no_names(text: str) -> None:
    assert name_at_end(make_line(text)) is None
