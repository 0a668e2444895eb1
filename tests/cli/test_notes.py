"""Notes about many documents, told in a few lines that are true of each."""

from __future__ import annotations

import pytest

from opendata.cli.globals import Settings
from opendata.cli.render.summary import FEW, MOST, talk_of
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity


def told(kinds: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    notes = [
        Problem("x-kind", msg("a {kind}", kind=kind), Place("a.txt"), severity=Severity.NOTE)
        for kind in kinds
    ]
    talk_of(notes, Settings(language="en"))
    return capsys.readouterr().err.splitlines()


def test_notes_that_say_different_things_are_counted_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(["draft", "protocol", "draft"], capsys)
    assert lines == ["· 2 × a draft  [x-kind]", "· 1 × a protocol  [x-kind]"]


def test_many_different_notes_are_one_line_with_an_example(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told([str(number) for number in range(FEW + 1)], capsys)
    assert lines == [f"· {FEW + 1} × for example: a 0  [x-kind]"]


def test_what_must_be_mended_comes_before_what_is_odd(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [
        Problem("x-odd", msg("odd"), Place(f"{n}.txt"), severity=Severity.WARNING)
        for n in range(MOST)
    ]
    problems.append(Problem("x-broken", msg("broken"), Place("b.txt")))
    talk_of(problems, Settings(language="en"))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "✗ b.txt: broken  [x-broken]"
    assert "  1 × x-odd" in lines
