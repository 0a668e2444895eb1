"""Which tables that ship the datasets of a site use, and where the page of each stands.

A council has pages of its own tables, not of all that there are: see the decision on
reference pages in ``docs/decisions``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from opendata.catalogue.reference.samples import samples_folder
from opendata.catalogue.tables import OWN, groups, table, table_paths
from opendata.portals.site.shown import Shown
from opendata.release.release import Release
from opendata.shipped import shipped

FOLDER: Final = "structures_835"
"""Where the pages stand. The name of a dataset has no low line, so that none has this folder."""
INDEX: Final = f"{FOLDER}/index.html"
_FACTS: Final = ("editions.yaml", "own.yaml", "terms.yaml")


@dataclass(frozen=True, slots=True, order=True)
class Used:
    """One table of one edition, or of opendata's own."""

    key: str
    edition: str

    @property
    def folder(self) -> str:
        """The folder of its page and files on the site."""
        return f"{FOLDER}/{self.edition}/{self.key}"

    @property
    def page(self) -> str:
        """The address of its page on the site."""
        return f"{self.folder}/index.html"

    @property
    def title(self) -> str:
        """The Ukrainian title."""
        return table(self.key, self.edition).title

    @property
    def structure(self) -> str:
        """Whose structure it is, in Ukrainian."""
        own = self.edition == OWN
        return "власна структура opendata" if own else f"структура {self.edition} року"


def used_by(release: Release) -> tuple[Used, ...]:
    """The tables of ``release`` that ship, each once; a structure of the council's own is none.

    Releases of old programs do not say the key of their table.
    """
    return tuple(dict.fromkeys(_said(release)))


def _said(release: Release) -> Iterator[Used]:
    for resource in release.manifest["resources"]:
        schema = resource.get("schema")
        ours = schema.get("opendata") if isinstance(schema, dict) else None
        if isinstance(ours, dict):
            used = Used(str(ours.get("key")), str(ours.get("edition")))
            if used.key in table_paths(used.edition):
                yield used


def published(shown: Iterable[Shown]) -> tuple[Used, ...]:
    """The tables that have a page: those that are used, with the same ones of other editions."""
    keys = {used.key for one in shown for used in used_by(one.newest)}
    return tuple(
        Used(key, edition)
        for key in sorted(keys)
        for edition in groups()
        if key in table_paths(edition)
    )


def facts_of(tables: tuple[Used, ...]) -> bytes:
    """A hash of all that ships about ``tables``: cheap, nothing of it is understood."""
    if not tables:
        return b""
    digest = hashlib.sha256()
    schemas = shipped("schemas")
    paths = [schemas / name for name in _FACTS] + sorted((schemas / "requirements").iterdir())
    for one in tables:
        paths.append(table_paths(one.edition)[one.key])
        paths += sorted(samples_folder(one.edition, one.key).iterdir())
    for path in paths:
        digest.update(path.name.encode())
        digest.update(_hash(path))
    return digest.digest()


@cache
def _hash(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest()
