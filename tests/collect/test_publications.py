from __future__ import annotations

import random
from pathlib import Path

import pytest
from feed_hands import TABLES, as_json, entry, post, rss, wanted
from workbooks import xlsx

from opendata.collect.collected import Collected
from opendata.collect.publications import collect

HEAD = ("period", "channel", "section", "kind", "count", "url")


def counts(found: Collected) -> dict[tuple[str | None, ...], str | None]:
    return {
        (one["period"], one["channel"], one["section"], one["kind"]): one["count"]
        for one in found.tables["publication_counts"].records()
    }


FILES = {
    "news/2026-10-02T020000Z.xml": rss(
        entry(3, "2026-10-01"), entry(2, "2026-09-07"), entry(1, "2026-08-30")
    ),
    "counts.xlsx": xlsx({"Кількість": [HEAD, ("2026-09", "газета", "усі", "матеріал", 24, None)]}),
}


def test_materials_and_counts_are_collected(tmp_path: Path) -> None:
    found = collect(wanted(tmp_path, FILES))
    assert found.complete
    first, *_ = found.tables["publications"].records()
    assert first == {
        "uid": first["uid"],
        "date": "2026-10-01",
        "title": "Новина 3",
        "section": "Новини",
        "kind": "матеріал",
        "channel": "сайт",
        "url": "https://rada.example/news/3/",
    }
    assert counts(found) == {
        ("2026-09", "газета", "усі", "матеріал"): "24",
        ("2026-09", "сайт", "Новини", "матеріал"): "1",
    }


@pytest.mark.parametrize("asked", [(), ("publications",), ("publication_counts",)])
def test_only_the_tables_of_the_dataset_are_given(tmp_path: Path, asked: tuple[str, ...]) -> None:
    assert tuple(collect(wanted(tmp_path, FILES, tables=asked)).tables) == asked


def test_where_a_file_cannot_be_read_nothing_is_counted(tmp_path: Path) -> None:
    found = collect(wanted(tmp_path, {**FILES, "news/2026-10-03.xml": b"<rss>"}))
    assert not found.complete
    assert counts(found) == {("2026-09", "газета", "усі", "матеріал"): "24"}
    assert len(found.tables["publications"]) == 3
    assert [one.code for one in found.problems] == ["feed-broken"]


def test_the_order_of_files_makes_no_difference(tmp_path: Path) -> None:
    files = {
        f"news/2026-10-{day:02}.xml": rss(
            *(entry(n, f"2026-10-{n:02}", title=f"{n}, {day}") for n in range(day, day - 3, -1))
        )
        for day in range(4, 20)
    }
    asked = wanted(tmp_path, files)
    straight = collect(asked)
    mixed = list(asked.files)
    random.Random(7).shuffle(mixed)  # noqa: S311 - not for secrets
    other = collect(
        type(asked)(tuple(mixed), asked.tables, asked.council, asked.today, feeds=asked.feeds)
    )
    for key in TABLES:
        assert sorted(map(str, straight.tables[key].rows)) == sorted(
            map(str, other.tables[key].rows)
        )


def test_ten_thousand_posts_are_read(tmp_path: Path) -> None:
    posts = [
        post(n, f"20{10 + n // 700:02}-{n % 12 + 1:02}-{n % 28 + 1:02}T10:00:00", 4)
        for n in range(10_000)
    ]
    posts.sort(key=lambda one: str(one["date"]), reverse=True)
    files = {
        f"wp/2026-11-02T020000Z-posts-{n + 1:03}.json": as_json(posts[n * 100 : n * 100 + 100])
        for n in range(100)
    }
    files["wp/2026-11-02T020000Z-categories.json"] = as_json(
        [{"id": 4, "name": "Новини", "taxonomy": "category"}]
    )
    found = collect(wanted(tmp_path, files))
    assert len(found.tables["publications"]) == 10_000
    last = min(str(one["date"])[:7] for one in posts)
    in_last = sum(str(one["date"]).startswith(last) for one in posts)
    assert sum(int(number or 0) for number in counts(found).values()) == 10_000 - in_last
