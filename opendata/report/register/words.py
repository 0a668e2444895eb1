"""The sentences of the register, as people expect them."""

from __future__ import annotations

from opendata.messages import Message, msg, nmsg
from opendata.report.register.model import Reason, Why


def reason(one: Reason) -> Message:
    """Why a set changed."""
    match one.why:
        case Why.FIRST:
            return msg("first publication")
        case Why.STRUCTURE:
            return msg("the structure of the tables changed")
        case Why.RESTORED:
            return msg("release {version} was brought back", version=one.version)
        case Why.CORRECTED:
            return nmsg(
                "a person decided on {n} document", "a person decided on {n} documents", one.number
            )
        case Why.RECONCILED:
            return nmsg(
                "the register was reconciled with a state register",
                "the register was reconciled with a state register {n} times",
                one.number,
            )
        case Why.REMOVALS:
            return msg("a person allowed many rows to go")
        case Why.RECOVERED:
            return msg("recorded by a later run, as the run that made it was cut short")
        case Why.METADATA:
            return msg("the description or the structure, no rows and no documents")


def vanished() -> Message:
    """What the journal does not know of a set that is gone."""
    return msg(
        "The workspace has these sets no more. The journal does not say since when: it records "
        "what is published, not what is taken out of the settings."
    )
