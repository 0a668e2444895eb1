"""What every portal must keep, whatever it is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from audited import Killed
from publications import quiet, row

from opendata.portals.portal import Action, Match, Plan, Receipt
from opendata.problems import Exit, OpendataError

ROWS = [row(1), row(2), row(3)]
TABLE = "decisions/1.0.0/legalActs.csv"
DOCUMENT = "decisions/documents/2-2021.docx"
MANIFEST = "decisions/datapackage.json"


def publish(kit, upto: int | None = None) -> Plan:
    publication = kit.world.publication(upto=upto)
    portal = kit.portal()
    plan = portal.plan(publication)
    portal.apply(publication, plan, quiet)
    return plan


def receipt(kit, upto: int | None = None) -> Receipt:
    return kit.portal().read_back(kit.world.publication(upto=upto), quiet)


def two_releases(kit) -> None:
    kit.world.release(ROWS)
    kit.world.release([row(1, "Інша назва"), row(3), row(4)])


def test_a_first_publication_is_proven(kit) -> None:
    release = kit.world.release(ROWS)
    publish(kit)
    found = receipt(kit)
    assert found.proven
    assert (found.dataset, found.version) == ("decisions", release.version)
    paths = {check.path for check in found.checks}
    assert {TABLE, DOCUMENT, MANIFEST} <= paths
    assert len(paths) >= len(release.files) + release.counts.documents + 1


def test_what_is_proven_is_what_a_reader_gets(kit) -> None:
    kit.world.release(ROWS)
    publish(kit)
    view = kit.view()
    assert view is not None
    for check in receipt(kit).checks:
        assert hashlib.sha256(view[check.path]).hexdigest() == check.expected


def test_a_plan_writes_nothing(kit) -> None:
    two_releases(kit)
    publication = kit.world.publication()
    assert not kit.portal().plan(publication).nothing
    assert kit.view() is None
    publish(kit, upto=1)
    before = kit.view()
    kit.portal().plan(publication)
    assert kit.view() == before


def test_a_plan_says_what_is_then_done(kit) -> None:
    two_releases(kit)
    publish(kit, upto=1)
    before = kit.view() or {}
    plan = publish(kit)
    after = kit.view() or {}
    for write in plan.writes:
        if write.action is Action.DELETE:
            assert write.path not in after
        else:
            assert hashlib.sha256(after[write.path]).hexdigest() == write.sha256
            assert (write.path in before) is (write.action is Action.UPDATE)
    touched = {write.path for write in plan.writes}
    assert {path: data for path, data in before.items() if path not in touched}.items() <= (
        after.items()
    )


def test_the_same_again_does_nothing(kit) -> None:
    kit.world.release(ROWS)
    first = publish(kit)
    before = kit.view()
    again = publish(kit)
    assert again.nothing
    assert again.same == len(first.writes) + first.same
    assert kit.view() == before
    assert receipt(kit).proven


def test_it_is_known_cheaply_whether_the_newest_is_served(kit) -> None:
    two_releases(kit)
    assert not kit.portal().serves(kit.world.publication(upto=1))
    publish(kit, upto=1)
    assert kit.portal().serves(kit.world.publication(upto=1))
    assert not kit.portal().serves(kit.world.publication())
    publish(kit)
    assert kit.portal().serves(kit.world.publication())


def test_old_releases_keep_their_addresses_and_bytes(kit) -> None:
    two_releases(kit)
    first, _ = kit.world.store.releases("decisions")
    publish(kit, upto=1)
    before = kit.view() or {}
    publish(kit)
    after = kit.view() or {}
    old = [f"decisions/{file.path}" for file in first.files]
    old += [f"decisions/{one.path}" for one in kit.world.store.documents(first)]
    assert {path: after.get(path) for path in old} == {path: before[path] for path in old}
    assert receipt(kit).proven


def test_every_address_is_in_the_receipt_the_dataset_first(kit) -> None:
    kit.world.datasets["abc"] = kit.world.dataset("abc", "Ще один набір")
    kit.world.release([row(9)], "abc")
    two_releases(kit)
    publish(kit)
    paths = [check.path for check in receipt(kit).checks]
    assert set(paths) == set(kit.view())
    assert len(paths) == len(set(paths))
    own = [path.startswith("decisions/") for path in paths]
    assert own == sorted(own, reverse=True)


@pytest.mark.parametrize("harm", ["tamper", "flip", "lose"])
def test_harm_from_outside_is_found_and_mended_wherever_it_is(kit, harm: str) -> None:
    two_releases(kit)
    publish(kit)
    before = kit.view()
    assert {TABLE, DOCUMENT, MANIFEST} < set(before)
    for path in before:
        getattr(kit, harm)(path)
        found = receipt(kit)
        assert not found.proven
        wrong = {check.path: check.match for check in found.checks if check.match is not Match.SAME}
        assert wrong == {path: Match.MISSING if harm == "lose" else Match.DIFFERS}
        assert not kit.portal().serves(kit.world.publication()), path
        if harm == "lose" and path.endswith("site.json"):
            kit.clear()  # without its mark the place belongs to nobody, and would be refused
            publish(kit)
            continue
        plan = publish(kit)
        assert [write.path for write in plan.writes] == [path]
        assert receipt(kit).proven
        assert kit.view() == before
        assert kit.portal().serves(kit.world.publication())


@pytest.mark.parametrize("lost", ["the newest", "all", "another set", "rewritten"])
def test_a_published_version_is_never_erased_or_rewritten(kit, lost: str) -> None:
    kit.world.datasets["more"] = kit.world.dataset("more", "Ще один набір")
    kit.world.release([row(9)], "more")
    two_releases(kit)
    publish(kit)
    before = kit.view()
    releases = dict(kit.world.publication().releases)
    first, newest = releases["decisions"]
    if lost == "the newest":
        releases["decisions"] = (first,)
    elif lost == "all":
        releases = {"decisions": (replace(first, manifest_sha256="0" * 64),)}
    elif lost == "another set":
        del releases["more"]
    else:
        releases["decisions"] = (first, replace(newest, manifest_sha256="0" * 64))
    fewer = replace(
        kit.world.publication(),
        releases=releases,
        datasets={name: kit.world.datasets[name] for name in releases},
    )
    assert not kit.portal().serves(fewer)
    with pytest.raises(OpendataError) as caught:
        kit.portal().plan(fewer)
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert caught.value.problem.code.endswith("-knows-more")
    assert kit.view() == before
    kit.clear()
    plan = kit.portal().plan(fewer)
    publish(kit)  # somebody was faster
    with pytest.raises(OpendataError):
        kit.portal().apply(fewer, plan, quiet)
    assert kit.view() == before
    publish(kit)
    assert kit.view() == before


def test_nothing_published_is_missing_and_not_an_error(kit) -> None:
    kit.world.release(ROWS)
    found = receipt(kit)
    assert {check.match for check in found.checks} == {Match.MISSING}
    assert not kit.portal().serves(kit.world.publication())


def test_what_belongs_to_somebody_else_is_refused(kit) -> None:
    kit.world.release(ROWS)
    kit.occupy()
    before = kit.view()
    with pytest.raises(OpendataError) as caught:
        publish(kit)
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert kit.view() == before


def test_people_are_told_an_address(kit) -> None:
    kit.world.release(ROWS)
    assert "decisions" in kit.portal().where(kit.world.publication())


def sweep(kit, points: Callable[[int], list[int]], upto: int | None) -> int:
    """Kill a publication at each of ``points``; readers look before every single operation.

    ``upto`` is what was served before: one release, or nothing at all (0). Returns the operations.
    """
    two_releases(kit)

    def start() -> None:
        kit.clear()
        if upto:
            publish(kit, upto=upto)

    publish(kit)
    new = kit.view()
    start()
    old = kit.view()
    allowed = [old, new, *([None] if kit.may_be_away else [])]

    def look() -> None:
        assert kit.view() in allowed, "a reader sees half a publication"

    with kit.watching(look) as watch:
        publish(kit)
    for point in points(watch.count):
        start()
        with kit.watching(look, point), pytest.raises(Killed):
            publish(kit)
        look()
        publish(kit)
        assert receipt(kit).proven, point
        assert kit.view() == new, point
        assert kit.leftovers() == [], point
    return watch.count


def some(count: int) -> list[int]:
    """A few points while it is built, and the last ones, where the old gives way to the new."""
    return [*range(1, max(count - 8, 1), max(count // 6, 1)), *range(max(count - 8, 1), count + 1)]


@pytest.mark.parametrize("upto", [0, 1], ids=["first", "update"])
def test_a_kill_never_shows_half_and_can_be_repeated(kit, upto: int) -> None:
    assert sweep(kit, some, upto) > 30


@pytest.mark.slow
@pytest.mark.parametrize("upto", [0, 1], ids=["first", "update"])
def test_a_kill_at_every_operation(kit, upto: int) -> None:
    assert sweep(kit, lambda count: list(range(1, count + 1)), upto) > 30


def test_a_second_kill_while_recovering_does_no_harm(kit) -> None:
    two_releases(kit)
    publish(kit)
    new = kit.view()
    kit.clear()
    publish(kit, upto=1)
    with kit.watching(lambda: None) as watch:
        publish(kit)
    for point in range(watch.count - 6, watch.count + 1):
        for second in (1, 2, 4, 8):
            kit.clear()
            publish(kit, upto=1)
            for moment in (point, second):
                with kit.watching(lambda: None, moment):
                    try:
                        publish(kit)
                    except Killed:
                        continue
            publish(kit)
            assert kit.view() == new
            assert kit.leftovers() == []
