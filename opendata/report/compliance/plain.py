"""The compliance report for programs: keys in English that stay, texts in the chosen language."""

from __future__ import annotations

from typing import Any

from opendata.messages import Language, say
from opendata.report.compliance.line import Evidence, Line
from opendata.report.compliance.report import ComplianceReport


def plain(report: ComplianceReport, language: Language) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "council": {"name": report.council.name, "edrpou": report.council.edrpou},
        "edition": report.edition,
        "as_of": report.until.isoformat(),
        "requirements": len(report.requirements),
        "lines_total": len(report.lines),
        "by_state": {str(state): number for state, number in report.by_state.items()},
        "score": {
            "name": "opendata score",
            "percent": report.score.percent,
            "got": round(float(report.score.got), 2),
            "possible": round(float(report.score.possible), 2),
        },
        "fix_first": [
            {
                "remedy": say(one.remedy, language),
                "points": one.points,
                "lines": one.lines,
                "where": list(one.where),
            }
            for one in report.fixes
        ],
        "lines": [_line(one, language) for one in report.lines],
        "quality": [
            {
                "dataset": one.dataset,
                "points": one.points,
                "possible": 405,
                "unchecked": one.unchecked,
                "rating": str(one.rating),
                "indicators": [
                    {
                        "key": part.key,
                        "dimension": str(part.dimension),
                        "points": part.points,
                        "possible": part.possible,
                        "told": str(part.told),
                        "remedy": say(part.remedy, language) if part.remedy else None,
                    }
                    for part in one.indicators
                ],
            }
            for one in report.quality
        ],
        "beyond": list(report.beyond),
    }


def _line(one: Line, language: Language) -> dict[str, Any]:
    return {
        "requirement": one.requirement or None,
        "dataset": one.dataset,
        "aspect": str(one.aspect),
        "state": str(one.state),
        "says": say(one.says, language),
        "due": one.due.isoformat() if one.due else None,
        "weight": one.weight,
        "evidence": [_evidence(part) for part in one.evidence],
        "remedy": say(one.remedy, language) if one.remedy else None,
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "proof": str(one.proof),
        "what": one.what,
        "dataset": one.dataset,
        "at": one.at.isoformat() if one.at else None,
        "event": one.event,
        "sha256": one.sha256,
    }
