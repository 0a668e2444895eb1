"""A named reason to believe a value: how far it is trusted, and why, in one line."""

from __future__ import annotations

from dataclasses import dataclass

from opendata.messages import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """``trust`` is the confidence 0..1 of a value chosen by this rule; ``why`` is for people."""

    trust: float
    why: Message
