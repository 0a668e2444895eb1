"""Everything that networks and servers do to a publication to a real CKAN.

Whatever happens at whichever call: the run ends with a clear code and no traceback, or succeeds;
it claims nothing that is not so; and the next run reaches the same state as an undisturbed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import proxy_faults as faults
from ckan_council import Council
from ckan_hands import on_ckan
from ckan_runner import Outcome
from fault_proxy import Fault, Seen, number

from opendata.journal.journal import Step

IMPATIENT = (0.4, 0.4, 2.0)
"""Timeouts for a portal that never answers."""
UNREACHABLE, CONFIGURATION, DIFFERS = 5, 4, 6


@dataclass(frozen=True)
class Case:
    """A fault, and how a run may end that meets it once (reads are tried again) or always.

    ``code`` is the problem’s; ``exit`` that of the run. A write may end well although its answer
    was lost, as the portal is asked whether it was done.
    """

    name: str
    fault: Fault
    code: str
    exit: int = UNREACHABLE
    passing: bool = True
    """Whether a read is tried again."""
    impatient: bool = False
    of_uploads: bool = False
    of_bodies: bool = False
    """It is in the content: a file is then another one, and is not asked for again at once."""
    of_actions: bool = False
    """Files may have it without harm."""


CASES = (
    Case("dropped", faults.dropped, "ckan-unreachable"),
    Case("hung up", faults.hung_up, "ckan-unreachable"),
    Case("upload reset", faults.reset_upload, "ckan-unreachable", of_uploads=True),
    Case("reply reset", faults.reset_reply, "ckan-unreachable", of_bodies=True),
    Case("silent", faults.silent, "ckan-timeout", impatient=True),
    Case("unanswered", faults.unanswered, "ckan-timeout", impatient=True),
    Case("429", faults.busy("7"), "ckan-busy"),
    Case("500 JSON", faults.broken_inside(500), "ckan-server"),
    Case("500 JSON, done", faults.broken_inside(500, done=True), "ckan-server"),
    Case("502 HTML", faults.page(502, "Bad Gateway"), "ckan-server"),
    Case("502 HTML, done", faults.page(502, "Bad Gateway", done=True), "ckan-server"),
    Case("503 empty", faults.empty(503), "ckan-server"),
    Case("503 empty, done", faults.empty(503, done=True), "ckan-server"),
    Case("403 of a proxy", faults.guarded, "ckan-proxy-denied", passing=False),
    Case("truncated", faults.truncated, "ckan-broken-answer", of_bodies=True),
    Case("bare string", faults.bare_string, "ckan-broken-answer", of_bodies=True),
    Case(
        "elsewhere",
        faults.sent_elsewhere("http://127.0.0.2:9/x"),
        "ckan-elsewhere",
        CONFIGURATION,
        passing=False,
        of_actions=True,
    ),
)
KINDS = ("dropped", "hung up", "upload reset", "unanswered", "500 JSON, done")
"""One of each kind of what can be the case, for all writes and all versions."""
OTHER_FILE = {"publish-not-proven", "portal-hand-file"}
"""What is said of a file that came whole, and is another one."""


@dataclass
class Prepared:
    """A council at the same point again and again, and how an undisturbed run ends there."""

    council: Council
    folder: Path
    whole: Mapping[str, Any]
    ids: Mapping[str, str]
    calls: tuple[Seen, ...]

    @classmethod
    def of(cls, council: Council, folder: Path) -> Prepared:
        council.keep(folder)
        already = council.ids()
        council.publishes()
        calls = tuple(council.proxy.seen)
        whole = council.seen()
        ids = council.ids() if already else {}
        council.bring_back(folder)
        return cls(council, folder, whole, ids, calls)

    def meets(self, case: Case, call: int, *, ever: bool) -> Outcome:
        """A run with the fault at one call, or at this one and all that come after it."""
        council = self.council
        council.proxy.clear()
        chosen = (lambda seen: seen.number >= call) if ever else number(call)
        council.proxy.when(chosen, case.fault)
        outcome = council.run(**({"timeouts": IMPATIENT} if case.impatient else {}))
        where = (case.name, call, outcome)
        assert outcome.code in (0, case.exit, DIFFERS), where
        if outcome.code:
            assert told(outcome) & {case.code, *(OTHER_FILE if case.of_bodies else ())}, where
        council.must_not_lie(self.whole)
        if outcome.code == 0:
            assert council.events(Step.RECEIPT)[-1].data["proven"] is True, where
            assert council.seen() == self.whole, where
        return outcome

    def ends_well(self, where: object) -> None:
        """The next run."""
        council = self.council
        council.publishes()
        assert council.seen() == self.whole, where
        if self.ids:
            assert council.ids() == self.ids, where
        council.is_settled()


def told(outcome: Outcome) -> set[str]:
    """The codes of all problems, and those that stand in them for files that were not read."""
    problems = outcome.answer["problems"]
    return {one["code"] for one in problems} | {one.get("found") for one in problems}


def cases(council: Council) -> Iterator[Case]:
    for case in CASES:
        if council.ckan.revises or case.name in KINDS:
            yield case


@on_ckan("2.12.0")
def test_a_read_is_tried_again_and_a_portal_that_is_away_is_told(
    council: Council, tmp_path: Path
) -> None:
    council.publishes_first()
    prepared = Prepared.of(council, tmp_path / "kept")
    reads = [one for one in prepared.calls if not one.write]
    for case in cases(council):
        if case.of_uploads:
            continue
        outcome = meets_every_read_once(council, case)
        assert outcome.code == (0 if case.passing else case.exit), (case.name, outcome)
        if case.passing:
            assert council.seen() == prepared.whole
        council.bring_back(tmp_path / "kept", portal=case.passing)
        each = {one.action: one.number for one in reversed(reads)}
        last_show = max(one.number for one in reads if one.action == "package_show")
        away = {*each.values(), last_show} if case.name in KINDS else {1, each["file"]}
        away -= {each["file"]} if case.of_actions else set()
        for call in sorted(away):
            assert prepared.meets(case, call, ever=True).code != 0
        prepared.ends_well(case.name)
        council.bring_back(tmp_path / "kept")


def meets_every_read_once(council: Council, case: Case) -> Outcome:
    """Each read fails, and is good when it is asked again."""
    disturbed: list[object] = []

    def first_try(seen: Seen) -> bool:
        if seen.write or (case.of_bodies and seen.action == "file"):
            return False
        # Files may be asked for together, actions come one after the other.
        again = seen.path in disturbed if seen.action == "file" else seen.number - 1 in disturbed
        if not again:
            disturbed.append(seen.path if seen.action == "file" else seen.number)
        return not again

    council.proxy.when(first_try, case.fault)
    outcome = council.run(**({"timeouts": IMPATIENT} if case.impatient else {}))
    if case.passing:
        assert len(outcome.pauses) == len(disturbed) >= 5, case.name
        if case.name == "429":
            assert set(outcome.pauses) == {7.0}, "as long as the portal asked to"
    return outcome


@on_ckan("2.12.0", "2.8.12")
def test_a_write_whose_end_is_not_known_is_not_done_twice(council: Council, tmp_path: Path) -> None:
    council.publishes_first()
    prepared = Prepared.of(council, tmp_path / "kept")
    writes = [one for one in prepared.calls if one.write]
    if not council.ckan.revises:
        writes = [writes[0], writes[-1]]
    for case in cases(council):
        for one in writes if case.name in KINDS else writes[:1]:
            if case.of_uploads and one.action == "package_resource_reorder":
                continue
            council.bring_back(tmp_path / "kept")
            prepared.meets(case, one.number, ever=False)
            sent = sum(seen.write and seen.status == 200 for seen in council.proxy.seen)
            assert sent <= len(writes) or not council.ckan.revises, "none is done twice"
            prepared.ends_well((case.name, one.action, one.number))


@on_ckan("2.12.0", "2.8.12")
def test_a_creation_whose_end_is_not_known_makes_one_dataset(
    council: Council, tmp_path: Path
) -> None:
    council.begin()
    prepared = Prepared.of(council, tmp_path / "kept")
    create = next(one.number for one in prepared.calls if one.action == "package_create")
    for case in cases(council):
        if not case.of_uploads:
            council.bring_back(tmp_path / "kept")
            prepared.meets(case, create, ever=False)
            assert len(council.kept.everything()["datasets"]) <= 1
            prepared.ends_well(case.name)
