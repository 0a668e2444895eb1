from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publications import World, row

from opendata.portals.site import documents
from opendata.portals.site.documents import all_documents
from opendata.portals.site.shown import Shown
from opendata.problems import Exit, OpendataError
from opendata.release.release import DocumentFile, Role


def shown(world: World) -> Shown:
    return Shown(world.datasets["decisions"], world.store.releases("decisions"))


def plainly(world: World) -> set[tuple[str, str]]:
    """The names and contents of all documents, read the slow way."""
    releases = world.store.releases("decisions")
    return {(one.path, one.sha256) for r in releases for one in world.store.documents(r)}


def test_documents_of_all_releases_are_found_once(world: World) -> None:
    for numbers in ((1, 2, 3), (2, 3, 4), (4,), (5, 4, 1)):
        world.release([row(number) for number in numbers])
    found = all_documents(world.store, shown(world))
    assert len(found) == 5
    assert {(one.path, one.sha256) for one in found} == plainly(world)


def test_a_line_that_was_met_is_not_read_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(number) for number in range(1, 41)]
    for more in range(41, 61):
        rows.append(row(more))
        world.release(rows)
    read: list[int] = []
    real = documents.read_documents

    def counting(data: bytes) -> tuple[DocumentFile, ...]:
        found = real(data)
        read.append(len(found))
        return found

    monkeypatch.setattr(documents, "read_documents", counting)
    assert len(all_documents(world.store, shown(world))) == 60
    assert sum(read) == 60


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sets(st.integers(1, 9), min_size=1, max_size=4), min_size=1, max_size=4))
def test_reading_line_by_line_finds_what_reading_whole_lists_does(
    tmp_path_factory: pytest.TempPathFactory, history: list[set[int]]
) -> None:
    world = World(tmp_path_factory.mktemp("council"))
    names = {number: f'{number} "а"\n{number % 2}.docx' for number in range(1, 10)}
    last: set[int] = set()
    for numbers in history:
        if numbers != last:
            world.release([row(number, text=names[number]) for number in numbers])
        last = numbers
    found = all_documents(world.store, shown(world))
    assert {(one.path, one.sha256) for one in found} == plainly(world)
    assert len(found) == len(plainly(world))


def test_a_published_name_never_gets_another_content(world: World) -> None:
    world.release([row(1), row(2)], texts={"2-2021": b"one"})
    world.release([row(1)])
    world.release([row(1), row(2)], texts={"2-2021": b"another"})
    with pytest.raises(OpendataError) as caught:
        all_documents(world.store, shown(world))
    problem = caught.value.problem
    assert problem.code == "site-document-rewritten"
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert problem.found == "documents/2-2021.docx"
    assert problem.place.file == "decisions/1.2.0/documents.csv"


def test_a_damaged_list_is_named(world: World) -> None:
    release = world.release([row(1)])
    listing = next(one for one in release.files if one.role is Role.DOCUMENTS)
    world.store.file(release, listing.path).write_bytes(b"path\n")
    with pytest.raises(OpendataError, match="site-source-damaged"):
        all_documents(world.store, shown(world))
