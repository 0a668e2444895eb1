"""Documents as read → documents with what a person should know of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from opendata.acts.plausible import as_of
from opendata.acts.remarks import problem_of
from opendata.collect.batch import Document
from opendata.problems import Place


def dated(documents: Sequence[Document], today: date) -> tuple[Document, ...]:
    """``documents`` without dates that lie after ``today``: such an act waits for a person.

    A document that waits for this reason waits until something in the sources changes, not until
    the day comes: nearly always the year was mistyped.
    """
    return tuple(
        document if document.act is None else replace(document, act=as_of(document.act, today))
        for document in documents
    )


def remarked(documents: Sequence[Document]) -> tuple[Document, ...]:
    """``documents``, each with the remarks of the recogniser among its problems.

    A document that a person has decided about (its readings have the confidence 1) has none.
    """
    return tuple(_remarked(document) for document in documents)


def _remarked(document: Document) -> Document:
    act = document.act
    if act is None or not act.remarks or (act.kind is not None and act.kind.confidence == 1):
        return document
    told = (problem_of(remark, Place(document.path)) for remark in act.remarks)
    return replace(document, problems=(*document.problems, *told))
