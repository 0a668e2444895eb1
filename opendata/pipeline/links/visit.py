"""``opendata links``: visit the addresses in the newest releases, and record what was found.

The pages and tables of the council's own site are visited too: receipts prove a folder, and not
that a web server gives it to anybody.

Sites of others are visited in turn, one request at a time, each at most so many times a run; an
address that answered of late is not asked again. What a visit finds is remembered at once, so that
a run that is cut off loses nothing; the journal gets one event for each dataset at the end.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote

from opendata.journal.journal import Step
from opendata.messages import msg
from opendata.pipeline.home import address_of, home_of
from opendata.pipeline.house import House, dataset_of, open_house
from opendata.pipeline.links.account import ALIVE, DatasetLinks, Link, LinksSummary, Served
from opendata.pipeline.links.found import Found, State, Visit, known_after
from opendata.pipeline.links.memory import Memory
from opendata.pipeline.links.own import OwnSites
from opendata.pipeline.links.reach import Reach
from opendata.pipeline.links.robots import Robots
from opendata.pipeline.links.turns import Turns
from opendata.pipeline.record import run_name
from opendata.pipeline.watch import SILENT, Progress, Watcher
from opendata.portals.ckan.client.address import origin_of
from opendata.release.addresses import Address, addresses_of, first_rows
from opendata.release.manifest import schemas_of
from opendata.release.release import Release, Role
from opendata.workspace.portals import SITE
from opendata.workspace.workspace import Workspace

LIMIT: Final = 200
OLDER_THAN: Final = 30
WEEK: Final = timedelta(days=7)
NOT_WEB: Final = Found(State.UNCHECKED, "not-web")
ROBOTS: Final = Found(State.UNCHECKED, "robots")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to visit: at most ``limit`` addresses of a site, and those that answered less than
    ``older_than`` days ago not again. ``dry_run`` visits and writes nothing.
    """

    limit: int = LIMIT
    older_than: int = OLDER_THAN
    dry_run: bool = False


@dataclass(slots=True)
class _Job:
    """``known`` is what is known of each page; ``fresh`` what this run has found."""

    asked: Asked
    now: datetime
    memory: Memory
    known: dict[str, Visit]
    fresh: dict[str, Visit] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    heard: bool = False
    visits: Counter[str] = field(default_factory=Counter)

    def learn(self, page: str, found: Found) -> None:
        """Take what was found. Until somebody has answered, silence may be that of our own network:
        then it is not remembered.
        """
        before = self.known.get(page)
        self.fresh[page] = known_after(before, found, self.now)
        if found.heard and not self.heard:
            self.heard = True
            for earlier, visit in self.fresh.items():
                self.memory.keep(earlier, visit)
        elif self.heard:
            self.memory.keep(page, self.fresh[page])


def visit_links(
    workspace: Workspace,
    names: Sequence[str],
    asked: Asked,
    now: datetime,
    watch: Watcher = SILENT,
    reach: Reach | None = None,
) -> LinksSummary:
    """Visit the addresses of the datasets ``names``; of all that were released, without names.

    No run of another command is kept waiting: visits take long, and the journal is only added to.

    :raises OpendataError: ``dataset-unknown``, exit 4; what the store and the journal raise.
    :raises OSError: the state folder cannot be written.
    """
    house = open_house(workspace)
    wanted = [dataset_of(workspace, name).name for name in names] or list(workspace.datasets)
    releases = [one for one in map(house.store.latest, wanted) if one is not None]
    tables = [_addresses(house, release) for release in releases]
    own = OwnSites(workspace)
    others = own.split(text for each in tables for text in each)[2]
    served = [_served(house, release) for release in releases]
    memory = Memory(workspace.state / "links.sqlite")
    pages = dict.fromkeys([*map(_page, others), *(one for each in served for one in each)])
    job = _Job(asked, now, memory, dict(memory.known(pages)))
    queues = _queues(pages, job)
    if asked.dry_run:
        job.visits.update({site: len(queue) for site, queue in queues.items()})
    elif queues:
        with watch.task(msg("Visiting the addresses")) as progress:
            _go(job, queues, reach, progress)
    nobody = bool(job.visits) and not job.heard and not asked.dry_run
    told = [_of_dataset(job, *of_one, own) for of_one in zip(releases, tables, served, strict=True)]
    if not asked.dry_run and not nobody:
        _record(house, told, asked, now)
    return LinksSummary(tuple(told), dict(job.visits), nobody, asked.dry_run)


