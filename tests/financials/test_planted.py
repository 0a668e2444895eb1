"""Errors that were planted into statements are found, with their cells, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from financial_forms import expected, painted, said
from financial_model import Content
from financial_styles import address

from opendata.financials.forms import DEDUCTED, form_of

FULL_BALANCE, FULL_RESULTS = (0, 6, 12), (1, 7, 13)
SMALL_BALANCE, SMALL_RESULTS = (2, 8, 14), (3, 9, 15)
MICRO_BALANCE, MICRO_RESULTS = (4, 10, 16), (5, 11, 17)
"""Seeds of each form, one for each of the three programs."""


def plant(seed: int, code: str, value: Any = None) -> tuple[Content, dict[str, Any], str]:
    """The statement of ``seed`` with another figure in a line: what it said, what is read, where.

    Without ``value`` the figure is 1234567.25: none of those made by chance, nor near one.
    """
    page, content, where = painted(seed)
    spot = where[code, 0]
    page.cells[spot] = 1234567.25 if value is None else value
    row, col = spot
    if page.cells.get((row, col - 1)) == "(":  # what was below nought is above it now
        del page.cells[row, col - 1], page.cells[row, col + 8]
    (found,) = said(page.lines())
    return content, found, address(spot)


def codes_of(found: dict[str, Any]) -> list[str]:
    return [one["code"] for one in found["findings"]]


def about(found: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """The findings whose message begins with this line."""
    return [one for one in found["findings"] if one["message"].startswith(f"line {code} ")]


@pytest.mark.parametrize(
    ("seed", "code", "sums"),
    [
        *((seed, "1005", ["1095"]) for seed in FULL_BALANCE),
        *((seed, "1155", ["1195"]) for seed in SMALL_BALANCE),
        *((seed, "1690", ["1695"]) for seed in MICRO_BALANCE),
        *((seed, "1095", ["1095", "1300"]) for seed in FULL_BALANCE),
        *((seed, "1495", ["1495", "1900"]) for seed in SMALL_BALANCE),
        *((seed, "2000", ["2090"]) for seed in FULL_RESULTS),
        *((seed, "2500", ["2550"]) for seed in FULL_RESULTS),
        *((seed, "2465", ["2465"]) for seed in FULL_RESULTS),
        *((seed, "2280", ["2280", "2290"]) for seed in SMALL_RESULTS),
        *((seed, "2160", ["2280"]) for seed in MICRO_RESULTS),
        *((seed, "2350", ["2350"]) for seed in MICRO_RESULTS),
    ],
)
def test_a_wrong_figure_is_found_in_the_sums_that_it_belongs_to(
    seed: int, code: str, sums: list[str]
) -> None:
    content, found, cell = plant(seed, code)
    kind = "financials-result" if code.startswith("2") else "financials-sum"
    told = [one for one in found["findings"] if one["code"] != "financials-brackets"]
    assert [one["code"] for one in told] == [kind] * len(sums)
    assert [one["message"].split()[1] for one in told] == sums
    assert all(cell in one["cells"] for one in told)
    wanted = expected(content)
    for line in wanted["lines"]:
        if line["code"] == code:
            line["current"] = 1234567.25
    assert found["lines"] == wanted["lines"]  # the printed figure is what is given


@pytest.mark.parametrize("seed", [*FULL_BALANCE, *SMALL_BALANCE, *MICRO_BALANCE])
def test_a_balance_that_does_not_close_names_both_sides(seed: int) -> None:
    page, _, where = painted(seed)
    page.cells[where["1900", 0]] = 7654321.5
    (found,) = said(page.lines())
    assert codes_of(found) == ["financials-sum", "financials-balance"]
    assert set(found["findings"][1]["cells"]) == {
        address(where["1300", 0]),
        address(where["1900", 0]),
    }


@pytest.mark.parametrize("seed", FULL_RESULTS)
def test_a_profit_and_a_loss_in_one_period(seed: int) -> None:
    page, _, where = painted(seed)
    for code in ("2350", "2355"):
        page.cells[where[code, 0]] = 17 if code == "2350" else -18
    (found,) = said(page.lines())
    told = [one for one in found["findings"] if one["code"] == "financials-two-results"]
    assert [one["cells"] for one in told] == [[address(where[c, 0]) for c in ("2350", "2355")]]


@pytest.mark.parametrize(
    ("seed", "old", "new", "what"),
    [
        *((seed, "1090", "1097", "financials-code-unknown") for seed in FULL_BALANCE),
        *((seed, "1190", "1104", "financials-code-other") for seed in MICRO_BALANCE),
        *((seed, "2270", "2165", "financials-code-other") for seed in SMALL_RESULTS),
    ],
)
def test_a_wrong_code_is_told_where_it_stands(seed: int, old: str, new: str, what: str) -> None:
    page, _, where = painted(seed)
    spot = where[old, -1]
    page.cells[spot] = type(page.cells[spot])(new)
    (found,) = said(page.lines())
    (told,) = [one for one in found["findings"] if one["code"] == what]
    assert told["cells"] == [address(spot)]
    others = {one["code"] for one in found["findings"]} - {what}
    assert others <= {"financials-sum", "financials-result"}  # the line is missing in its sum


@pytest.mark.parametrize("seed", FULL_BALANCE)
def test_a_code_that_comes_twice(seed: int) -> None:
    page, content, where = painted(seed)
    line = next(
        code for code in ("1045", "1050", "1060", "1065", "1090") if any(content.lines[code])
    )
    spot, first = where[line, -1], where["1005", -1]
    page.cells[where["1005", 0]] = 1234567.25
    page.cells[spot] = page.cells[first]
    (found,) = said(page.lines())
    (told,) = [one for one in found["findings"] if one["code"] == "financials-line-twice"]
    assert told["cells"] == [address(first), address(spot)]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_no_figure_is_told_and_is_null(seed: int) -> None:
    page, _, where = painted(seed)
    code = "1900" if seed % 2 == 0 else "2000"
    page.cells[where[code, 0]] = "див. примітку"
    (found,) = said(page.lines())
    (told,) = [one for one in found["findings"] if one["code"] == "financials-number"]
    assert told["cells"] == [address(where[code, 0])]
    assert next(one for one in found["lines"] if one["code"] == code)["current"] is None


@pytest.mark.parametrize("seed", [0, 2, 4])
def test_a_wrong_check_digit_of_the_enterprise(seed: int) -> None:
    page, content, _ = painted(seed)
    wrong = content.edrpou[:-1] + str((int(content.edrpou[-1]) + 1) % 10)
    (spot,) = [spot for spot, value in page.cells.items() if value == content.edrpou]
    page.cells[spot] = wrong
    (found,) = said(page.lines())
    assert codes_of(found) == ["financials-edrpou"]
    assert found["findings"][0]["cells"] == [address(spot)]
    assert found["enterprise"]["edrpou"] == wrong


def test_nothing_is_said_of_the_enterprise_the_period_and_the_unit() -> None:
    page, _, _ = painted(12)  # flat: the head of the table stands in the sixth row
    for row in range(5):
        for col in range(3):
            page.cells.pop((row, col), None)
    (found,) = said(page.lines())
    assert codes_of(found) == ["financials-missing"] * 4
    assert found["enterprise"] == {"edrpou": None, "name": None}


def test_a_balance_without_its_last_line() -> None:
    page, _, where = painted(12)
    row, _ = where["1900", 0]
    for col in range(5):
        page.cells.pop((row, col), None)
    (found,) = said(page.lines())
    assert codes_of(found) == ["financials-missing"]
    assert "1900" in found["findings"][0]["message"]


def test_costs_without_brackets_are_given_as_printed_and_noted_once() -> None:
    page, content, where = painted(13)
    costs = [code for code in content.lines if code in DEDUCTED and content.lines[code][0]]
    for code in costs:
        for at in (0, 1):
            spot = where[code, at]
            if isinstance(page.cells.get(spot), int | float):
                page.cells[spot] = abs(page.cells[spot])  # type: ignore[arg-type]
    (found,) = said(page.lines())
    (told,) = found["findings"]
    assert told["code"] == "financials-brackets"
    values = {one["code"]: one["current"] for one in found["lines"]}
    assert all(values[code] > 0 for code in costs)


def test_every_formula_is_of_lines_that_some_form_has() -> None:
    from financial_model import KINDS, SIZES

    for kind in KINDS:
        every = {code for size in SIZES for code in form_of(kind, size).names}
        for size in SIZES:
            for code, terms in form_of(kind, size).formulas.items():
                assert code in form_of(kind, size).names
                assert {term.code for term in terms} <= every
