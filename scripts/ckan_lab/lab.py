"""One CKAN on this computer: what can be done with it."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.ckan_lab import ports as port_numbers
from scripts.ckan_lab.editions import EDITIONS, Edition
from scripts.ckan_lab.emptying import empty
from scripts.ckan_lab.errors import LabError
from scripts.ckan_lab.locking import SharedLock, locked, users_of
from scripts.ckan_lab.parts import PARTS, Servers, stop_all
from scripts.ckan_lab.places import run_folder
from scripts.ckan_lab.settings import settings_of, with_settings
from scripts.ckan_lab.snapshot import copy, prepared, write_secret

BY_HAND, TESTS = "by-hand", "tests"
"""Who uses a lab: what a developer has put into the first one no test removes."""
_READY = "ready.json"
"""Written last: a folder with it has all that it needs."""


@dataclass(frozen=True, slots=True)
class Lab:
    """An edition of CKAN, as one user of this clone has it."""

    edition: Edition
    use: str = BY_HAND

    @property
    def folder(self) -> Path:
        """Where it runs: logs, files, settings, ``env``."""
        return run_folder(self.edition, self.use)

    @property
    def env_file(self) -> Path:
        """Address and tokens, as a shell can read them; for its owner alone."""
        return self.folder / "env"

    def up(self, first_port: int | None = None) -> Servers:
        """Start it, mend it, or do nothing if it runs.

        Args:
            first_port: the first of four ports that are wanted, in place of free ones.

        Raises:
            UnavailableError: this computer cannot have it.
            LabError: it does not come up.
        """
        snapshot, environment = prepared(self.edition)
        with locked(self.folder):
            left = self._as_left(snapshot, environment)
            if left is not None and first_port in {None, left.ports.ckan}:
                with contextlib.suppress(LabError):
                    _start_what_is_missing(left)
                    return left
            servers = self._from_snapshot(snapshot, environment, first_port)
            _start_what_is_missing(servers)
            return servers

    def reset(self) -> None:
        """Empty it; what does not run is started, changed settings are taken back.

        Raises:
            LabError: it has never been started, or cannot be emptied.
        """
        servers = self.servers()
        if not all(servers.answers(part) for part in PARTS):
            servers = self.up()
        if (self.folder / "ckan.ini").read_bytes() != (self.folder / "ckan.ini.own").read_bytes():
            self.configure({})
        try:
            empty(servers)
        except (LabError, OSError):  # a request that somebody gave up waiting for still works
            servers.stop("ckan")
            empty(self.up())

    def configure(self, settings: Mapping[str, str]) -> None:
        """Give CKAN other settings than its own until the next reset, and start it again."""
        servers = self.servers()
        own = (self.folder / "ckan.ini.own").read_text(encoding="utf-8")
        write_secret(self.folder / "ckan.ini", with_settings(own, settings))
        servers.stop("ckan")
        servers.start("ckan")

    def down(self) -> bool:
        """Stop it and forget what was in it; say whether there was anything."""
        with locked(self.folder):
            there = self.folder.exists()
            stop_all(self.folder)
            shutil.rmtree(self.folder, ignore_errors=True)
            port_numbers.give_back(self.folder)
            return there

    def servers(self) -> Servers:
        """Its parts, which may run or not.

        Raises:
            LabError: it has not been started.
        """
        try:
            state = json.loads((self.folder / _READY).read_text(encoding="utf-8"))
            ports = port_numbers.kept(self.folder)
        except FileNotFoundError:
            raise LabError(
                f"{self.edition.name} does not run: scripts/ckan up {self.edition.name}"
            ) from None
        return Servers(
            self.edition,
            self.folder,
            Path(state["environment"]),
            ports,
            (self.folder / "password").read_text(encoding="utf-8"),
        )

    def tokens(self) -> dict[str, str]:
        """The tokens of ``admin`` and ``editor``."""
        found = json.loads((self.folder / "tokens.json").read_text(encoding="utf-8"))
        return {str(name): str(token) for name, token in found.items()}

    @contextlib.contextmanager
    def used(self) -> Iterator[SharedLock]:
        """Be one of those who use it; the last one to go stops it."""
        with users_of(self.folder) as lock:
            lock.take_together()
            try:
                yield lock
            finally:
                if lock.try_alone():
                    self.down()

    def _as_left(self, snapshot: Path, environment: Path) -> Servers | None:
        """What stands in the folder, if it is whole and made of today's snapshot."""
        try:
            state = json.loads((self.folder / _READY).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if (state["snapshot"], state["environment"]) != (snapshot.name, str(environment)):
            return None
        with contextlib.suppress(LabError):
            return self.servers()
        return None

    def _from_snapshot(self, snapshot: Path, environment: Path, first_port: int | None) -> Servers:
        stop_all(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        wanted = self._usual_port() if first_port is None else first_port
        ports = port_numbers.keep(self.folder, wanted, must=first_port is not None)
        copy(snapshot, self.folder)
        (self.folder / "storage").mkdir()
        ini = self.folder / "ckan.ini"
        password = (self.folder / "password").read_text(encoding="utf-8")
        own = with_settings(
            ini.read_text(encoding="utf-8"),
            settings_of(self.edition, self.folder, ports, password),
        )
        write_secret(ini, own)
        write_secret(self.folder / "ckan.ini.own", own)
        servers = Servers(self.edition, self.folder, environment, ports, password)
        self._write_env(servers)
        state = {
            "snapshot": snapshot.name,
            "environment": str(environment),
        }
        write_secret(self.folder / _READY, json.dumps(state))
        return servers

    def _write_env(self, servers: Servers) -> None:
        tokens = self.tokens()
        lines = {
            "CKAN_URL": servers.url,
            "CKAN_TOKEN": tokens["admin"],
            "CKAN_EDITOR_TOKEN": tokens["editor"],
            "CKAN_INI": str(self.folder / "ckan.ini"),
            "SOLR_URL": servers.solr_url,
        }
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        write_secret(self.env_file, text)

    def _usual_port(self) -> int:
        """The same on every day, so that an address can be kept in a browser."""
        number = list(EDITIONS).index(self.edition.name)
        return 55000 + 10 * number + {BY_HAND: 0, TESTS: 100}.get(self.use, 200)


def _start_what_is_missing(servers: Servers) -> None:
    for part in PARTS:
        if servers.runs(part):
            servers.wait(part)
        else:
            # What has lost its database or its index answers again only after a start.
            servers.stop("ckan")
            servers.start(part)
