"""A field of a Table Schema → a condition under which a text is surely right for it.

Each condition is stricter than Frictionless: a text that fulfils it has no fault. Of a text that
does not, nothing is known yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from opendata.check.fast.patterns import narrowed

if TYPE_CHECKING:
    from polars import Expr

_DAY: Final = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
"""A month and its day; the 29th of February is asked about."""

_DATE: Final = rf"\A[1-9][0-9]{{3}}-{_DAY}\z"
INTEGER: Final = r"\A(?:0|-?[1-9][0-9]{0,17})\z"
"""Fits 64 bits, and is written in the one way in which Python writes it."""

DATE: Final = _DATE
"""Written in the one way in which a date is written."""

_DECIMAL: Final = r"\A-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,14}\z"
_EXACT: Final = 2**53
"""Whole numbers up to it are floats without loss."""

_YEAR: Final = r"\A[1-9][0-9]{3}\z"
_HOST: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_URI: Final = (
    rf"\Ahttps?://(?:{_HOST}\.){{1,5}}[a-z]{{2,20}}"
    r"(?:/[A-Za-z0-9._~/-]*)?(?:\?[A-Za-z0-9._~/=&-]*)?(?:#[A-Za-z0-9._~/=&-]*)?\z"
)
_EMAIL: Final = (
    rf"\A[a-z0-9]{{1,40}}(?:[._-][a-z0-9]{{1,10}}){{0,2}}@(?:{_HOST}\.){{1,3}}[a-z]{{2,20}}\z"
)
_UUID: Final = r"\A[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z"
FORMATS: Final[Mapping[str, str | None]] = {
    "default": None,
    "uri": _URI,
    "email": _EMAIL,
    "uuid": _UUID,
}
"""Formats of strings that have a condition; None: every text is right."""


def proof_of(field: Any) -> Expr | None:
    """The condition over the column ``field.name``, or None if there is none.

    ``field`` is one of Frictionless. Missing values are not looked at.
    """
    make = _PROOFS.get(field.type)
    expr = make(field) if make else None
    if expr is None:
        return None
    for name in field.supported_constraints:
        limit = field.constraints.get(name)
        if limit is None or name == "required":
            continue
        rule = _RULES.get((field.type, name))
        more = rule(field, limit) if rule else None
        if more is None:
            return None
        expr = expr & more
    return expr


def _column(field: Any) -> Expr:
    import polars as pl

    return pl.col(field.name)


def _like(field: Any, pattern: str) -> Expr:
    return _column(field).str.contains(pattern)


def _string(field: Any) -> Expr | None:
    import polars as pl

    pattern = FORMATS.get(field.format or "default", "")
    if pattern is None:
        return pl.lit(value=True)
    return _like(field, pattern) if pattern else None


def _any(field: Any) -> Expr | None:
    import polars as pl

    return pl.lit(value=True) if field.format in {None, "default"} else None


def _date(field: Any) -> Expr | None:
    return _like(field, _DATE) if field.format == "default" else None


def _number(field: Any) -> Expr:
    """A decimal point is one where it is not said to be something else."""
    whole = _like(field, INTEGER)
    plain = not {"decimal_char", "group_char"} & set(field.list_defined())
    return whole | _like(field, _DECIMAL) if plain else whole


def _boolean(field: Any) -> Expr:
    return _column(field).is_in([*field.true_values, *field.false_values])


_PROOFS: Final[Mapping[str, Callable[[Any], Expr | None]]] = {
    "string": _string,
    "any": _any,
    "date": _date,
    "integer": lambda field: _like(field, INTEGER),
    "number": _number,
    "boolean": _boolean,
    "year": lambda field: _like(field, _YEAR),
}


def _pattern(field: Any, limit: str) -> Expr | None:
    """Frictionless puts the pattern between ``^`` and ``$`` as it is, without a group."""
    try:
        narrow = narrowed(re.compile(f"^{limit}$"))
    except re.error:
        return None
    return _like(field, narrow) if narrow and compiles(narrow) else None


def compiles(pattern: str) -> bool:
    """Whether the engine takes the expression: it refuses those that would grow too large."""
    import polars as pl

    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.ComputeError:
        return False
    return True


def _enum(field: Any, limit: Any) -> Expr:
    """For a value that is written in one way only, the way it is written."""
    values = map(field.create_value_reader(), limit)
    return _column(field).is_in([str(one) for one in values if one is not None])


def _least(field: Any, limit: int) -> Expr:
    return _length(field).ge(limit)


def _most(field: Any, limit: int) -> Expr:
    return _length(field).le(limit)


def _length(field: Any) -> Expr:
    """In code points, as Python counts."""
    return _column(field).str.len_chars()


def _bound(over: bool) -> Callable[[Any, Any], Expr | None]:
    """Strictly within: on the limit itself, the nearest float would not tell."""

    def bound(field: Any, limit: Any) -> Expr | None:
        import polars as pl

        limit = field.create_value_reader()(limit)
        if limit is None or not abs(limit) <= _EXACT:
            return None
        number = _column(field).cast(pl.Float64, strict=False)
        return number.gt(float(limit)) if over else number.lt(float(limit))

    return bound


def _day(over: bool) -> Callable[[Any, Any], Expr | None]:
    """Dates of four-digit years stand in the order of their texts."""

    def bound(field: Any, limit: Any) -> Expr | None:
        day = field.create_value_reader()(limit)
        if day is None:
            return None
        text = day.isoformat()
        return _column(field).gt(text) if over else _column(field).lt(text)

    return bound


_RULES: Final[Mapping[tuple[str, str], Callable[[Any, Any], Expr | None]]] = {
    ("string", "pattern"): _pattern,
    ("string", "enum"): _enum,
    ("string", "minLength"): _least,
    ("string", "maxLength"): _most,
    ("integer", "enum"): _enum,
    **{
        (kind, name): make(over)
        for kind, make in (("integer", _bound), ("number", _bound), ("date", _day))
        for name, over in (
            ("minimum", True),
            ("exclusiveMinimum", True),
            ("maximum", False),
            ("exclusiveMaximum", False),
        )
    },
}
