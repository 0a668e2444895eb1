"""Whether the published register of datasets lists exactly what is published (point 19)."""

from __future__ import annotations

from typing import Final

from opendata.messages import Message, msg
from opendata.problems import OpendataError
from opendata.release.release import Version
from opendata.report.compliance.known import Known, served_by
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State

KEY: Final = "dataset-register"
"""The requirement of the register: the set that makes itself, or one that a clerk fills in."""
IDENTIFIERS: Final = ("uid", "identifier")
"""The column with the identifier of a set, in the editions of 2025 and of 2019."""


def look(known: Known) -> Line:
    """One line about the council."""
    sets = [one for one in known.workspace.datasets.values() if KEY in served_by(one)]
    name = max(sets, key=lambda one: one.is_register).name if sets else None
    if name is None:
        remedy = msg("Add it: {command}", command="opendata add dataset-register")
        return _line(State.NOT_MET, msg("there is no register of datasets"), remedy=remedy)
    proof = known.journal.latest_proof(name, known.until)
    publish = msg("Publish the set: {command}", command=f"opendata publish {name}")
    if proof is None:
        return _line(State.NOT_MET, msg("the register was not published"), name, remedy=publish)
    try:
        release = known.store.load(name, Version.parse(proof.version))
        table = known.store.table(release)
    except (OpendataError, ValueError):
        says = msg("the published register cannot be read")
        remedy = msg("Find out what happened to it: {command}", command="opendata verify")
        return _line(State.COULD_NOT_CHECK, says, name, remedy=remedy)
    evidence = Evidence(
        Proof.RELEASE, proof.version, name, release.created, proof.number, release.manifest_sha256
    )
    column = next((one for one in IDENTIFIERS if one in table.columns), table.columns[0])
    listed = {str(row[table.index(column)]) for row in table.rows}
    real = set(known.published)
    if listed == real:
        says = msg("it lists exactly what is published: {n}", n=len(real))
        return _line(State.MET, says, name, evidence)
    says = msg(
        "not listed: {missing}; listed, but not published: {strange}",
        missing=", ".join(sorted(real - listed)) or "–",
        strange=", ".join(sorted(listed - real)) or "–",
    )
    return _line(State.NOT_MET, says, name, evidence, remedy=publish)


def _line(
    state: State,
    says: Message,
    dataset: str | None = None,
    *evidence: Evidence,
    remedy: Message | None = None,
) -> Line:
    return Line("", dataset, Aspect.REGISTER, state, says, evidence, remedy=remedy)
