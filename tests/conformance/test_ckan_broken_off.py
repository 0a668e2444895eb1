"""A publication to a CKAN in memory that is broken off at any of its writes: the next run mends it.

Killed before the write, after it, and told that it is not known whether it was done. The same with
real processes and a real CKAN stands in tests/faults; here every point is tried in a moment.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ckan_kit import CkanKit, must_be_whole
from fake_ckan import FakeCkan
from publications import World, row

from opendata.messages import msg
from opendata.portals.ckan.client.failures import Unreachable
from opendata.portals.ckan.client.spot import is_read
from opendata.problems import OpendataError, Problem

ROWS = [row(1), row(2), row(3)]
CHANGED = [row(1, status="Втратив чинність"), row(2), row(6)]
CLOCKS = {"created", "last_modified", "metadata_created", "metadata_modified"}


class Killed(BaseException):
    """The process is dead."""


class Bench:
    """A council with one release and an empty portal, or with two, of which one is published."""

    def __init__(self, folder: Path, flavour: str, rows: int) -> None:
        self.fake = FakeCkan(flavour)
        self.fake.organisation("rada", editors=("editor",))
        world = World(folder)
        world.release(ROWS)
        self.kit = CkanKit(world, "ckan", self._client)
        if rows > 1:
            self.kit.publish()
            world.release(CHANGED)
        self.start = copy.deepcopy(self.fake.state), tuple(self.kit.events)

    def again(self) -> None:
        """Everything as at the start."""
        state, events = self.start
        self.fake.state = copy.deepcopy(state)
        self.kit.events[:] = events

    def _client(self, who: str) -> Any:
        return self.fake.client(None if who == "public" else who)

    def broken_off(self, number: int, how: str) -> bool:
        """Publish, and break off at the write of this number; whether there was one."""
        count = 0

        def hook(action: str) -> None:
            nonlocal count
            count += not is_read(action)
            if not is_read(action) and count == number:
                if how.endswith("unknown"):
                    raise Unreachable(Problem("ckan-test", msg("gone")), maybe_done=True)
                raise Killed

        setattr(self.fake, "after" if how.startswith("done") else "before", hook)
        try:
            self.kit.publish()
        except (Killed, OpendataError):
            pass
        finally:
            self.fake.before = self.fake.after = lambda _action: None
        return count >= number

    def state(self) -> Any:
        """All that the portal keeps, apart from its ids and clock."""
        view = self.kit.view()
        assert view is not None
        must_be_whole(self.kit, view)
        assert not view.others
        order = [one["name"] for one in view.shown["resources"]]
        parts = {key: (one.data, plain(one.shown)) for key, one in view.parts.items()}
        return order, plain(view.shown), parts


def plain(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is another one in each portal."""
    left = {"id", "package_id", "url", "resources", "tags", "organization", "owner_org"}
    return {key: one for key, one in shown.items() if key not in CLOCKS | left}


@pytest.mark.parametrize("flavour", ["modern", "legacy"])
@pytest.mark.parametrize("rows", [1, 2], ids=["first", "update"])
def test_the_next_run_ends_as_an_undisturbed_one(
    flavour: str, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.sync", lambda: None, raising=False)
    bench = Bench(tmp_path, flavour, rows)
    bench.kit.publish()
    expected, writes = bench.state(), len(bench.kit.writes)
    assert writes
    for how in ("undone, killed", "done, killed", "undone, unknown", "done, unknown"):
        for number in range(1, writes + 1):
            bench.again()
            assert bench.broken_off(number, how)
            mended = bench.kit.publish()
            assert mended.receipt is not None, (how, number)
            assert mended.receipt.proven, (how, number)
            assert bench.state() == expected, (how, number)
            assert len(bench.fake.state.packages) == 1, (how, number)
            assert len(bench.fake.state.resources) == len(expected[2]), (how, number)
            assert bench.kit.serves(), (how, number)
