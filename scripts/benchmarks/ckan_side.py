"""Our side of the benchmark of CKANs, in a process of its own; prints what it did as JSON.

python -m scripts.benchmarks.ckan_side publish|nochange|gigabyte FOLDER WORKERS
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "portals"))

from publications import World, quiet

from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.parts import Source
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.portal import Publication
from opendata.publish.run import publish

ORGANIZATION = "rada"
GIGABYTE = 1 << 30


class Counted(Client):
    """A client that counts its requests, and the seconds that each kind of them takes."""

    guard: ClassVar[Lock] = Lock()
    requests: ClassVar[Counter[str]] = Counter()
    seconds: ClassVar[Counter[str]] = Counter()

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """As its base."""
        with self._counted(action):
            return super().call(action, data)

    def upload_all(self, action: str, *more: Any, **named: Any) -> Any:
        """As its base."""
        with self._counted(action):
            return super().upload_all(action, *more, **named)

    def download(self, *more: Any, **named: Any) -> Any:
        """As its base."""
        with self._counted("download"):
            return super().download(*more, **named)

    @contextmanager
    def _counted(self, action: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        with self.guard:
            self.requests[action] += 1
            self.seconds[action] += time.perf_counter() - start


def connect(with_token: bool) -> Counted:
    url = os.environ["BENCH_URL"]
    origin = origin_of(url)
    assert origin is not None  # noqa: S101
    token = Token(os.environ["BENCH_TOKEN"], origin, msg("the benchmark"))
    return Counted(url, token if with_token else None)


def world_in(folder: Path) -> World:
    """The council of the benchmark, as it lies in ``folder``."""
    world = World(folder)
    names = sorted(path.name for path in (folder / ".opendata" / "releases").iterdir())
    world.datasets = {name: world.dataset(name, f"Рішення ради, набір {name}") for name in names}
    return world


def each(folder: Path, work: Callable[[CkanPortal, Publication, Path], None], workers: int) -> None:
    """One portal for each worker, as in a nightly run; memories are kept in ``memory/``."""
    world = world_in(folder)
    releases = {name: world.store.releases(name) for name in world.datasets}
    names = list(world.datasets)

    def share(number: int) -> None:
        portal = CkanPortal(
            "bench", os.environ["BENCH_URL"], ORGANIZATION, PROFILES["ckan"], connect=connect
        )
        for publication, kept in _publications(world, releases, names[number::workers], folder):
            work(portal, publication, kept)
        portal.close()

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(share, range(workers)))


def _publications(
    world: World, releases: Mapping[str, Any], names: Iterable[str], folder: Path
) -> Iterator[tuple[Publication, Path]]:
    for name in names:
        kept = folder / "memory" / f"{name}.json"
        memory = json.loads(kept.read_text("utf-8")) if kept.is_file() else None
        publication = replace(
            Publication(
                council=world.council,
                dataset=world.datasets[name],
                datasets=world.datasets,
                releases=releases,
                store=world.store,
                now=world.now,
            ),
            recall=lambda _portal, memory=memory: memory,
        )
        yield publication, kept


def first(portal: CkanPortal, publication: Publication, kept: Path) -> None:
    """Publish and prove; the memory is written as the journal would."""
    latest: dict[str, Any] = {}

    def record(_step: str, said: Mapping[str, object]) -> None:
        latest.update(said)

    publication = replace(publication, recall=lambda _portal: latest.get("memory"))
    done = publish(portal, publication, record=record, progress=quiet)
    if done.receipt is None or not done.receipt.proven:
        raise SystemExit(f"{publication.dataset.name} is not proven")
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(latest["memory"]), "utf-8")


def again(portal: CkanPortal, publication: Publication, _kept: Path) -> None:
    """Nothing to do, and seen to be so."""
    if not portal.serves(publication):
        raise SystemExit(f"{publication.dataset.name} is not served")


def gigabyte(folder: Path) -> None:
    """Up and down again, hashed on both ways."""
    path = folder / "gigabyte.bin"
    with connect(True) as client:
        made = client.call(
            "package_create", {"name": "gigabyte", "owner_org": ORGANIZATION, "title": "Великий"}
        )
        source = Source("gigabyte.bin", GIGABYTE, lambda: path.open("rb"))
        data = {"package_id": made["id"], "name": "gigabyte", "format": "BIN"}
        sent = client.upload_all("resource_create", data, {"upload": source})
        got = client.download(sent["url"], lambda _block: None)
    if got.bytes != GIGABYTE:
        raise SystemExit(f"{got.bytes} bytes came back")


def peak() -> float:
    """Memory of this process at its most, in MB; getrusage would say that of its parent too."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> int:
    what, folder, workers = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if what == "gigabyte":
        gigabyte(folder)
    else:
        each(folder, first if what == "publish" else again, workers)
    print(
        json.dumps(
            {
                "requests": dict(Counted.requests),
                "seconds": dict(Counted.seconds),
                "megabytes": peak(),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
