"""What a comparison with an extract came to, and what became of a sheet of decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.reconcile import Reconciled
from opendata.pipeline.reconcile_apply import Done
from opendata.problems import shorten
from opendata.review.registers.decide import Decision
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import Pair
from opendata.review.registers.questions import Action, Kind
from opendata.review.registers.sheet import About
from opendata.review.registers.texts import CONCEPTS, KINDS
from opendata.review.registers.values import has_code

FIRST: Final = 10
"""Organisations of one kind that are shown; the workbook and ``--json`` have all."""
WIDE: Final = 60
_COUNTED: Final[dict[str, Message]] = {
    "same": msg("The same"),
    "differs": msg("Differ"),
    "alike": msg("Likely the same"),
    "only_there": msg("Only in the extract"),
    "only_here": msg("Only here"),
}


def show(found: Reconciled, settings: Settings) -> None:
    """Findings to stderr, the table to stdout; everything as one document with ``--json``."""
    if settings.json:
        print_json(_record(found, settings))
        return
    talk_of(found.problems, settings)
    if not settings.quiet:
        for line in _differences(found, settings):
            tell(line)
    for message in _lines(found):
        tell(settings.say(message))


def _differences(found: Reconciled, settings: Settings) -> Iterator[str]:
    outcome = found.outcome
    groups: list[tuple[Kind, Sequence[Any]]] = [
        (Kind.DIFFERS, outcome.differs),
        (Kind.ALIKE, outcome.alike),
        (Kind.ONLY_THERE, outcome.only_there),
        (Kind.ONLY_HERE, outcome.only_here),
    ]
    for kind, rows in groups:
        if not rows:
            continue
        yield f"{settings.say(KINDS[kind])} ({len(rows)})"
        for one in rows[:FIRST]:
            yield from _pair(one, settings) if isinstance(one, Pair) else _entry(one)
        if len(rows) > FIRST:
            yield "  …"


def _pair(pair: Pair, settings: Settings) -> Iterator[str]:
    sure = f"  {pair.likeness:.0%}" if pair.likeness < 1 else ""
    yield f"  {_code(pair.ours) or _code(pair.theirs) or '–'}  {pair.ours.name}{sure}"
    for one in pair.differences:
        field = settings.say(CONCEPTS[one])
        yield f"      {field}: {_shown(pair.ours, one)} → {_shown(pair.theirs, one)}"


def _shown(entry: Entry, concept: Concept) -> str:
    value = _code(entry) if concept is Concept.CODE else entry.get(concept)
    where = entry.cells.get(concept, "")
    return f"«{shorten(value, WIDE)}» ({where})" if value else f"– ({where})"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"  {_code(entry) or '–'}  {entry.name}"


def _code(entry: Entry) -> str:
    return entry.get(Concept.CODE) if has_code(entry) else ""


def _lines(found: Reconciled) -> Iterator[Message]:
    numbers = asdict(found.numbers)
    for name, text in _COUNTED.items():
        yield msg("{name}: {value}", name=text, value=numbers[name])
    yield _registered(found.about)
    if found.rehearsed:
        yield msg("A rehearsal: nothing was written")
        return
    if not found.questions:
        yield msg("Nothing is to be decided. What was compared: {file}", file=str(found.sheet))
        return
    yield nmsg(
        "To decide: {n} row of {file}",
        "To decide: {n} rows of {file}",
        len(found.questions),
        file=str(found.sheet),
    )
    yield msg(
        "Then: opendata reconcile {dataset} --apply {file}",
        dataset=found.dataset,
        file=f'"{found.sheet}"' if " " in str(found.sheet) else str(found.sheet),
    )


def _registered(about: About) -> Message:
    numbers = about.numbers
    if about.as_of is None:
        return msg(
            "Registered by the extract: {theirs}, by our register: {ours}",
            theirs=numbers.registered,
            ours=numbers.registered_here,
        )
    return msg(
        "As of {day} registered by the extract: {theirs}, by our register: {ours}",
        day=about.as_of.isoformat(),
        theirs=numbers.registered,
        ours=numbers.registered_here,
    )


def show_applied(done: Done, settings: Settings) -> None:
    """What was written, and what is left to do."""
    if settings.json:
        print_json(_record_applied(done, settings))
        return
    talk_of(done.applied.problems, settings)
    for message in _answer(done):
        tell(settings.say(message))


def _answer(done: Done) -> Iterator[Message]:
    applied = done.applied
    yield nmsg(
        "{file}: {n} decision of {who} taken",
        "{file}: {n} decisions of {who} taken",
        applied.taken,
        file=applied.file,
        who=applied.who,
    )
    if applied.same:
        yield nmsg("{n} row says what held already", "{n} rows say what held already", applied.same)
    if not applied.whole:
        yield msg("Not all rows could be taken: see above")
    cells = sum(len(one.edits) for one in done.decisions)
    rows = sum(bool(one.row) for one in done.decisions)
    yield msg("Cells changed: {cells}, rows added: {rows}", cells=cells, rows=rows)
    if done.open:
        yield nmsg(
            "{n} row has no action yet; the sheet can be applied again",
            "{n} rows have no action yet; the sheet can be applied again",
            done.open,
        )
    if done.rehearsed:
        yield msg("A rehearsal: nothing was written")
    if done.written is not None:
        yield msg("Our register: {file}", file=str(done.written))
    if done.kept is not None:
        yield msg("The file as it was: {file}", file=str(done.kept))


def _facts(about: About) -> dict[str, Any]:
    return {
        "dataset": about.dataset,
        "table": about.table,
        "register": about.register,
        "extract": about.extract,
        "as_of": about.as_of.isoformat() if about.as_of else None,
    }


def _record(found: Reconciled, settings: Settings) -> dict[str, Any]:
    outcome = found.outcome
    return {
        **_facts(found.about),
        "exit": int(found.exit_code),
        "numbers": asdict(found.numbers),
        "same": [_pair_record(one) for one in outcome.same],
        "differs": [_pair_record(one) for one in outcome.differs],
        "alike": [_pair_record(one) for one in outcome.alike],
        "only_here": [_entry_record(one) for one in outcome.only_here],
        "only_there": [_entry_record(one) for one in outcome.only_there],
        "review": None
        if found.sheet is None
        else {"file": str(found.sheet), "rows": len(found.questions)},
        "rehearsed": found.rehearsed,
        "problems": [problem_record(one, settings.language) for one in found.problems],
    }


def _pair_record(pair: Pair) -> dict[str, Any]:
    return {
        "ours": _entry_record(pair.ours),
        "theirs": _entry_record(pair.theirs),
        "by": str(pair.by),
        "likeness": pair.likeness,
        "differs": [
            {
                "what": str(one),
                "ours": {"value": _value(pair.ours, one), "cell": pair.ours.cells.get(one)},
                "theirs": {"value": _value(pair.theirs, one), "cell": pair.theirs.cells.get(one)},
            }
            for one in pair.differences
        ],
    }


def _value(entry: Entry, concept: Concept) -> str | None:
    """A value; a code that is none may be somebody's tax number, and is not repeated."""
    value = _code(entry) if concept is Concept.CODE else entry.get(concept)
    return value or None


def _entry_record(entry: Entry) -> dict[str, Any]:
    return {
        "edrpou": _code(entry) or None,
        "name": entry.name or None,
        "sheet": entry.place.sheet,
        "row": entry.place.row,
    }


def _record_applied(done: Done, settings: Settings) -> dict[str, Any]:
    applied = done.applied
    return {
        **_facts(done.about),
        "exit": int(done.exit_code),
        "numbers": asdict(done.numbers),
        "applied": {
            "file": applied.file,
            "who": applied.who,
            "taken": applied.taken,
            "same": applied.same,
            "whole": applied.whole,
        },
        "decisions": [_decision(one) for one in done.decisions],
        "open": done.open,
        "written": str(done.written) if done.written else None,
        "kept": str(done.kept) if done.kept else None,
        "rehearsed": done.rehearsed,
        "problems": [problem_record(one, settings.language) for one in applied.problems],
    }


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "action": str(one.action),
        "name": one.question.name or None,
        "edrpou": one.question.code or None,
        "cells": [
            {"field": edit.column, "cell": edit.cell, "before": edit.before, "after": edit.after}
            for edit in one.edits
        ],
        "row": dict(one.row) if one.action is Action.ADD else None,
    }
