"""Asking a CKAN, a real one or the fake, and writing down what it answers so that two compare."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from opendata.portals.ckan.client.failures import CkanFailure
from opendata.portals.ckan.client.parts import Downloaded, Source

VOLATILE = frozenset(
    {"creator_user_id", "revision_id", "revision_timestamp", "tracking_summary", "position"}
    | {"users", "num_followers", "help", "extensions", "site_url", "site_title"}
    | {"cache_last_updated"}
)
"""Keys whose values say nothing of a publisher's business, depend on the computer, or are said
otherwise: ``position`` by the order of the list.
"""
UNORDERED = frozenset({"extras", "tags", "groups"})
"""Lists in which CKAN keeps no order of its own."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"20\d\d-\d\d-\d\dT[\d:.]+")


class Client(Protocol):
    """As much of a client as is asked here."""

    url: str

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any: ...

    def upload_all(
        self, action: str, data: Mapping[str, Any], files: Mapping[str, Source]
    ) -> Any: ...

    def download(self, url: str, into: Any) -> Downloaded: ...


@dataclass
class Asked:
    """Three readers of one empty CKAN with the organisations ``rada`` and ``insha``.

    ``editor`` may publish in the first; ``said`` is what was answered so far.
    """

    editor: Client
    sysadmin: Client
    public: Client
    said: list[Any] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def ask(self, who: str, action: str, /, **data: Any) -> Any:
        """The result of an action, None if it is refused; both are written down."""
        return self._said(f"{who}: {action}", partial(self._client(who).call, action, data))

    def send(
        self, who: str, action: str, files: Mapping[str, tuple[str, bytes]], /, **data: Any
    ) -> Any:
        """The same with files: field → name and content."""
        sources = {
            key: Source(name, len(content), partial(io.BytesIO, content), "text/plain")
            for key, (name, content) in files.items()
        }
        asked = partial(self._client(who).upload_all, action, data, sources)
        return self._said(f"{who}: {action} with {len(files)} file(s)", asked)

    def get(self, who: str, url: str) -> None:
        """A file."""
        blocks: list[bytes] = []

        def asked() -> str:
            self._client(who).download(url, blocks.append)
            return b"".join(blocks).decode()

        self._said(f"{who}: a file", asked)

    def _client(self, who: str) -> Client:
        found: Client = getattr(self, who)
        return found

    def _said(self, what: str, asked: Any) -> Any:
        try:
            answer = asked()
        except CkanFailure as failure:
            kind = type(failure).__name__
            if getattr(failure, "anonymous", False):
                kind += " as anonymous"
            self.said.append([what, {"refused": kind, "fields": sorted(failure.fields)}])
            return None
        self.said.append([what, self._plain(answer)])
        return answer

    def _plain(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: self._listed(key, self._plain(one))
                for key, one in sorted(value.items())
                if key not in VOLATILE
            }
        if isinstance(value, list):
            return [self._plain(one) for one in value]
        if isinstance(value, str):
            text = value.replace(self.editor.url, "<portal>")
            text = _ID.sub(partial(self._named, "id"), text)
            return _TIME.sub(partial(self._named, "time"), text)
        return value

    def _listed(self, key: str, value: Any) -> Any:
        if key in UNORDERED and isinstance(value, list):
            return sorted(value, key=lambda one: str(one.get("key") or one.get("name")))
        return value

    def _named(self, kind: str, match: re.Match[str]) -> str:
        """The first id is ``id-1``: which ones are equal is what matters."""
        known = sum(name.startswith(kind) for name in self._known.values())
        return self._known.setdefault(match[0], f"{kind}-{known + 1}")
