"""The descriptions of codes: whole, in both languages, written as they have to be."""

from __future__ import annotations

import re

import pytest

from opendata.report.codes.entries import MARKS, Entry, Words, every, find, near, rooms

ALL = [entry for _, entry in every()]
CYRILLIC = re.compile("[а-щьюяєіїґ]", re.IGNORECASE)
RUSSIAN = re.compile("[ёъыэ]", re.IGNORECASE)
MARKDOWN = re.compile(r"`[^`]*`|\]\([^)]*\)")


def texts(entry: Entry) -> list[Words]:
    further = [one for one in (entry.why, entry.rule) if one is not None]
    return [entry.means, entry.mend, *further, *entry.steps]


def test_no_code_is_described_twice() -> None:
    codes = [entry.code for entry in ALL]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.code)
def test_an_entry_speaks_both_languages(entry: Entry) -> None:
    assert entry.mark in MARKS
    for words in texts(entry):
        assert words.en.strip() == words.en != ""
        assert words.uk.strip() == words.uk != ""
        assert "\n" not in words.en + words.uk
        bare = MARKDOWN.sub("", words.uk)
        assert not RUSSIAN.search(bare)
        assert "'" not in bare, "the apostrophe is ’"
        assert bare.count("«") == bare.count("»")
    assert CYRILLIC.search(entry.means.uk)


def test_every_room_says_what_follows_from_each_weight_in_it() -> None:
    for room in rooms():
        marks = {entry.mark for entry in room.entries}
        assert {MARKS[mark] for mark in marks} <= set(room.follows) | {"stop"}, room.key
        assert CYRILLIC.search(room.title.uk)


def test_steps_are_as_many_in_both_languages_and_more_than_one() -> None:
    for entry in ALL:
        assert len(entry.steps) != 1, entry.code


def test_a_code_is_found_by_its_name_and_a_member_by_its_family() -> None:
    assert (known := find("cell-enum")) is not None
    assert known[1].code == "cell-enum"
    assert (member := find("cell-maxlength")) is not None
    assert member[1].code == "cell-…"
    assert (other := find("row-blank-row")) is not None
    assert other[1].code == "row-…"


@pytest.mark.parametrize("code", ["", "cell-", "row-", "nothing-such", "CELL-ENUM", "cell-tipe"])
def test_what_is_no_code_is_not_found(code: str) -> None:
    assert find(code) is None


def test_codes_that_may_be_meant_are_named_the_nearest_first() -> None:
    assert near("cell-tipe")[0] == "cell-type"
    assert "document-scan" in near("scan")
    assert near("xyzzyxyzzy") == []


def test_the_exit_code_is_that_of_the_room_unless_the_entry_has_one() -> None:
    def exit_of(code: str) -> int | None:
        known = find(code)
        assert known is not None
        room, entry = known
        return room.exit_of(entry)

    assert exit_of("cell-type") == 1
    assert exit_of("document-empty") == 3
    assert exit_of("document-scan") is None
    assert exit_of("token-fd") == 2
    assert exit_of("workspace-missing") == 4
