"""The portals that must keep the conformance suite, each behind the same small kit."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "portals"))
sys.path.insert(0, str(Path(__file__).parents[1] / "portals" / "ckan"))
sys.path.insert(0, str(Path(__file__).parent))

from audited import Watch, watching
from publications import World

from opendata.portals.portal import Portal
from opendata.portals.site import swap as swaps
from opendata.portals.site.portal import SitePortal

View = dict[str, bytes]


class Kit(Protocol):
    """What the suite needs of a kind of portal besides the protocol itself."""

    world: World
    may_be_away: bool
    """Whether readers may meet nothing at all for a moment (never half of something)."""

    def portal(self) -> Portal:
        """The portal, opened anew: it remembers nothing."""

    def view(self) -> View | None:
        """All that a reader can see, by address; None where nothing is served."""

    def tamper(self, path: str) -> None:
        """Change the content at an address behind the portal's back."""

    def flip(self, path: str) -> None:
        """Change one bit at an address behind the portal's back: nothing shows, not even a size."""

    def lose(self, path: str) -> None:
        """Remove an address behind the portal's back."""

    def occupy(self) -> None:
        """Put something of somebody else in the portal's place, before the first publication."""

    def clear(self) -> None:
        """Take everything away."""

    def leftovers(self) -> list[str]:
        """What a finished publication should have cleaned up."""

    def watching(
        self, before_each: Callable[[], None], kill_at: int | None = None
    ) -> AbstractContextManager[Watch]:
        """Count the operations of a publication, look before each, die at one of them."""


class SiteKit:
    """The static site."""

    def __init__(self, world: World, may_be_away: bool) -> None:
        self.world = world
        self.may_be_away = may_be_away
        self.folder = world.root.resolve() / "public"

    def portal(self) -> Portal:
        return SitePortal("site", self.folder, "https://data.example")

    def view(self) -> View | None:
        if not self.folder.exists():
            return None
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def tamper(self, path: str) -> None:
        (self.folder / path).write_bytes(b"tampered")

    def flip(self, path: str) -> None:
        data = bytearray((self.folder / path).read_bytes())
        data[len(data) // 2] ^= 1
        (self.folder / path).write_bytes(bytes(data))

    def lose(self, path: str) -> None:
        (self.folder / path).unlink()

    def occupy(self) -> None:
        self.folder.mkdir()
        (self.folder / "letter.docx").write_bytes(b"x")

    def clear(self) -> None:
        for path in self.folder.parent.glob("*public*"):
            shutil.rmtree(path)

    def leftovers(self) -> list[str]:
        return [path.name for path in self.folder.parent.glob("*public*") if path != self.folder]

    def watching(
        self, before_each: Callable[[], None], kill_at: int | None = None
    ) -> AbstractContextManager[Watch]:
        beginnings = (str(self.folder), str(self.folder.with_name(".public.")))
        return watching(beginnings, before_each, kill_at)


@pytest.fixture(params=["site", "site-two-renames"])
def kit(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kit:
    """Every kind of portal; the site both with and without the exchange in one step."""
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)
    one_step = request.param == "site" and sys.platform in ("linux", "darwin")
    if not one_step:
        monkeypatch.setattr(swaps, "exchange", lambda one, other: False)
    return SiteKit(World(tmp_path), may_be_away=not one_step)
