"""``waivers.yaml``: the findings of the screen for personal data that people let pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

from opendata.messages import msg
from opendata.privacy.waivers import Waiver
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.conform import conform
from opendata.workspace.parse import read_yaml

WAIVERS: Final = "waivers.yaml"
"""In the root of the workspace, to be reviewed as any other change of it."""


def read_waivers(root: Path) -> tuple[Waiver, ...]:
    """The waivers of the workspace in ``root``, in the order of the file; none without the file.

    :raises OpendataError: ``workspace-…`` or ``waiver-until``, exit 4.
    """
    path = root / WAIVERS
    if not path.is_file():
        return ()
    content = read_yaml(path, WAIVERS)
    entries = content.get("waivers")
    if isinstance(entries, list):
        content = {**content, "waivers": [_plain(one) for one in entries]}
    conform(content, "waivers", WAIVERS)
    return tuple(_waiver(one, at) for at, one in enumerate(content["waivers"]))


def _plain(entry: Any) -> Any:
    """YAML makes a date of a day without quotes."""
    if not isinstance(entry, dict):
        return entry
    until = entry.get("until")
    return {**entry, "until": until.isoformat()} if type(until) is date else entry


def _waiver(one: dict[str, str], at: int) -> Waiver:
    try:
        until = date.fromisoformat(one["until"])
    except ValueError:
        problem = Problem(
            "waiver-until",
            msg("there is no such day"),
            Place(WAIVERS, key=f"waivers[{at}].until"),
            found=one["until"],
            expected=msg("a day of the calendar: {example}", example="2026-03-02"),
            remedy=msg("Correct the day."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION) from None
    return Waiver(one["finding"], one["who"].strip(), one["ground"].strip(), until)
