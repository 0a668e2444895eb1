"""What a collection brought, and what became of the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.collect import Applied, Collected


def show(collected: Collected, settings: Settings) -> None:
    """Findings to stderr, the counts to stdout; everything as one document with ``--json``."""
    if settings.json:
        print_json(_record(collected, settings))
        return
    talk_of(collected.problems, settings)
    for line in _lines(collected):
        tell(settings.say(line))


def _lines(collected: Collected) -> Iterator[Message]:
    if collected.applied is not None:
        yield from _applied(collected.applied)
    tally = collected.tally
    yield msg("Documents found: {n}, read: {read}", n=tally.found, read=tally.read)
    yield msg("Rows ready to be checked and published: {n}", n=tally.rows)
    yield msg(
        "Waiting for a person: doubtful {doubtful}, disputed {disputed}",
        doubtful=collected.doubtful,
        disputed=collected.disputed,
    )
    if collected.laid_aside:
        yield msg("Annexes and other kinds, laid aside: {n}", n=collected.laid_aside)
    if collected.decided:
        yield msg("Decided by people: {n}", n=collected.decided)
    if tally.unreadable:
        yield msg("Could not be read: {n}; nothing was removed because of that", n=tally.unreadable)
    yield from _next(collected)


def _applied(applied: Applied) -> Iterator[Message]:
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


def _next(collected: Collected) -> Iterator[Message]:
    """What to do now."""
    if collected.rehearsed:
        yield msg("A rehearsal: nothing was written")
    elif collected.sheet is not None:
        yield nmsg(
            "Review sheet: {file} ({n} document)",
            "Review sheet: {file} ({n} documents)",
            collected.sheet_rows,
            file=collected.sheet,
        )
    elif collected.doubtful or collected.disputed:
        yield msg(
            "To decide about them: opendata collect {dataset} --review review.xlsx",
            dataset=collected.dataset,
        )


def _record(collected: Collected, settings: Settings) -> dict[str, Any]:
    tally, applied = collected.tally, collected.applied
    return {
        "dataset": collected.dataset,
        "exit": int(collected.exit_code),
        "documents": {
            "found": tally.found,
            "read": tally.read,
            "duplicates": tally.duplicates,
            "unreadable": tally.unreadable,
        },
        "rows": tally.rows,
        "doubtful": collected.doubtful,
        "disputed": collected.disputed,
        "laid_aside": collected.laid_aside,
        "decided": collected.decided,
        "applied": None
        if applied is None
        else {
            "file": applied.file,
            "who": applied.who,
            "taken": applied.taken,
            "same": applied.same,
            "whole": applied.whole,
        },
        "review": None
        if collected.sheet is None or collected.rehearsed
        else {"file": collected.sheet, "documents": collected.sheet_rows},
        "rehearsed": collected.rehearsed,
        "problems": [problem_record(p, settings.language) for p in collected.problems],
    }
