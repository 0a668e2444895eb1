"""The rules of a column: each by itself, and one against the other."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, Final

from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.lint.types import sort_of
from opendata.catalogue.lint.values import fits, ordered, text_of
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity

_FLAGS: Final = ("required", "unique")
_LENGTHS: Final = ("minLength", "maxLength")
_LIMITS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
RULES: Final = frozenset({*_FLAGS, *_LENGTHS, *_LIMITS, "pattern", "enum", "jsonSchema"})
"""The constraints of Table Schema v2."""
_OF_XML: Final = re.compile(r"\\[pPiIcC]|-\[")
"""What regular expressions of XML Schema have and Python's have not: nothing is said of those."""
_LONGEST: Final = 2_000
"""Letters of a pattern, or of a value that is tried against one."""
_SLOW: Final = re.compile(r"[+*}|?][^()]*\)[+*{]|\)[+*?]*\)[+*{]|\\\d")
"""A repeated group with choices in it: each further letter may double the time of a match."""
_SHORT: Final = 24
"""Letters of a value that such a pattern is tried on all the same."""


def check_rules(listing: Listing) -> Iterator[Problem]:
    """Rules that are none, that contradict each other, and examples that break them."""
    if listing.kind is Kind.DATA:
        return
    for column in listing.columns:
        faults = list(_each(column))
        yield from faults
        if not faults:  # what is no rule cannot contradict another one
            yield from _pairs(column)
            yield from _enum(column)
            yield from _example(column, listing.missing)


def _each(column: Column) -> Iterator[Problem]:
    for name, value in column.rules.items():
        place = column.at(f"rules.{name}")
        if name not in RULES:
            what = msg("there is no such rule")
            known = msg("one of: {names}", names=", ".join(sorted(RULES)))
            yield Problem(
                "schema-rule-unknown", what, place, name, known, _correct(), Severity.WARNING
            )
        elif expected := _misfit(column, name, value):
            what = msg("the value does not fit the rule «{name}»", name=name)
            yield Problem("schema-rule-value", what, place, text_of(value), expected, _correct())
        elif name == "pattern" and (fault := pattern_fault(value)):
            what = msg("the pattern is no regular expression")
            expected = msg("a pattern without this fault: {fault}", fault=fault)
            yield Problem("schema-rule-pattern", what, place, value, expected, _correct())


def _misfit(column: Column, name: str, value: object) -> Message | None:
    """What should stand there; None if the value is one that the rule can have."""
    if name in _FLAGS and not isinstance(value, bool):
        return msg("true or false")
    if name in _LENGTHS and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        return msg("a number of letters")
    if name in _LIMITS and sort_of(column) and _ordered(column, value) is None:
        return msg("a value of the type {type}", type=column.type)
    if name == "pattern" and not isinstance(value, str):
        return msg("a regular expression")
    if name == "enum" and (not isinstance(value, list) or not value):
        return msg("a list of values, one at least")
    return None


def pattern_fault(pattern: str) -> str | None:
    """Why ``pattern`` is no regular expression; None if it is one, or if it cannot be told."""
    if _OF_XML.search(pattern) or len(pattern) > _LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return None


def _pairs(column: Column) -> Iterator[Problem]:
    rules = column.rules
    for low, high in (
        ("minimum", "maximum"),
        ("minimum", "exclusiveMaximum"),
        ("exclusiveMinimum", "maximum"),
        ("exclusiveMinimum", "exclusiveMaximum"),
        ("minLength", "maxLength"),
    ):
        if low in rules and high in rules and not _in_order(column, low, high):
            what = msg("no value can be within these limits: {low} and {high}", low=low, high=high)
            found = f"{low} {text_of(rules[low])}, {high} {text_of(rules[high])}"
            yield _contradiction(
                column, low, what, found, msg("the lower limit below the upper one")
            )
    if rules.get("unique") and sort_of(column) == "boolean":
        what = msg("a column of yes and no cannot be unique: that would be two rows at most")
        yield _contradiction(column, "unique", what, "unique", msg("no such rule"))


