"""What was read in documents, for the eye: one in full, several in a line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from opendata.acts.act import Act, Reading, Reference
from opendata.acts.confidence import band_of, percent
from opendata.acts.names import NAMES, RELATIONS, listed
from opendata.acts.remarks import doubtful
from opendata.acts.rules import RULES
from opendata.cli.globals import Settings
from opendata.cli.output import hand_out, tell
from opendata.cli.render import inspection_form_table as form_table
from opendata.cli.render import inspection_statement as statements
from opendata.cli.render import inspection_votes as votes
from opendata.cli.render.grid import grid
from opendata.messages import Message, msg
from opendata.pipeline.inspect import Inspected
from opendata.problems import visible

if TYPE_CHECKING:
    from rich.console import Console

NOTHING = "–"
MAIN = ("kind", "number", "date", "title")
"""The fields that are shown of each of several documents."""


FORM_HEAD = (msg("field"), msg("value"))
FIELD_HEAD = (msg("field"), msg("value"), msg("how sure, and why"), msg("line of the text"))


class Cell(NamedTuple):
    """A text, and its colour on a terminal that has some."""

    text: str
    style: str = ""


Row = Sequence[Cell]


def show(found: Sequence[Inspected], settings: Settings) -> None:
    """The documents as a table on stdout."""
    if len(found) == 1:
        tell(found[0].path)
        for form in found[0].forms:
            draw(FORM_HEAD, [_pair(*pair, settings) for pair in form_table.rows(form)], settings)
        for one in found[0].statements:
            draw(FORM_HEAD, [_pair(*pair, settings) for pair in statements.rows(one)], settings)
        if found[0].votings:
            lines = [[Cell(text) for text in votes.cells(one)] for one in found[0].votings]
            draw(votes.HEAD, lines, settings)
        if found[0].act is not None:
            draw(FIELD_HEAD, list(_fields(found[0], found[0].act, settings)), settings)
        return
    head = (msg("document"), *(NAMES[name] for name in MAIN), msg("look at"))
    draw(head, [line for one in found for line in _lines_of(one, settings)], settings)


def value_of(value: object) -> Message:
    """A value in words."""
    if isinstance(value, bool):
        return msg("yes") if value else msg("no")
    return msg("{value}", value=NOTHING if value is None else value)


def name_of(reference: Reference) -> Message:
    """Another act, as people call it: kind, number, date, as far as they are known."""
    parts = [msg("{value}", value=reference.kind)] if reference.kind else []
    parts += [msg("№ {number}", number=reference.number)] if reference.number else []
    parts += [msg("of {day}", day=reference.date)] if reference.date else []
    name = msg("{value}", value=NOTHING) if not parts else parts[0]
    for part in parts[1:]:
        name = msg("{name} {more}", name=name, more=part)
    return name


def _fields(one: Inspected, act: Act, settings: Settings) -> Iterator[Row]:
    for name, reading in act.readings().items():
        label = Cell(settings.say(NAMES[name]))
        if reading is None:
            yield label, Cell(NOTHING), Cell(""), Cell("")
        else:
            value = Cell(settings.say(value_of(reading.value)))
            yield label, value, _sure(reading, settings), _origin(one, name, settings)
    for at, reference in enumerate(act.references):
        label = Cell(settings.say(RELATIONS[reference.relation]))
        value = Cell(settings.say(name_of(reference)))
        origin = _origin(one, f"references.{at}", settings)
        yield label, value, _sure(reference, settings), origin


def _sure(one: Reading[Any] | Reference, settings: Settings) -> Cell:
    """How sure the value is, in a word and in percent, and the rule by which it was taken."""
    band = band_of(one.confidence)
    word, whole = band.word, percent(one.confidence)
    rule = RULES.get(one.rule) if isinstance(one, Reading) else None
    text = (
        msg("{word}, {percent} %: {why}", word=word, percent=whole, why=rule.why)
        if rule is not None
        else msg("{word}, {percent} %", word=word, percent=whole)
    )
    return Cell(settings.say(text), band.style)


def _origin(one: Inspected, name: str, settings: Settings) -> Cell:
    """The line of the text that the value was read from."""
    return Cell(one.lines.get(name) or settings.say(msg("not shown by the text")), "dim")


def _pair(name: Message, value: str | Message, settings: Settings) -> Row:
    return Cell(settings.say(name)), Cell(value if isinstance(value, str) else settings.say(value))


def _lines_of(one: Inspected, settings: Settings) -> Iterator[Row]:
    """A line for the document, or for each of its forms, statements or votings."""
    others = [
        *map(form_table.short, one.forms),
        *map(statements.short, one.statements),
        *map(votes.short, one.votings),
    ]
    if not others:
        yield _line(one, settings)
    for known in others:
        cells = [_pair(NAMES[name], known[name], settings)[1] for name in MAIN]
        yield Cell(one.path), *cells, Cell(settings.say(to_look_at(one)))


def _line(one: Inspected, settings: Settings) -> Row:
    readings = one.act.readings() if one.act is not None else dict.fromkeys(NAMES)
    cells = []
    for name in MAIN:
        reading = readings[name]
        style = band_of(reading.confidence).style if reading is not None else ""
        cells.append(Cell(str(reading.value) if reading is not None else NOTHING, style))
    return (Cell(one.path), *cells, Cell(settings.say(to_look_at(one))))


def to_look_at(one: Inspected) -> Message:
    """In a few words, what a person should see to: doubtful fields, and the other findings."""
    names = [NAMES[name] for name in doubtful(one.act)] if one.act is not None else []
    if one.act is not None and one.act.kind is None:
        names.append(msg("not recognised as an act"))
    found = [problem.what for problem in one.problems if problem.code != "document-doubtful"]
    # A name of a file may differ in number and in date: two findings in the same words.
    return listed(dict.fromkeys([*names, *found]))


def draw(head: Sequence[Message], rows: Sequence[Row], settings: Settings) -> None:
    """The rows under their head: fitted to a terminal, plain and whole in a pipe."""
    names = [settings.say(name) for name in head]
    if not sys.stdout.isatty():
        grid(names, [[cell.text for cell in row] for row in rows])
        return
    from rich.console import Console

    _draw(Console(), names, rows)


def _draw(console: Console, names: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell.text), style=cell.style) for cell in row))
    with console.capture() as drawn:
        console.print(table)
    # Handed out as all answers are, so that a closed pipe or a full disk is met as everywhere.
    hand_out("".join(line.rstrip() + "\n" for line in drawn.get().splitlines()))
