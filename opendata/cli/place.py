"""Where a command works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from opendata.cli.globals import Settings
from opendata.problems import OpendataError
from opendata.workspace.find import find_workspace

if TYPE_CHECKING:
    from opendata.workspace.workspace import Workspace


def workspace_of(settings: Settings) -> Workspace:
    """The workspace at or above the place that the settings name."""
    from opendata.workspace.read import read_workspace  # not for --help

    return read_workspace(find_workspace(settings.workspace))


def root_of(settings: Settings) -> Path:
    """The folder of that workspace; the place itself if there is none."""
    try:
        return find_workspace(settings.workspace)
    except (OpendataError, OSError, ValueError):
        return settings.workspace
