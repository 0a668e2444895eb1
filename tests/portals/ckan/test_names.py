from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.ckan.names import (
    dataset_name,
    ending_of,
    file_name,
    is_dataset_name,
    munged,
    name_in,
    unique_names,
)

NAMES = st.text(st.sampled_from("абвїґщьʼ’ ._-/\\aZ9()№\n😀"), max_size=130)


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("legalActs.csv", "legalActs.csv"),
        ("Паспорт набору.docx", "Pasport-naboru.docx"),
        ("Згода № 5 (копія).xlsx", "Zghoda-5-kopiia.xlsx"),
        ("дані.csv", "dani.csv"),
        ("теки/щось.PDF", "shchos.PDF"),
        ("№№.zip", "file.zip"),
        ("", "file"),
    ],
)
def test_file_names_are_in_latin_letters_of_2010(given_name: str, expected: str) -> None:
    assert file_name(given_name) == expected


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("дані.csv", ".csv"),  # as every CKAN from 2.8 to 2.12 does
        ("паспорт набору.docx", "-.docx"),
        ("Звіт 2026.xlsx", "-2026.xlsx"),
        ("legalActs.csv", "legalacts.csv"),
        ("a", "a__"),
        ("x" * 120 + ".csv", "x" * 96 + ".csv"),
    ],
)
def test_munging_is_that_of_ckan(given_name: str, expected: str) -> None:
    assert munged(given_name) == expected


@given(NAMES)
def test_ckan_changes_nothing_but_case_in_our_names(name: str) -> None:
    found = file_name(name)
    assert re.fullmatch(r"[A-Za-z0-9_.-]{1,100}", found)
    if len(found) >= 3:
        assert munged(found) == found.lower()
    if re.search(r"[^/\\.]\.[aZ9]{1,5}\Z", name):
        assert ending_of(found) == ending_of(name)


@given(st.lists(NAMES, max_size=12))
def test_no_two_names_become_one(names: list[str]) -> None:
    found = unique_names(names)
    assert len(found) == len(names)
    assert len({munged(one) for one in found}) == len(found)
    assert all(len(one) <= 100 for one in found)


def test_the_name_of_a_dataset_is_the_only_one_on_a_portal() -> None:
    assert dataset_name("decisions", "01234567") == "decisions-01234567"
    long = [dataset_name("a" * 99 + letter, "01234567") for letter in "bc"]
    assert len(set(long)) == 2
    assert all(is_dataset_name(one) for one in long)


@pytest.mark.parametrize(
    "name", ["new", "edit", "search", "a", "Рішення", "Acts", "x" * 101, "a b"]
)
def test_names_that_ckan_refuses(name: str) -> None:
    assert not is_dataset_name(name)


def test_the_file_name_in_an_address() -> None:
    assert name_in("https://ckan.example/dataset/a/resource/b/download/acts.csv?x=1") == "acts.csv"
    assert name_in("") == ""
