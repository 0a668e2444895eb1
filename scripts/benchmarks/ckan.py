"""Publishing to a real local CKAN, against ckanapi with the same content in the same run.

Our side plans, writes, downloads every file again and compares its hash; theirs only writes. Both
have one worker, or both several. A CKAN 2.12 of its own is started for it, and emptied between;
both must leave the same fields and files behind.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from ckanapi import RemoteCKAN
from requests import Session

from scripts.benchmarks.ckan_side import GIGABYTE, ORGANIZATION
from scripts.ckan_lab.editions import edition_named
from scripts.ckan_lab.lab import Lab

VERSION = "2.12.0"
PER_DATASET = 10
"""Resources: the table in three forms, two structures, the passport, the list, three archives."""
ACTS = 30
WORKERS = 4
DOCUMENT = 20_000
"""Bytes of one document."""


COMPUTED = frozenset(
    {
        "id",
        "package_id",
        "url",
        "url_type",
        "created",
        "last_modified",
        "metadata_modified",
        "position",
        "state",
        "size",
        "mimetype",
        "datastore_active",
        "cache_url",
        "cache_last_updated",
        "mimetype_inner",
        "resource_type",
    }
)
"""Fields of a resource that the CKAN makes out itself, or that nobody gave it."""


@dataclass(frozen=True)
class Figures:
    """Seconds and requests of both sides; ``peak`` is our memory in MB for a gigabyte."""

    datasets: int
    ours: float
    theirs: float
    ours_again: float
    theirs_again: float
    theirs_whole: float
    our_requests: int
    their_requests: int
    again_requests: Mapping[str, int]
    side_by_side: tuple[float, float]
    """Ours and theirs with several workers each."""
    peak: float
    gigabyte: float

    @property
    def ratio(self) -> float:
        """How much faster the first publication is."""
        return self.theirs / self.ours

    @property
    def ratio_again(self) -> float:
        """How much faster a run without changes is than sending it all again."""
        return self.theirs_whole / self.ours_again


def measure(datasets: int) -> Figures:
    """Both sides once each, ours first; then both again without changes; then a gigabyte."""
    lab = Lab(edition_named(VERSION), "bench")
    with tempfile.TemporaryDirectory() as folder, lab.used():
        servers = lab.up()
        root = Path(folder)
        environment = {
            **os.environ,
            "BENCH_URL": servers.url,
            "BENCH_TOKEN": lab.tokens()["editor"],
        }
        _make(root, datasets)
        parts = root / "parts"
        _start_over(lab, environment)
        ours, said = _ours("publish", root, environment)
        ours_again, again = _ours("nochange", root, environment)
        contents = _contents(environment, parts / "ours")
        _start_over(lab, environment)
        theirs = _theirs(root, contents, environment)
        _must_be_equal(contents, _contents(environment, parts / "theirs"))
        theirs_again, theirs_whole = _again(root, contents, environment)
        side_by_side = _side_by_side(lab, root, contents, environment)
        _start_over(lab, environment)
        lab.configure({"ckan.max_resource_size": "2048"})  # until the next emptying
        _write_gigabyte(root / "gigabyte.bin")
        gigabyte, large = _ours("gigabyte", root, environment)
        lab.down()
    return Figures(
        datasets,
        ours,
        theirs,
        ours_again,
        theirs_again,
        theirs_whole,
        sum(said["requests"].values()),
        datasets * (2 + PER_DATASET),  # it looks for each dataset before it is made
        again["requests"],
        side_by_side,
        large["megabytes"],
        gigabyte,
    )


def _make(root: Path, datasets: int) -> None:
    """Releases of so many datasets, each with other documents."""
    from publications import World, row  # found by ckan_side

    world = World(root)
    world.datasets = {
        f"acts-{n:03}": world.dataset(f"acts-{n:03}", f"Набір {n}") for n in range(datasets)
    }
    for number, name in enumerate(world.datasets):
        rows = [row(n, f"Про питання {n} набору {number}") for n in _numbers()]
        texts = {one["uid"]: _document(number, one["uid"]) for one in rows}
        world.release(rows, name, texts)


def _numbers() -> Iterator[int]:
    """Numbers of acts of three years: those that the invented council dates so."""
    yield from (n for n in range(1, ACTS * 7 // 3 + 1) if n % 7 in {1, 2, 3})


def _document(number: int, uid: str) -> bytes:
    line = f"{number}/{uid} ".encode()
    return (line * (DOCUMENT // len(line) + 1))[:DOCUMENT]


def _start_over(lab: Lab, environment: Mapping[str, str]) -> None:
    lab.reset()
    with RemoteCKAN(environment["BENCH_URL"], apikey=lab.tokens()["admin"]) as portal:
        portal.call_action(
            "organization_create",
            {"name": ORGANIZATION, "users": [{"name": "editor", "capacity": "editor"}]},
        )


def _side_by_side(
    lab: Lab, root: Path, contents: list[dict[str, Any]], environment: Mapping[str, str]
) -> tuple[float, float]:
    """Seconds of ours and of theirs, each with several workers."""
    _start_over(lab, environment)
    ours, _ = _ours("publish", root, environment, WORKERS)
    _start_over(lab, environment)
    return ours, _theirs(root, contents, environment, WORKERS)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _must_be_equal(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    """Both have published the same fields and the same files."""

    def said(contents: list[dict[str, Any]]) -> list[Any]:
        return [
            (
                {**one["about"], "extras": sorted(map(str, one["about"]["extras"]))},
                [(part["fields"], _sha256(Path(part["path"]))) for part in one["files"]],
            )
            for one in contents
        ]

    for mine, other in zip(said(ours), said(theirs), strict=True):
        if mine != other:
            raise SystemExit(f"not the same: {mine[0]['name']}")


def _ours(
    what: str, root: Path, environment: Mapping[str, str], workers: int = 1
) -> tuple[float, dict[str, Any]]:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "scripts.benchmarks.ckan_side", what, str(root), str(workers)],
        check=False,
        capture_output=True,
        env=dict(environment),
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-3000:])
    return seconds, json.loads(done.stdout)


def _contents(environment: Mapping[str, str], folder: Path) -> list[dict[str, Any]]:
    """What we published, as metadata and files: what ckanapi is to publish anew."""
    kept = {"name", "title", "notes", "owner_org", "license_id", "tags", "extras", "version"}
    found = []
    with RemoteCKAN(environment["BENCH_URL"], apikey=environment["BENCH_TOKEN"]) as portal:
        listed = portal.call_action("package_search", {"rows": 1000, "sort": "name asc"})
    for package in listed["results"]:
        files = []
        for one in package["resources"]:
            path = folder / package["name"] / one["url"].rsplit("/", 1)[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(requests.get(one["url"], timeout=60).content)
            fields = {key: value for key, value in one.items() if key not in COMPUTED}
            files.append({"path": str(path), "fields": fields})
        if len(files) != PER_DATASET:
            raise SystemExit(f"{package['name']} has {len(files)} resources")
        about = {key: value for key, value in package.items() if key in kept}
        about["owner_org"] = ORGANIZATION  # its id is another after the portal was emptied
        about["tags"] = [{"name": tag["name"]} for tag in package["tags"]]
        found.append({"about": about, "files": files})
    return found


def _theirs(
    root: Path,
    contents: list[dict[str, Any]],
    environment: Mapping[str, str],
    workers: int = 1,
) -> float:
    """``ckanapi load datasets``, then ``resource_create`` with one client for each worker."""

    def send_all(share: list[dict[str, Any]]) -> None:
        with _client(environment) as portal:
            for one in share:
                for part in one["files"]:
                    about = {"package_id": one["about"]["name"], "url": ""}
                    _send(portal, "resource_create", about, part)

    lines = "".join(json.dumps(one["about"]) + "\n" for one in contents)
    (root / "datasets.jsonl").write_text(lines, "utf-8")
    start = time.perf_counter()
    _load(root / "datasets.jsonl", environment, workers)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(send_all, (contents[n::workers] for n in range(workers))))
    return time.perf_counter() - start


def _again(
    root: Path, contents: list[dict[str, Any]], environment: Mapping[str, str]
) -> tuple[float, float]:
    """The datasets as they are, loaded once more with their resources kept; and that with all
    files, which ckanapi cannot know to be the same.
    """
    with RemoteCKAN(environment["BENCH_URL"], apikey=environment["BENCH_TOKEN"]) as portal:
        listed = portal.call_action("package_search", {"rows": 1000})
    path = root / "again.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in listed["results"]), "utf-8")
    start = time.perf_counter()
    _load(path, environment)
    metadata = time.perf_counter() - start
    ids = {one["name"]: [each["id"] for each in one["resources"]] for one in listed["results"]}
    with _client(environment) as portal:
        for one in contents:
            for id_, part in zip(ids[one["about"]["name"]], one["files"], strict=True):
                _send(portal, "resource_patch", {"id": id_}, part)
    return metadata, time.perf_counter() - start


@contextmanager
def _client(environment: Mapping[str, str]) -> Iterator[RemoteCKAN]:
    """A client of ckanapi that keeps its connection."""
    with (
        Session() as session,
        RemoteCKAN(
            environment["BENCH_URL"], apikey=environment["BENCH_TOKEN"], session=session
        ) as portal,
    ):
        yield portal


def _send(
    portal: RemoteCKAN, action: str, data: Mapping[str, Any], part: Mapping[str, Any]
) -> None:
    path = Path(part["path"])
    with path.open("rb") as file:
        portal.call_action(
            action, {**data, **part["fields"]}, files=[("upload", (path.name, file))]
        )


def _load(path: Path, environment: Mapping[str, str], workers: int = 1) -> None:
    command = [str(Path(sys.executable).with_name("ckanapi")), "load", "datasets", "-I", str(path)]
    server = ["-r", environment["BENCH_URL"], "-a", environment["BENCH_TOKEN"], "-p", str(workers)]
    # It starts its workers by its own name.
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        [*command, *server], check=False, capture_output=True, env={**os.environ, "PATH": places}
    )
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    wrong = [one for one in answers if one[2] is not None and "error" in str(one[2]).lower()]
    if done.returncode or wrong:
        raise SystemExit(f"{done.stderr.decode()[-2000:]} {wrong[:1]}")


def _write_gigabyte(path: Path) -> None:
    block = os.urandom(1 << 20)
    with path.open("wb") as file:
        for _ in range(GIGABYTE >> 20):
            file.write(block)
