from __future__ import annotations

from opendata.review.columns import HEADERS
from opendata.review.looks import HIGHEST, LINE, PROMPTS, WIDTHS, height


def test_every_column_has_a_width_and_the_clerks_have_hints() -> None:
    assert list(WIDTHS) == list(HEADERS)
    assert set(PROMPTS) == {"kind", "number", "date", "title", "action"}


def test_a_row_is_as_high_as_its_longest_text() -> None:
    assert height({"number": "7", "title": "Про"}) == LINE
    assert height({"number": "7", "read": "а\nб\nв"}) == 3 * LINE
    assert height({"title": "слово " * 14}) == 3 * LINE
    assert height({"number": "7", "sha256": "a" * 64}) == LINE


def test_no_row_is_higher_than_a_screen() -> None:
    assert height({"title": "слово " * 5000}) == HIGHEST
