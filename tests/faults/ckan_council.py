"""A council that publishes to a real CKAN through the fault proxy, and what everybody then sees.

The scenario of the fault tests: 1.0.0 has acts of two years; for 1.1.0 the only act of one year is
withdrawn, an act changes, another year begins, and the description of the dataset is another one.
So files are replaced, a resource is added, one is withdrawn, and the metadata change.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from ckan_hands import Ckan
from ckan_kept import Kept
from ckan_runner import QUICK, Outcome, Runner
from fault_proxy import FaultProxy
from town import Town, make_town

from opendata.journal.journal import Event, Journal, Step

NAME: Final = "decisions-99000005"
PUBLISH: Final = ("publish", "decisions", "--allow-removals")
MOVING: Final = frozenset(
    {
        "metadata_created",
        "metadata_modified",
        "revision_id",
        "revision_timestamp",
        "created",
        "last_modified",
        "cache_last_updated",
    }
)
"""What differs between two runs that did the same."""
PORTAL: Final = """
[portals.local]
kind = "ckan"
url = "{url}"
organization = "rada"
"""


@dataclass
class Council:
    """A workspace whose only portal is the CKAN behind ``proxy``."""

    town: Town
    ckan: Ckan
    proxy: FaultProxy
    runner: Runner
    kept: Kept
    token: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    # What its people do

    def begin(self) -> None:
        """Documents for 1.0.0."""
        self.town.write("1", "14.02.2023")
        self.town.write("2", "15.02.2024")
        self.town.write("3", "16.02.2024")

    def go_on(self) -> None:
        """What makes 1.1.0 of it."""
        (self.town.documents / "rish 1.txt").unlink()
        self.town.write("3", "16.02.2024", title="Про інше")
        self.town.write("4", "17.02.2025")
        path = self.town.root / "datasets" / "decisions" / "datapackage.yaml"
        text = path.read_text("utf-8")
        changed = text.replace("\ndescription: >-\n  ", "\ndescription: >-\n  Оновлено. ", 1)
        assert changed != text
        path.write_text(changed, "utf-8")

    def later(self, hours: float = 1) -> None:
        """Time goes by."""
        self.town.clock += timedelta(hours=hours)

    # Its runs

    def start(
        self,
        *arguments: str,
        timeouts: tuple[float, float, float] = QUICK,
        runner: Runner | None = None,
        **more: Any,
    ) -> Runner:
        """Begin a run."""
        runner = runner or self.runner
        runner.start(
            ["-C", str(self.town.root), "--json", *(arguments or PUBLISH)],
            self.town.clock,
            {"OPENDATA_PORTAL_LOCAL_TOKEN": self.token or self.ckan.editor, **self.environment},
            timeouts,
            **more,
        )
        return runner

    def run(self, *arguments: str, **options: Any) -> Outcome:
        """A run, which never ends with a traceback."""
        outcome = self.start(*arguments, **options).end()
        self.proxy.wait_for_ckan()
        assert outcome.code != 70, outcome.stderr
        assert "Traceback" not in outcome.stderr, outcome.stderr
        return outcome

    def publishes(self) -> Outcome:
        """A run that nothing disturbs."""
        self.proxy.clear()
        outcome = self.run()
        assert outcome.code == 0, (outcome.stdout, outcome.stderr)
        return outcome

    def publishes_first(self) -> None:
        """1.0.0 is there, and everything has changed since."""
        self.begin()
        self.publishes()
        self.go_on()
        self.later()

    # What is there

    @property
    def journal(self) -> Journal:
        return Journal(self.town.root / ".opendata" / "journal.sqlite")

    def events(self, step: Step | None = None) -> list[Event]:
        return list(self.journal.events(step=step)) if self.journal.path.exists() else []

    def act(self, action: str, **data: Any) -> Any:
        """What an editor of the portal does by hand."""
        with self.ckan.client(self.ckan.editor) as api:
            return api.call_action(action, data)

    def package(self) -> dict[str, Any] | None:
        """The dataset as the sysadmin sees it; None if there is none."""
        from ckanapi import NotFound

        with self.ckan.client(self.ckan.sysadmin) as api:
            try:
                found = api.call_action("package_show", {"id": NAME})
            except NotFound:
                return None
        assert isinstance(found, dict)
        return found

    def seen(self) -> dict[str, Any]:
        """All that the portal has of the dataset, and the SHA-256 of what it serves to anybody.

        Without what differs between two undisturbed runs; two that ended alike are equal here. The
        ids of another dataset of the same content are other ids: they are told by their parts.
        """
        package = self.package()
        if package is None:
            return {}
        content = _without_times(package)
        for one in content["resources"]:
            one["sha256"] = _served(one["url"])
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        text = text.replace(package["id"], "<dataset>")
        for one in package["resources"]:
            text = text.replace(one["id"], f"<{one.get('opendata_id') or one['name']}>")
        everything = self.kept.everything()
        found = json.loads(text)
        assert isinstance(found, dict)
        return {
            **found,
            "all datasets": everything["datasets"],
            "all resources": sorted(state for _, state in everything["resources"]),
        }

    def ids(self) -> dict[str, str]:
        """The id of the dataset and those of its resources, by what they are."""
        package = self.package() or {"resources": ()}
        found = {str(one.get("opendata_id")): one["id"] for one in package["resources"]}
        return {**found, "": package["id"]} if "id" in package else found

    def must_not_lie(self, whole: Mapping[str, Any], *, files: bool = True) -> None:
        """No run says of 1.1.0 that it is proven, unless the portal is as ``whole``; and no file
        is other than its resource says (unless not even CKAN can say so: ``files``).
        """
        said = [
            one.data
            for one in self.events(Step.RECEIPT)
            if one.data["proven"] and one.data["version"] == whole["version"]
        ]
        now = self.seen()
        if said:
            assert now == whole
        for one in now.get("resources", ()):
            if files and not now["private"]:
                assert one["sha256"] == one["opendata_sha256"], one["name"]

    def is_settled(self, *findings: str) -> None:
        """Another run finds nothing to do, with one read, and nothing is written down; of the
        journal, only ``findings`` are told.
        """
        before = len(self.events())
        self.proxy.clear()
        assert self.run().code == 0
        assert [one.action for one in self.proxy.seen] == ["package_search"]
        assert len(self.events()) == before
        assert [one.code for one in self.journal.verify()] == [*findings]

    # As it was

    def keep(self, folder: Path) -> None:
        """Remember the workspace and the portal as they are."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.town.root, folder)
        self.kept.keep()

    def bring_back(self, folder: Path, *, portal: bool = True) -> None:
        """Make both as they were; or only the workspace, where the portal has not changed."""
        shutil.rmtree(self.town.root)
        shutil.copytree(folder, self.town.root)
        self.proxy.clear()
        if portal:
            self.kept.bring_back()


