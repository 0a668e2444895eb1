from __future__ import annotations

from opendata.pipeline.links.reach import Reach
from opendata.pipeline.links.robots import Robots


class Told(Reach):
    """A reach that only knows what sites say in robots.txt."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[str] = []

    def robots(self, origin: str) -> str:
        self.asked.append(origin)
        return self.text


SITE = "https://rada.example"


def test_a_site_that_wishes_nothing_may_be_visited() -> None:
    robots = Robots(Told(""))
    assert robots.allow(SITE, f"{SITE}/a")
    assert robots.pause(SITE) == 0


def test_wishes_are_kept_to() -> None:
    robots = Robots(Told("User-agent: *\nDisallow: /private\nCrawl-delay: 7"))
    assert not robots.allow(SITE, f"{SITE}/private/1")
    assert robots.allow(SITE, f"{SITE}/public/1")
    assert robots.pause(SITE) == 7


def test_we_may_be_named() -> None:
    robots = Robots(Told("User-agent: opendata-rada\nDisallow: /\n\nUser-agent: *\nDisallow:"))
    assert not robots.allow(SITE, f"{SITE}/a")


def test_a_site_is_asked_once() -> None:
    told = Told("")
    robots = Robots(told)
    assert not robots.asked(SITE)
    robots.pause(SITE)
    robots.allow(SITE, f"{SITE}/a")
    assert robots.asked(SITE)
    assert told.asked == [SITE]
