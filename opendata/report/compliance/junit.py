"""The compliance report as JUnit XML, for build servers: a case for each line.

Not met and overdue are failures; what could not be checked is an error; what does not apply, is
deferred or not due yet is skipped.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from opendata.clean.workbook import cell_text
from opendata.messages import Language, say
from opendata.report.compliance.line import Line, State
from opendata.report.compliance.report import ComplianceReport
from opendata.report.compliance.words import ASPECTS, STATES

OUTCOMES: Final = {
    State.NOT_MET: "failure",
    State.OVERDUE: "failure",
    State.COULD_NOT_CHECK: "error",
    State.DUE: "skipped",
    State.DEFERRED: "skipped",
    State.DOES_NOT_APPLY: "skipped",
}


def junit(report: ComplianceReport, language: Language) -> bytes:
    """One suite; the name of a case is its set and aspect, its class the requirement."""
    outcomes = [OUTCOMES.get(one.state) for one in report.lines]
    counts = {
        "tests": str(len(outcomes)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
        "skipped": str(outcomes.count("skipped")),
    }
    root = ET.Element("testsuites", {"name": "opendata", **counts})
    name = f"compliance {report.edition} {report.until.date().isoformat()}"
    suite = ET.SubElement(root, "testsuite", {"name": name, **counts})
    for one in report.lines:
        _case(suite, one, language)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _case(suite: ET.Element, one: Line, language: Language) -> None:
    name = f"{one.dataset or '–'}: {say(ASPECTS[one.aspect], language)}"
    about = {"classname": one.requirement or "council", "name": name}
    case = ET.SubElement(suite, "testcase", about)
    outcome = OUTCOMES.get(one.state)
    if outcome is not None:
        says = cell_text(f"{say(STATES[one.state], language)}: {say(one.says, language)}")
        remedy = cell_text(say(one.remedy, language)) if one.remedy else ""
        ET.SubElement(case, outcome, {"type": str(one.state), "message": says}).text = remedy
