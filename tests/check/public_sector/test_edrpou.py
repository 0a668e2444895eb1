from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, edrpou_code, layout, look

from opendata.check.public_sector.edrpou import rule

KNOWN = layout(column("ownerId", "edrpou"), column("suppliersId", "edrpou", separator=","))
SEVEN = st.from_regex(r"[0-9]{7}", fullmatch=True)


def found(*row: object) -> list[str]:
    return codes(look(rule(KNOWN), KNOWN, row))


@given(SEVEN)
def test_a_code_with_its_digit_is_right(seven: str) -> None:
    assert found(edrpou_code(seven)) == []


@given(SEVEN, st.integers(1, 9))
def test_any_other_last_digit_is_wrong(seven: str, step: int) -> None:
    code = edrpou_code(seven)
    assert found(code[:7] + str((int(code[7]) + step) % 10)) == ["edrpou-check-digit"]


def first_sum(code: str) -> int:
    """What the first weights leave of the sum when it is divided by 11."""
    weights = (7, 1, 2, 3, 4, 5, 6) if code[0] in "345" else (1, 2, 3, 4, 5, 6, 7)
    return sum(w * int(n) for w, n in zip(weights, code[:7], strict=True)) % 11


@given(SEVEN, st.integers(0, 6), st.integers(1, 9))
def test_one_changed_digit_is_caught(seven: str, at: int, step: int) -> None:
    """The law: it is, unless the change crosses between the two sets of weights (the first digit
    into or out of 3, 4, 5), or one of the two sums leaves 10, where other weights decide.

    A weight below 11 times a difference below 11 is never a multiple of 11, a prime; so the sum
    leaves something else, and below 10 that is the check digit itself.
    """
    code = edrpou_code(seven)
    changed = code[:at] + str((int(code[at]) + step) % 10) + code[at + 1 :]
    assume((code[0] in "345") == (changed[0] in "345"))
    assume(10 not in (first_sum(code), first_sum(changed)))
    assert found(changed) == ["edrpou-check-digit"]


@pytest.mark.parametrize("cell", ["1234567", "123456789", "ФОП", "0003294A", "", None])
def test_another_form_is_for_the_schema_to_tell(cell: str | None) -> None:
    assert found(cell) == []


def test_each_of_several_codes_is_weighed() -> None:
    assert found(None, "00032945, 00032946, 20064120") == ["edrpou-check-digit"]


def test_a_table_without_codes_is_not_looked_at() -> None:
    assert rule(layout(column("title"))) is None


def test_odd_cells() -> None:
    assert [found(cell, cell) for cell in ODD] == [[] for _ in ODD]
