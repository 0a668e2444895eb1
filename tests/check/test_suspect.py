from __future__ import annotations

from opendata.check.suspect import by_weight, misread, rivals
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.table import Origin, Table

ROWS = (("1", "a"), ("2", "b"), ("1", "c"), (None, "d"), (None, "e"))
TABLE = Table(("uid", "name"), ROWS, tuple(Origin("t.csv", None, n) for n in range(2, 7)))


def told(severity: Severity, row: int | None) -> Problem:
    return Problem("cell-type", msg("is not"), Place("t.csv", row=row), severity=severity)


def test_all_rows_of_one_key_are_rivals() -> None:
    assert rivals(TABLE, ("uid",)) == {0, 2}
    assert rivals(TABLE, ("uid", "name")) == frozenset()


def test_rows_that_were_read_wrongly() -> None:
    problems = [told(Severity.ERROR, 3), told(Severity.WARNING, 4), told(Severity.ERROR, None)]
    assert misread(TABLE, problems) == {1}


def test_errors_come_first_and_keep_their_order() -> None:
    note, error = told(Severity.NOTE, 2), told(Severity.ERROR, 5)
    warning, other = told(Severity.WARNING, 3), told(Severity.ERROR, 2)
    assert by_weight([note, error, warning, other]) == [error, other, warning, note]


def test_a_table_keeps_the_rows_that_are_asked_for() -> None:
    kept = TABLE.keep([3, 0])
    assert kept.rows == (ROWS[0], ROWS[3])
    assert [one.row for one in kept.origins] == [2, 5]
