"""What people read of a column: its title and its description; and the word for «required»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.messages import msg
from opendata.problems import Problem, Severity

TRUTH: Final = {"true": True, "false": False}
"""The words of structure files in small letters: the official ones have all three spellings."""


def check_texts(listing: Listing) -> Iterator[Problem]:
    """Columns without a title or a description."""
    if listing.kind is Kind.DATA:
        return
    for column in listing.columns:
        if not (column.title or "").strip():
            yield Problem(
                "schema-title-missing",
                msg("the column has no title"),
                column.at("title"),
                expected=msg("a short name in Ukrainian, for people"),
                remedy=msg("Write what the heading of the column would be on paper."),
                severity=Severity.WARNING,
            )
        if not (column.description or "").strip():
            yield Problem(
                "schema-description-missing",
                msg("the column has no description"),
                column.at("description"),
                expected=msg("what the cells hold, how it is written, and an example"),
                remedy=msg("Describe the column in a sentence."),
                severity=Severity.WARNING,
            )


def check_required(column: Column, word: str) -> Iterator[Problem]:
    """A finding where ``word`` says neither that every cell must hold a value nor that not."""
    if word.strip().casefold() not in TRUTH:
        yield Problem(
            "schema-required-word",
            msg("it is not said whether every cell must hold a value"),
            column.at("required"),
            word or None,
            msg("True or False"),
            msg("Write the word that is expected."),
        )
