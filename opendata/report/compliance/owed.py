"""Requirements that no set is there for: whether they are owed all the same."""

from __future__ import annotations

from opendata.catalogue.requirement import Requirement
from opendata.messages import Message, msg
from opendata.report.compliance.known import Known
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State
from opendata.workspace.exemptions import DEFERRED


def without_set(known: Known, requirement: Requirement) -> tuple[Line, ...]:
    """The two lines of a requirement without a set: the site, and the portal."""
    return tuple(_line(known, requirement, aspect) for aspect in (Aspect.SITE, Aspect.PORTAL))


def _line(known: Known, requirement: Requirement, aspect: Aspect) -> Line:
    exemption = known.workspace.exemptions.get(requirement.key)
    if exemption is not None:
        key = f'opendata.toml: requirements."{requirement.key}"'
        setting = Evidence(Proof.SETTING, key, at=known.now)
        deferred = exemption.status == DEFERRED
        if not (deferred and exemption.until is not None and known.today > exemption.until):
            return Line(
                requirement.key,
                None,
                aspect,
                State.DEFERRED if deferred else State.DOES_NOT_APPLY,
                msg("{reason}", reason=exemption.reason),
                (setting,),
                exemption.until,
            )
        says = msg("the deferral ended on {day}", day=exemption.until.isoformat())
        return Line(
            requirement.key, None, aspect, State.OVERDUE, says, (setting,), exemption.until, _add()
        )
    if requirement.applies.usual == "always":
        says = msg("there is no set for it")
        return Line(requirement.key, None, aspect, State.NOT_MET, says, remedy=_add())
    return Line(
        requirement.key,
        None,
        aspect,
        State.COULD_NOT_CHECK,
        _condition(known, requirement),
        remedy=msg(
            "Publish a set for it, or write into opendata.toml, with the reason, that it does not "
            "apply or is deferred."
        ),
    )


def _condition(known: Known, requirement: Requirement) -> Message:
    when = requirement.applies.when
    if when is None:
        return msg("it is not known whether the council owes it")
    return msg(
        "the council owes it on a condition: {when}", when=when.put(known.workspace.language)
    )


def _add() -> Message:
    return msg("Make the set: {command}", command="opendata add …")
