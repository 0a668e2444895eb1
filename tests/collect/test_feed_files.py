from __future__ import annotations

from pathlib import Path

import pytest
from feed_hands import TABLES, as_json, entry, post, rss, save
from workbooks import xlsx

from opendata.collect import feed_files
from opendata.collect.feed import Listing
from opendata.collect.feed_files import names_of_sections, read_feed, read_folder
from opendata.problems import OpendataError

COUNTS = TABLES["publication_counts"]
SHEET = {"Лист": [("period", "channel", "section", "kind", "count")]}


def test_every_file_is_what_it_holds(tmp_path: Path) -> None:
    files = {
        "news/2026-10-01T021500Z.txt": rss(entry(1, "2026-09-05")),
        "wp/2026-10-01-posts-2.json": as_json([post(1, "2026-09-05T10:00:00")]),
        "wp/categories.json": as_json([{"id": 4, "name": "Новини", "taxonomy": "category"}]),
        "кількість.xlsx": xlsx(
            {"Лист": [*SHEET["Лист"], ("2026-09", "газета", "усі", "матеріал", 3)]}
        ),
    }
    folder = read_folder(save(tmp_path, files), COUNTS)
    assert folder.complete
    feed, posts, names = folder.saved
    assert feed.feed.listing is Listing.FEED
    assert (feed.source, feed.page) == ("news", None)
    assert feed.stamp is not None
    assert posts.page == 2
    assert names.feed.listing is Listing.CATEGORIES
    assert names_of_sections(folder.saved) == {("feeds/wp", "4"): "Новини"}
    assert [len(table) for table in folder.typed] == [1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<rss><channel>", "feed-broken"),
        (b"<!DOCTYPE rss><rss/>", "feed-hostile"),
        (b"<html></html>", "feed-unknown"),
        (b'{"code": "rest_forbidden"}', "feed-unknown"),
        (b"", "register-empty"),
    ],
)
def test_what_cannot_be_read_makes_the_folder_incomplete(
    tmp_path: Path, data: bytes, code: str
) -> None:
    files = {"a.xml": rss(entry(1, "2026-09-05")), "b.xml": data}
    folder = read_folder(save(tmp_path, files), COUNTS)
    assert [one.file.path for one in folder.saved] == ["feeds/a.xml"]
    assert not folder.complete
    (problem,) = folder.problems
    assert problem.code == code
    assert problem.place.file == "feeds/b.xml"


def test_a_file_larger_than_any_feed_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_files, "LARGEST", 10)
    folder = read_folder(save(tmp_path, {"a.xml": rss()}), COUNTS)
    assert [one.code for one in folder.problems] == ["feed-too-large"]
    assert not folder.complete


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    files = save(tmp_path, {"a.xml": rss()})
    files[0].absolute.unlink()
    folder = read_folder(files, COUNTS)
    assert [one.code for one in folder.problems] == ["document-unreadable"]
    assert not folder.complete


def test_documents_in_the_library_are_told(tmp_path: Path) -> None:
    page = [post(1, "2026-09-01T10:00:00", source_url="https://r.e/x", mime_type="application/pdf")]
    folder = read_folder(save(tmp_path, {"media.json": as_json(page)}), COUNTS)
    assert [one.code for one in folder.problems] == ["feed-other-media"]
    assert folder.complete


def test_a_page_of_an_error_says_what_it_is() -> None:
    with pytest.raises(OpendataError) as error:
        read_feed(b"<html><body>503</body></html>", "a.xml")
    assert error.value.problem.found == "html"
