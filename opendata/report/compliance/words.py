"""What aspects, states and evidence are called in the report."""

from __future__ import annotations

from typing import Final

from opendata.clock import KYIV
from opendata.messages import Message, msg
from opendata.report.compliance.line import Aspect, Evidence, Proof, State
from opendata.report.compliance.mqa_model import Rating
from opendata.report.layout.blocks import Tone

ASPECTS: Final[dict[Aspect, Message]] = {
    Aspect.SITE: msg("on the council's own site"),
    Aspect.PORTAL: msg("on the portal of open data"),
    Aspect.FREQUENCY: msg("updated by its frequency"),
    Aspect.CHANGES: msg("changes published in time"),
    Aspect.ACCEPTED: msg("acts published in time"),
    Aspect.PASSPORT: msg("passport complete"),
    Aspect.STRUCTURE: msg("structure published and kept"),
    Aspect.FORMATS: msg("formats allowed and open"),
    Aspect.MACHINE_READABLE: msg("machine-readable"),
    Aspect.LINKS: msg("links alive"),
    Aspect.CONTENT: msg("content valid"),
    Aspect.PRIVACY: msg("screened for personal data"),
    Aspect.PERSON: msg("responsible person and order"),
    Aspect.REGISTER: msg("register of datasets"),
}
STATES: Final[dict[State, Message]] = {
    State.MET: msg("met"),
    State.NOT_MET: msg("not met"),
    State.OVERDUE: msg("overdue"),
    State.DUE: msg("due"),
    State.DEFERRED: msg("deferred"),
    State.DOES_NOT_APPLY: msg("does not apply"),
    State.COULD_NOT_CHECK: msg("could not check"),
}
TONES: Final[dict[State, Tone]] = {
    State.MET: Tone.GOOD,
    State.NOT_MET: Tone.BAD,
    State.OVERDUE: Tone.BAD,
    State.DUE: Tone.WARN,
    State.DEFERRED: Tone.QUIET,
    State.DOES_NOT_APPLY: Tone.QUIET,
    State.COULD_NOT_CHECK: Tone.WARN,
}
RATINGS: Final[dict[Rating, Message]] = {
    Rating.EXCELLENT: msg("excellent"),
    Rating.GOOD: msg("good"),
    Rating.SUFFICIENT: msg("sufficient"),
    Rating.BAD: msg("bad"),
}


def evidence(one: Evidence) -> Message:
    """One piece of evidence, so that an auditor can look it up."""
    when = one.at.astimezone(KYIV).strftime("%Y-%m-%d %H:%M") if one.at else "–"
    values = {"what": one.what, "when": when, "event": one.event if one.event is not None else "–"}
    if one.proof is Proof.RELEASE:
        sha256 = (one.sha256 or "–")[:12]
        return msg("release {what} of {when}, manifest {sha256}…", sha256=sha256, **values)
    if one.proof is Proof.RECEIPT:
        return msg("receipt {what} of {when}, event {event}", **values)
    if one.proof is Proof.EVENT:
        return msg("event {event} ({what}) of {when}", **values)
    return msg("{what}, as it is on {when}", **values)
