from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aspect_hands import Aspects

from opendata.cli.main import run
from opendata.journal.journal import Event
from opendata.pipeline.house import open_house
from opendata.portals.site.catalogue import dataset_node
from opendata.portals.site.shown import Shown
from opendata.report.compliance.links import FRESH
from opendata.report.compliance.mqa import answers_of, mqa, quality
from opendata.report.compliance.mqa_model import Answers, Rating
from opendata.report.compliance.snapshot import Snapshot
from opendata.workspace.read import read_workspace

BASE = "https://test-rada.example/opendata/"


def visited(snapshot: Snapshot, days: int = 0, **facts: Any) -> Snapshot:
    assert snapshot.release is not None
    data = {
        "manifest": snapshot.release.manifest_sha256,
        "served": {"page": "alive", "files": "alive"},
    }
    at = snapshot.until - timedelta(days=days)
    return replace(snapshot, links=Event(9, at, "run", "links", "decisions", data | facts, ""))


def test_a_set_is_good_by_itself_and_excellent_when_it_was_seen_online(aspects: Aspects) -> None:
    council, snapshot = aspects.house.workspace.council, aspects.snapshot()
    found = mqa(snapshot, council, BASE)
    assert found is not None
    assert (found.points, found.unchecked, found.rating) == (325, 80, Rating.GOOD)
    assert [one.key for one in found.fix_first] == ["access-url", "download-answers"]
    seen = mqa(visited(snapshot), council, BASE)
    assert seen is not None
    assert (seen.points, seen.unchecked, seen.rating) == (405, 0, Rating.EXCELLENT)


def test_the_description_is_that_of_the_site(aspects: Aspects) -> None:
    snapshot, council = aspects.snapshot(), aspects.house.workspace.council
    assert snapshot.release is not None
    said = dataset_node(council, Shown(snapshot.dataset, (snapshot.release,)), BASE)
    assert mqa(snapshot, council, BASE) == quality("decisions", said, Answers())


def test_what_is_on_no_site_has_no_score(aspects: Aspects, unpublished: Aspects) -> None:
    council = aspects.house.workspace.council
    assert mqa(replace(aspects.snapshot(), kinds={"data": "ckan"}), council, BASE) is None
    assert mqa(unpublished.snapshot(), council, BASE) is None


@pytest.mark.parametrize(
    ("served", "answers"),
    [
        ({"page": "alive", "files": None}, Answers(pages=True, files=None)),
        ({"page": "http-404", "files": "long-silent"}, Answers(pages=False, files=False)),
        ({"page": "slow", "files": "http-403"}, Answers()),
        (None, Answers()),
    ],
)
def test_only_what_was_seen_counts(
    aspects: Aspects, served: dict[str, str | None] | None, answers: Answers
) -> None:
    assert answers_of(visited(aspects.snapshot(), served=served)) == answers


def test_an_old_visit_or_one_to_another_version_shows_nothing(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert answers_of(visited(snapshot, FRESH)) == Answers(pages=True, files=True)
    assert answers_of(visited(snapshot, FRESH + 1)) == Answers()
    assert answers_of(visited(snapshot, manifest="0" * 64)) == Answers()
    assert answers_of(snapshot) == Answers()


@pytest.mark.slow
def test_every_set_of_the_sample_council(tmp_path: Path) -> None:
    """325 of 405 without a visit, as nobody has seen the site of a council that is invented; all
    405 with one.
    """
    root = Path(__file__).resolve().parents[3]
    for name in ("datasets", "schemas"):
        shutil.copytree(root / name, tmp_path / name)
    shutil.copy2(root / "opendata.toml", tmp_path)
    assert run(["publish", "--all", "--quiet", "--workspace", str(tmp_path)]) == 0
    workspace = read_workspace(tmp_path)
    house = open_house(workspace)
    base = f"{workspace.portals['site'].url}/"
    points: dict[str, tuple[int, int]] = {}
    for name, dataset in workspace.datasets.items():
        release = house.store.latest(name)
        assert release is not None
        said = dataset_node(workspace.council, Shown(dataset, (release,)), base)
        alone, seen = (
            quality(name, said, one) for one in (Answers(), Answers(pages=True, files=True))
        )
        points[name] = (alone.points, seen.points)
        assert (alone.rating, seen.rating) == (Rating.GOOD, Rating.EXCELLENT)
    assert points == dict.fromkeys(workspace.datasets, (325, 405))
    assert len(points) == 28
