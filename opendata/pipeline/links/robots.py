"""What sites ask of programs in ``robots.txt``, asked for once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opendata.pipeline.feeds.web import AGENT
from opendata.pipeline.links.reach import Reach

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser


class Robots:
    """The wishes of the sites that one run visits."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._known: dict[str, RobotFileParser] = {}

    def allow(self, site: str, address: str) -> bool:
        """Whether ``site`` (scheme and host) lets programs visit ``address``."""
        return self._of(site).can_fetch(AGENT, address)

    def pause(self, site: str) -> float:
        """The seconds between visits that ``site`` asks for; 0 where it asks for none."""
        delay = self._of(site).crawl_delay(AGENT)
        return float(delay) if delay is not None else 0.0

    def asked(self, site: str) -> bool:
        """Whether the wishes of ``site`` are known already."""
        return site in self._known

    def _of(self, site: str) -> RobotFileParser:
        from urllib.robotparser import RobotFileParser

        if site not in self._known:
            parser = RobotFileParser()
            parser.parse(self._reach.robots(site).splitlines())
            self._known[site] = parser
        return self._known[site]
