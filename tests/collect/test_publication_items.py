from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from feed_hands import TABLES, TODAY, as_json, entry, post, rss, save

from opendata.collect.feed_files import read_folder
from opendata.collect.publication_items import Material, settle
from opendata.problems import Problem
from opendata.workspace.feeds import FeedSource


def settled(
    folder: Path, files: Mapping[str, bytes], *feeds: FeedSource
) -> tuple[tuple[Material, ...], tuple[Problem, ...]]:
    saved = read_folder(save(folder, files), TABLES["publication_counts"]).saved
    return settle(saved, {one.name: one for one in feeds}, TODAY)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [one.code for one in problems]


def test_what_vanished_from_the_feed_stays(tmp_path: Path) -> None:
    files = {
        "news/2026-09-06.xml": rss(entry(2, "2026-09-05"), entry(1, "2026-09-04")),
        "news/2026-09-08.xml": rss(entry(3, "2026-09-07"), entry(2, "2026-09-05")),
    }
    materials, problems = settled(tmp_path, files)
    assert sorted(one.item.title for one in materials) == ["Новина 1", "Новина 2", "Новина 3"]
    assert problems == ()


def test_the_last_saved_says_the_title_whatever_the_order_of_names(tmp_path: Path) -> None:
    files = {
        "b/2026-09-06.xml": rss(entry(1, "2026-09-04", title="Перша редакція")),
        "a/2026-09-08.xml": rss(entry(1, "2026-09-04", title="Виправлена")),
    }
    (material,), _ = settled(tmp_path, files)
    assert material.item.title == "Виправлена"
    assert material.origin.document == "feeds/a/2026-09-08.xml"
    assert {folder for folder, _ in material.groups} == {"feeds/a", "feeds/b"}


def test_a_changed_address_is_the_same_material_by_its_identifier(tmp_path: Path) -> None:
    moved = entry(1, "2026-09-04").replace("/news/1/", "/novyny/zvit/")
    files = {
        "2026-09-06.xml": rss(entry(1, "2026-09-04")),
        "2026-09-08.xml": rss(moved),
    }
    (material,), _ = settled(tmp_path, files)
    assert material.url == "https://rada.example/novyny/zvit/"
    (before,), _ = settled(tmp_path / "before", {"2026-09-06.xml": rss(entry(1, "2026-09-04"))})
    assert material.uid == before.uid


def test_an_identifier_that_all_materials_have_is_none(tmp_path: Path) -> None:
    same = [entry(n, "2026-09-04").replace(f"/?p={n}</guid>", "/</guid>") for n in (1, 2)]
    materials, _ = settled(tmp_path, {"a.xml": rss(*same)})
    assert len(materials) == 2


def test_days_are_those_of_kyiv(tmp_path: Path) -> None:
    (material,), _ = settled(tmp_path, {"posts.json": as_json([post(1, "2026-09-30T21:30:00")])})
    assert material.day.isoformat() == "2026-10-01"


def test_without_a_date_or_before_its_time_a_material_waits(tmp_path: Path) -> None:
    files = {"a.xml": rss(entry(1, None), entry(2, "2027-09-04"), entry(3, "2026-09-04"))}
    materials, problems = settled(tmp_path, files)
    assert [one.item.title for one in materials] == ["Новина 3"]
    assert codes(problems) == ["feed-no-date", "feed-in-future"]
    assert problems[1].found == "2027-09-04 Новина 2"


def test_a_good_date_that_was_seen_before_stands(tmp_path: Path) -> None:
    files = {
        "2026-09-06.xml": rss(entry(1, "2026-09-04")),
        "2026-09-08.xml": rss(entry(1, None), entry(2, "2026-09-07")),
    }
    materials, problems = settled(tmp_path, files)
    assert len(materials) == 2
    assert problems == ()


def test_of_moments_of_change_the_earliest_counts(tmp_path: Path) -> None:
    def atom(moment: str) -> bytes:
        return (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>А</title><id>urn:1</id>'
            f'<link href="https://rada.example/1"/><updated>{moment}</updated></entry></feed>'
        ).encode()

    files = {
        "2026-09-06.xml": atom("2026-09-05T10:00:00Z"),
        "2026-10-08.xml": atom("2026-10-07T10:00:00Z"),
    }
    (material,), _ = settled(tmp_path, files)
    assert material.day.isoformat() == "2026-09-05"


def test_sections_are_the_first_category_or_that_of_the_feed(tmp_path: Path) -> None:
    files = {
        "news/a.xml": rss(
            entry(1, "2026-09-04", "Uncategorized"), entry(2, "2026-09-04", "Освіта")
        ),
        "b.xml": rss(entry(3, "2026-09-04", "")),
    }
    materials, _ = settled(
        tmp_path, files, FeedSource("news", "https://rada.example/feed", section="Стрічка")
    )
    found = {one.item.title: one.section for one in materials}
    assert found == {"Новина 1": "Стрічка", "Новина 2": "Освіта", "Новина 3": "усі"}


def test_a_section_feed_does_not_lose_its_section_to_a_feed_without_any(tmp_path: Path) -> None:
    files = {
        "2026-09-06.xml": rss(entry(1, "2026-09-04", "Освіта")),
        "2026-09-08.xml": rss(entry(1, "2026-09-04", "")),
    }
    (material,), _ = settled(tmp_path, files)
    assert material.section == "Освіта"


def test_numbers_of_sections_get_their_names_and_strangers_are_told(tmp_path: Path) -> None:
    files = {
        "wp/categories.json": as_json([{"id": 4, "name": "Освіта", "taxonomy": "category"}]),
        "wp/posts.json": as_json(
            [post(1, "2026-09-04T10:00:00", 4), post(2, "2026-09-04T10:00:00", 77)]
        ),
    }
    materials, problems = settled(tmp_path, files)
    assert {one.item.title: one.section for one in materials} == {
        "Новина 1": "Освіта",
        "Новина 2": "усі",
    }
    (problem,) = problems
    assert (problem.code, problem.found) == ("feed-section-unknown", "77")


def test_a_network_is_the_channel_unless_the_descriptor_says_another(tmp_path: Path) -> None:
    telegram = entry(1, "2026-09-04", "").replace("rada.example", "t.me")
    files = {"tg/a.xml": rss(telegram), "viber/a.xml": rss(entry(2, "2026-09-04", ""))}
    materials, _ = settled(
        tmp_path, files, FeedSource("viber", "https://rada.example/v", channel="Viber")
    )
    assert {one.channel for one in materials} == {"Telegram", "Viber"}


def test_without_an_address_and_an_identifier_it_is_left_out(tmp_path: Path) -> None:
    nameless = "<item><title>Без адреси</title></item>"
    materials, problems = settled(tmp_path, {"a.xml": rss(nameless, nameless)})
    assert materials == ()
    assert set(codes(problems)) == {"feed-no-address"}


def test_an_address_that_is_none_is_not_published(tmp_path: Path) -> None:
    relative = entry(1, "2026-09-04").replace("https://rada.example/news/1/", "/news/1/")
    (material,), _ = settled(tmp_path, {"a.xml": rss(relative)})
    assert material.url is None
