"""Where a command works."""

from opendata.cli.globals import Settings
from opendata.workspace.read import find_workspace, read_workspace
from opendata.workspace.workspace import Workspace


def workspace_of(settings: Settings) -> Workspace:
    """The workspace at or above the place that the settings name."""
    return read_workspace(find_workspace(settings.workspace))
