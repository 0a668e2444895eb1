"""The datasets that a site shows, with what its pages need of each."""

from __future__ import annotations

from dataclasses import dataclass

from opendata.portals.portal import Publication
from opendata.release.manifest import OURS
from opendata.release.release import Counts, Release, ReleaseFile, Role
from opendata.release.structure import status_in
from opendata.release.tombstones import withdrawn
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class Shown:
    """One dataset with its releases, oldest first; there is at least one."""

    dataset: Dataset
    releases: tuple[Release, ...]

    @property
    def name(self) -> str:
        """The name, which is also its folder on the site."""
        return self.dataset.name

    @property
    def newest(self) -> Release:
        """The release that the dataset's page shows."""
        return self.releases[-1]

    @property
    def withdrawn(self) -> frozenset[str]:
        """The versions of which only the manifest is served: something in them was taken down."""
        return withdrawn(self.newest)

    @property
    def title(self) -> str:
        """The title as it was released, which may be older than the descriptor."""
        return self.newest.title

    @property
    def description(self) -> str:
        """The description as it was released."""
        return str(self.newest.manifest.get("description", ""))

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords as they were released."""
        return tuple(self.newest.manifest.get("keywords", ()))

    @property
    def counts(self) -> Counts:
        """What the newest release holds."""
        return self.newest.counts


def shown_datasets(publication: Publication, portal: str) -> tuple[Shown, ...]:
    """The released datasets that are declared for ``portal``, by name; the published one always."""
    return tuple(
        Shown(dataset, publication.releases[name])
        for name, dataset in sorted(publication.datasets.items())
        if publication.releases.get(name)
        and (name == publication.dataset.name or portal in dataset.portals)
    )


def tables(release: Release) -> tuple[ReleaseFile, ...]:
    """The files of a release that hold its table: the forms in which it can be downloaded."""
    return tuple(file for file in release.files if file.role is Role.TABLE)


def supplements(release: Release) -> tuple[ReleaseFile, ...]:
    """The other files of a release: structure, passport, changes, list of documents."""
    return tuple(file for file in release.files if file.role is not Role.TABLE)


def structures(release: Release) -> tuple[ReleaseFile, ...]:
    """The files of a release that say what its columns mean."""
    return tuple(file for file in release.files if file.role is Role.STRUCTURE)


def structure_status(release: Release) -> str:
    """Which recommendation the structure is of, and how sure that is; empty for old releases.

    In today's words: an edition may have been adopted since the release was made.
    """
    said = release.manifest[OURS].get("structure")
    if not isinstance(said, dict):
        return ""
    known = status_in(said.get("edition"))
    return known.uk if known else str(said.get("status", ""))


def one(release: Release, role: Role) -> ReleaseFile | None:
    """The file of a release with ``role``, if it has one."""
    return next((file for file in release.files if file.role is role), None)
