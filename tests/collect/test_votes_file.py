"""Files are opened for what they are; those that hold no voting say why."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from votes_files import FILES, pdf_of
from votes_layouts import columns, protocol
from votes_model import as_given, read_back, sitting

from opendata.collect.votes_file import as_text, is_csv, is_json, read_votings
from opendata.problems import OpendataError

ALL = sitting()
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "C:/Windows/Fonts/arial.ttf",
    "/Library/Fonts/Arial.ttf",
)


def font() -> str:
    found = next((path for path in FONTS if Path(path).is_file()), None)
    if found is None:
        pytest.skip("no font with Cyrillic letters in the usual places")
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_format(name: str) -> None:
    export = read_votings(FILES[name](ALL), name)
    assert [read_back(one) for one in export.votings] == [as_given(one) for one in ALL.ballots]


@pytest.mark.parametrize("layout", [protocol, columns])
def test_a_pdf_written_from_the_bottom_up(layout: object) -> None:
    text = layout(ALL)  # type: ignore[operator]
    found = read_votings(pdf_of(text, font()), "а.pdf").votings
    whole = layout is protocol
    assert [one.problems for one in found] == [()] * len(ALL.ballots)
    for voting, ballot in zip(found, ALL.ballots, strict=True):
        title, roll = read_back(voting)
        expected, votes = as_given(ballot, listed_absent=whole)
        assert title == expected
        assert sorted(roll) == sorted(votes)  # type: ignore[call-overload]


def test_a_place_in_a_workbook_names_sheet_and_cell() -> None:
    (first, *_) = read_votings(FILES["стовпці.xlsx"](ALL), "а.xlsx").votings
    assert (first.place.sheet, first.roll[0].place.cell) == ("Sheet", "B4")


def test_what_is_json_and_what_only_begins_so() -> None:
    assert is_json(b'\xef\xbb\xbf {"a": 1}')
    assert is_json(b'[{"a": 1}]')
    assert not is_json(b"{\\rtf1 text}")
    assert not is_json("Рада".encode())
    assert not is_json(b"{\0\1\2")


def test_a_csv_is_told_by_its_name() -> None:
    assert is_csv(b"a;b", "x/Y.CSV")
    assert not is_csv(b"a;b", "x/y.txt")


def test_cells_of_a_workbook_as_they_are_printed() -> None:
    assert [as_text(value) for value in (12.0, 2.5, " За ", True, 7)] == [
        "12",
        "2.5",
        "За",
        "",
        "7",
    ]
    day = date(2024, 9, 4)
    assert as_text(datetime.combine(day, time(10, 5))) == "04.09.2024 10:05:00"
    assert as_text(datetime.combine(day, time())) == as_text(day) == "04.09.2024"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "document-empty"), (b"\0\1\2\3" * 9, "document-unknown-format")],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(OpendataError) as refusal:
        read_votings(data, "а.doc")
    assert refusal.value.problem.code == code
