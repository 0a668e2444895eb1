"""Headers of all generations, mixed in one row."""

from __future__ import annotations

from opendata.catalogue.tables import table
from opendata.collect.any_header import find_any_header, match_any
from opendata.collect.filled_header import By

OLD, NEW = table("deputies", "2019"), table("deputies", "2025")


def meant(texts: list[str], key: str = "deputies", base: str = "2025") -> list[tuple[str, str]]:
    """(Edition, column) of each heading; blanks where it is none."""
    other = "2019" if base == "2025" else "2025"
    headings = match_any(texts, table(key, base), [table(key, other)])
    return [
        (one.schema.edition, one.field.name) if one.schema and one.field else ("", "")
        for one in headings
    ]


def test_columns_of_two_editions_stand_side_by_side() -> None:
    assert meant(["identifier", "acceptedDate", "url", "Номер"], "legal_acts") == [
        ("2019", "identifier"),
        ("2025", "acceptedDate"),
        ("2025", "url"),
        ("2025", "number"),
    ]


def test_names_between_the_editions_are_read() -> None:
    kyiv = ["legalActNum", "title", "legalActDateAccepted", "url"]
    assert [name for _, name in meant(kyiv, "legal_acts")] == [
        "number",
        "title",
        "acceptedDate",
        "url",
    ]


def test_typing_errors_seen_on_portals_are_read() -> None:
    texts = ["lagalActTitle", "legalActld", "legalFctUrl"]
    headings = match_any(texts, table("legal_bases"), [])
    assert [one.field.name for one in headings if one.field] == [
        "legalActTitle",
        "legalActId",
        "legalActUrl",
    ]
    assert {one.by for one in headings} == {By.EARLIER}


def test_name_is_the_whole_name_or_the_given_one() -> None:
    whole = match_any(["identifier", "name", "birth_date"], OLD, [NEW])
    assert (whole[1].schema, whole[1].is_name) == (OLD, False)
    given = match_any(["identifier", "familyName", "name", "birth_date"], OLD, [NEW])
    assert (given[2].schema, given[2].is_name) == (NEW, False)
    between = match_any(["id", "name", "birthDate"], NEW, [OLD])
    assert between[1].is_name, "there is no other column of names"


def test_one_column_for_a_name_or_an_address() -> None:
    headings = match_any(["id", "ПІБ", "Адреса"], NEW, [OLD])
    assert headings[1].is_name
    assert headings[2].is_address
    assert not any(one.is_name for one in match_any(["ПІБ"], table("legal_acts"), []))


def test_the_header_may_stand_below_a_title() -> None:
    rows = [["Депутати ради"], [], ["id", "familyName", "name", "additionalName"], ["1"]]
    header = find_any_header(rows, NEW, [OLD])
    assert header is not None
    assert (header.row, header.known) == (2, 4)
    assert find_any_header([["просто", "слова"]], NEW, [OLD]) is None


def test_the_score_is_the_share_of_the_table() -> None:
    full = match_any(list(NEW.columns), NEW, [OLD])
    header = find_any_header([list(NEW.columns)], NEW, [OLD])
    assert header is not None
    assert len(full) == len(NEW.columns)
    assert header.score() == 1.0
    part = find_any_header([["id", "familyName", "щось"]], NEW, [OLD])
    assert part is not None
    assert 0 < part.score() < 0.1
