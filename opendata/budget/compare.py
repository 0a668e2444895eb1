"""What the checks of sums share: funds, stages, and how near is equal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from opendata.budget.form import Figure, Row, Sums

TOLERANCE: Final = Decimal("0.0051")
"""Half a kopeck, and the noise of rounding."""
ZERO: Final = Decimal(0)

Fund = Callable[[Sums], Figure | None]
FUNDS: Final[tuple[Fund, ...]] = (
    lambda sums: sums.general,
    lambda sums: sums.special,
    lambda sums: sums.total,
)
STAGES: Final[tuple[Callable[[Row], Sums], ...]] = (
    lambda row: row.approved,
    lambda row: row.actual,
    lambda row: row.deviation,
)


def written(number: Decimal) -> str:
    """The number in full, without noughts at its end."""
    return format(number.normalize() if number else ZERO, "f")
