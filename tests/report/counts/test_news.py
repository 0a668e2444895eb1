from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from counted_past import AT, DECISION, DRAFT, ORDER, Past
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.journal.journal import Step
from opendata.problems import OpendataError
from opendata.report.counts.news import News, news

DAY = timedelta(days=1)
A, B, C = ("a", DECISION), ("b", DECISION), ("c", ORDER)


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return Past(tmp_path)


def found(past: Past, since: datetime | None, until: datetime) -> list[tuple[str, dict[str, int]]]:
    store: Any = past
    return [(one.version, dict(one.documents)) for one in news(past.journal, store, since, until)]


def test_a_first_publication_brings_all_it_has(past: Past) -> None:
    past.release(AT, "acts", "1.0.0", [A, C])
    past.receipt(AT, "acts", "1.0.0")
    assert found(past, None, AT) == [("1.0.0", {DECISION: 1, ORDER: 1})]
    assert found(past, None, AT - DAY) == []
    assert found(past, AT, AT + DAY) == []


def test_a_release_counts_from_its_first_proof(past: Past) -> None:
    past.release(AT, "acts", "1.0.0", [A])
    past.receipt(AT, "acts", "1.0.0", proven=False)
    past.receipt(AT + DAY, "acts", "1.0.0")
    past.receipt(AT + 2 * DAY, "acts", "1.0.0", portal="ckan")
    assert found(past, AT, AT + 3 * DAY) == [("1.0.0", {DECISION: 1})]
    assert found(past, AT + DAY, AT + 3 * DAY) == []


def test_what_an_unpublished_release_had_is_new_with_the_next(past: Past) -> None:
    past.release(AT, "acts", "1.0.0", [A])
    past.receipt(AT, "acts", "1.0.0")
    past.release(AT + DAY, "acts", "1.1.0", [A, B], "1.0.0")
    past.release(AT + 2 * DAY, "acts", "1.2.0", [A, B, C], "1.1.0")
    past.receipt(AT + 2 * DAY, "acts", "1.2.0")
    assert found(past, AT, AT + 2 * DAY) == [("1.2.0", {DECISION: 1, ORDER: 1})]


def test_a_portal_that_lags_behind_brings_nothing_new(past: Past) -> None:
    past.release(AT, "acts", "1.0.0", [A])
    past.receipt(AT, "acts", "1.0.0")
    past.release(AT + DAY, "acts", "1.1.0", [A, B], "1.0.0")
    past.receipt(AT + DAY, "acts", "1.1.0")
    past.receipt(AT + DAY, "acts", "1.0.0", portal="ckan")
    past.receipt(AT + 2 * DAY, "acts", "1.1.0", portal="ckan")
    past.release(AT + 3 * DAY, "acts", "1.2.0", [A, B, C], "1.1.0")
    past.receipt(AT + 3 * DAY, "acts", "1.2.0")
    assert found(past, AT + DAY, AT + 3 * DAY) == [("1.2.0", {ORDER: 1})]


def test_a_release_of_the_program_before_is_worked_out_from_the_lists(past: Past) -> None:
    past.release(AT, "acts", "1.0.0", [A], tells=False)
    past.receipt(AT, "acts", "1.0.0")
    past.release(AT + DAY, "acts", "1.1.0", [B, C], tells=False)
    past.receipt(AT + DAY, "acts", "1.1.0")
    assert found(past, AT, AT + DAY) == [("1.1.0", {DECISION: 1, ORDER: 1})]


def test_what_comes_back_is_new_again(past: Past) -> None:
    for n, documents in enumerate(([A, B], [A], [A, B])):
        previous = f"1.{n - 1}.0" if n else None
        past.release(AT + n * DAY, "acts", f"1.{n}.0", documents, previous)
        past.receipt(AT + n * DAY, "acts", f"1.{n}.0")
    assert found(past, None, AT + 3 * DAY) == [
        ("1.0.0", {DECISION: 2}),
        ("1.1.0", {}),
        ("1.2.0", {DECISION: 1}),
    ]


