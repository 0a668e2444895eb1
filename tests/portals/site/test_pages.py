from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from publications import World, row

from opendata.portals.site.pages import NEWEST_ROWS, SHOWN_CHANGES
from opendata.portals.site.tree import site_tree

VOID = {"meta", "link", "br", "input"}
ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)> & {{ 7*7 }}'


class Page(HTMLParser):
    """The elements of a page, with a check that they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.text).replace("\N{NO-BREAK SPACE}", " "))


def site(world: World, base: str = "https://data.example/") -> dict[str, bytes]:
    tree = site_tree(world.publication(), "site", base)
    return {path: one.data for path, one in tree.items() if one.data is not None}


def pages(world: World) -> dict[str, Page]:
    return {
        path: Page(data.decode()) for path, data in site(world).items() if path.endswith(".html")
    }


def test_every_link_is_relative_and_leads_to_a_file_of_the_site(released: World) -> None:
    tree = site_tree(released.publication(), "site", "https://data.example/")
    for path, page in pages(released).items():
        for tag, attributes in page.tags:
            address = attributes.get("href") or attributes.get("src") or ""
            if not address or address.startswith(("#", "mailto:", "tel:")):
                continue
            if re.match(r"https?:", address):
                assert tag == "a", f"{path} loads {address}"
                continue
            place = PurePosixPath(path).parent / address.partition("#")[0]
            parts: list[str] = []
            for part in place.parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in tree, f"{path} → {address}"


def test_every_page_can_be_read_by_everybody(released: World) -> None:
    for path, page in pages(released).items():
        assert page.all("html") == [{"lang": "uk"}], path
        assert len(page.all("h1")) == 1
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        lead = levels.index(1)
        steps = zip(levels[lead:], levels[lead + 1 :], strict=False)
        assert all(after <= before + 1 for before, after in steps), path
        assert len(page.all("table")) == len(page.all("caption"))
        assert all("scope" in one for one in page.all("th"))
        labels = {one["for"] for one in page.all("label")}
        assert {one["id"] for one in page.all("input")} == labels
        names = [one["id"] for _, one in page.tags if "id" in one]
        assert len(names) == len(set(names)), path
        assert any(one.get("class") == "skip" for one in page.all("a"))


def test_nothing_runs_in_the_page_itself(released: World) -> None:
    for page in pages(released).values():
        (policy,) = (m for m in page.all("meta") if m.get("http-equiv"))
        assert str(policy["content"]).startswith("default-src 'self';")
        for one in page.all("script"):
            assert one.get("src") or one.get("type") == "application/ld+json"
        for _, attributes in page.tags:
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("column", ["title", "number", "type", "text", "uid"])
def test_markup_in_the_data_stays_text(world: World, column: str) -> None:
    bad = ATTACK if column != "text" else "a'b&c.docx"
    world.release([row(1), row(3)])
    world.release([row(1), row(2, **{column: bad}), row(3, bad)])
    for page in pages(world).values():
        assert not page.all("img")
        assert all(one.get("src") != "x" for _, one in page.tags)
        assert all(
            one.get("src") or one.get("type") == "application/ld+json" for one in page.all("script")
        )
    assert b"<" not in site(world)["decisions/preview.js"]


def test_markup_in_the_description_stays_text(world: World) -> None:
    world.datasets["decisions"] = world.dataset(
        "decisions", ATTACK, description=ATTACK, keywords=(ATTACK, "</script>"), purpose=ATTACK
    )
    world.release([row(1)])
    for path, page in pages(world).items():
        assert not page.all("img"), path
        assert "49" not in page.words.replace("01234567", "").split()
    text = site(world)["decisions/index.html"].decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["name"] == ATTACK


def test_the_start_page_counts_sets_and_documents(released: World) -> None:
    released.datasets["drafts"] = released.dataset("drafts", "Проєкти рішень")
    released.release([row(8), row(9)], "drafts")
    page = pages(released)["index.html"]
    assert "наборів: 2 , документів: 6" in page.words
    assert "Проєкти рішень" in page.words
    assert "Обов’язкова умова" in page.words
    assert "data@yasnozir-rada.example" in page.words


def test_a_dataset_without_a_release_or_for_another_portal_is_not_shown(released: World) -> None:
    released.datasets["empty"] = released.dataset("empty", "Порожній набір")
    released.datasets["other"] = released.dataset("other", "Не для сайту", portals=("ckan",))
    released.release([row(9)], "other")
    tree = site(released)
    assert "Порожній набір" not in tree["index.html"].decode()
    assert not [path for path in tree if path.startswith(("empty/", "other/"))]


def test_the_page_of_a_dataset_shows_passport_structure_and_all_releases(released: World) -> None:
    page = pages(released)["decisions/index.html"]
    for text in (
        "Періодичність оновлення набору даних Відразу після внесення змін",
        "Яснозірська міська рада, код ЄДРПОУ 01234567",
        "Дата і час першого оприлюднення набору даних 16 січня 2026, 11:30 за Києвом",
        "acceptedDate Дата ухвалення",
        "полів таблиці legalActs",
        "перший випуск: 3 рядки",
        "додано 1 рядок, змінено 1 рядок",
    ):
        assert text in page.words, text


STATUS = "рекомендована структура січня 2025 року; формальне затвердження не встановлено"


def test_the_structure_is_linked_in_both_forms_and_named_honestly(released: World) -> None:
    page = pages(released)["decisions/index.html"]
    forms = ["1.1.0/legalActs-structure.csv", "1.1.0/legalActs-metadata.json"]
    links = [str(one["href"]) for one in page.all("a")]
    for form in forms:
        assert links.count(form) == 3, "in the files, the passport and the structure"
    assert f"Це {STATUS}." in page.words
    assert page.words.count(STATUS) == 2, "in the passport and the structure"


def test_a_release_made_before_editions_were_named_says_nothing_of_them(released: World) -> None:
    from opendata.portals.site.shown import structure_status

    release = released.store.releases("decisions")[-1]
    assert structure_status(release) == STATUS
    ours = {k: v for k, v in release.manifest["opendata"].items() if k != "structure"}
    for said, expected in (
        (None, ""),
        ({"edition": None, "status": "власна структура"}, "власна структура"),
        ({"edition": "2031", "status": "структура 2031 року"}, "структура 2031 року"),
        ({"edition": "2025", "status": "так казали колись"}, STATUS),
    ):
        manifest = release.manifest | {"opendata": ours | ({"structure": said} if said else {})}
        assert structure_status(replace(release, manifest=manifest)) == expected


def test_the_page_shows_the_newest_rows_and_says_so(world: World) -> None:
    world.release([row(number) for number in range(1, NEWEST_ROWS + 11)])
    page = pages(world)["decisions/index.html"]
    linked = [one for one in page.all("a") if str(one["href"]).startswith("documents/")]
    assert len(linked) == NEWEST_ROWS
    assert "Показано 50 найновіших із 60" in page.words


def test_the_day_of_a_release_is_the_day_in_its_table(world: World) -> None:
    world.now = world.now.replace(hour=22, minute=45)
    assert world.release([row(1)]).created.date().isoformat() == "2026-01-16"
    for path, page in pages(world).items():
        if path.startswith("decisions/"):
            assert "17 січня 2026" in page.words
        assert "16 січня" not in page.words
        if not path.startswith("structures_835/"):
            assert "2026-01-16T22:45:00Z" in {one["datetime"] for one in page.all("time")}


def test_only_what_a_browser_lays_out_is_opened_in_it(world: World) -> None:
    names = {1: "1.html", 2: "2.pdf", 3: "3.docx", 4: "4.HTM", 5: "5.txt", 6: "6.svg", 7: "7.PDF"}
    world.release([row(number, text=name) for number, name in names.items()])
    links = pages(world)["decisions/index.html"].all("a")
    opened = {
        one["href"]: "download" not in one for one in links if "documents/" in str(one["href"])
    }
    assert opened == {f"documents/{name}": number in (2, 5, 7) for number, name in names.items()}


def test_the_page_of_a_release_shows_what_was_and_what_is(released: World) -> None:
    found = pages(released)
    newest, first = found["decisions/1.1.0/index.html"], found["decisions/1.0.0/index.html"]
    assert "Чинний Втратив чинність" in newest.words
    assert "Про бюджет" in newest.words
    assert newest.all("del")
    assert newest.all("ins")
    assert "Це не найновіші дані" in first.words
    assert "Перший випуск набору: 3 рядки" in first.words
    assert "Це не найновіші дані" not in newest.words


def test_long_changes_are_cut_and_it_is_said(world: World) -> None:
    world.release([row(0)])
    world.release([row(number) for number in range(SHOWN_CHANGES + 20)])
    page = pages(world)["decisions/1.1.0/index.html"]
    assert "Додано: 119" in page.words
    assert "Показано перші 100 з 119" in page.words


def test_removed_rows_and_documents_are_named(released: World) -> None:
    released.release([row(2), row(3)])
    page = pages(released)["decisions/1.2.0/index.html"]
    assert "Вилучено: 2" in page.words
    assert "Вилучено 2 документи." in page.words
