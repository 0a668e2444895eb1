"""A portal on paper: what steps do to a dataset, and publications to plan for. No network."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from opendata.portals.ckan.content import Notice
from opendata.portals.ckan.last import learned, remembered
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.payload import dataset_patch, resource_patch, whole_resource
from opendata.portals.ckan.plan import CkanPlan, Kind, Step
from opendata.portals.ckan.planning import doubtful, plan
from opendata.portals.ckan.present import Present, present
from opendata.portals.ckan.values import CONTENT, EXTRA, MARK, WITHDRAWN, Value
from opendata.portals.ckan.wanted import Wanted, WantedResource
from opendata.release.release import Version

DATASET_ID = "3f9c2f1e-5d55-4c0c-8f6b-6b1d5a0d2a11"
ORGANIZATION = "yasnozirska-miska-rada"
MARK_OF = "01234567/decisions"
OWN_FIELDS = {MARK, CONTENT, WITHDRAWN}


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def resource(identity: str, text: str = "", /, **changes: Any) -> WantedResource:
    """A part with the content ``text``."""
    ending = identity.rsplit(":", 1)[-1] if ":" in identity else "json"
    data = (text or identity).encode()
    values: dict[str, Any] = {
        "identity": identity,
        "title": f"Назва {identity}",
        "description": "Опис ресурсу",
        "format": ending.upper(),
        "mimetype": "text/plain",
        "file_name": identity.replace(":", "-") + f".{ending}",
        "sha256": sha(data.decode()),
        "bytes": len(data),
        "content": Notice(data),
        "previous": (),
    }
    return WantedResource(**(values | changes))


def wanted_of(
    resources: Iterable[WantedResource], /, opens: bool = True, **fields: Value
) -> Wanted:
    """A dataset of these parts."""
    values: dict[str, Value] = {
        "title": "Рішення ради",
        "notes": "Перелік рішень ради.",
        "tags": ("рада", "рішення"),
        "version": "1.0.0",
        EXTRA + "language": "uk",
        EXTRA + MARK: MARK_OF,
        **({"private": False} if opens else {}),
    }
    return Wanted(
        dataset="decisions",
        version=Version(1, 0, 0),
        mark=MARK_OF,
        name="decisions-01234567",
        organization=ORGANIZATION,
        fields=values | fields,
        suggested={"groups": ("derzhava",)},
        along={},
        opens=opens,
        resources=tuple(resources),
        findings=(),
    )


class PaperPortal:
    """One dataset of a portal. ``forgetful``: it drops our own fields of resources."""

    def __init__(self, *, forgetful: bool = False) -> None:
        self.package: dict[str, Any] | None = None
        self.files: dict[str, str] = {}
        self.forgetful = forgetful
        self.clock = 0
        self.last: LastKnown | None = None

    def tick(self) -> str:
        self.clock += 1
        return f"2026-11-22T00:00:00.{self.clock:06}"

    def show(self) -> Present | None:
        return present(copy.deepcopy(self.package)) if self.package else None

    def seen(self, wanted: Wanted) -> Present | None:
        """The dataset, with the files downloaded that a planner wants to be sure of."""
        found = self.show()
        if found is None:
            return None
        return found.with_served(
            {id_: self.files[id_] for id_ in doubtful(wanted, found, self.last)}
        )

    def plan(self, wanted: Wanted, *, force: bool = False) -> CkanPlan:
        return plan(wanted, self.seen(wanted), self.last, force=force)

    def publish(self, wanted: Wanted, upto: int | None = None, *, force: bool = False) -> CkanPlan:
        """Plan and apply; ``upto``: killed after so many steps."""
        made = self.plan(wanted, force=force)
        self.last = remembered(self.last, made)
        for step in made.steps[:upto]:
            self.apply(step)
        if not made.stopped and (upto is None or upto > len(made.steps)):
            now = self.show()
            assert now is not None
            self.last = learned(self.last, made, wanted, now.with_served(self.files))
        return made

    def apply(self, step: Step) -> None:
        """Do one step, as CKAN does it."""
        now = self.show()
        if step.kind is Kind.CREATE:
            assert self.package is None
            self.package = {"id": DATASET_ID, "resources": [], "extras": [], "state": "active"}
            self.package |= dataset_patch(None, step.changes)
            self.package["organization"] = {"id": "o1", "name": self.package["owner_org"]}
            self.package["owner_org"] = "o1"
        assert self.package is not None
        if step.kind in (Kind.METADATA, Kind.OPEN):
            self.package |= dataset_patch(now, step.changes)
        elif step.kind is Kind.ADD:
            self._add(resource_patch(step, self.package["id"]))
        elif step.kind in (Kind.REPLACE, Kind.UPDATE, Kind.TOMBSTONE):
            at = self._index(step.resource_id)
            raw = self.package["resources"][at]
            whole = whole_resource(raw, step.changes, new_file=step.upload is not None)
            self.package["resources"][at] = self._kept(whole)
        elif step.kind is Kind.REORDER:
            by_id = {one["id"]: one for one in self.package["resources"]}
            assert sorted(by_id) == sorted(step.order)
            self.package["resources"] = [by_id[id_] for id_ in step.order]
        if step.upload is not None:
            id_ = step.resource_id or self.package["resources"][-1]["id"]
            self.upload(id_, step.upload.sha256, step.upload.file_name)
        self.package["metadata_modified"] = self.tick()

    def upload(self, id_: str | None, sha256: str, name: str) -> None:
        raw = self.raw(id_)
        assert self.package is not None
        url = f"https://ckan.example/dataset/{self.package['id']}/resource/{id_}/download/"
        raw |= {"url": url + name.lower(), "url_type": "upload", "last_modified": self.tick()}
        raw |= {"size": 1, "hash": "", "mimetype": "text/plain"}
        self.files[raw["id"]] = sha256

    def add_foreign(self, name: str) -> str:
        """Somebody adds a resource by hand."""
        assert self.package is not None
        id_ = f"foreign-{self.clock}"
        self.package["resources"].append(
            {"id": id_, "name": name, "strange": {"key": [1, 2]}, "state": "active"}
        )
        self.upload(id_, sha(name), f"{id_}.pdf")
        return id_

    def raw(self, id_: str | None) -> dict[str, Any]:
        assert self.package is not None
        found = self.package["resources"][self._index(id_)]
        assert isinstance(found, dict)
        return found

    def delete(self, id_: str) -> None:
        assert self.package is not None
        del self.package["resources"][self._index(id_)]

    def state(self) -> Mapping[str, Any]:
        """All that matters: without the portal's clock."""
        assert self.package is not None
        clocks = {"last_modified", "metadata_modified"}
        rest = {key: one for key, one in self.package.items() if key not in clocks}
        rest["resources"] = [
            {key: one for key, one in each.items() if key not in clocks and one != ""}
            | {"served": self.files[each["id"]]}
            for each in self.package["resources"]
        ]
        rest["extras"] = sorted(self.package["extras"], key=lambda one: str(one["key"]))
        return rest

    def ids(self) -> dict[str, str]:
        """Our mark on each resource → its id."""
        assert self.package is not None
        return {one[MARK]: one["id"] for one in self.package["resources"] if one.get(MARK)}

    def _add(self, fields: dict[str, Any]) -> None:
        assert self.package is not None
        assert all(one["id"] != fields["id"] for one in self.package["resources"]), "twice"
        self.package["resources"].append(self._kept(fields))

    def _kept(self, raw: dict[str, Any]) -> dict[str, Any]:
        if not self.forgetful:
            return raw
        return {key: one for key, one in raw.items() if key not in OWN_FIELDS}

    def _index(self, id_: str | None) -> int:
        assert self.package is not None
        return [one["id"] for one in self.package["resources"]].index(id_)
