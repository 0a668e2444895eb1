"""Files of any size go through a few megabytes of memory."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from scripted_portal import ScriptedPortal, Talk, head, success

MEGABYTE = 1 << 20
SIZE = 300 * MEGABYTE
BLOCK = bytes(range(256)) * 4096

PROGRAM = """
import io, sys, tracemalloc
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.parts import Source

class Made(io.RawIOBase):
    def __init__(self, size): self.left = size
    def readable(self): return True
    def read(self, count=-1):
        count = min(count, self.left)
        self.left -= count
        return bytes(count)

def resident():
    # The most that was ever in memory, in bytes. (ru_maxrss would count what was before exec.)
    with open("/proc/self/status") as lines:
        return next(int(one.split()[1]) * 1024 for one in lines if one.startswith("VmHWM"))

what, url, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Client(url) as client:
    client.call("package_list")
    before = resident()
    tracemalloc.start()
    if what == "upload":
        client.upload("resource_create", {}, "upload", Source("a.csv", size, lambda: Made(size)))
        got = size
    else:
        got = client.download(url + "/a.csv", lambda block: None)
        print(got.sha256)
        got = got.bytes
    print(got, tracemalloc.get_traced_memory()[1], resident() - before)
"""


def run(what: str, portal: ScriptedPortal) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, what, portal.url, str(SIZE)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
        cwd=Path(__file__).parents[4],
    )
    return done.stdout.split()


linux = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc"
)


@linux
@pytest.mark.slow
def test_an_upload_needs_little_memory(portal: ScriptedPortal) -> None:
    portal.answers = [success()]
    size, traced, resident = map(int, run("upload", portal))
    assert size == SIZE
    assert portal.heard[1].bytes > SIZE
    assert traced < 5 * MEGABYTE, traced
    assert resident < 20 * MEGABYTE, resident


@linux
@pytest.mark.slow
def test_a_download_needs_little_memory(portal: ScriptedPortal) -> None:
    def large(talk: Talk) -> None:
        talk.send(head(200, {"Content-Type": "text/csv"}, SIZE))
        for _ in range(SIZE // len(BLOCK)):
            talk.send(BLOCK)

    portal.answers = [success(), large]
    digest, *figures = run("download", portal)
    expected = hashlib.sha256()
    for _ in range(SIZE // len(BLOCK)):
        expected.update(BLOCK)
    size, traced, resident = map(int, figures)
    assert (size, digest) == (SIZE, expected.hexdigest())
    assert traced < 5 * MEGABYTE, traced
    assert resident < 20 * MEGABYTE, resident
