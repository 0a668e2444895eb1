"""Whether the addresses in the tables answer: what «opendata links» has found when it visited them.

An answer is good for a while: :data:`FRESH` days for the very version that is in force, and
:data:`FRESH_OF_ANOTHER` for a version before or after it. What could not be reached is never said
to be alive, nor dead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from opendata.clock import day
from opendata.journal.journal import Event
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg, nmsg
from opendata.release.addresses import address_columns
from opendata.release.manifest import schemas_of
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import joined, line, of_event, of_release, unpublished
from opendata.report.compliance.snapshot import Snapshot

FRESH: Final = 90
FRESH_OF_ANOTHER: Final = 30
SHOWN: Final = 3
"""So many dead addresses are named in the line; the event has more of them."""

WHY: Final[Mapping[str, Message]] = {
    "no-host": msg("there is no such site"),
    "unreachable": msg("the site does not answer"),
    "slow": msg("the site does not answer in time"),
    "tls": msg("no secure connection to the site could be made"),
    "certificate": msg("the certificate of the site is not valid"),
    "busy": msg("the site asks to be left alone"),
    "robots": msg("the site asks programs not to visit it"),
    "internal": msg("it leads into an internal network"),
    "front-page": msg("it leads to the front page"),
    "redirects": msg("it leads on and on"),
    "not-web": msg("it does not begin with http:// or https://"),
    "no-file": msg("there is no such file on the council's own site"),
    "broken": msg("the answer broke off"),
    "long-silent": msg("it did not answer for days"),
}
"""What was found at an address, by the words of the event ``links``; ``http-404`` and the like are
the status of an answer.
"""


def look(snapshot: Snapshot, _: ReleaseStore) -> Iterator[Line]:
    """One line: all answer, or which do not, or that nobody has visited them of late."""
    release, event = snapshot.release, snapshot.links
    if release is None:
        yield unpublished(snapshot, Aspect.LINKS)
        return
    proof = of_release(snapshot)
    if not any(address_columns(one) for one in schemas_of(release)):
        says = msg("no table has a column of addresses")
        yield line(snapshot, Aspect.LINKS, State.DOES_NOT_APPLY, says, *proof)
        return
    visit = msg("Visit the addresses: {command}", command=f"opendata links {snapshot.dataset.name}")
    if event is None or not fresh(event, release.manifest_sha256, snapshot.today):
        says = msg("nobody has visited the addresses yet") if event is None else _old(event)
        state = State.COULD_NOT_CHECK
        yield line(snapshot, Aspect.LINKS, state, says, *proof, remedy=visit)
        return
    with facts_of(event.number):
        state, says = _found(event.data)
    remedies = {
        State.NOT_MET: msg("Correct the addresses in the source, and publish the set again."),
        State.COULD_NOT_CHECK: visit,
    }
    yield line(
        snapshot,
        Aspect.LINKS,
        state,
        says,
        of_event(event),
        *proof,
        remedy=remedies.get(state),
    )


def why(word: str) -> Message:
    """A word of the event as a text for people."""
    status = word.removeprefix("http-")
    if status != word:
        return msg("HTTP {status}", status=status)
    return WHY.get(word) or msg("{what}", what=word)


def fresh(event: Event, manifest: str, today: date) -> bool:
    """Whether a visit still says something on ``today`` about the release with this manifest."""
    same = event.data.get("manifest") == manifest
    return (today - day(event.at)).days <= (FRESH if same else FRESH_OF_ANOTHER)


def _old(event: Event) -> Message:
    return msg(
        "the addresses were last visited on {day}, in version {version}",
        day=day(event.at).isoformat(),
        version=event.data.get("version"),
    )


def _found(data: Mapping[str, Any]) -> tuple[State, Message]:
    numbers = {name: int(number) for name, number in data["numbers"].items()}
    dead, open_ones = numbers["dead"], numbers["unchecked"] + numbers["left"]
    if dead:
        many = nmsg("{n} address is dead", "{n} addresses are dead", dead)
        return State.NOT_MET, joined([many, *_places(data["dead"])])
    if open_ones:
        many = nmsg(
            "{n} address could not be checked", "{n} addresses could not be checked", open_ones
        )
        return State.COULD_NOT_CHECK, joined([many, *_places(data["unchecked"])])
    says = [
        nmsg("the {n} address answers", "all {n} addresses answer", numbers["addresses"]),
    ]
    if numbers["own"]:
        says.append(
            nmsg(
                "{n} of them is on the council's own site, as its receipts prove",
                "{n} of them are on the council's own site, as its receipts prove",
                numbers["own"],
            )
        )
    return State.MET, joined(says)


def _places(found: Sequence[Sequence[str]]) -> list[Message]:
    places = [
        msg("{address} (row {row}: {why})", address=address, row=row, why=why(word))
        for address, row, word in found[:SHOWN]
    ]
    return [*places, msg("…")] if len(found) > SHOWN else places
