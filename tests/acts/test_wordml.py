"""What the elements of a word processor’s document mean, one after another."""

from __future__ import annotations

import pytest

from opendata.acts.wordml import Collector


@pytest.mark.parametrize(
    ("part", "written", "gap"),
    [
        ("</w:p><w:p>", "", "\n"),
        ("</w:p></w:tc><w:tc><w:p>", "", "\t"),
        ("</w:p></w:tc></w:tr><w:tr><w:tc><w:p>", "", "\n"),
        ("<w:tab/><w:br/>", "\t\n", ""),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", "", ""),
        ("<w:txbxContent><w:p>", "", "\n"),
    ],
)
def test_what_stands_between_two_pieces_of_text(part: str, written: str, gap: str) -> None:
    collector = Collector(begun=True)
    collector.take(part)
    assert (collector.written, collector.gap, collector.between) == (written, gap, True)


@pytest.mark.parametrize("part", ["<w:moveFrom>", "<mc:Fallback>", "<w:pPr>", "<w:t>а"])
def test_what_changes_how_the_next_piece_is_read(part: str) -> None:
    collector = Collector(begun=True)
    collector.take(part)
    assert not collector.between


def test_a_text_box_begins_no_line_at_the_beginning() -> None:
    collector = Collector()
    collector.take("<w:txbxContent><w:p>")
    assert collector.written + collector.gap == ""
