"""Whether a responsible person is named, and the order that names them (Resolution 835, point 24).

Settings have no history: they are shown as of now, whatever day the report is for.
"""

from __future__ import annotations

from opendata.messages import msg
from opendata.report.compliance.known import Known
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State


def look(known: Known) -> Line:
    """One line about the council."""
    council = known.workspace.council
    contact = Evidence(Proof.SETTING, "opendata.toml: council.contact", at=known.now)
    if council.order is None:
        return Line(
            "",
            None,
            Aspect.PERSON,
            State.NOT_MET,
            msg("{name} is named, the order that says so is not", name=council.contact.name),
            (contact,),
            remedy=msg(
                "Name the order in opendata.toml: [council.order] with title, number, date and url."
            ),
        )
    order = Evidence(Proof.SETTING, "opendata.toml: council.order", at=known.now)
    return Line(
        "",
        None,
        Aspect.PERSON,
        State.MET,
        msg(
            "{name}, by the order of {day} No. {number}",
            name=council.contact.name,
            day=council.order.date.isoformat(),
            number=council.order.number,
        ),
        (contact, order),
    )
