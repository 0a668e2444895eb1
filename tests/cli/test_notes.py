"""Notes about many documents, told in a few lines that are true of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opendata.cli.globals import Settings
from opendata.cli.render.findings import ALIKE, FEW, MOST, grouped, talk_of
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


def cells(number: int, **changes: object) -> list[Problem]:
    return [
        Problem(
            "cell-type",
            msg("not a date"),
            Place("r.xlsx", "Acts", row, f"D{row}", field="acceptedDate"),
            found=f"{row}.02.2024",
            expected=msg("a date"),
            remedy=msg("Correct it."),
            **changes,  # type: ignore[arg-type]
        )
        for row in range(2, number + 2)
    ]


def test_the_same_mistake_in_many_rows_is_one_entry(capsys: pytest.CaptureFixture[str]) -> None:
    talk_of(cells(400), Settings(language="en"))
    assert capsys.readouterr().err.splitlines() == [
        "✗ 400 × not a date",
        "  where: r.xlsx › Acts › D2, D3, D4, D5, D6 … [acceptedDate]",
        "  found: 2.02.2024, 3.02.2024, 4.02.2024, 5.02.2024, 6.02.2024 …",
        "  expected: a date",
        "  what to do: Correct it.  [cell-type]",
        "«opendata explain CODE» tells more about the code in brackets.",
    ]


def test_a_few_of_them_are_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    talk_of(cells(ALIKE), Settings(language="en"))
    assert capsys.readouterr().err.count("✗") == ALIKE


def test_every_one_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    talk_of(cells(400), Settings(language="en", all=True))
    lines = capsys.readouterr().err.splitlines()
    assert sum(line.startswith("✗ r.xlsx › Acts › D") for line in lines) == 400


def test_no_finding_is_lost_and_the_worst_come_first() -> None:
    other = [replace(one, what=msg("other")) for one in cells(10)]
    mixed = [one for pair in zip(cells(10), other, strict=True) for one in pair]
    entries = grouped(mixed)
    assert [len(entry) for entry in entries] == [10, 10]
    assert sorted(str(one) for entry in entries for one in entry) == sorted(map(str, mixed))


def test_what_has_no_place_in_a_table_is_never_lumped_together() -> None:
    documents = [Problem("document-scan", msg("a scan"), Place(f"{n}.pdf")) for n in range(9)]
    assert [len(entry) for entry in grouped(documents)] == [1] * 9
