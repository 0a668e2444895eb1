"""Findings for people at a terminal: the same mistake in 400 rows is one entry, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from opendata.cli.globals import Settings
from opendata.cli.output import talk
from opendata.messages import Message, msg, nmsg
from opendata.problems import LABELS, Problem, Severity, describe, shorten, visible

MARKS: Final = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
MOST: Final = 20
"""So many entries are shown; ``--all`` and ``--json`` have all findings."""
ALIKE: Final = 3
"""So many findings that say the same are still told one by one."""
MANY: Final = 6
"""So many findings of one code that speak of different columns are told one by one."""
FIRST: Final = 5
"""Places and values that an entry names."""
FEW: Final = 5
"""Notes of one code that say so many different things, such as kinds, get a line for each."""
WHERE: Final = {"uk": "де", "en": "where"}

Entry = list[Problem]
"""Findings that say the same of the same column of one sheet."""


HINT: Final = msg("«opendata explain CODE» tells more about the code in brackets.")


def talk_of(problems: Sequence[Problem], settings: Settings, *, hint: bool = True) -> None:
    """What needs a person in full, what does not in one line for each kind; to stderr.

    Where something needs a person, the last line says how to learn more, unless ``hint`` is false:
    a run with several listings would say it again and again.
    """
    _talk_of(problems, settings)
    needed = any(problem.severity is not Severity.NOTE for problem in problems)
    if hint and needed and not settings.quiet:
        talk(settings.say(HINT))


def _talk_of(problems: Sequence[Problem], settings: Settings) -> None:
    notes = [problem for problem in problems if problem.severity is Severity.NOTE]
    serious = [problem for problem in problems if problem.severity is not Severity.NOTE]
    serious.sort(key=lambda problem: problem.severity is not Severity.ERROR)
    if settings.all:
        for problem in (*serious, *notes):
            talk(f"{MARKS[problem.severity]} {describe(problem, settings.language)}")
        return
    entries = grouped(serious)
    for entry in entries[:MOST]:
        talk(_told(entry, settings))
    _talk_of_rest([problem for entry in entries[MOST:] for problem in entry], settings)
    if not settings.quiet:
        _talk_of_notes(notes, settings)


def grouped(problems: Iterable[Problem]) -> list[Entry]:
    """``problems`` in their order; those that say the same stand together, if they are many.

    The same is: weight, code, words, file, sheet and column. Places and values found may differ.
    """
    alike: dict[object, Entry] = {}
    for problem in problems:
        place = problem.place
        key = (
            *(problem.severity, problem.code, problem.what, problem.expected, problem.remedy),
            *(place.file, place.sheet, place.field, place.key),
        )
        alike.setdefault(key, []).append(problem)
    entries: list[Entry] = []
    for entry in alike.values():
        located = all(one.place.cell or one.place.row for one in entry)
        if len(entry) > ALIKE and located:
            entries.append(entry)
        else:
            entries += [[one] for one in entry]
    return _lumped(entries)


def _lumped(entries: list[Entry]) -> list[Entry]:
    """Single findings of one code in one sheet, such as headers, stand together if very many."""
    by_code: dict[object, list[Entry]] = {}
    for entry in entries:
        one = entry[0]
        key = (one.severity, one.code, one.place.file, one.place.sheet)
        single = len(entry) == 1 and one.place.cell is not None
        by_code.setdefault(key if single else id(entry), []).append(entry)
    lumped: list[Entry] = []
    for alike in by_code.values():
        if len(alike) > MANY:
            lumped.append([problem for entry in alike for problem in entry])
        else:
            lumped += alike
    return lumped


def _told(entry: Entry, settings: Settings) -> str:
    first = entry[0]
    if len(entry) == 1:
        return f"{MARKS[first.severity]} {describe(first, settings.language)}"
    found, expected, remedy = LABELS[settings.language]
    lines = [
        f"{MARKS[first.severity]} {len(entry)} × {settings.say(_what(entry))}",
        f"  {WHERE[settings.language]}: {_places(entry)}",
    ]
    if values := _values(entry):
        lines.append(f"  {found}: {values}")
    wanted = [settings.say(one.expected) for one in entry if one.expected is not None]
    if wanted:
        lines.append(f"  {expected}: {_first(list(dict.fromkeys(wanted)))}")
    if first.remedy is not None:
        lines.append(f"  {remedy}: {settings.say(first.remedy)}")
    return "\n".join(lines) + f"  [{first.code}]"


def _what(entry: Entry) -> Message:
    first = entry[0].what
    same = all(one.what == first for one in entry)
    return first if same else msg("for example: {what}", what=first)


def _places(entry: Entry) -> str:
    """``register.xlsx › Sheet › D3, D4, D9 … [acceptedDate]``."""
    place = entry[0].place
    common = str(replace(place, row=None, cell=None, field=None))
    spots = [one.place.cell or str(one.place.row) for one in entry]
    named = visible(" › ".join(part for part in (common, _first(spots)) if part))
    same = place.field and all(one.place.field == place.field for one in entry)
    return f"{named} [{place.field}]" if same else named


def _values(entry: Entry) -> str:
    values = [shorten(one.found, 60) for one in entry if one.found is not None]
    return _first(list(dict.fromkeys(values)))


def _first(texts: Sequence[str]) -> str:
    return ", ".join(texts[:FIRST]) + (" …" if len(texts) > FIRST else "")


def _talk_of_rest(rest: Sequence[Problem], settings: Settings) -> None:
    if not rest:
        return
    more = nmsg("… and {n} more finding:", "… and {n} more findings:", len(rest))
    talk(settings.say(more))
    for code, number in Counter(problem.code for problem in rest).most_common():
        talk(f"  {number} × {code}")
    talk(settings.say(msg("All of them: repeat the command with --all.")))


def _talk_of_notes(notes: Sequence[Problem], settings: Settings) -> None:
    by_code: dict[str, list[Problem]] = {}
    for note in notes:
        by_code.setdefault(note.code, []).append(note)
    for code, alike in by_code.items():
        by_words = Counter(note.what for note in alike)
        if len(alike) == 1:
            talk(f"{MARKS[Severity.NOTE]} {describe(alike[0], settings.language)}")
        elif len(by_words) <= FEW:
            for what, number in by_words.items():
                talk(f"· {number} × {settings.say(what)}  [{code}]")
        else:
            example = msg("for example: {what}", what=alike[0].what)
            talk(f"· {len(alike)} × {settings.say(example)}  [{code}]")
