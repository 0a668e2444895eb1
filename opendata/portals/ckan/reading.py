"""What a portal shows of datasets, and what it serves of their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.parts import Downloaded, Source
from opendata.portals.ckan.present import Present, PresentResource, present
from opendata.portals.portal import Progress
from opendata.problems import Problem

if TYPE_CHECKING:
    from opendata.portals.ckan.readers import Readers

PAGE: Final = 1000
"""The most datasets that a CKAN lists at once, whatever is asked for."""


class Portal(Protocol):
    """What :class:`opendata.portals.ckan.client.client.Client` does; in tests a fake does it."""

    url: str

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """The result of an action."""
        ...

    def upload_all(
        self,
        action: str,
        data: Mapping[str, Any],
        files: Mapping[str, Source],
        progress: Progress = ...,
    ) -> Any:
        """The result of an action that takes files, by the names of their fields."""
        ...

    def download(self, url: str, into: Any, progress: Progress = ...) -> Downloaded:
        """Hand the bytes of a file to ``into``."""
        ...

    def close(self) -> None:
        """End the connections."""
        ...


def show(portal: Portal, name_or_id: str) -> Present | None:
    """The dataset of this name or id, None where the portal has none.

    :raises CkanFailure: for every other answer; ``Denied`` where it may not be seen.
    """
    try:
        package = portal.call("package_show", {"id": name_or_id})
    except f.NotFound:
        return None
    return present(package)


def listing(portal: Portal, organization: str) -> dict[str, Present]:
    """All datasets of an organization that the token may see, by id: one read for each 1,000.

    From the search index, which may be a moment behind: good enough to see that there is nothing to
    do, and for nothing else.
    """
    found: dict[str, Present] = {}
    while True:
        page = portal.call(
            "package_search",
            {
                # One group that must hold: CKAN 2.10 and later put further terms after it, which
                # makes an alternative that stands alone one that need not hold.
                "fq": f'+(owner_org:"{organization}" OR organization:"{organization}")',
                "sort": "id asc",
                "rows": PAGE,
                "start": len(found),
                "include_private": True,
            },
        )
        more = [present(one) for one in page["results"]]
        before = len(found)
        found |= {one.id: one for one in more}
        if len(found) == before or len(found) >= int(page["count"]):
            return found


class Served:
    """The SHA-256 of files as they were downloaded, by the id of the resource.

    ``missing`` are those that the portal does not give out at all, ``failed`` those of which it is
    not known.
    """

    def __init__(self) -> None:
        self.hashes: dict[str, str] = {}
        self.missing: set[str] = set()
        self.failed: dict[str, Problem] = {}

    def read(
        self, readers: Readers, resources: Iterable[PresentResource], progress: Progress
    ) -> None:
        """Download the files of ``resources``.

        :raises CkanFailure: the portal as a whole does not answer any more.
        """
        readers.each(resources, self._one, progress)

    def _one(self, portal: Portal, one: PresentResource) -> None:
        if not one.stamp.url:
            self.missing.add(one.id)
            return
        try:
            got = portal.download(one.stamp.url, _nowhere)
        except (f.NotFound, f.Denied):
            self.missing.add(one.id)
        except (f.Unreachable, f.BadCertificate):
            raise
        except f.CkanFailure as failure:
            self.failed[one.id] = failure.problem
        else:
            self.hashes[one.id] = got.sha256


def _nowhere(block: bytes) -> None:
    """Only the hash is wanted."""
