"""Round numbers for the axis of a chart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def ticks(values: Iterable[float], most: int = 6) -> tuple[Decimal, ...]:
    """Round numbers in equal steps around zero and all ``values``: at most ``most`` + 1 steps.

    An axis begins at zero: cut off, it would make small differences look large. Where all values
    are whole numbers, so are the ticks. There are always two ticks at least.
    """
    exact = [Decimal(repr(value)) for value in values]
    low, high = min([*exact, Decimal(0)]), max([*exact, Decimal(0)])
    step = _step(high - low, most)
    if step < 1 and all(value == value.to_integral_value() for value in exact):
        step = Decimal(1)
    first, last = (low / step).__floor__(), (high / step).__ceil__()
    return tuple(step * number for number in range(first, max(last, first + 1) + 1))


def _step(reach: Decimal, most: int) -> Decimal:
    """1, 2 or 5 times a power of ten: the smallest that needs no more than ``most`` steps."""
    if not reach:
        return Decimal(1)
    rough = reach / most
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * step for step in _STEPS if power * step >= rough)
