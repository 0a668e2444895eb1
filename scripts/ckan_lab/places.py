"""Where the lab keeps what it needs: nothing of it inside the work tree.

Virtual environments and snapshots are found by what they are made of, so that all clones on a
computer share them; what runs belongs to one clone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from scripts.ckan_lab.editions import Edition

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
LOCKS = HERE / "locks"
INSIDE = HERE / "inside"
"""Programs that run within CKAN's own Python."""
MAKES_SNAPSHOTS = ("editions.py", "postgres.py", "settings.py", "snapshot.py")
CKAN_TESTS = ROOT / "tests" / "ckan"
PASSPORT = CKAN_TESTS / "passport.yaml"


def home() -> Path:
    """The folder of everything; ``CKAN_LAB_HOME`` moves it.

    For root it is not in root's own home, as the account ``postgres`` must be able to go there.
    """
    chosen = os.environ.get("CKAN_LAB_HOME")
    if chosen:
        return Path(chosen).resolve()
    if os.geteuid() == 0:
        return Path("/var/cache/opendata-ckan")
    caches = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(caches) / "opendata-ckan"


def environment_folder(edition: Edition, python: str) -> Path:
    """The virtual environment of an edition, by its locks and its Python (such as ``3.11``)."""
    key = _digest(python.encode(), *(path.read_bytes() for path in lock_files(edition)))
    return home() / "environments" / f"{edition.version}-{key}"


def snapshot_folder(edition: Edition, python: str, postgres: str) -> Path:
    """The snapshot of an edition: by its environment, by PostgreSQL, and by how it is made."""
    made_by = [*(HERE / name for name in MAKES_SNAPSHOTS), *sorted(INSIDE.glob("*.py"))]
    key = _digest(
        environment_folder(edition, python).name.encode(),
        postgres.encode(),
        *(path.read_bytes() for path in made_by),
    )
    return home() / "snapshots" / f"{edition.name}-{key}"


def run_folder(edition: Edition, use: str) -> Path:
    """Where an edition of this clone runs; ``use`` keeps the tests' apart from a developer's."""
    return home() / "runs" / _digest(str(ROOT).encode())[:8] / use / edition.name


def lock_files(edition: Edition) -> tuple[Path, Path]:
    """What the edition is built with, and what it consists of: exact versions with hashes."""
    return LOCKS / f"{edition.version}.build.txt", LOCKS / f"{edition.version}.txt"


def _digest(*parts: bytes) -> str:
    joined = hashlib.sha256()
    for part in parts:
        joined.update(hashlib.sha256(part).digest())
    return joined.hexdigest()[:12]
