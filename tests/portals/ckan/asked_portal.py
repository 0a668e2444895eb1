"""A portal that only answers questions, and remembers which it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.failures import CkanFailure
from opendata.portals.ckan.client.spot import is_read
from opendata.problems import Problem

FIELDS = ("purpose_of_collecting_information", "update_frequency", "language")
STATUS = {
    "ckan_version": "2.12.0",
    "extensions": ["datastore", "text_view"],
    "site_title": "Дані",
    "site_url": "https://data.example",
}
ORGANIZATION = {"id": "0e73174b-3b37-46d4-b06c-930f176fd460", "name": "rada", "title": "Рада"}


def failure(kind: type[CkanFailure], said: str = "") -> CkanFailure:
    """A failure of the transport."""
    return kind(Problem("ckan-test", msg("a failure of a test"), found=said))


class Asked:
    """``answers`` are by action; an action without one is not known to the portal."""

    def __init__(self, answers: Mapping[str, Any] | None = None, **more: Any) -> None:
        self.url = "https://data.example"
        self.answers: dict[str, Any] = {"status_show": STATUS, **(answers or {}), **more}
        self.asked: list[str] = []
        self.closed = False

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """The answer; a failure among the answers is raised."""
        assert is_read(action), action
        self.asked.append(action)
        answer = self.answers.get(action, failure(f.NoAction, action))
        if callable(answer) and not isinstance(answer, type):
            answer = answer(data or {})
        if isinstance(answer, CkanFailure):
            raise answer
        return answer

    def upload_all(self, *_: Any, **__: Any) -> Any:
        """Nothing is ever written."""
        raise AssertionError

    def download(self, *_: Any, **__: Any) -> Any:
        """Nothing is ever downloaded."""
        raise AssertionError

    def close(self) -> None:
        """End."""
        self.closed = True
