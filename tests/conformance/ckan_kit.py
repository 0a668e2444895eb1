"""A council that publishes to a CKAN, real or not, and everybody else who looks there or edits."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from publications import World

from opendata.portals.ckan.client.failures import Denied, NotFound
from opendata.portals.ckan.client.parts import Downloaded, Source
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.reading import Portal
from opendata.portals.portal import Progress, Publication, Receipt
from opendata.publish.run import Publishing, publish
from opendata.release.release import Role

NAME = "decisions-01234567"
READS = frozenset(
    {"package_show", "package_search", "status_show", "site_read", "help_show"}
    | {"organization_list_for_user", "organization_show", "group_list_authz"}
    | {"scheming_dataset_schema_show"}
)
"""Whatever else is asked counts as a write."""
Opens = Callable[[str], Portal]
"""A client of ``editor``, ``sysadmin`` or ``public``."""


def quiet(done: int, total: int) -> None:
    """Progress that nobody watches."""


class Watched:
    """A client that tells of each write before and after it."""

    def __init__(self, client: Portal, kit: CkanKit) -> None:
        self.url = client.url
        self._client = client
        self._kit = kit

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        with self._kit.told(action):
            return self._client.call(action, data)

    def upload_all(
        self,
        action: str,
        data: Mapping[str, Any],
        files: Mapping[str, Source],
        progress: Progress = quiet,
    ) -> Any:
        with self._kit.told(action):
            return self._client.upload_all(action, data, files, progress)

    def download(self, url: str, into: Any, progress: Progress = quiet) -> Downloaded:
        self._kit.downloads += 1
        return self._client.download(url, into, progress)

    def close(self) -> None:
        self._client.close()


@dataclass(frozen=True, slots=True)
class Part:
    """One resource as the public sees it; ``data`` is None where no file is served."""

    id: str
    url: str
    data: bytes | None
    shown: Mapping[str, Any]

    @property
    def sha256(self) -> str | None:
        return None if self.data is None else hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class View:
    """The dataset as the public sees it: ours by identity, and the resources of others."""

    shown: Mapping[str, Any]
    parts: Mapping[str, Part]
    others: tuple[Part, ...]


@dataclass
class CkanKit:
    """``asked`` are the actions of the last run, ``look`` is called around each of its writes."""

    world: World
    profile: str
    opens: Opens
    events: list[Mapping[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    downloads: int = 0
    look: Callable[[], None] | None = None

    @property
    def writes(self) -> list[str]:
        """The writes of the last run."""
        return [one for one in self.asked if one not in READS]

    @contextmanager
    def told(self, action: str) -> Iterator[None]:
        self.asked.append(action)
        looks = self.look if action not in READS else None
        if looks:
            looks()
        yield
        if looks:
            looks()

    # The council

    @contextmanager
    def portal(self) -> Iterator[CkanPortal]:
        """The portal, opened anew."""

        def connect(with_token: bool) -> Portal:
            return Watched(self.opens("editor" if with_token else "public"), self)

        self.asked.clear()
        self.downloads = 0
        made = CkanPortal(
            "local", self.opens("public").url, "rada", PROFILES[self.profile], connect=connect
        )
        try:
            yield made
        finally:
            made.close()

    def recall(self, _portal: str) -> Mapping[str, Any] | None:
        found = [said["memory"] for said in self.events if "memory" in said]
        return json.loads(json.dumps(found[-1])) if found else None

    def publication(self, upto: int | None = None, *, force: bool = False) -> Publication:
        return replace(self.world.publication(upto=upto), recall=self.recall, force=force)

    def publish(self, publication: Publication | None = None) -> Publishing:
        with self.portal() as portal:
            return publish(
                portal,
                publication or self.publication(),
                record=lambda _step, said: self.events.append(said),
                progress=quiet,
            )

    def serves(self, publication: Publication | None = None) -> bool:
        with self.portal() as portal:
            return portal.serves(publication or self.publication())

    def receipt(self) -> Receipt:
        """What is read back by a run that writes nothing."""
        with self.portal() as portal:
            return portal.read_back(self.publication(), quiet)

    # Everybody else

    def act(self, who: str, action: str, /, **data: Any) -> Any:
        """What somebody does by hand."""
        client = self.opens(who)
        try:
            return client.call(action, data)
        finally:
            client.close()

    def send(self, who: str, action: str, name: str, content: bytes, /, **data: Any) -> Any:
        """What somebody sends by hand."""
        source = Source(name, len(content), partial(io.BytesIO, content), "text/csv")
        client = self.opens(who)
        try:
            return client.upload_all(action, data, {"upload": source})
        finally:
            client.close()

    def view(self) -> View | None:
        """All that the public sees; None where there is nothing."""
        client = self.opens("public")
        try:
            shown = client.call("package_show", {"id": NAME})
        except (NotFound, Denied):
            return None
        else:
            return _view(client, shown)
        finally:
            client.close()


def _view(client: Portal, shown: Mapping[str, Any]) -> View:
    parts: dict[str, Part] = {}
    others: list[Part] = []
    for one in shown["resources"]:
        part = Part(one["id"], one["url"], _file(client, one), one)
        mark = str(one.get("opendata_id") or "")
        if mark:
            assert mark not in parts, "a part is there twice"
            parts[mark.partition("#")[2]] = part
        else:
            others.append(part)
    return View(shown, parts, tuple(others))


def _file(client: Portal, one: Mapping[str, Any]) -> bytes | None:
    blocks: list[bytes] = []
    if one["url_type"] != "upload":
        return None
    try:
        client.download(one["url"], blocks.append)
    except NotFound:
        return None
    return b"".join(blocks)


def must_be_whole(kit: CkanKit, view: View | None) -> None:
    """Every file and every document of the newest release is served, whatever it is called."""
    assert view is not None
    release = kit.publication().release
    served = {one.sha256 for one in view.parts.values()}
    wanted = {one.path: one.sha256 for one in release.files if one.role is not Role.CHANGES}
    assert {path for path, sha256 in wanted.items() if sha256 not in served} == set()
    inside: set[str] = set()
    for one in view.parts.values():
        if one.shown["format"] == "ZIP" and one.data is not None:
            with zipfile.ZipFile(io.BytesIO(one.data)) as archive:
                inside |= {
                    hashlib.sha256(archive.read(each)).hexdigest() for each in archive.namelist()
                }
    documents = kit.world.store.documents(release)
    assert documents
    assert {one.path for one in documents if one.sha256 not in inside} == set()
