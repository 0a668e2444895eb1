"""A town whose journal the tests of the compliance report write on in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from opendata.journal.journal import Step
from opendata.messages import say
from opendata.pipeline.house import open_house
from opendata.report.compliance.known import Known
from opendata.report.compliance.line import Aspect, Line
from opendata.report.compliance.report import ComplianceReport, compliance
from opendata.workspace.read import read_workspace

AT = datetime(2026, 3, 2, 11, 0, 0, tzinfo=UTC)
"""When the town has published: a Monday, 13:00 in Kyiv."""
DAY = timedelta(days=1)


def known_of(root: Path, until: datetime, edition: str = "2025") -> Known:
    """What is known of the workspace in ``root`` at ``until``."""
    house = open_house(read_workspace(root))
    return Known(house.workspace, house.journal, house.store, until, until, edition)


def report_of(root: Path, until: datetime, edition: str = "2025") -> ComplianceReport:
    """The report on the workspace in ``root``."""
    return compliance(known_of(root, until, edition))


def line_of(report: ComplianceReport, aspect: Aspect, requirement: str = "legal-acts") -> Line:
    """The one line about an aspect of a requirement."""
    (found,) = (
        one for one in report.lines if (one.requirement, one.aspect) == (requirement, aspect)
    )
    return found


def words(line: Line) -> str:
    """What the line says, in English."""
    return say(line.says, "en")


def write(root: Path, at: datetime, step: Step, dataset: str = "decisions", **data: object) -> None:
    """One more event in the journal."""
    open_house(read_workspace(root)).journal.record(at, f"run {at}", step, dataset, data)


def settle(root: Path, text: str) -> None:
    """Add ``text`` to opendata.toml."""
    path = root / "opendata.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
