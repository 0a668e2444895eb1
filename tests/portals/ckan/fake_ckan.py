"""A CKAN in memory, for tests that want no server.

    fake = FakeCkan("modern")                     # like 2.12.0; "legacy": like 2.8.12
    fake.organisation("rada", "Рада", editors=("editor",))
    with fake.client("editor") as client: ...     # or "sysadmin", or None for the public

Its clients have the methods of :class:`opendata.portals.ckan.client.client.Client` and raise the
same failures. It is held against real CKANs by tests/conformance, and knows nothing that is not
asked there: an action or a form of words that it does not know is refused or stops the test.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from fake_reads import READS
from fake_refusals import Refused, file_refused, no_action
from fake_saving import Uploaded
from fake_state import Organisation, State, User, new_id
from fake_writes import OLD, WRITES

from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.body import blocks
from opendata.portals.ckan.client.parts import Downloaded, Source
from opendata.portals.ckan.client.spot import is_read
from opendata.portals.portal import Progress

_FILE: Final = re.compile(r"/dataset/[^/]+/resource/([^/]+)/download/[^/]*")


def _quiet(done: int, total: int) -> None:
    """Nobody watches."""


class FakeCkan:
    """One portal. ``calls`` are the actions asked of it so far, by whomever. ``before`` and
    ``after`` are called around each with its name, and may break it off by raising: it was not
    done then, or it was and the answer is lost.
    """

    def __init__(self, flavour: str = "modern", url: str = "https://ckan.example") -> None:
        assert flavour in ("modern", "legacy")
        self.state = State(url, legacy=flavour == "legacy")
        self.calls: list[str] = []
        self.before: Callable[[str], None] = lambda _action: None
        self.after: Callable[[str], None] = lambda _action: None

    @property
    def writes(self) -> list[str]:
        """The actions so far that may have written."""
        return [one for one in self.calls if not is_read(one)]

    def organisation(
        self, name: str = "rada", title: str = "Вигадана міська рада", editors: tuple[str, ...] = ()
    ) -> str:
        """Make an organisation, and return its id."""
        made = Organisation(new_id(), name, title, self.state.tick(), frozenset(editors))
        self.state.organisations[made.id] = made
        return made.id

    def client(self, user: str | None = None) -> FakeClient:
        """A client of the user of this name; ``sysadmin`` may do everything."""
        return FakeClient(self, User(user, sysadmin=user == "sysadmin"))

    def act(self, user: User, action: str, data: Mapping[str, Any]) -> Any:
        """The result of an action, apart from what the portal keeps.

        :raises CkanFailure: it is refused.
        """
        self.before(action)
        self.calls.append(action)
        known = {**READS, **(OLD if self.state.legacy else WRITES)}
        try:
            if action not in known:
                raise no_action(action)
            answer = known[action](self.state, user, data)
        except Refused as refused:
            failure = refused.failure(self.state.url, action)
        else:
            self.after(action)
            return json.loads(json.dumps(answer))
        raise failure

    def file(self, user: User, url: str) -> bytes:
        """The content at an address.

        :raises CkanFailure: it is not given out.
        """
        found = _FILE.fullmatch(url.removeprefix(self.state.url))
        one = self.state.resources.get(found[1]) if found else None
        if one is None or one.deleted:
            raise file_refused(url, 404)
        if not self.state.may_read(user, self.state.packages[one.package]):
            raise file_refused(url, 404 if self.state.legacy else 403)
        return one.content


class FakeClient:
    """One client, as :class:`opendata.portals.ckan.client.client.Client`."""

    def __init__(self, fake: FakeCkan, user: User) -> None:
        self.url = fake.state.url
        self.origin = origin_of(self.url)
        self._fake = fake
        self._user = user

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """The result of an action."""
        return self._fake.act(self._user, action, json.loads(json.dumps(dict(data or {}))))

    def upload(
        self,
        action: str,
        data: Mapping[str, Any],
        field: str,
        source: Source,
        progress: Progress = _quiet,
    ) -> Any:
        """The same with a file."""
        return self.upload_all(action, data, {field: source}, progress)

    def upload_all(
        self,
        action: str,
        data: Mapping[str, Any],
        files: Mapping[str, Source],
        progress: Progress = _quiet,
    ) -> Any:
        """The same with several files: a form, which carries texts alone."""
        texts = {
            key: one if isinstance(one, str) else json.dumps(one)
            for key, one in data.items()
            if one is not None
        }
        content = {
            key: Uploaded(one.name, b"".join(bytes(block) for block in blocks(one)))
            for key, one in files.items()
        }
        size = sum(len(one.content) for one in content.values())
        progress(size, size)
        return self._fake.act(self._user, action, {**texts, **content})

    def download(
        self, url: str, into: Callable[[bytes], None], progress: Progress = _quiet
    ) -> Downloaded:
        """The bytes of a file."""
        content = self._fake.file(self._user, url)
        if content:
            into(content)
        progress(len(content), len(content))
        digest = hashlib.sha256(content).hexdigest()
        return Downloaded(digest, len(content), 200, "application/octet-stream", url)

    def close(self) -> None:
        """Nothing is open."""

    def __enter__(self) -> FakeClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
