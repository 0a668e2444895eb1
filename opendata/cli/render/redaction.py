"""The proposals for redactions, and what became of a sheet of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.redact import Redacted
from opendata.pipeline.redact_apply import Applied


def show(done: Redacted, settings: Settings) -> None:
    """Findings to stderr, the account to stdout; everything as one document with ``--json``."""
    if settings.json:
        print_json(_record(done, settings))
        return
    talk_of(done.problems, settings)
    for line in _lines(done):
        tell(settings.say(line))


def _lines(done: Redacted) -> Iterator[Message]:
    if done.undone is not None:
        yield msg(
            "The copy of {file} was given up; the document itself is looked at again",
            file=done.undone,
        )
    elif done.applied is not None:
        yield from _applied(done.applied, done.dataset)
    elif not done.documents:
        yield msg("No personal data were found that nobody has decided about")
    else:
        yield msg("Documents with personal data: {n}", n=done.documents)
        yield msg(
            "Findings that block: {blocking}; to look at: {look}",
            blocking=done.blocking,
            look=done.look,
        )
        yield msg("Sheet of proposals: {file}", file=done.sheet)
        yield msg("When it is decided: opendata redact {dataset} --apply", dataset=done.dataset)
    if done.covered:
        yield msg("Documents that have a redacted copy: {n}", n=done.covered)


def _applied(applied: Applied, dataset: str) -> Iterator[Message]:
    for file in applied.copies:
        yield msg("Copy: {file}", file=file)
    yield nmsg(
        "{n} copy made, findings replaced: {replaced}",
        "{n} copies made, findings replaced: {replaced}",
        len(applied.copies),
        replaced=applied.replaced,
    )
    if applied.same:
        yield nmsg("{n} copy was there already", "{n} copies were there already", applied.same)
    if applied.waivers:
        yield nmsg(
            "{n} line added to waivers.yaml", "{n} lines added to waivers.yaml", applied.waivers
        )
    if applied.put_off:
        yield nmsg(
            "{n} document waits for a decision",
            "{n} documents wait for a decision",
            applied.put_off,
        )
    if applied.refused:
        yield nmsg(
            "{n} copy was refused: see above", "{n} copies were refused: see above", applied.refused
        )
    if applied.copies or applied.waivers:
        yield msg("Look at the copies, then: opendata publish {dataset}", dataset=dataset)


def _record(done: Redacted, settings: Settings) -> dict[str, Any]:
    applied = done.applied
    return {
        "dataset": done.dataset,
        "exit": int(done.exit_code),
        "sheet": done.sheet,
        "documents": done.documents,
        "blocking": done.blocking,
        "look": done.look,
        "covered": done.covered,
        "applied": None
        if applied is None
        else {
            "file": applied.file,
            "by": applied.by,
            "copies": list(applied.copies),
            "same": applied.same,
            "put_off": applied.put_off,
            "waivers": applied.waivers,
            "replaced": applied.replaced,
            "refused": applied.refused,
        },
        "undone": done.undone,
        "problems": [problem_record(p, settings.language) for p in done.problems],
    }