def _addresses(house: House, release: Release) -> Mapping[str, Address]:
    schemas = {one.name: one for one in schemas_of(release)}
    tables = house.store.tables(release)
    return first_rows(
        address for name, table in tables.items() for address in addresses_of(schemas[name], table)
    )


def _served(house: House, release: Release) -> tuple[str, ...]:
    """The addresses of the page of a set and of its files on the council's site; the page first."""
    dataset = house.workspace.datasets[release.dataset]
    if home_of(house.workspace, dataset).kind != SITE:
        return ()
    base = address_of(house.workspace, dataset, house.journal)
    files = (one.path for one in release.files if one.role is Role.TABLE)
    return (f"{base}/index.html", *(f"{base}/{quote(path)}" for path in files))


def _page(address: str) -> str:
    """The address as a site is asked for it: marks within a page are not."""
    return address.partition("#")[0]


def _queues(pages: Iterable[str], job: _Job) -> dict[str, list[str]]:
    """The pages to visit, by site: those never visited first, then the oldest visits."""
    found: dict[str, list[str]] = {}
    enough = job.now - timedelta(days=job.asked.older_than)
    for page in pages:
        site = origin_of(page)
        before = job.known.get(page)
        if site is None:
            job.known[page] = known_after(None, NOT_WEB, job.now)
        elif before is None or before.state is not State.ALIVE or before.at <= enough:
            found.setdefault(str(site), []).append(page)
    for queue in found.values():
        queue.sort(key=lambda page: job.known[page].at.isoformat() if page in job.known else "")
        del queue[job.asked.limit :]
    return found


def _go(
    job: _Job, queues: Mapping[str, Sequence[str]], reach: Reach | None, progress: Progress
) -> None:
    total = sum(map(len, queues.values()))
    with reach or Reach() as opened:
        robots = Robots(opened)
        turns = Turns(queues, opened.limits.between, time.monotonic, opened.sleep)
        for site, page in turns:
            if not robots.asked(site):
                turns.slower(site, robots.pause(site))
            if robots.allow(site, page):
                job.visits[site] += 1
                job.visited.add(page)
                found = opened.visit(page)
            else:
                found = ROBOTS
            job.learn(page, found)
            for given_up in turns.done(site, found):
                # Nobody was asked, so that it is known for this run alone.
                job.fresh[given_up] = Visit(job.now, State.UNCHECKED, found.why)
            progress(len(job.fresh), total)


def _of_dataset(
    job: _Job,
    release: Release,
    addresses: Mapping[str, Address],
    served: Sequence[str],
    own: OwnSites,
) -> DatasetLinks:
    there, gone, others = own.split(addresses)
    # What answered too long ago counts for nothing: it waits for a later run.
    enough = job.now - timedelta(days=job.asked.older_than)
    held = {
        page: one
        for page, one in job.known.items()
        if one.state is not State.ALIVE or one.at > enough
    }
    known = held | job.fresh
    return DatasetLinks(
        release.dataset,
        str(release.version),
        release.manifest_sha256,
        len(there),
        tuple(addresses[one] for one in addresses if one in gone),
        tuple(Link(addresses[one], known.get(_page(one))) for one in others),
        sum(_page(one) in job.visited for one in others),
        Served(_told(known, served[:1]), _told(known, served[1:])) if served else None,
    )


def _told(known: Mapping[str, Visit], pages: Sequence[str]) -> str | None:
    """What is known of ``pages`` together: the first that does not answer tells."""
    visits = [known.get(one) for one in pages]
    bad = next(
        (one.why for one in visits if one is not None and one.state is not State.ALIVE), None
    )
    return bad or (None if None in visits else ALIVE)


def _record(house: House, told: Sequence[DatasetLinks], asked: Asked, now: datetime) -> None:
    """One event for each dataset of which another thing is known than before.

    Where visits found the same again, it is told once a week: the journal is no diary of visits.
    """
    name = run_name(now)
    for one in told:
        facts = one.facts(asked.limit)
        last = house.journal.last(one.dataset, Step.LINKS)
        same = last is not None and _lasting(last.data) == _lasting(facts)
        late = last is not None and one.visited and now - last.at >= WEEK
        if (one.addresses or one.served) and (not same or late):
            house.journal.record(now, name, Step.LINKS, one.dataset, facts)


def _lasting(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if name not in ("visited", "limit")}
