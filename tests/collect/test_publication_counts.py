from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from feed_hands import TABLES, TODAY, as_json, entry, post, rss, save

from opendata.collect.feed_files import read_folder
from opendata.collect.publication_counts import Counts, count, merge_counts
from opendata.collect.publication_items import settle
from opendata.table import Table

SCHEMA = TABLES["publication_counts"]
CELL = ("2026-09", "сайт", "Новини", "матеріал")


def counted(folder: Path, files: dict[str, bytes], today: date = TODAY) -> Counts:
    saved = read_folder(save(folder, files), SCHEMA).saved
    materials, _ = settle(saved, {}, today)
    return count(materials, saved, today)


def typed(*rows: tuple[str | None, ...]) -> Table:
    return Table(SCHEMA.columns, tuple((*row, None) for row in rows))


SEPTEMBER = [entry(n, f"2026-09-{n:02}") for n in range(28, 3, -1)]
AUGUST = entry(99, "2026-08-31 23:59")


def test_a_whole_month_is_counted_and_one_in_part_is_told(tmp_path: Path) -> None:
    found = counted(tmp_path, {"2026-10-02.xml": rss(*SEPTEMBER, AUGUST)})
    assert found.cells == {CELL: 25}
    assert found.in_part == {"feeds": ("2026-08",)}


def test_the_month_that_runs_is_not_counted(tmp_path: Path) -> None:
    files = {"2026-09-29.xml": rss(*SEPTEMBER, AUGUST)}
    assert counted(tmp_path, files, date(2026, 9, 29)).cells == {}
    # It has ended, but nobody looked afterwards.
    later = counted(tmp_path / "later", files, date(2026, 10, 5))
    assert later.cells == {}
    assert later.in_part == {"feeds": ("2026-08", "2026-09")}


def test_midnight_is_that_of_kyiv(tmp_path: Path) -> None:
    page = [
        post(4, "2026-10-01T10:00:00"),
        post(3, "2026-09-30T21:00:00"),  # 1 October in Kyiv
        post(2, "2026-09-30T20:59:59"),
        post(1, "2026-08-31T20:59:59"),
    ]
    found = counted(tmp_path, {"2026-11-02-posts-1.json": as_json(page)})
    assert found.cells == {
        ("2026-09", "сайт", "усі", "матеріал"): 1,
        ("2026-10", "сайт", "усі", "матеріал"): 2,
    }


def test_pages_that_were_saved_together_are_one(tmp_path: Path) -> None:
    first = [post(n, f"2026-10-{n:02}T10:00:00") for n in range(20, 10, -1)]
    second = [post(n, f"2026-10-{n:02}T10:00:00") for n in range(10, 0, -1)]
    third = [post(100, "2026-09-15T10:00:00")]
    pages = {
        f"2026-11-02-posts-{n}.json": as_json(page)
        for n, page in enumerate((first, second, third), 1)
    }
    cell = ("2026-10", "сайт", "усі", "матеріал")
    assert counted(tmp_path, pages).cells == {cell: 20}
    del pages["2026-11-02-posts-2.json"]
    assert counted(tmp_path / "gap", pages).cells == {}


def test_a_material_in_two_feeds_is_counted_once(tmp_path: Path) -> None:
    files = {
        "all/2026-10-02.xml": rss(*SEPTEMBER, AUGUST),
        "news/2026-10-02.xml": rss(*SEPTEMBER[:20], AUGUST),
    }
    assert counted(tmp_path, files).cells == {CELL: 25}


def test_a_cell_that_another_feed_shows_in_part_waits(tmp_path: Path) -> None:
    files = {
        "all/2026-10-02.xml": rss(*SEPTEMBER, AUGUST),
        "news/2026-10-02.xml": rss(entry(200, "2026-09-29")),
    }
    assert counted(tmp_path, files).cells == {}


def test_a_typed_number_stands_and_a_difference_is_told() -> None:
    counts = Counts({CELL: 25, ("2026-09", "сайт", "Освіта", "матеріал"): 2}, {})
    rows = typed(
        ("2026-09", "Сайт", "новини", "матеріал", "27"),
        ("2026-09", "газета", "усі", "матеріал", "4"),
    )
    merged = merge_counts(counts, [rows], SCHEMA)
    found = {(one["channel"], one["section"]): one["count"] for one in merged.table.records()}
    assert found == {
        ("Сайт", "новини"): "27",
        ("газета", "усі"): "4",
        ("сайт", "Освіта"): "2",
    }
    (problem,) = merged.problems
    assert (problem.code, problem.found) == ("feed-count-differs", "27")


def test_equal_numbers_are_silent() -> None:
    merged = merge_counts(Counts({CELL: 25}, {}), [typed((*CELL, "25"))], SCHEMA)
    assert len(merged.table) == 1
    assert merged.problems == ()


def test_a_month_in_part_is_told_until_somebody_counts_it() -> None:
    counts = Counts({}, {"feeds/news": ("2026-08", "2026-09")})
    (problem,) = merge_counts(counts, [typed((*CELL, "25"))], SCHEMA).problems
    assert (problem.code, problem.found) == ("feed-month-part", "2026-08")
    assert problem.place.file == "feeds/news"


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-09", "2026-09"),
        ("2026-09-01", "2026-09"),
        ("2026.9", "2026-09"),
        ("09.2026", "2026-09"),
        ("Вересень 2026", "2026-09"),
        ("вересень  2026 року", "2026-09"),
        ("2026-09-15", "2026-09-15"),
        ("2026-13", "2026-13"),
        ("осінь 2026", "осінь 2026"),
        (None, None),
    ],
)
def test_months_are_read_as_people_write_them(written: str | None, month: str | None) -> None:
    rows = typed((written, "газета", "усі", "матеріал", "4"))
    (record,) = merge_counts(Counts({}, {}), [rows], SCHEMA).table.records()
    assert record["period"] == month
