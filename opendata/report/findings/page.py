"""The findings as one page of HTML that needs nothing else: to be mailed, printed, or opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from opendata.messages import Message, msg, nmsg, say
from opendata.problems import Problem, Severity, shorten
from opendata.report.annotated.list_sheet import WEIGHTS
from opendata.report.findings.findings import Findings

HERE: Final = Path(__file__).parent
WORDS: Final[dict[str, Message]] = {
    "weight": msg("Weight"),
    "place": msg("Place"),
    "what": msg("What is wrong"),
    "found": msg("Found"),
    "expected": msg("Expected"),
    "remedy": msg("What to do"),
    "findings": msg("Findings"),
}


def page(found: Findings) -> bytes:
    """UTF-8. Texts of the file are escaped; the page runs no scripts and loads nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    html = environment.get_template("page.html.j2").render(
        found=found,
        answer=say(_answer(found), found.language),
        words={name: say(word, found.language) for name, word in WORDS.items()},
        rows=[_row(one, found) for one in found.problems],
    )
    return html.encode()


def _answer(found: Findings) -> Message:
    errors = found.count(Severity.ERROR)
    if errors:
        return nmsg("{n} error has to be corrected.", "{n} errors have to be corrected.", errors)
    return msg("All is well.")


def _row(problem: Problem, found: Findings) -> dict[str, Any]:
    def said(message: Message | None) -> str:
        return say(message, found.language) if message is not None else ""

    return {
        "severity": str(problem.severity),
        "weight": said(WEIGHTS[problem.severity]),
        "place": str(problem.place),
        "what": said(problem.what),
        "found": shorten(problem.found, 500) if problem.found is not None else "",
        "expected": said(problem.expected),
        "remedy": said(problem.remedy),
        "code": problem.code,
    }
