"""The local CKAN after a kill -9 of what starts it, or of a part of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from ckan_hands import missing
from ckanapi import RemoteCKAN

if TYPE_CHECKING:
    from scripts.ckan_lab.lab import Lab

NAME = "2.12.0"
pytestmark = [
    pytest.mark.ckan,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing(NAME)), reason=missing(NAME) or "there"),
]
USE = f"killed-{os.getpid()}"
"""Of this process alone: what is killed here is in nobody else's hands."""
UP = f"""
from scripts.ckan_lab.editions import EDITIONS
from scripts.ckan_lab.lab import Lab
Lab(EDITIONS["{NAME}"], "{USE}").up()
"""


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    from scripts.ckan_lab.editions import EDITIONS
    from scripts.ckan_lab.lab import Lab
    from scripts.ckan_lab.snapshot import prepared

    lab = Lab(EDITIONS[NAME], USE)
    prepared(lab.edition)  # so that it is the start that is killed
    with lab.used():
        yield lab
    shutil.rmtree(lab.folder.parent)


def answers(lab: Lab) -> bool:
    with RemoteCKAN(lab.servers().url) as portal:
        return bool(portal.action.status_show()["ckan_version"] == NAME)


def processes_of(lab: Lab) -> list[int]:
    from scripts.ckan_lab.parts import PARTS, work_folder
    from scripts.ckan_lab.processes import working_in

    return [pid for part in PARTS for pid in working_in(work_folder(lab.folder, part))]


def test_a_start_that_was_killed_is_mended_by_the_next_one(lab: Lab) -> None:
    from scripts.ckan_lab.parts import work_folder
    from scripts.ckan_lab.places import ROOT
    from scripts.ckan_lab.processes import working_in

    for seconds in (0.2, 0.5, 1.0, 2.0):
        with subprocess.Popen([sys.executable, "-c", UP], cwd=ROOT) as starting:
            time.sleep(seconds)
            starting.kill()
    lab.up()
    assert answers(lab)
    before = working_in(work_folder(lab.folder, "ckan"))
    lab.up()
    assert working_in(work_folder(lab.folder, "ckan")) == before, "what runs is left alone"
    lab.down()
    assert not processes_of(lab)
    assert not lab.folder.exists()


@pytest.mark.parametrize("part", ["ckan", "solr", "redis", "postgres"])
def test_a_part_that_was_killed_is_mended_by_reset(lab: Lab, part: str) -> None:
    from scripts.ckan_lab.parts import work_folder
    from scripts.ckan_lab.processes import working_in

    lab.up()
    for pid in working_in(work_folder(lab.folder, part)):
        os.kill(pid, signal.SIGKILL)
    lab.reset()
    assert answers(lab)
    with RemoteCKAN(lab.servers().url, apikey=lab.tokens()["admin"]) as portal:
        portal.action.organization_create(name="rada")
        assert portal.action.package_search()["count"] == 0
