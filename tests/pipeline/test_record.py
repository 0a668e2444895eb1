"""A run that fails leaves a trace, once."""

from __future__ import annotations

import shutil

import pytest
from pipeline_hands import Hands
from town import Town

from opendata.problems import Exit, OpendataError


def stopped(town: Town, **options: bool) -> OpendataError:
    with pytest.raises(OpendataError) as caught:
        town.publish(**options)
    return caught.value


def test_a_refusal_leaves_a_trace_and_the_same_again_none(town: Town, hands: Hands) -> None:
    town.publish()
    (town.documents / "rish 2.txt").unlink()
    before = len(hands.steps())
    stopped(town)
    assert hands.steps()[before:] == ["started", "collected", "checked", "finished"]
    data = hands.last().data
    assert (data["exit"], data["version"], data["problem"]) == (7, None, "release-removals")
    settled = {k: v for k, v in town.snapshot().items() if "cache" not in k}
    stopped(town)
    assert {k: v for k, v in town.snapshot().items() if "cache" not in k} == settled
    (town.documents / "rish 1.txt").unlink()
    stopped(town)  # the same failure of other sources is news
    assert len(hands.steps()) == before + 8


def test_a_rehearsed_refusal_leaves_none(town: Town) -> None:
    town.publish()
    (town.documents / "rish 2.txt").unlink()
    before = town.snapshot()
    assert stopped(town, dry_run=True).exit_code is Exit.WITHHELD
    assert town.snapshot() == before


def test_a_register_that_cannot_be_understood_leaves_a_trace(town: Town, hands: Hands) -> None:
    path = town.register(("1", "14.02.2024", "Про питання 1"))
    path.write_text("Зовсім;не;реєстр\n1;2;3\n", "utf-8")
    error = stopped(town)
    assert hands.last().data["problem"] == error.problem.code
    settled = {k: v for k, v in town.snapshot().items() if "cache" not in k}
    stopped(town)
    assert {k: v for k, v in town.snapshot().items() if "cache" not in k} == settled


def test_a_portal_that_fails_leaves_a_trace_and_the_next_run_goes_on(
    town: Town, hands: Hands
) -> None:
    town.publish()
    town.write("4")
    site = town.root / "public"
    shutil.rmtree(site)
    site.write_text("a file where the site should be", "utf-8")
    error = stopped(town)
    data = hands.last().data
    assert (data["exit"], data["problem"]) == (int(error.exit_code), error.problem.code)
    before = len(hands.steps())
    stopped(town)
    assert len(hands.steps()) == before
    site.unlink()
    assert town.publish().version == "1.1.0"
    assert hands.last().data["exit"] == 0
    assert hands.codes() == []


def test_the_stop_shows_what_would_go_and_what_was_found(town: Town) -> None:
    town.publish()
    (town.documents / "rish 2.txt").unlink()
    (town.documents / "copy.txt").write_bytes((town.documents / "rish 1.txt").read_bytes())
    for options in ({}, {"dry_run": True}):
        problems = stopped(town, **options).problems
        assert [problem.code for problem in problems[:2]] == [
            "release-removals",
            "release-row-removed",
        ]
        assert problems[1].found == "2-2024 · 2024-02-14 · Про питання 2"
        assert "document-duplicate" in [problem.code for problem in problems[2:]]
