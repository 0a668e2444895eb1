"""The six forms: which lines each has, what makes them up, which are deducted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from opendata.financials import codes_balance, codes_results
from opendata.financials.statement import Kind, Size

DEDUCTED: Final = frozenset(
    {
        *("1002", "1012", "1017", "1022", "1425", "1430"),
        *("2012", "2050", "2070", "2095", "2130", "2150", "2165", "2180", "2181", "2182"),
        *("2195", "2250", "2255", "2270", "2285", "2295", "2355"),
    }
)
"""Lines whose figures the forms print in brackets: what is taken away."""
LOSS_OF: Final = MappingProxyType({"2090": "2095", "2190": "2195", "2290": "2295", "2350": "2355"})
"""The line of a profit → that of the loss: only one of them has a figure."""
_ROWS: Final = {
    (Kind.BALANCE, Size.FULL): codes_balance.FULL,
    (Kind.BALANCE, Size.SMALL): codes_balance.SMALL,
    (Kind.BALANCE, Size.MICRO): codes_balance.MICRO,
    (Kind.RESULTS, Size.FULL): codes_results.FULL,
    (Kind.RESULTS, Size.SMALL): codes_results.SMALL,
    (Kind.RESULTS, Size.MICRO): codes_results.MICRO,
}
_TERM: Final = re.compile(r"([-+±~])(\d{4})(?:/(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a formula; ``loss`` is the line that has the figure where it is a loss."""

    sign: str
    code: str
    loss: str | None = None


@dataclass(frozen=True, slots=True)
class FormOf:
    """One of the six forms: names and formulas by code, in the order of the form."""

    kind: Kind
    size: Size
    names: Mapping[str, str]
    formulas: Mapping[str, tuple[Term, ...]]


@cache
def form_of(kind: Kind, size: Size) -> FormOf:
    """The form of such statements."""
    rows = _ROWS[kind, size]
    names = {code: name for code, name, _ in rows}
    formulas = {code: _terms(formula) for code, _, formula in rows if formula}
    return FormOf(kind, size, MappingProxyType(names), MappingProxyType(formulas))


def _terms(formula: str) -> tuple[Term, ...]:
    return tuple(Term(*found.groups()) for found in _TERM.finditer(formula))


@cache
def forms_with(code: str) -> tuple[tuple[Kind, Size], ...]:
    """The forms that have a line of this code; none have an unknown one."""
    return tuple(key for key in _ROWS if code in form_of(*key).names)


def kind_of(code: str) -> Kind:
    """Codes of balances begin with 1, those of results with 2."""
    return Kind.BALANCE if code.startswith("1") else Kind.RESULTS