def _in_order(column: Column, low: str, high: str) -> bool:
    if low == "minLength":
        return bool(column.rules[low] <= column.rules[high])
    below, above = _ordered(column, column.rules[low]), _ordered(column, column.rules[high])
    if below is None or above is None or type(below) is not type(above):
        return True
    strict = "exclusive" in low or "exclusive" in high
    return bool(below < above if strict else below <= above)


def _enum(column: Column) -> Iterator[Problem]:
    values = [text_of(one) for one in column.rules.get("enum", ())]
    if len(values) != len(set(values)):
        twice = next(one for one in values if values.count(one) > 1)
        what = msg("a value stands twice in the list of allowed values")
        yield Problem(
            "schema-enum-double",
            what,
            column.at("rules.enum"),
            twice,
            msg("every value once"),
            _correct(),
            Severity.WARNING,
        )
    for value in dict.fromkeys(values):
        if rule := _broken_rule(column, value, enum=False):
            what = msg("an allowed value breaks another rule of the column: {rule}", rule=rule)
            yield _contradiction(column, "enum", what, value, msg("values that keep all rules"))


def _example(column: Column, missing: tuple[str, ...]) -> Iterator[Problem]:
    if column.example is None:
        return
    text = text_of(column.example)
    place = column.at("example")
    if text in missing:
        if column.required:
            what = msg("every cell must hold a value, but the example is none")
            expected = msg("an example that holds a value, or a column that may be empty")
            yield Problem("schema-example", what, place, text, expected, _correct())
    elif rule := _broken_rule(column, text, enum=True):
        what = msg("the example breaks a rule of the column: {rule}", rule=rule)
        expected = msg("an example that keeps all rules")
        yield Problem("schema-example", what, place, text, expected, _correct())


def _broken_rule(column: Column, text: str, *, enum: bool) -> str | None:
    """The first rule that ``text`` breaks, as it stands in the file; None if it keeps them all."""
    rules: Mapping[str, Any] = column.rules
    sort = sort_of(column)
    if not fits(text, sort, column.options):
        return f"{column.type}, {form}" if (form := column.options.get("format")) else column.type
    if enum and "enum" in rules and text not in map(text_of, rules["enum"]):
        return f"enum {', '.join(map(text_of, rules['enum']))}"
    if "pattern" in rules and not _matches(rules["pattern"], text):
        return f"pattern {rules['pattern']}"
    if sort in {"string", "link", None}:
        if len(text) < rules.get("minLength", 0):
            return f"minLength {rules['minLength']}"
        if len(text) > rules.get("maxLength", len(text)):
            return f"maxLength {rules['maxLength']}"
    value: Any = ordered(text, sort, column.options)
    for name in _LIMITS:
        limit = _ordered(column, rules[name]) if name in rules else None
        if value is not None and limit is not None and type(value) is type(limit):
            low, high = (limit, value) if "inimum" in name else (value, limit)
            if low > high or ("exclusive" in name and low == high):
                return f"{name} {text_of(rules[name])}"
    return None


def _matches(pattern: str, text: str) -> bool:
    longest = _SHORT if _SLOW.search(pattern) else _LONGEST
    if _OF_XML.search(pattern) or len(pattern) > _LONGEST or len(text) > longest:
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.fullmatch(pattern, text) is not None


def _ordered(column: Column, value: object) -> Any:
    return ordered(text_of(value), sort_of(column), column.options)


def _contradiction(
    column: Column, rule: str, what: Message, found: str, expected: Message
) -> Problem:
    place = column.at(f"rules.{rule}")
    return Problem("schema-rules-contradict", what, place, found, expected, _correct())


def _correct() -> Message:
    return msg("Correct one of the two, or take it out.")
