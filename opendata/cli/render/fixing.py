"""The answer of ``opendata fix``: each change before and after, grouped by column and rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from opendata.check.repair.rules import Rule
from opendata.check.repair.table import Change
from opendata.cli.globals import Settings
from opendata.cli.output import print_json, tell
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.fix import Fixing
from opendata.problems import Severity, shorten

FIRST: Final = 5
"""Changes of one kind that are shown; ``--json`` has all."""
RULES: Final[dict[Rule, Message]] = {
    Rule.BLANKS: msg("blanks"),
    Rule.APOSTROPHE: msg("an apostrophe before digits"),
    Rule.NULL: msg("the spelling of «null»"),
    Rule.DATE: msg("the form of a date"),
    Rule.SERIAL: msg("the serial number of a day"),
    Rule.NUMBER: msg("the form of a number"),
    Rule.BOOLEAN: msg("yes or no"),
    Rule.ZEROS: msg("lost zeros, proven by the check digit"),
    Rule.LETTERS: msg("look-alike letters"),
    Rule.LISTED: msg("a value of the list"),
    Rule.HEADER: msg("the name of a column"),
}


_HELD: Final = msg("Left as they are, since another mistake would come of each; look at both:")


def show(result: Fixing, settings: Settings) -> None:
    """The account to stdout; one document with ``--json``."""
    if settings.json:
        print_json(_record(result))
        return
    if not settings.quiet:
        for line in _changes(result.changes, settings):
            tell(line)
        if result.held:
            tell(settings.say(_HELD))
        for line in _changes(result.held, settings):
            tell(line)
    for message in _answer(result):
        tell(settings.say(message))


def _changes(changes: Sequence[Change], settings: Settings) -> Iterator[str]:
    groups: dict[tuple[str, Rule], list[Change]] = {}
    for one in changes:
        groups.setdefault((one.field, one.rule), []).append(one)
    for (field, rule), alike in groups.items():
        yield f"{field}: {settings.say(RULES[rule])} ({len(alike)})"
        for one in alike[:FIRST]:
            yield f"  {one.cell}: {_shown(one.before)} → {_shown(one.after)}"
        if len(alike) > FIRST:
            yield "  …"


def _answer(result: Fixing) -> Iterator[Message]:
    number = len(result.changes)
    if result.recoded:
        yield msg("The letters of the CSV: from an old encoding to UTF-8")
    if not number and not result.recoded:
        yield msg("Nothing here is certain enough to be changed.")
    elif result.written is None:
        yield nmsg(
            "{n} cell would be changed. To change the file, add --apply.",
            "{n} cells would be changed. To change the file, add --apply.",
            number,
        )
    else:
        yield nmsg(
            "{n} cell was changed: {file}",
            "{n} cells were changed: {file}",
            number,
            file=str(result.written),
        )
    if result.kept is not None:
        yield msg("The file as it was: {file}", file=str(result.kept))
    left = sum(one.severity is Severity.ERROR for one in result.after.problems)
    if left:
        yield nmsg(
            "{n} error is left to you: opendata validate",
            "{n} errors are left to you: opendata validate",
            left,
        )


def _shown(value: object) -> str:
    """Blanks at the ends have to be seen."""
    return "–" if value is None else f"«{shorten(str(value), 60)}»"


def _change(one: Change) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "cell": one.cell,
        "field": one.field,
        "before": str(one.before),
        "after": one.after,
        "rule": str(one.rule),
    }


def _record(result: Fixing) -> dict[str, Any]:
    return {
        "file": result.file,
        "table": result.schema.key,
        "edition": result.schema.edition,
        "changes": [_change(one) for one in result.changes],
        "recoded": result.recoded,
        "held": [_change(one) for one in result.held],
        "errors": {
            "before": sum(one.severity is Severity.ERROR for one in result.before.problems),
            "after": sum(one.severity is Severity.ERROR for one in result.after.problems),
        },
        "written": str(result.written) if result.written else None,
        "kept": str(result.kept) if result.kept else None,
        "exit": int(result.exit_code),
    }
