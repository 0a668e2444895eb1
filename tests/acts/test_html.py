"""Web pages: what is seen, line by line."""

from __future__ import annotations

import pytest

from opendata.acts import html
from opendata.acts.text import read_text
from opendata.problems import OpendataError


def test_blocks_cells_and_furniture() -> None:
    page = (
        "<html><head><title>ні</title><style>ні</style></head><body><nav>ні</nav>"
        "<script>ні</script><p>Про <b>бюд</b>жет<br>громади</p><div hidden>ні</div>"
        "<table><tr><td>від 1 січня</td><td>№ 5</td></tr></table>кінець</body></html>"
    )
    lines = [line for line in html.read(page.encode(), "x").split("\n") if line]
    assert lines == ["Про бюджет", "громади", "від 1 січня\t№ 5", "кінець"]


@pytest.mark.parametrize("meta", ['<meta charset="windows-1251">', ""])
def test_an_old_page_in_cp1251(meta: str) -> None:
    page = f"<html><head>{meta}</head><body><p>Рішення їхньої ради</p></body></html>"
    assert read_text(page.encode("cp1251"), "x").text == "Рішення їхньої ради"


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    assert "рішення" in html.read(("<div>" * 20_000 + "рішення").encode(), "x")


def test_pages_that_would_do_something_are_known() -> None:
    from opendata.acts.html import is_active

    quiet = "<html><body><p onelonger text='x'>Рішення</p><a href='https://rada.example'>так</a>"
    assert not is_active(quiet.encode())
    for part in (
        "<script>alert(1)</script>",
        "<IMG SRC=x OnError=alert(1)>",
        '<a href=" javascript:alert(1)">',
        "<iframe src='x'>",
        "<form action='x'>",
    ):
        assert is_active(f"{quiet}{part}".encode("cp1251")), part


def test_a_page_that_only_opens_is_refused_before_it_takes_for_ever() -> None:
    with pytest.raises(OpendataError) as caught:
        html.read(b"<div>" * 200_000, "x")
    assert caught.value.problem.code == "document-bomb"
    assert "рішення" in html.read(("<div><b>рішення</b></div>" * 30_000).encode(), "x")
