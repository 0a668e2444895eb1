"""A real CKAN in the hands of a test.

    from ckan_hands import on_ckan

    @on_ckan()                          # every version that this computer can have
    def test_it(ckan: Ckan) -> None:
        with ckan.client(ckan.editor) as portal:
            portal.action.site_read()

Each test finds it empty, with its two users. What a test stops or configures is mended before the
next one. All tests of one version take turns, in whichever process they run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ckanapi import RemoteCKAN

if TYPE_CHECKING:
    from scripts.ckan_lab.lab import Lab  # which can be imported on Linux only

VERSIONS = ("2.12.0", "2.10.11", "2.9.11", "2.8.12")
"""Every CKAN that is tested, the newest first."""
PASSPORT = "2.12.0-passport"
"""CKAN 2.12 whose datasets have the fields of data.gov.ua at their top level."""


@dataclass(frozen=True, slots=True)
class Ckan:
    """One running CKAN."""

    name: str
    url: str
    sysadmin: str
    """A token that may do everything."""
    editor: str
    """The token of a user, ``editor``, who may do what an organisation lets them."""
    solr_url: str
    folder: Path
    """Where it runs: ``storage/`` has its files, ``logs/`` what its parts say."""

    @property
    def version(self) -> tuple[int, int]:
        """Such as ``(2, 12)``."""
        major, minor, *_ = self.name.split(".")
        return int(major), int(minor)

    @property
    def revises(self) -> bool:
        """Whether it has ``package_revise``."""
        return self.version >= (2, 9)

    def client(self, token: str | None = None) -> RemoteCKAN:
        """A client of ckanapi; close it, or use it as a context."""
        return RemoteCKAN(self.url, apikey=token)

    def organisation(self, name: str = "rada", title: str = "Вигадана міська рада") -> str:
        """Make an organisation in which ``editor`` may publish, and return its id."""
        with self.client(self.sysadmin) as portal:
            made = portal.action.organization_create(
                name=name, title=title, users=[{"name": "editor", "capacity": "editor"}]
            )
        return str(made["id"])

    def empty(self) -> None:
        """Take everything away, as before a test; the two users stay."""
        _lab(self.name).reset()

    def stop(self, part: str) -> None:
        """Stop ``ckan``, ``solr``, ``redis`` or ``postgres`` without grace."""
        _lab(self.name).servers().stop(part)

    def start(self, part: str) -> None:
        """Start what was stopped; the search index has forgotten everything."""
        _lab(self.name).servers().start(part)

    def configure(self, settings: Mapping[str, str]) -> None:
        """Start CKAN again with other settings, until the end of the test; some seconds."""
        _lab(self.name).configure(settings)


def on_ckan(*names: str) -> pytest.MarkDecorator:
    """Run a test on these CKANs, or on all versions; it takes the fixture ``ckan``."""
    return pytest.mark.parametrize(
        "ckan",
        [
            pytest.param(
                name,
                id=f"ckan-{name}",
                marks=[pytest.mark.ckan, pytest.mark.slow],
            )
            for name in names or VERSIONS
        ],
        indirect=True,
    )


@pytest.fixture(scope="session")
def ckan_labs() -> Iterator[Callable[[str], None]]:
    """Start the CKAN of a name, once; the last process that uses it stops it."""
    with ExitStack() as used:
        started: set[str] = set()

        def start(name: str) -> None:
            why_not = missing(name)
            if why_not:
                pytest.skip(why_not)
            if name not in started:
                used.enter_context(_lab(name).used())
                _lab(name).up()
                started.add(name)

        yield start


@pytest.fixture
def ckan(request: pytest.FixtureRequest, ckan_labs: Callable[[str], None]) -> Iterator[Ckan]:
    """An empty CKAN that nobody else uses during the test."""
    with taken(request.param, ckan_labs) as made:
        yield made


@contextmanager
def taken(name: str, ckan_labs: Callable[[str], None]) -> Iterator[Ckan]:
    """The same for tests that run on other portals too; ``ckan_labs`` is the fixture."""
    from scripts.ckan_lab.locking import locked

    ckan_labs(name)
    lab = _lab(name)
    with locked(lab.folder, "turn"):
        lab.reset()
        tokens, servers = lab.tokens(), lab.servers()
        yield Ckan(
            name,
            servers.url,
            tokens["admin"],
            tokens["editor"],
            servers.solr_url,
            lab.folder,
        )


@cache
def missing(name: str) -> str:
    """Why this computer cannot have that CKAN; nothing if it can."""
    if sys.platform != "linux":
        return "the local CKAN runs on Linux only"
    from scripts.ckan_lab.editions import edition_named
    from scripts.ckan_lab.errors import UnavailableError
    from scripts.ckan_lab.programs import check_programs, interpreter

    try:
        check_programs()
        interpreter(edition_named(name))
    except UnavailableError as error:
        return str(error)
    return ""


def _lab(name: str) -> Lab:
    from scripts.ckan_lab.editions import edition_named
    from scripts.ckan_lab.lab import TESTS, Lab

    return Lab(edition_named(name), TESTS)
