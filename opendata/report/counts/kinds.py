"""What kinds of documents are: acts, drafts or others; and whose they are."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from opendata.acts.act import Kind
from opendata.workspace.workspace import Council

_ACTS: Final = (Kind.COUNCIL_DECISION, Kind.EXECUTIVE_DECISION, Kind.MAYORS_ORDER)


class Group(StrEnum):
    """Kinds that reports count together; the order is that of reports."""

    ACTS = "acts"
    DRAFTS = "drafts"
    OTHER = "other"
    """Minutes, opinions, and documents that are no acts, such as budget passports."""


def group_of(kind: str) -> Group:
    """``проєкт рішення`` → drafts."""
    if kind in _ACTS:
        return Group.ACTS
    return Group.DRAFTS if kind == Kind.DRAFT else Group.OTHER


def body_of(kind: str | None, council: Council) -> str:
    """The name of the body whose documents of ``kind`` are, as ``opendata.toml`` has it.

    What no body is named for is the council's: drafts, minutes, opinions, and (None) tables.
    """
    body = council.bodies.get(kind) if kind else None
    return body.name if body else council.name
