"""The four servers of one lab: how each is started, known to be ready, and stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.ckan_lab import postgres, processes
from scripts.ckan_lab.editions import Edition
from scripts.ckan_lab.errors import LabError
from scripts.ckan_lab.places import CKAN_TESTS, INSIDE
from scripts.ckan_lab.ports import HOST, Ports

PARTS = ("postgres", "redis", "solr", "ckan")
"""In the order in which they are started."""
_PATIENCE = 90.0
"""Seconds that a server may take to answer for the first time."""


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers that run in one folder."""

    edition: Edition
    folder: Path
    environment: Path
    ports: Ports
    password: str

    def start(self, part: str) -> None:
        """Start one part and wait until it answers.

        Raises:
            LabError: it does not come up, with the last of its log.
        """
        starters: dict[str, Callable[[], None]] = {
            "postgres": lambda: postgres.start(self.folder / "pg", self.ports.postgres),
            "redis": self._start_redis,
            "solr": self._start_solr,
            "ckan": self._start_ckan,
        }
        starters[part]()
        self.wait(part)

    def wait(self, part: str) -> None:
        """Wait until a part that was started answers.

        Raises:
            LabError: it does not.
        """
        until = time.monotonic() + _PATIENCE
        while not self.answers(part):
            if time.monotonic() > until or not self.runs(part):
                said = self.log(part).read_text(encoding="utf-8", errors="replace")
                raise LabError(f"{part} does not come up:\n{said[-3000:]}")
            time.sleep(0.05)

    def answers(self, part: str) -> bool:
        """Whether the part does what it is for."""
        if part == "postgres":
            return postgres.answers(self.ports.postgres)
        if part == "redis":
            return self.redis("PING") == "PONG"
        address = f"{self.solr_url}/admin/ping"
        return _served(address if part == "solr" else f"{self.url}/api/3/action/status_show")

    def stop(self, part: str) -> None:
        """Stop one part at once; nothing happens where it does not run."""
        stop_part(self.folder, part)

    def runs(self, part: str) -> bool:
        """Whether the part's processes are there."""
        return bool(processes.working_in(work_folder(self.folder, part)))

    def _start_redis(self) -> None:
        work = work_folder(self.folder, "redis")
        work.mkdir(parents=True, exist_ok=True)
        settings = work / "redis.conf"
        settings.touch(mode=0o600)
        settings.write_text(
            f'bind {HOST}\nport {self.ports.redis}\nrequirepass {self.password}\nsave ""\n'
            "appendonly no\n",
            encoding="utf-8",
        )
        self._launch("redis", ["redis-server", settings])

    def _start_solr(self) -> None:
        # CKAN 2.8 leaves the default operator to Solr's own schema.
        older = ("--schema-version", "2.8", "--operator", "AND") if self.edition.pylons else ()
        command = [sys.executable, "-m", "solr_stand_in", "--port", str(self.ports.solr), *older]
        self._launch("solr", command, PYTHONPATH=str(CKAN_TESTS))

    def _start_ckan(self) -> None:
        entry = "wsgi_2_8" if self.edition.pylons else "wsgi"
        command = [
            self.environment / "bin" / "gunicorn",
            # Two processes with threads: so that requests meet in the database as on a portal.
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--graceful-timeout", "2", "--bind", f"{HOST}:{self.ports.ckan}"),
            *("--pythonpath", INSIDE, f"{entry}:application"),
        ]
        self._launch("ckan", command, CKAN_INI=str(self.folder / "ckan.ini"))

    @property
    def url(self) -> str:
        """The address of CKAN."""
        return f"http://{HOST}:{self.ports.ckan}"

    @property
    def solr_url(self) -> str:
        """The address of the core of the search index."""
        return f"http://{HOST}:{self.ports.solr}/solr/ckan"

    def redis(self, *words: str) -> str:
        """Give Redis a command and return its answer; nothing where it does not answer."""
        done = subprocess.run(
            ["redis-cli", "-h", HOST, "-p", str(self.ports.redis), *words],
            env={**os.environ, "REDISCLI_AUTH": self.password},
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def _launch(self, part: str, command: list[str | Path], **variables: str) -> None:
        processes.launch(
            command,
            work_folder(self.folder, part),
            self.log(part),
            {**clean_environment(self.folder), **variables},
        )

    def log(self, part: str) -> Path:
        """Where a part says what it does."""
        if part == "postgres":
            return self.folder / "pg" / "log"
        logs = self.folder / "logs"
        logs.mkdir(exist_ok=True)
        return logs / f"{part}.log"


def work_folder(folder: Path, part: str) -> Path:
    """Where a part works; its processes are known by it."""
    return folder / "pg" / "data" if part == "postgres" else folder / part


def stop_all(folder: Path) -> None:
    """Stop whatever works for the lab in ``folder``, whoever started it."""
    for part in reversed(PARTS):
        stop_part(folder, part)


def stop_part(folder: Path, part: str) -> None:
    """Stop one part without grace; what it had in memory may be lost."""
    # PostgreSQL has several ways to stop, this one is quick; gunicorn has none that is.
    signals = {"postgres": signal.SIGQUIT, "ckan": signal.SIGKILL}
    processes.stop(work_folder(folder, part), signals.get(part, signal.SIGTERM))


def clean_environment(folder: Path) -> dict[str, str]:
    """No variable of the developer's shell decides what a server does."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""No proxy stands between us and ourselves."""


def _served(url: str) -> bool:
    try:
        with OPENER.open(url, timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