@pytest.mark.parametrize(
    "said",
    [{"documents_added": {"a": "x"}}, {"documents_added": 5}, {"documents_added": {"a": -1}}],
)
def test_a_release_that_does_not_say_it_is_damage(past: Past, said: Mapping[str, object]) -> None:
    past.release(AT, "acts", "1.0.0", [A])
    past.receipt(AT, "acts", "1.0.0")
    data = {"version": "1.1.0", "previous": "1.0.0", "recovered": False, **said}
    past.journal.record(AT + DAY, "run", Step.RELEASED, "acts", data)
    past.held["acts", "1.1.0"] = ()
    past.receipt(AT + DAY, "acts", "1.1.0")
    with pytest.raises(OpendataError, match="journal-damaged"):
        found(past, None, AT + DAY)


def test_a_version_that_is_none_is_damage(past: Past) -> None:
    for n, version in enumerate(("first", "second")):
        past.receipt(AT + n * DAY, "acts", version, counts={DECISION: 1})
    with pytest.raises(OpendataError, match="journal-damaged"):
        found(past, None, AT + DAY)


class Recount:
    """The plain way: all receipts in their order, and what was in each release."""

    def __init__(self) -> None:
        self.proofs: list[tuple[datetime, str, str]] = []
        self.held: dict[tuple[str, str], set[tuple[str, str]]] = {}

    def news(
        self, since: datetime | None, until: datetime
    ) -> list[tuple[str, str, dict[str, int]]]:
        seen: dict[str, list[str]] = {}
        told = []
        for at, dataset, version in sorted(self.proofs, key=lambda one: one[0]):
            versions = seen.setdefault(dataset, [])
            if version in versions or at > until:
                continue
            before = self.held[dataset, versions[-1]] if versions else set()
            names = {name for name, _ in before}
            new = [kind for name, kind in self.held[dataset, version] if name not in names]
            versions.append(version)
            if since is None or at > since:
                told.append((dataset, version, dict(Counter(new))))
        return told


DOCUMENTS = [(f"d{n}", kind) for n, kind in enumerate((DECISION, DECISION, ORDER, DRAFT))]
STEP = st.tuples(
    st.integers(0, 2),  # days later
    st.sampled_from(("acts", "drafts")),
    st.sets(st.sampled_from(DOCUMENTS)),
    st.sampled_from(("none", "site", "both", "failed", "late")),
    st.booleans(),  # whether the release says what is new
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(STEP, min_size=1, max_size=7), since=st.integers(-1, 6), length=st.integers(0, 9)
)
def test_news_are_those_of_a_plain_recount(
    steps: list[tuple[int, str, set[tuple[str, str]], str, bool]], since: int, length: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        past, plain, at = Past(Path(folder)), Recount(), AT
        versions: dict[str, list[str]] = {"acts": [], "drafts": []}
        for days, dataset, documents, published, tells in steps:
            at += days * DAY
            made = versions[dataset]
            version, previous = f"1.{len(made)}.0", made[-1] if made else None
            past.release(at, dataset, version, sorted(documents), previous, tells=tells)
            plain.held[dataset, version] = documents
            made.append(version)
            proofs = [("site", version, published in ("site", "both", "late"))]
            proofs += [("ckan", version, True)] if published == "both" else []
            proofs += [("ckan", made[-2], True)] if published == "late" and previous else []
            for portal, one, proven in proofs if published != "none" else []:
                past.receipt(at, dataset, one, portal=portal, proven=proven)
                plain.proofs += [(at, dataset, one)] if proven else []
        begin, end = AT + since * DAY, AT + (since + length) * DAY
        store: Any = past
        for start in (begin, None):
            told: tuple[News, ...] = news(past.journal, store, start, end)
            assert [(one.dataset, one.version, dict(one.documents)) for one in told] == plain.news(
                start, end
            )
