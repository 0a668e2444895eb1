"""What was read in documents: as they come, or all of them together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import hand_out_bytes, json_line, print_json, talk, tell
from opendata.cli.render import inspection_json, inspection_table
from opendata.cli.render.findings import talk_of
from opendata.cli.terminal import watcher
from opendata.journal.files import write_atomically
from opendata.messages import msg, nmsg
from opendata.pipeline.inspect import Inspected
from opendata.pipeline.watch import Progress
from opendata.problems import Exit

DOUBTS = "document-doubtful"
Documents = Callable[[Progress], Iterable[Inspected]]


def show(documents: Documents, form: str, target: Path | None, settings: Settings) -> int:
    """Read ``documents`` and show them; the exit code of the run.

    ``form`` is ``table``, ``jsonl`` or ``xlsx``; ``target`` the file to make, None for stdout.
    """
    if form == "jsonl" and target is None:
        return _lines(documents, settings)
    with _watched(settings) as progress:
        found = list(documents(progress))
    code = _exit_code(found)
    if target is not None:
        _write(found, form, target, settings)
        _written(found, target, code, settings)
    elif settings.json:
        print_json({"exit": code, "documents": _records(found, settings)})
    else:
        inspection_table.show(found, settings)
        _talk_of(found, settings)
    return code


def _lines(documents: Documents, settings: Settings) -> int:
    """One line for each document, as soon as all before it are read."""
    code = int(Exit.DONE)
    with _watched(settings) if not sys.stdout.isatty() else nullcontext(_unseen) as progress:
        for one in documents(progress):
            for record in inspection_json.records(one, settings.language):
                hand_out_bytes(json_line(record))
            code = max(code, _exit_code([one]))
    return code


def _records(found: Iterable[Inspected], settings: Settings) -> list[dict[str, Any]]:
    return [record for one in found for record in inspection_json.records(one, settings.language)]


def _unseen(_done: int, _total: int) -> None:
    """Where the lines themselves are seen, a bar would stand in their way."""


@contextmanager
def _watched(settings: Settings) -> Iterator[Progress]:
    with watcher(settings) as watch, watch.task(msg("Reading the documents")) as progress:
        yield progress


def _exit_code(found: Iterable[Inspected]) -> int:
    return int(Exit.INCOMPLETE if any(one.incomplete for one in found) else Exit.DONE)


def _write(found: list[Inspected], form: str, target: Path, settings: Settings) -> None:
    if form == "xlsx":
        from opendata.cli.render.inspection_xlsx import workbook

        data = workbook(found, target.absolute().parent, settings)
    else:
        data = b"".join(json_line(record) for record in _records(found, settings))
    write_atomically(target, data)


def _written(found: list[Inspected], target: Path, code: int, settings: Settings) -> None:
    if settings.json:
        print_json({"exit": code, "output": str(target), "written": len(found)})
        return
    _talk_of(found, settings)
    tell(settings.say(msg("Written: {path}", path=str(target))))


def _talk_of(found: list[Inspected], settings: Settings) -> None:
    """Findings, but for the doubts, which are shown beside the values; and the count."""
    talk_of(
        [problem for one in found for problem in one.problems if problem.code != DOUBTS], settings
    )
    if len(found) > 1 and not settings.quiet:
        unread = sum(one.incomplete for one in found)
        to_see = sum(bool(one.problems) and not one.incomplete for one in found)
        counted = nmsg(
            "{n} document; to look at: {look}, not read: {unread}",
            "{n} documents; to look at: {look}, not read: {unread}",
            len(found),
            look=to_see,
            unread=unread,
        )
        talk(settings.say(counted))