def make_council(root: Path, ckan: Ckan, proxy: FaultProxy, runner: Runner) -> Council:
    """A council whose organisation is on ``ckan``, without documents."""
    town = make_town(root / "town")
    settings = town.root / "opendata.toml"
    text = settings.read_text("utf-8").partition("[portals.site]")[0]
    settings.write_text(text + PORTAL.format(url=proxy.url), "utf-8")
    ckan.organisation()
    return Council(town, ckan, proxy, runner, Kept(ckan, root / "files"))


def _without_times(package: Mapping[str, Any]) -> dict[str, Any]:
    content = {key: value for key, value in package.items() if key not in MOVING}
    content["organization"] = content["organization"]["name"]
    content["resources"] = [
        {key: value for key, value in one.items() if key not in MOVING}
        for one in package["resources"]
    ]
    content["extras"] = sorted(
        ({"key": one["key"], "value": one["value"]} for one in package["extras"]),
        key=lambda one: str(one["key"]),
    )
    content["tags"] = sorted(one["name"] for one in package["tags"])
    return content


def _served(url: str) -> str:
    """The SHA-256 of what anybody gets at ``url``, or why nobody gets anything."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own loopback
            return hashlib.sha256(answer.read()).hexdigest()
    except urllib.error.HTTPError as error:
        with error:
            return f"HTTP {error.code}"
