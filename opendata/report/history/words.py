"""The words of a history."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.journal.journal import Step
from opendata.messages import Language, Message, msg, say
from opendata.report.history.model import Decision, DocumentEvent, Made, RowEvent, Seen, Turn
from opendata.report.layout.shown import day as shown_day
from opendata.report.register import words
from opendata.report.register.model import Why
from opendata.table import Cell

NOT_RECORDED = msg("not recorded")
_TOLD = (Why.CORRECTED, Why.RECONCILED)
"""Reasons that the decisions of people tell with names."""


def turn(one: Turn) -> Message:
    """What happened, in a word."""
    match one:
        case Turn.APPEARED:
            return msg("it appeared")
        case Turn.CHANGED:
            return msg("it was changed")
        case Turn.VANISHED:
            return msg("it vanished")
        case Turn.RETURNED:
            return msg("it came back")


def value(cell: Cell, language: Language) -> str:
    """A cell between quotes; a missing value in words."""
    return say(msg("empty"), language) if cell is None else f"«{cell}»"


def proofs(found: tuple[Seen, ...], language: Language) -> str:
    """On which portals a release was first proven, when, with the receipts."""
    lines = [
        say(
            msg(
                "{portal}: {moment} (event {event})",
                portal=one.portal,
                moment=shown_day(one.at, language),
                event=one.event,
            ),
            language,
        )
        for one in found
    ]
    return "; ".join(lines) or say(NOT_RECORDED, language)


def by(made: Made, language: Language) -> str:
    """By whom and why: the run, and what people decided before it."""
    return "; ".join(one for one in (run(made, language), why(made, language)) if one)


def why(made: Made, language: Language) -> str:
    """Why there is a release: what the journal knows, and what people decided before it."""
    lines = [say(words.reason(one), language) for one in made.reasons if one.why not in _TOLD]
    lines += [say(decision(one), language) for one in made.decisions]
    return "; ".join(lines)


def run(made: Made, language: Language) -> str:
    """The run that made a release. Who started it is recorded nowhere."""
    if made.event is None or made.run is None:
        return say(msg("the journal does not tell of this release"), language)
    return say(
        msg("run {run} (event {event}); who started it is not recorded",
            run=made.run, event=made.event),
        language,
    )  # fmt: skip


def decision(one: Decision) -> Message:
    """Who decided, and whether it was on the very bytes that are asked about."""
    names = {"who": one.who or "–", "file": one.file, "event": one.event}
    if one.step == Step.RECONCILED:
        return msg("{who} reconciled the register, with the sheet {file} (event {event})", **names)
    if one.concerns:
        return msg("{who} decided on its document, with the sheet {file} (event {event})", **names)
    return msg("{who} decided on documents, with the sheet {file} (event {event})", **names)


def row_changes(one: RowEvent, language: Language) -> Iterator[str]:
    """The cells that changed, or the whole row where it appeared or came back."""
    if one.turn is not Turn.CHANGED:
        for name, cell in one.row.items():
            if cell is not None:
                yield f"{name}: {value(cell, language)}"
        return
    for name, (old, new) in one.values.items():
        yield f"{name}: {value(old, language)} → {value(new, language)}"
    for name in one.columns_added:
        yield say(msg("column {name} was added", name=name), language)
    for name in one.columns_removed:
        yield say(msg("column {name} was removed", name=name), language)


def document_changes(one: DocumentEvent, language: Language) -> Iterator[str]:
    """Where the document stood, and what stood there before or after it."""
    for place in one.places:
        yield say(
            msg(
                "{path}, row {row}, {kind}",
                path=place.path,
                row=place.row,
                kind=place.kind or say(NOT_RECORDED, language),
            ),
            language,
        )
    for other in one.others:
        if one.turn is Turn.VANISHED:
            told = msg("replaced by {path}, SHA-256 {sha256}", path=other.path, sha256=other.sha256)
        else:
            told = msg("it replaced {path}, SHA-256 {sha256}", path=other.path, sha256=other.sha256)
        yield say(told, language)


def unread() -> Message:
    """Why it is not sure in which release something happened."""
    return msg("a release before this one cannot be read: it may have happened there")
