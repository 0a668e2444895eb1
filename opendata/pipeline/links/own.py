"""Addresses on the council's own site: what they lead to stands in the published folder.

Nobody has to be asked for them: receipts prove every file of that folder, byte by byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from opendata.workspace.portals import SITE
from opendata.workspace.workspace import Workspace

INDEX: Final = "index.html"


class OwnSites:
    """The sites that are published from folders of ``workspace``."""

    def __init__(self, workspace: Workspace) -> None:
        self._sites = [
            (f"{one.url}/", workspace.root / one.path)
            for one in workspace.portals.values()
            if one.kind == SITE and one.url
        ]

    def file(self, address: str) -> Path | None:
        """The file that ``address`` leads to, whether it is there or not; None for other sites."""
        for begins, folder in self._sites:
            if f"{address}/".startswith(begins):
                return _inside(folder, address[len(begins) :])
        return None

    def split(self, addresses: Iterable[str]) -> tuple[set[str], set[str], list[str]]:
        """``addresses`` as own ones that are there, own ones that are not, and those of others."""
        there: set[str] = set()
        gone: set[str] = set()
        others: list[str] = []
        for address in addresses:
            path = self.file(address)
            if path is None:
                others.append(address)
            else:
                (there if path.is_file() else gone).add(address)
        return there, gone, others


def _inside(folder: Path, rest: str) -> Path:
    parts = urlsplit(f"/{rest}")
    names = [unquote(one) for one in parts.path.split("/") if one]
    if any(one == ".." or "/" in one or "\\" in one or ":" in one for one in names):
        return folder / INDEX / INDEX  # no web server leads out of its folder: never there
    path = folder.joinpath(*PurePosixPath(*names).parts) if names else folder
    return path / INDEX if parts.path.endswith("/") or not names or path.is_dir() else path
