"""What people have allowed: a waiver lets one finding pass, on a ground, until a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opendata.privacy.finding import Grade
from opendata.privacy.hit import Hit


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of the file of waivers.

    ``finding`` is the fingerprint of what was found. ``document`` is the SHA-256 of the one
    document that it holds for, or empty for all; ``until`` is the last day that it holds.
    """

    finding: str
    who: str
    ground: str
    until: date
    document: str = ""

    def holds(self, document: str, today: date) -> bool:
        """Whether it lets the finding pass in ``document`` on the day ``today``."""
        return today <= self.until and self.document in ("", document)


class Standing(StrEnum):
    """What a finding means for publication."""

    BLOCKS = "blocks"
    EXPIRED = "expired"
    """It blocks again, as the waiver for it has run out."""
    WAIVED = "waived"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit, what it means, and the waiver that has a say in it."""

    hit: Hit
    standing: Standing
    waiver: Waiver | None = None

    @property
    def withholds(self) -> bool:
        """Whether what holds it may not be published."""
        return self.standing in (Standing.BLOCKS, Standing.EXPIRED)


def judge(
    hits: Iterable[Hit],
    waivers: Mapping[str, Sequence[Waiver]],
    document: str,
    today: date,
) -> tuple[Judged, ...]:
    """What each hit in ``document`` (its SHA-256) means on the day ``today``.

    ``waivers`` are by the fingerprint of what they are for.
    """
    return tuple(_judged(hit, waivers.get(hit.fingerprint, ()), document, today) for hit in hits)


def by_finding(waivers: Iterable[Waiver]) -> dict[str, tuple[Waiver, ...]]:
    """The waivers by the fingerprint of the finding that each is for."""
    found: dict[str, tuple[Waiver, ...]] = {}
    for one in waivers:
        found[one.finding] = (*found.get(one.finding, ()), one)
    return found


def _judged(hit: Hit, waivers: Sequence[Waiver], document: str, today: date) -> Judged:
    if hit.grade is not Grade.BLOCK:
        return Judged(hit, Standing.LOOK if hit.grade is Grade.LOOK else Standing.NOTE)
    for one in waivers:
        if one.holds(document, today):
            return Judged(hit, Standing.WAIVED, one)
    expired = [one for one in waivers if one.document in ("", document)]
    if expired:
        return Judged(hit, Standing.EXPIRED, max(expired, key=lambda one: one.until))
    return Judged(hit, Standing.BLOCKS)
