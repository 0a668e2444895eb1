"""A glance at a workspace that may be broken: it is read in earnest later, with all complaints."""

from __future__ import annotations

import tomllib
from pathlib import Path

from opendata.messages import Language, language_of
from opendata.problems import OpendataError
from opendata.workspace.find import SETTINGS, find_workspace


def language_at(start: Path) -> Language | None:
    """The key ``language`` of the workspace at or above ``start``; None where it cannot be told."""
    try:
        text = (find_workspace(start) / SETTINGS).read_text(encoding="utf-8-sig")
        return language_of(tomllib.loads(text).get("language"))
    except (OpendataError, OSError, ValueError, AttributeError):
        return None
