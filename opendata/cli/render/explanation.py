"""The answer of ``opendata explain``."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import Final

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, tell
from opendata.messages import Message, msg
from opendata.report.codes.explanation import Explanation, Subject

WEIGHTS: Final = {"✗": "error", "!": "warning", "·": "note", "": "error"}
"""The mark of the guides → the word in JSON, as in findings."""
SPOKEN: Final = {
    "✗": msg("error"),
    "!": msg("warning"),
    "·": msg("note"),
    "": msg("error: the command stops"),
}
WIDEST: Final = 100
"""Lines longer than this are hard to read, however wide the window is."""


def show(explanation: Explanation, settings: Settings, *, as_json: bool) -> None:
    """One code: as a page, or as one JSON object."""
    if as_json:
        print_json(_record(explanation))
        return
    tell("\n".join(_page(explanation, settings)))


def show_all(subjects: Sequence[Subject], settings: Settings, *, as_json: bool) -> None:
    """Every code in one line, by subject; in JSON a list of objects."""
    if as_json:
        print_json(
            [
                {"code": code, "subject": one.title, "severity": WEIGHTS[mark], "means": means}
                for one in subjects
                for code, mark, means in one.codes
            ]
        )
        return
    for one in subjects:
        tell(f"{one.title}\n")
        for code, mark, means in one.codes:
            tell(f"  {mark or '✗'} {code}  {means}")
        tell("")
    tell(settings.say(msg("«opendata explain CODE» tells more about one of them.")))


def _record(explanation: Explanation) -> dict[str, object]:
    record = asdict(explanation)
    mark = record.pop("mark")
    return record | {"severity": WEIGHTS[mark], "steps": list(explanation.steps)}


def _page(one: Explanation, settings: Settings) -> Iterator[str]:
    say = settings.say
    yield f"{one.code}  ({say(SPOKEN[one.mark])})"
    yield one.subject
    yield from _part(msg("What it means"), [one.means], settings)
    yield from _part(msg("Why it matters"), [one.why], settings)
    yield from _part(msg("What follows"), [one.follows, _exit(one, settings)], settings)
    numbered = len(one.steps) > 1
    steps = [f"{n}. {step}" if numbered else step for n, step in enumerate(one.steps, 1)]
    yield from _part(msg("How to mend it"), steps, settings)
    if one.example is not None:
        example = msg(
            "column {column} of the table {table}: «{bad}» → «{good}»",
            column=one.example.column,
            table=one.example.table,
            bad=one.example.bad,
            good=one.example.good,
        )
        yield from _part(msg("Example"), [say(example)], settings)
    yield from _part(msg("What it rests on"), [one.rule], settings)


def _exit(one: Explanation, settings: Settings) -> str | None:
    if one.exit is None:
        return None
    return settings.say(msg("The command ends with exit code {code}.", code=one.exit))


def _part(head: Message, texts: Iterable[str | None], settings: Settings) -> Iterator[str]:
    """A heading and its texts, indented and wrapped to the window; nothing without a text."""
    told = [text for text in texts if text]
    if not told:
        return
    width = min(shutil.get_terminal_size().columns, WIDEST)
    yield f"\n{settings.say(head)}"
    for text in told:
        further = "     " if text[:1].isdigit() and text[1:3] == ". " else "  "
        yield from wrap(
            text,
            width,
            initial_indent="  ",
            subsequent_indent=further,
            break_long_words=False,
            break_on_hyphens=False,
        )
