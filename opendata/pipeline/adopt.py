"""``opendata adopt PORTAL``: what the council has on a portal already, and what of it is ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from opendata.journal.files import write_atomically
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import Language, msg
from opendata.pipeline.collect import Applied
from opendata.pipeline.corrections import who_is_it
from opendata.pipeline.house import House, open_house, rehearsal
from opendata.pipeline.portals import Portals, portal_of
from opendata.pipeline.record import run_name
from opendata.pipeline.review import bytes_of, must_fit
from opendata.pipeline.serve import Shelves
from opendata.pipeline.watch import SILENT, Watcher
from opendata.portals.ckan.adoption import Change, Decided, decide
from opendata.portals.ckan.likeness import Pairs
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.recollection import to_json
from opendata.portals.ckan.survey import Subject, Token, match, offers
from opendata.portals.ckan.tokens import Handed
from opendata.portals.registry import open_portal
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review import findings
from opendata.review.offer_read import FilledOffers, read_offers
from opendata.review.offer_sheet import offer_workbook
from opendata.review.offers import Offer, Said
from opendata.workspace.portals import CKAN
from opendata.workspace.workspace import PortalConfig, Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """``review`` is the list to write, in ``language``; ``apply`` the one whose decisions are to be
    taken, and ``who`` the person who decided (empty: the user of the system). ``dry_run`` writes
    nothing. ``handed`` is the token of the portal, from another program.
    """

    review: Path | None = None
    apply: Path | None = None
    who: str = ""
    dry_run: bool = False
    language: Language = "uk"
    handed: Handed | None = None


@dataclass(frozen=True, slots=True)
class Adopted:
    """What the portal has, and what was decided; ``sheet`` is the list that was written."""

    portal: PortalConfig
    exit_code: Exit
    offers: tuple[Offer, ...]
    applied: Applied | None
    sheet: str | None
    problems: tuple[Problem, ...]
    rehearsed: bool


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    data: bytes
    rows: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """The datasets of the workspace that go to the portal, and those that it has, by id."""

    subjects: Mapping[str, Subject]
    datasets: Mapping[str, Present]
    pairs: Pairs[Token]

    def after(self, changes: Sequence[Change]) -> _Seen:
        """The same, once the journal remembers ``changes``."""
        subjects = dict(self.subjects)
        for one in changes:
            subjects[one.owner] = replace(subjects[one.owner], memory=one.memory)
        return _Seen(subjects, self.datasets, match(subjects.values(), self.datasets.values()))


def adopt(
    workspace: Workspace, name: str, asked: Asked, now: datetime, watch: Watcher = SILENT
) -> Adopted:
    """List what the portal ``name`` has; take the decisions of one list, write another, as asked.

    Nothing is ever written to the portal.

    :raises OpendataError: ``portal-unknown``, ``adopt-kind`` (exit 4), ``adopt-sheet`` (exit 3),
        ``adopt-other-portal``, ``review-…`` (exit 2) for lists, and what the portal says.
    """
    config = portal_of(workspace, name)
    if config.kind != CKAN:
        raise _no_ckan(config, workspace)
    sheet = _open(asked.apply, name) if asked.apply is not None else None
    if asked.review is not None:
        for dataset in workspace.datasets.values():
            must_fit(asked.review, dataset)
    portal = open_portal(config, workspace, asked.handed)
    assert isinstance(portal, CkanPortal)  # noqa: S101  its kind was looked at
    try:
        if asked.dry_run:
            with rehearsal(workspace) as house:
                return _work(house, config, portal, asked, now, watch, sheet)
        if sheet is None:
            return _work(open_house(workspace), config, portal, asked, now, watch, None)
        with only_run(workspace.state, f"adopt {name}", now):
            return _work(open_house(workspace), config, portal, asked, now, watch, sheet)
    finally:
        portal.close()


def _work(
    house: House,
    config: PortalConfig,
    portal: CkanPortal,
    asked: Asked,
    now: datetime,
    watch: Watcher,
    sheet: _Sheet | None,
) -> Adopted:
    with watch.task(msg("Reading: {portal}", portal=config.name)):
        seen = _look(house, config, portal, now)
        decided = decide(sheet.rows if sheet else (), seen.subjects, seen.pairs, portal.holdings)
        after = seen.after(decided.changes)
        if asked.review is not None:
            # Before anything is recorded: a refusal must not hide that decisions were taken.
            _must_be_done(asked.review, config.name, after, portal)
    applied = _apply(house, config, asked, now, sheet, decided) if sheet is not None else None
    rows = offers(after.subjects, after.datasets.values(), after.pairs, config.url)
    if asked.review is not None and not asked.dry_run:
        names = list(after.subjects)
        book = offer_workbook(rows, config.name, names, asked.review.name, asked.language)
        write_atomically(asked.review, book)
    return Adopted(
        portal=config,
        exit_code=Exit.DONE if applied is None or applied.whole else Exit.INCOMPLETE,
        offers=rows,
        applied=applied,
        sheet=asked.review.as_posix() if asked.review is not None else None,
        problems=decided.problems,
        rehearsed=asked.dry_run,
    )


def _look(house: House, config: PortalConfig, portal: CkanPortal, now: datetime) -> _Seen:
    """What is on both sides. Candidates are read one by one: the list may be a moment behind."""
    workspace = house.workspace
    portals = Portals(workspace, (config.name,))
    shelves = Shelves(house, now, portals)
    subjects = {}
    for dataset in portals.going(workspace.datasets.values()):
        publication = shelves.of(dataset).publication
        subjects[dataset.name] = Subject(
            publication,
            portal.holdings.remembers(publication),
            portal.holdings.parts_of(publication),
        )
    listed = {id_: one for id_, one in portal.holdings.datasets().items() if one.active}
    for id_ in match(subjects.values(), listed.values()).found:
        fresh = portal.holdings.look_at(id_)
        if fresh is None:
            del listed[id_]
        else:
            listed[id_] = fresh
    return _Seen(subjects, listed, match(subjects.values(), listed.values()))


def _apply(
    house: House,
    config: PortalConfig,
    asked: Asked,
    now: datetime,
    sheet: _Sheet,
    decided: Decided,
) -> Applied:
    """Record the decisions: one event for each dataset of the workspace, and the list itself."""
    who = who_is_it(asked.who)
    if decided.changes:
        sha256 = house.objects.put(sheet.data, check=True)
        run = run_name(now)
        for one in decided.changes:
            data = {
                "portal": config.name,
                "who": who,
                "sheet": sha256,
                "file": sheet.name,
                "decisions": [[told.id, told.title, told.becomes] for told in one.told],
                "memory": to_json(one.memory),
            }
            house.journal.record(now, run, Step.ADOPTED, one.owner, data)
    whole = not decided.problems
    return Applied(sheet.name, who, decided.taken, decided.same, whole, decided.problems)


def _open(path: Path, portal: str) -> _Sheet:
    data = bytes_of(path)
    filled = read_offers(data, path.name)
    if filled.portal not in (None, portal):
        problem = Problem(
            "adopt-other-portal",
            msg("this list was made for another portal"),
            Place(path.name),
            found=filled.portal,
            expected=msg("{name}", name=portal),
        )
        raise OpendataError(problem, Exit.USAGE)
    return _Sheet(path.name, data, filled.rows)


def _must_be_done(target: Path, portal: str, seen: _Seen, desk: CkanPortal) -> None:
    """Refuse to write over anything but a list whose decisions have all been taken.

    :raises OpendataError: ``review-not-applied``, ``review-file-taken``, exit 2.
    """
    if not target.exists():
        return
    filled = _filled(target)
    rows = [row for row in filled.rows if row.decision]
    if filled.portal in (None, portal):
        left = [row for row in rows if _waits(row, seen, desk)]
    else:
        left = rows
    if left:
        places = ", ".join(dict.fromkeys(str(row.place) for row in left))
        raise findings.not_applied(target.as_posix(), places)


def _filled(target: Path) -> FilledOffers:
    try:
        return read_offers(bytes_of(target), target.name)
    except OpendataError as error:
        if error.problem.code == "review-locked":
            raise
        raise findings.taken(target.as_posix()) from error


def _waits(row: Said, seen: _Seen, desk: CkanPortal) -> bool:
    judged = decide([row], seen.subjects, seen.pairs, desk.holdings)
    return bool(judged.changes or judged.problems)


def _no_ckan(config: PortalConfig, workspace: Workspace) -> OpendataError:
    ckans = [one.name for one in workspace.portals.values() if one.kind == CKAN]
    problem = Problem(
        "adopt-kind",
        msg("nothing can be adopted from a portal of this kind: all of it is ours already"),
        Place("opendata.toml", key=f"portals.{config.name}.kind"),
        found=config.kind,
        expected=msg("a portal of CKAN: {names}", names=", ".join(ckans) or "–"),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
