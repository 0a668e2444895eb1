"""Whether a set stands on the council's own site, and on data.gov.ua or what stands for it.

Resolution 835 asks for both (point 2, and Resolution 867). Only a receipt shows it: that somebody
read back what the portal serves, and found it to be the newest release.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.journal.journal import Proof as Proven
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State
from opendata.report.compliance.looking import line, of_event
from opendata.report.compliance.snapshot import Snapshot
from opendata.workspace.portals import CKAN, SITE

KINDS: Final = {Aspect.SITE: SITE, Aspect.PORTAL: CKAN}


def look(snapshot: Snapshot) -> Iterator[Line]:
    """Two lines: the site, and the portal."""
    for aspect in KINDS:
        yield _line(snapshot, aspect)


def of_proof(proof: Proven) -> Evidence:
    """A receipt as evidence."""
    what = f"{proof.portal} {proof.version}"
    return Evidence(Proof.RECEIPT, what, proof.dataset, proof.at, proof.number)


def newest(snapshot: Snapshot) -> str | None:
    """The version of the newest release that was made by then."""
    if snapshot.latest is None:
        return None
    with facts_of(snapshot.latest.number):
        return str(snapshot.latest.data["version"])


def _line(snapshot: Snapshot, aspect: Aspect) -> Line:
    name = snapshot.dataset.name
    portals = [one for one, kind in snapshot.kinds.items() if kind == KINDS[aspect]]
    publish = msg("Publish the set: {command}", command=f"opendata publish {name}")
    if not portals:
        return line(
            snapshot, aspect, State.NOT_MET, _nowhere(aspect), remedy=_declare(snapshot, aspect)
        )
    proofs = [snapshot.proofs[one] for one in portals if one in snapshot.proofs]
    version = newest(snapshot)
    current = [one for one in proofs if one.version == version]
    if current:
        says = msg(
            "«{portal}» serves version {version}", portal=current[-1].portal, version=version
        )
        return line(snapshot, aspect, State.MET, says, *map(of_proof, current))
    if proofs:
        last = max(proofs, key=lambda one: one.at)
        says = msg(
            "«{portal}» was last seen with version {version}, the newest is {newest}",
            portal=last.portal,
            version=last.version,
            newest=version or "–",
        )
        return line(snapshot, aspect, State.NOT_MET, says, of_proof(last), remedy=publish)
    evidence = () if snapshot.latest is None else (of_event(snapshot.latest),)
    says = msg("there is no receipt of «{portal}»", portal=", ".join(portals))
    return line(snapshot, aspect, State.NOT_MET, says, *evidence, remedy=publish)


def _nowhere(aspect: Aspect) -> Message:
    if aspect is Aspect.SITE:
        return msg("the set is not meant for the council's own site")
    return msg("the set is not meant for data.gov.ua or another CKAN")


def _declare(snapshot: Snapshot, aspect: Aspect) -> Message:
    if snapshot.dataset.descriptor.get("opendata", {}).get("portals"):
        return msg(
            "Add the portal to «portals» in {descriptor}.",
            descriptor=f"datasets/{snapshot.dataset.name}/datapackage.yaml",
        )
    if aspect is Aspect.SITE:
        return msg("Declare a portal of the kind «site» in opendata.toml.")
    return msg("Declare the portal: {command}", command="opendata portal add")
