from __future__ import annotations

from typing import Any

import pytest

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.meanwhile import must_be_ours_still, reorder
from opendata.portals.ckan.plan import Kind, Step
from opendata.portals.ckan.present import Present, present
from opendata.portals.ckan.values import CONTENT, MARK, Change
from opendata.problems import Exit, OpendataError, Problem

WHY = msg("a reason")
COMING = (
    Step(Kind.REPLACE, WHY, (Change("description", "that of a resource", "new"),), "a", "1"),
    Step(Kind.METADATA, WHY, (Change("notes", "old", "new"), Change("version", None, "1.1.0"))),
)


def dataset(*resources: dict[str, Any], **fields: Any) -> Present:
    return present({"id": "d", "name": "acts", "notes": "old", "resources": resources, **fields})


def resource(id_: str, content: str | None = "11", **fields: Any) -> dict[str, Any]:
    return {"id": id_, "name": f"Файл {id_}", MARK: f"x#{id_}", CONTENT: content, **fields}


BEFORE = dataset(resource("1"), resource("2"))


@pytest.mark.parametrize(
    ("after", "own"),
    [
        (BEFORE, None),
        (dataset(resource("1"), resource("2", "22")), "2"),
        (dataset(resource("2"), resource("1"), resource("3")), None),
        (dataset(resource("1"), resource("2"), title="Інша назва", version=""), None),
        (dataset(resource("1", last_modified="2026", hash="abc", size=1), resource("2")), None),
        (dataset(resource("1")), None),
    ],
)
def test_what_is_not_overwritten_may_move(after: Present, own: str | None) -> None:
    must_be_ours_still(BEFORE, after, COMING, own)


@pytest.mark.parametrize(
    ("after", "own", "found"),
    [
        (dataset(resource("1", "22"), resource("2")), None, "Файл 1"),
        (dataset(resource("1", "22"), resource("2")), "2", "Файл 1"),
        (dataset(resource("1"), resource("2", None)), None, "Файл 2"),
        (dataset(resource("1"), resource("2", opendata_id="y")), None, "Файл 2"),
        (dataset(resource("1"), resource("2"), notes="by hand"), None, "notes"),
        (dataset(resource("1"), resource("2"), version="2"), "1", "version"),
    ],
)
def test_somebody_else_wrote(after: Present, own: str | None, found: str) -> None:
    with pytest.raises(OpendataError) as caught:
        must_be_ours_still(BEFORE, after, COMING, own)
    assert caught.value.problem.code == "portal-changed-meanwhile"
    assert caught.value.problem.found == found
    assert caught.value.exit_code is Exit.DIFFERS


class Orders:
    """A portal that refuses an order, and shows ``found``."""

    url = "https://portal.example"

    def __init__(self, found: Present | None) -> None:
        self.found = found

    def call(self, action: str, data: object = None) -> Any:
        if action == "package_show" and self.found is not None:
            return self.found.raw
        failure = f.NotFound if action == "package_show" else f.Invalid
        raise failure(Problem("ckan-validation", msg("no")))


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (BEFORE, "ckan-validation"),
        (dataset(resource("1")), "portal-changed-meanwhile"),
        (None, "portal-changed-meanwhile"),
    ],
)
def test_an_order_of_resources_that_are_gone(found: Present | None, code: str) -> None:
    with pytest.raises(OpendataError) as caught:
        reorder(Orders(found), BEFORE, ["1", "2"])  # type: ignore[arg-type]
    assert caught.value.problem.code == code
