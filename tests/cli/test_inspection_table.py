"""The table of inspect on a terminal: fitted, coloured, and never commanding it."""

from __future__ import annotations

import pytest
from rich.console import Console

from opendata.acts.act import Act, Reading, Reference, Relation
from opendata.cli.globals import Settings
from opendata.cli.render.inspection_table import Cell, _draw, name_of, show, to_look_at
from opendata.messages import msg, say
from opendata.pipeline.inspect import Inspected
from opendata.problems import Place, Problem

GREEN, RED = "\x1b[32m", "\x1b[31m"


def reference(**more: str | None) -> Reference:
    values = {"kind": None, "number": None, "date": None} | more
    return Reference(Relation.AMENDS, **values, confidence=0.9, start=0, end=1)


def draw(width: int, *rows: tuple[Cell, ...], colours: bool = True) -> None:
    _draw(
        Console(force_terminal=True, width=width, color_system="standard" if colours else None),
        [f"h{n}" for n in range(len(rows[0]))],
        rows,
    )


def test_a_wide_table_is_folded_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    draw(30, (Cell("слово " * 20), Cell("a/very/long/path/" * 5)), colours=False)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 30
    assert "".join("".join(lines[1:]).split()).count("слово") == 20


def test_confidence_has_its_colour(capsys: pytest.CaptureFixture[str]) -> None:
    draw(60, (Cell("5", "green"),), (Cell("6", "red"),))
    out = capsys.readouterr().out
    assert f"{GREEN}5" in out
    assert f"{RED}6" in out


def test_a_document_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    draw(80, (Cell("Про \x1b[31mред\u202eфдп [red]x[/red]"),), colours=False)
    out = capsys.readouterr().out
    assert "Про \\x1b[31mред\\x202eфдп [red]x[/red]" in out


def test_another_act_is_called_by_what_is_known_of_it() -> None:
    whole = reference(kind="рішення ради", number="5/2", date="2024-02-14")
    assert say(name_of(whole), "uk") == "рішення ради № 5/2 від 2024-02-14"
    assert say(name_of(reference(number="5/2")), "en") == "№ 5/2"
    assert say(name_of(reference()), "uk") == "–"


def test_what_to_look_at_is_said_in_few_words() -> None:
    act = Act(kind=Reading("протокол", 0.9), date=Reading("2024-02-14", 0.5))
    assert say(to_look_at(Inspected("a.txt", act=act)), "uk") == "дата"
    assert say(to_look_at(Inspected("a.txt", act=Act())), "en") == "not recognised as an act"


def test_a_reason_stands_beside_the_confidence(capsys: pytest.CaptureFixture[str]) -> None:
    act = Act(is_draft=Reading(False, 0.95, rule="not-draft"), number=Reading("5", 0.3, 0, 1))
    show([Inspected("a.txt", act=act, lines={"number": "№ 5"})], Settings("en"))
    rows = {line.split("  ")[0]: line for line in capsys.readouterr().out.splitlines()[1:]}
    assert "sure, 95 %: nothing says that it is a draft" in rows["is it a draft"]
    assert rows["is it a draft"].endswith("not shown by the text")
    assert "a guess, 30 %" in rows["number of the act"]
    assert rows["number of the act"].endswith("№ 5")


def test_two_findings_in_the_same_words_are_said_once() -> None:
    twice = tuple(
        Problem("act-name-differs", msg("the name differs"), Place("a.txt"), found)
        for found in ("99", "2020-01-01")
    )
    one = Inspected("a.txt", problems=twice)
    assert say(to_look_at(one), "en") == "the name differs"
