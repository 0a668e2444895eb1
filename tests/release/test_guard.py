from __future__ import annotations

import pytest

from opendata.problems import Exit, OpendataError, Severity
from opendata.release.diff import diff_tables
from opendata.release.documents import list_documents
from opendata.release.guard import check_removals, keep_invalid, keep_missing
from opendata.release.release import Changes
from opendata.table import Origin, Table


def _removing(number: int) -> Changes:
    return Changes(removed=tuple({"uid": str(n)} for n in range(number)))


def test_a_share_of_removals_is_withheld() -> None:
    check_removals("decisions", _removing(10), 100, 0.1, allowed=False)
    with pytest.raises(OpendataError) as caught:
        check_removals("decisions", _removing(11), 100, 0.1, allowed=False)
    assert caught.value.exit_code is Exit.WITHHELD
    assert caught.value.problem.code == "release-removals"
    assert caught.value.problem.found == "11.0%"
    assert "11 published rows of 100" in str(caught.value)


def test_permission_zero_and_nothing_removed() -> None:
    check_removals("decisions", _removing(100), 100, 0.1, allowed=True)
    check_removals("decisions", _removing(0), 0, 0.0, allowed=False)
    with pytest.raises(OpendataError):
        check_removals("decisions", _removing(1), 1000, 0.0, allowed=False)


def test_an_incomplete_batch_removes_nothing(sample) -> None:  # type: ignore[no-untyped-def]
    published = list_documents(sample.table, ("uid",), "text", sample.documents, sample.kinds)
    columns = sample.schema.columns
    now = Table(
        columns,
        (("2-2024", "Нова назва", None, None, None), ("6-2024", "Новий", None, None, None)),
        (Origin(row=2), Origin(row=3)),
    )
    kept = keep_missing(now, {}, {}, sample.table, published, ("uid",))
    changes = diff_tables(sample.table, kept.table, ("uid",))
    assert changes.removed == ()
    assert [row["uid"] for row in changes.added] == ["6-2024"]
    assert [dict(one.values) for one in changes.changed] == [
        {"title": ('Про "лапки", коми', "Нова назва")}
    ]
    assert kept.rows == ("1-2024", "3-2024", "4-2024", "5-2024")
    assert kept.filled == ("2-2024",)
    assert len(kept.table.origins) == len(kept.table)
    assert list_documents(kept.table, ("uid",), "text", kept.documents, kept.kinds) == published, (
        "documents, names and kinds are as they were published"
    )
    assert [problem.code for problem in kept.problems] == [
        "release-rows-kept",
        "release-documents-kept",
    ]
    assert {problem.severity for problem in kept.problems} == {Severity.WARNING}


def test_what_is_there_is_not_touched(sample) -> None:  # type: ignore[no-untyped-def]
    published = list_documents(sample.table, ("uid",), "text", sample.documents, sample.kinds)
    row = ("1-2024", "Інша", None, "1-2024-zz.txt", None)
    files = {"1-2024": sample.documents["2-2024"]}
    before = Table(sample.schema.columns, (sample.rows[1],))
    table = Table(sample.schema.columns, (row,))
    kept = keep_missing(table, files, {}, before, published, ("uid",))
    assert (kept.table, kept.documents, kept.problems) == (table, files, ())


def test_columns_are_those_of_today(sample) -> None:  # type: ignore[no-untyped-def]
    now = Table(("uid", "new"), ())
    kept = keep_missing(now, {}, {}, Table(("gone", "uid"), (("x", "1"),)), (), ("uid",))
    assert kept.table == Table(("uid", "new"), (("1", None),))
    assert keep_missing(now, {}, {}, Table(("id",), (("1",),)), (), ("uid",)).table == now


def test_the_rows_that_would_go_are_named() -> None:
    rows = (
        {"uid": "1-2024", "acceptedDate": "2024-02-14", "title": "Про бюджет", "type": "x"},
        {"code": "A", "empty": None, "name": "Б"},
    )
    with pytest.raises(OpendataError) as caught:
        check_removals("decisions", Changes(removed=rows), 2, 0.1, allowed=False)
    assert [(problem.code, problem.found) for problem in caught.value.problems[1:]] == [
        ("release-row-removed", "1-2024 · 2024-02-14 · Про бюджет"),
        ("release-row-removed", "A · Б"),
    ]


def test_a_row_with_errors_stays_as_it_was_published(sample) -> None:  # type: ignore[no-untyped-def]
    published = list_documents(sample.table, ("uid",), "text", sample.documents, sample.kinds)
    good = Table(sample.schema.columns, (sample.rows[0],))
    kept = keep_invalid(good, {}, {}, ["1-2024"], sample.table, published, ("uid",))
    assert set(kept.table.rows) == {sample.rows[0], sample.rows[1]}
    assert kept.documents["1-2024"].sha256 == sample.documents["1-2024"].sha256
    assert kept.kinds == {"1-2024": sample.kinds["1-2024"]}
    (problem,) = kept.problems
    assert (problem.code, problem.found, problem.severity) == (
        "release-invalid-kept",
        "1-2024",
        Severity.WARNING,
    )


@pytest.mark.parametrize("uid", [None, "never-published"])
def test_a_row_with_errors_that_may_be_any_removes_none(sample, uid: str | None) -> None:  # type: ignore[no-untyped-def]
    good = Table(sample.schema.columns, (sample.rows[0],))
    kept = keep_invalid(good, {}, {}, ["1-2024", uid], sample.table, (), ("uid",))
    assert set(kept.table.rows) == set(sample.rows)


def test_nothing_published_is_nothing_to_keep(sample) -> None:  # type: ignore[no-untyped-def]
    for before in (Table(("id",), (("1",),)), Table(sample.schema.columns, ())):
        kept = keep_invalid(sample.table, {}, {}, ["9", None], before, (), ("uid",))
        assert (kept.table, kept.problems) == (sample.table, ())


def test_a_row_that_is_there_twice_is_kept_once(sample) -> None:  # type: ignore[no-untyped-def]
    good = Table(sample.schema.columns, (sample.rows[1],))
    kept = keep_invalid(good, {}, {}, ["1-2024"], sample.table, (), ("uid",))
    assert (kept.table, kept.problems) == (good, ())
