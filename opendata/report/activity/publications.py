"""What was made public on the site and in other channels, by the counts of each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from opendata.messages import Message, msg, nmsg
from opendata.report.activity.entries import entry, key_of, sources
from opendata.report.activity.known import Known, Row, number_of
from opendata.report.activity.model import Entry, Part

TABLE: Final = "publication_counts"
SITE: Final = "сайт"
PAPER: Final = "газета"
SOCIAL: Final = ("Facebook", "Telegram", "YouTube", "Instagram")
NEWS: Final = ("новини", "новина")
RADIO: Final = "радіо"
ITEM, PHOTO, VIDEO, NOTICE = "матеріал", "фото", "відео", "оголошення"
TITLE: Final = msg("Publications")


def part(known: Known) -> Part:
    """The section on publications."""
    found = known.tables(TABLE)
    months = frozenset(known.months)
    rows = [row for one in found for row in one.rows if str(row.get("period")) in months]
    counted = {str(row["period"]) for row in rows}
    remark = None
    if rows and len(counted) < len(months):
        remark = nmsg(
            "{counted} of {n} month is counted.",
            "{counted} of {n} months are counted.",
            len(months),
            counted=len(counted),
        )
    where = sources(found)
    entries = [
        entry(
            one.key,
            one.label,
            one.value,
            one.says,
            where,
            remark if one.value is not None else None,
        )
        for one in _entries(rows)
    ]
    return Part("publications", TITLE, tuple(entries))


def _entries(rows: list[Row]) -> Iterator[Entry]:
    site = [row for row in rows if row["channel"] == SITE and row["kind"] == ITEM]
    every, news = _sum(site), _sum(row for row in site if _is_news(row))
    yield entry(
        "materials",
        msg("Materials on the site"),
        every,
        nmsg(
            "{n} material came out on the site.", "{n} materials came out on the site.", every or 0
        ),
    )
    yield entry(
        "news",
        msg("News"),
        news,
        nmsg("Of these, {n} is news.", "Of these, {n} are news.", news or 0),
    )
    yield _others([row for row in site if not _is_news(row)])
    yield from _by_section(site)
    notices = _sum(row for row in rows if row["kind"] == NOTICE)
    yield entry(
        "notices",
        msg("Announcements"),
        notices,
        nmsg("{n} announcement came out.", "{n} announcements came out.", notices or 0),
    )
    yield from _posts([row for row in rows if row["channel"] in SOCIAL and row["kind"] == ITEM])
    paper = _sum(row for row in rows if row["channel"] == PAPER and row["kind"] == ITEM)
    yield entry(
        "newspaper",
        msg("Texts in the newspaper"),
        paper,
        nmsg("{n} text stood in the newspaper.", "{n} texts stood in the newspaper.", paper or 0),
    )
    spoken = _sum(row for row in rows if row["channel"] == RADIO and row["kind"] == ITEM)
    yield entry(
        "radio",
        msg("Materials on the radio"),
        spoken,
        nmsg("{n} material was on the radio.", "{n} materials were on the radio.", spoken or 0),
    )
    photos = [row for row in rows if row["kind"] == PHOTO]
    number = _sum(photos)
    yield entry(
        "photos",
        msg("Photographs"),
        number,
        nmsg(
            "{n} photograph came out, in {sections}.",
            "{n} photographs came out, in {sections}.",
            number or 0,
            sections=_categories(len({row["section"] for row in photos})),
        ),
    )
    videos = _sum(row for row in rows if row["kind"] == VIDEO)
    yield entry(
        "videos",
        msg("Videos"),
        videos,
        nmsg("{n} video came out.", "{n} videos came out.", videos or 0),
    )


def _others(rows: list[Row]) -> Entry:
    number, sections = _sum(rows), len({row["section"] for row in rows})
    pages = nmsg("on {n} other page", "on {n} other pages", sections)
    says = nmsg(
        "{n} material came out {pages} of the site.",
        "{n} materials came out {pages} of the site.",
        number or 0,
        pages=pages,
    )
    return entry("other-materials", msg("Materials on other pages"), number, says)


def _by_section(rows: list[Row]) -> Iterator[Entry]:
    """A line for each section of the site, where there are several."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(str(row["section"]), []).append(row)
    for name in sorted(by_name) if len(by_name) > 1 else ():
        number = _sum(by_name[name])
        says = nmsg(
            "Section «{name}»: {n} material.",
            "Section «{name}»: {n} materials.",
            number or 0,
            name=name,
        )
        yield entry(f"materials-{key_of(name)}", msg("{name}", name=name), number, says)


def _posts(rows: list[Row]) -> Iterator[Entry]:
    by_channel: Counter[str] = Counter()
    for row in rows:
        by_channel[str(row["channel"])] += int(number_of(row, "count") or 0)
    number = _sum(rows)
    told = " + ".join(f"{name}: {count}" for name, count in sorted(by_channel.items()))
    yield entry(
        "posts",
        msg("Posts in social networks"),
        number,
        nmsg(
            "{n} post came out in social networks ({channels}).",
            "{n} posts came out in social networks ({channels}).",
            number or 0,
            channels=told,
        ),
    )
    for name, count in sorted(by_channel.items()):
        says = nmsg("{name}: {n} post.", "{name}: {n} posts.", count, name=name)
        yield entry(f"posts-{name.lower()}", msg("{name}", name=name), count, says)


def _categories(number: int) -> Message:
    return nmsg("{n} category", "{n} categories", number)


def _is_news(row: Row) -> bool:
    return str(row["section"]).casefold() in NEWS


def _sum(rows: Iterable[Row]) -> int | None:
    """The numbers of the rows added up; None without any row."""
    numbers = [number_of(row, "count") for row in rows]
    known = [int(one) for one in numbers if one is not None]
    return sum(known) if known else None
