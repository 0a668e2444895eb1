"""Documents as read → documents as a person has said that they are. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from opendata.acts.act import Act, Kind, Reading
from opendata.collect.batch import Document, Outcome
from opendata.problems import Problem
from opendata.review.corrections import Action, Correction
from opendata.review.findings import corrected, outdated, set_aside

PERSON: Final = "person"
"""The rule of a reading that a person has confirmed or given."""


def correct(
    documents: Sequence[Document], corrections: Mapping[str, Correction]
) -> tuple[Document, ...]:
    """``documents`` in their order, with the corrections in force; each tells of its own.

    A document that is not to be published gets the outcome SET_ASIDE. One that stands where a
    corrected document stood, but has other content, is as it was read, and says so.
    """
    if not corrections:
        return tuple(documents)
    here = {document.sha256 for document in documents}
    gone = {one.path: one for one in corrections.values() if one.sha256 not in here}
    return tuple(
        _one(document, corrections.get(document.sha256), gone.get(document.path))
        for document in documents
    )


def _one(document: Document, own: Correction | None, former: Correction | None) -> Document:
    if document.outcome is not Outcome.READ:
        return document
    if own is None:
        return document if former is None else _telling(document, outdated(document, former))
    if own.decision.action is Action.WITHHOLD:
        aside = replace(document, outcome=Outcome.SET_ASIDE)
        return _telling(aside, set_aside(document, own))
    act = confirmed(document.act or Act(), own.decision.values)
    return _telling(replace(document, act=act), corrected(document, own))


def confirmed(act: Act, values: Mapping[str, str]) -> Act:
    """``act`` with ``values`` of a person: sure, and with the evidence of those that were right."""
    return replace(
        act,
        kind=_reading(values["kind"], act.kind),
        number=_reading(values["number"], act.number),
        date=_reading(values["date"], act.date),
        title=_reading(values["title"], act.title),
        is_draft=Reading(values["kind"] == Kind.DRAFT, 1.0, rule=PERSON),
    )


def _reading(value: str, before: Reading[str] | None) -> Reading[str]:
    if before is not None and before.value == value:
        return Reading(value, 1.0, before.start, before.end, PERSON)
    return Reading(value, 1.0, rule=PERSON)


def count_corrected(documents: Iterable[Document]) -> int:
    """How many of ``documents`` are read as a person has said."""
    return sum(
        document.act is not None
        and document.outcome is Outcome.READ
        and document.act.kind is not None
        and document.act.kind.rule == PERSON
        for document in documents
    )


def _telling(document: Document, problem: Problem) -> Document:
    return replace(document, problems=(*document.problems, problem))
