"""Whether a set is kept up to date: by its frequency, after changes, and after acts are accepted.

The frequency is what the passport in force says; the term after a change is that of the requirement
(three working days by the recommendations). Working days are those of the calendar that ships, with
martial law as data. What was late stays late for the version that is in force. A set that follows
changes has no period, whatever a recommendation says of «at least once a week»: a council may have
nothing new to publish for longer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from opendata.catalogue.calendar import working_calendar
from opendata.catalogue.deadlines import next_update
from opendata.catalogue.terms import Frequency, read_terms
from opendata.clock import day
from opendata.journal.journal import Event, Journal, Proof, Step
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg, nmsg
from opendata.problems import OpendataError
from opendata.release.passport import UPDATES
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import line, of_event, of_release, unpublished, unreadable
from opendata.report.compliance.published import newest, of_proof
from opendata.report.compliance.snapshot import Snapshot

USUAL_TERM: Final = 3
"""Working days after a change, where the requirement gives no other term."""
ACCEPTED_TERM: Final = 5
"""Working days after the acceptance of an act: Law 2939-VI, article 15 part 2."""


def frequency(snapshot: Snapshot, store: ReleaseStore) -> Iterator[Line]:
    """One line: when the next update is due by the frequency of the passport, or was."""
    release = snapshot.release
    if release is None:
        yield unpublished(snapshot, Aspect.FREQUENCY)
        return
    try:
        said = store.passport(release).get("update", {}).get("value")
    except OpendataError as error:
        yield unreadable(snapshot, Aspect.FREQUENCY, error)
        return
    found = frequency_of(said)
    proof = of_release(snapshot)
    if found is None:
        says = msg("the portal does not know this update frequency: «{found}»", found=said or "–")
        yield line(snapshot, Aspect.FREQUENCY, State.COULD_NOT_CHECK, says, *proof)
        return
    due = next_update(found, day(release.created))
    if due is None:
        says = msg("it is updated after changes, and has no period")
        yield line(snapshot, Aspect.FREQUENCY, State.DOES_NOT_APPLY, says, *proof)
        return
    yield _due(snapshot, due)


def _due(snapshot: Snapshot, due: date) -> Line:
    release = snapshot.release
    assert release is not None  # noqa: S101 - looked at by the caller
    changed = day(release.created).isoformat()
    words = {"changed": changed, "due": due.isoformat()}
    if snapshot.today <= due:
        says = msg("updated on {changed}, next by {due}", **words)
        return Line(
            snapshot.requirement.key,
            snapshot.dataset.name,
            Aspect.FREQUENCY,
            State.MET,
            says,
            of_release(snapshot),
            due,
        )
    return Line(
        snapshot.requirement.key,
        snapshot.dataset.name,
        Aspect.FREQUENCY,
        State.OVERDUE,
        msg("updated on {changed}, it was due by {due}", **words),
        of_release(snapshot),
        due,
        msg(
            "Bring the source up to date and publish it: {command}",
            command=f"opendata publish {snapshot.dataset.name}",
        ),
    )


def frequency_of(said: object) -> Frequency | None:
    """The frequency that a passport says, in the words of the portal."""
    code = next((code for code, label in UPDATES.items() if label == said), None)
    return read_terms().frequencies.get(code) if code is not None else None


def changes(snapshot: Snapshot, journal: Journal) -> Iterator[Line]:
    """One line: whether what has changed was on every portal within its working days."""
    if snapshot.latest is None:
        yield unpublished(snapshot, Aspect.CHANGES)
        return
    term = snapshot.requirement.update.after_change or USUAL_TERM
    try:
        yield (
            _refused(snapshot, journal, term)
            or _unserved(snapshot, term)
            or _late(snapshot, journal, term)
        )
    except ValueError:  # a year whose working days nobody has written down
        says = msg("the working days of these years are not known")
        yield line(snapshot, Aspect.CHANGES, State.COULD_NOT_CHECK, says, of_event(snapshot.latest))


def _refused(snapshot: Snapshot, journal: Journal, term: int) -> Line | None:
    """A change that a run has seen and refused, and that waits since."""
    last = journal.latest(snapshot.dataset.name, Step.FINISHED, snapshot.until)
    if last is None:
        return None
    with facts_of(last.number):
        code, version = int(last.data["exit"]), last.data.get("version")
    if code == 0 or version is not None:
        return None
    says = msg(
        "a change of {day} waits: the run ended with {exit} ({code})",
        day=day(last.at).isoformat(),
        exit=code,
        code=last.data.get("problem") or "–",
    )
    return _waiting(snapshot, last, says, term)


def _unserved(snapshot: Snapshot, term: int) -> Line | None:
    """A newest release that some portal was not seen to serve."""
    version, latest = newest(snapshot), snapshot.latest
    behind = [
        name
        for name in snapshot.kinds
        if name not in snapshot.proofs or snapshot.proofs[name].version != version
    ]
    if not behind or latest is None:
        return None
    says = msg(
        "version {version} of {day} was not seen at: {portals}",
        version=version,
        day=day(latest.at).isoformat(),
        portals=", ".join(behind),
    )
    return _waiting(snapshot, latest, says, term)


def _waiting(snapshot: Snapshot, event: Event, says: Message, term: int) -> Line:
    due = working_calendar().after(day(event.at), term)
    return Line(
        snapshot.requirement.key,
        snapshot.dataset.name,
        Aspect.CHANGES,
        State.DUE if snapshot.today <= due else State.OVERDUE,
        says,
        (of_event(event),),
        due,
        msg("See what stands in the way: {command}", command="opendata status"),
    )


def _late(snapshot: Snapshot, journal: Journal, term: int) -> Line:
    """How many working days the newest release took to every portal."""
    latest, version = snapshot.latest, newest(snapshot)
    assert latest is not None  # noqa: S101 - looked at by the caller
    firsts: dict[str, Proof] = {}
    since = latest.at - timedelta(seconds=1)
    for proof in journal.proofs(snapshot.dataset.name, since=since, until=snapshot.until):
        if proof.version == version:
            firsts.setdefault(proof.portal, proof)
    slowest = max((firsts[one] for one in snapshot.kinds if one in firsts), key=lambda one: one.at)
    days = working_calendar().between(day(latest.at), day(slowest.at))
    says = nmsg(
        "version {version} was at every portal within {n} working day",
        "version {version} was at every portal within {n} working days",
        days,
        version=version,
    )
    state = State.MET if days <= term else State.NOT_MET
    return line(snapshot, Aspect.CHANGES, state, says, of_event(latest), of_proof(slowest))


def accepted(snapshot: Snapshot) -> Iterator[Line]:
    """One line for sets of acts: whether those of the newest release came within five days."""
    released = snapshot.released
    if released is None:
        return
    with facts_of(released.number):
        facts = released.data.get("acceptance")
        if facts is None:
            return
        acts, late, slowest = int(facts["acts"]), int(facts["late"]), facts["slowest"]
        uid, days = (str(slowest[0]), int(slowest[1])) if slowest is not None else ("", 0)
    if not late:
        says = nmsg(
            "the {n} new act was published within five working days of its acceptance",
            "all {n} new acts were published within five working days of their acceptance",
            acts,
        )
        yield line(snapshot, Aspect.ACCEPTED, State.MET, says, of_event(released))
        return
    says = nmsg(
        "{n} of {acts} new acts came later than five working days after its acceptance; "
        "the slowest, {uid}, after {days}",
        "{n} of {acts} new acts came later than five working days after their acceptance; "
        "the slowest, {uid}, after {days}",
        late,
        acts=acts,
        uid=uid,
        days=days,
    )
    yield line(
        snapshot,
        Aspect.ACCEPTED,
        State.NOT_MET,
        says,
        of_event(released),
        remedy=msg("Publish acts as they are signed: let «opendata sync» run every night."),
    )
