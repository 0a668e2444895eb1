"""A town that signs its releases, and its key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from signed_chain import Signed
from town import Town

from opendata.pipeline.key import KnownKey, begin
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import Workspace


def workspace_of(town: Town) -> Workspace:
    return read_workspace(town.root)


def give_key(town: Town) -> KnownKey:
    """``opendata key make``."""
    return begin(workspace_of(town), town.clock)


def released(town: Town, name: str = "decisions") -> list[Signed]:
    """Manifests and signatures as they stand in the store, the oldest first."""
    found = []
    for folder in sorted((town.root / ".opendata" / "releases" / name).iterdir()):
        signature = folder / "datapackage.sig"
        data = signature.read_bytes() if signature.exists() else None
        found.append(((folder / "datapackage.json").read_bytes(), data))
    return found


def ours(release: Signed) -> dict[str, Any]:
    """What a manifest has under our key."""
    content: dict[str, Any] = json.loads(release[0])["opendata"]
    return content


def private_files(keys: Path) -> list[Path]:
    return sorted(keys.glob("*")) if keys.exists() else []
