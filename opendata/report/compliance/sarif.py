"""The compliance report as SARIF 2.1.0: a result for each line that asks for something."""

from __future__ import annotations

import json
from typing import Any, Final

from opendata import __version__
from opendata.messages import Language, say
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.report import ComplianceReport
from opendata.report.compliance.words import ASPECTS, STATES
from opendata.report.findings.sarif import SCHEMA

LEVELS: Final = {
    State.NOT_MET: ("fail", "error"),
    State.OVERDUE: ("fail", "error"),
    State.DUE: ("review", "none"),
    State.COULD_NOT_CHECK: ("open", "none"),
    State.MET: ("pass", "none"),
    State.DEFERRED: ("notApplicable", "none"),
    State.DOES_NOT_APPLY: ("notApplicable", "none"),
}
"""Kind and level of a result, as the standard has them."""


def sarif(report: ComplianceReport, language: Language) -> bytes:
    """One run with a result for each line; UTF-8."""
    aspects = list(Aspect)
    run = {
        "tool": {
            "driver": {
                "name": "opendata report compliance",
                "version": __version__,
                "rules": [
                    {"id": str(one), "shortDescription": {"text": say(ASPECTS[one], language)}}
                    for one in aspects
                ],
            }
        },
        "language": language,
        "results": [_result(one, aspects.index(one.aspect), language) for one in report.lines],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2).encode() + b"\n"


def _result(one: Line, rule: int, language: Language) -> dict[str, Any]:
    kind, level = LEVELS[one.state]
    parts = [say(STATES[one.state], language), say(one.says, language)]
    parts += [say(one.remedy, language)] if one.remedy else []
    name = "/".join(part for part in (one.requirement or "council", one.dataset) if part)
    uri = f"datasets/{one.dataset}/datapackage.yaml" if one.dataset else "opendata.toml"
    return {
        "ruleId": str(one.aspect),
        "ruleIndex": rule,
        "kind": kind,
        "level": level,
        "message": {"text": "; ".join(parts)},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": uri}},
                "logicalLocations": [{"fullyQualifiedName": name, "kind": "member"}],
            }
        ],
        "properties": {"state": str(one.state)},
    }
