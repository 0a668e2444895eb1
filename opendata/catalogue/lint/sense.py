"""What the name of a column says and its type or its being required denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.lint.types import sort_of
from opendata.messages import msg
from opendata.problems import Problem, Severity

_CURRENCY: Final = re.compile("(?:.*C|c)urrency(?:Code)?")
_COUNT: Final = re.compile("(?:.*C|c)ount")
_EARLY: Final = frozenset({"answerDate", "answerUrl", "decisionDate"})
"""Known only once a petition, an appeal or a project has been decided."""
_OPEN: Final = frozenset({"count", "answerDate", "answerUrl", "answer"})
"""A table with one of these lists what is still open too: votes or answers come in later."""
_VOTING: Final = frozenset({"votingFor", "votingAgainst"})


def check_sense(listing: Listing) -> Iterator[Problem]:
    """Types and duties that cannot be meant."""
    if listing.kind is Kind.DATA:
        return
    early = _too_early({column.bare: column for column in listing.columns})
    for column in listing.columns:
        yield from _content(column)
        if column.required and column.bare in early:
            yield Problem(
                "schema-required-early",
                msg("a value is required that is not known from the beginning"),
                column.at("required"),
                column.bare,
                msg("a column that may be left without a value until then"),
                msg("Let the column be optional, or write «null» until the value is known."),
                Severity.WARNING,
            )


def _too_early(columns: Mapping[str, Column]) -> frozenset[str]:
    early: frozenset[str] = _EARLY if columns.keys() & _OPEN else frozenset()
    link = columns.get("textUrl")
    # Of a question that was voted down nothing was adopted: no link to it, and no text of it.
    voting = columns.keys() >= _VOTING and link is not None and link.required is False
    return early | {"text"} if voting else early


def _content(column: Column) -> Iterator[Problem]:
    sort = sort_of(column)
    if _CURRENCY.fullmatch(column.bare) and sort in {"number", "integer", "boolean", "date"}:
        yield Problem(
            "schema-type-content",
            msg("a currency is written in letters, but the type is one for numbers"),
            column.at("type"),
            column.type,
            msg("string; a value is UAH"),
            msg("Write the word that is expected."),
        )
    if _COUNT.fullmatch(column.bare) and sort == "string":
        yield Problem(
            "schema-type-content",
            msg("a count is a number, but the type is one for text"),
            column.at("type"),
            column.type,
            msg("{name}", name="integer"),
            msg("Write the word that is expected."),
            Severity.WARNING,
        )
