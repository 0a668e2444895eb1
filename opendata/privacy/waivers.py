"""What people have allowed: a waiver lets one finding pass, on a ground, until a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opendata.privacy.finding import Grade
from opendata.privacy.hit import Hit


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of the file of waivers.

    ``finding`` is what :meth:`~opendata.privacy.hit.Hit.named` gave, ``who`` decided, ``ground`` is
    the law that lets it be public, ``until`` the last day that the waiver holds.
    """

    finding: str
    who: str
    ground: str
    until: date

    def holds(self, today: date) -> bool:
        """Whether it lets the finding pass on the day ``today``."""
        return today <= self.until


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
    """A hit, its name for waivers, what it means, and the waiver that has a say in it."""

    hit: Hit
    finding: str
    standing: Standing
    waiver: Waiver | None = None

    @property
    def withholds(self) -> bool:
        """Whether what holds it may not be published."""
        return self.standing in (Standing.BLOCKS, Standing.EXPIRED)


def judge(
    hits: Iterable[Hit], waivers: Mapping[str, Waiver], holder: str, today: date
) -> tuple[Judged, ...]:
    """What each of the hits in ``holder`` (SHA-256 of a document or a row) means on ``today``.

    ``waivers`` are by the finding that each is for.
    """
    return tuple(_judged(hit, hit.named(holder), waivers, today) for hit in hits)


def by_finding(waivers: Iterable[Waiver]) -> dict[str, Waiver]:
    """The waivers by what each is for; of several for one finding, that which holds longest."""
    found: dict[str, Waiver] = {}
    for one in waivers:
        if one.finding not in found or found[one.finding].until < one.until:
            found[one.finding] = one
    return found


def _judged(hit: Hit, finding: str, waivers: Mapping[str, Waiver], today: date) -> Judged:
    if hit.grade is not Grade.BLOCK:
        standing = Standing.LOOK if hit.grade is Grade.LOOK else Standing.NOTE
        return Judged(hit, finding, standing)
    waiver = waivers.get(finding)
    if waiver is None:
        return Judged(hit, finding, Standing.BLOCKS)
    return Judged(
        hit, finding, Standing.WAIVED if waiver.holds(today) else Standing.EXPIRED, waiver
    )
