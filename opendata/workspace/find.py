"""Where the workspace is: its folder, told by the file of settings in it."""

from __future__ import annotations

from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

SETTINGS = "opendata.toml"


def find_workspace(start: Path) -> Path:
    """The nearest folder at or above ``start`` that holds ``opendata.toml``.

    :raises OpendataError: ``workspace-missing``, exit 4, when there is none.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / SETTINGS).is_file():
            return folder
    problem = Problem(
        "workspace-missing",
        msg("there is no workspace here: no opendata.toml in this folder or above it"),
        Place(str(start)),
        remedy=msg(
            "Go to the council's folder, name it with --workspace, or make one: opendata init PATH"
        ),
    )
    raise OpendataError(problem, Exit.CONFIGURATION)
