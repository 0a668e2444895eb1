"""What to do first: the remedies of all lines, those that bring most points at the top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from opendata.messages import Message
from opendata.report.compliance.line import Line, State
from opendata.report.compliance.score import score, worth


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to do. ``points`` are of the score (0 to 100) that it would bring at most.

    ``lines`` is how many lines it is for, ``where`` the sets or requirements of these; ``remedy``
    names the first of them where it names one.
    """

    remedy: Message
    points: float
    lines: int
    where: tuple[str, ...]


def fixes(lines: Iterable[Line]) -> tuple[Fix, ...]:
    """The remedies, the heaviest first. Remedies that differ only in their values are one."""
    every = list(lines)
    points, possible = worth(every), score(every).possible
    lost: dict[str, Fraction] = {}
    grouped: dict[str, list[Line]] = {}
    for at, one in enumerate(every):
        if one.remedy is None or one.state in (State.MET, State.DEFERRED, State.DOES_NOT_APPLY):
            continue
        lost[one.remedy.text] = lost.get(one.remedy.text, Fraction()) + points.get(at, Fraction())
        grouped.setdefault(one.remedy.text, []).append(one)
    order = sorted(grouped, key=lambda text: (-lost[text], text))
    return tuple(_fix(grouped[text], lost[text], possible) for text in order)


def _fix(lines: list[Line], lost: Fraction, possible: Fraction) -> Fix:
    where = dict.fromkeys(one.dataset or one.requirement or str(one.aspect) for one in lines)
    share = round(float(100 * lost / possible), 1) if possible else 0.0
    remedy = lines[0].remedy
    assert remedy is not None  # noqa: S101 - lines without one are in no group
    return Fix(remedy, share, len(lines), tuple(where))
