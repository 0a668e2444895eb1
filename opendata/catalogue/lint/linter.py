"""Everything that is wrong with a structure, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opendata.catalogue.lint.doubles import check_doubles
from opendata.catalogue.lint.keys import check_keys
from opendata.catalogue.lint.likeness import check_likeness, check_slips, find_like
from opendata.catalogue.lint.listing import Listing
from opendata.catalogue.lint.names import check_name
from opendata.catalogue.lint.rules import check_rules
from opendata.catalogue.lint.samples import check_samples
from opendata.catalogue.lint.sense import check_sense
from opendata.catalogue.lint.texts import check_texts
from opendata.catalogue.lint.types import check_types
from opendata.problems import Problem, Severity

ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def lint(listing: Listing) -> list[Problem]:
    """The findings about one structure, in the order of its columns and by weight."""
    table = find_like(listing)
    found = [problem for column in listing.columns for problem in check_name(column)]
    found += check_doubles(listing)
    found += check_types(listing)
    found += check_sense(listing)
    found += check_rules(listing)
    found += check_keys(listing, table)
    found += check_texts(listing)
    found += check_slips(listing)
    found += check_likeness(listing)
    found += check_samples(listing, table)
    return by_weight(found)


def by_weight(problems: Sequence[Problem]) -> list[Problem]:
    """``problems``, errors first; those of one weight keep their order."""
    return sorted(problems, key=lambda one: ORDER.index(one.severity))
