from __future__ import annotations

from datetime import timedelta

from town import Town

from opendata.journal.journal import Step
from opendata.pipeline.house import House, open_house
from opendata.report.history.documents import document_history
from opendata.report.history.model import DocumentHistory, Turn
from opendata.workspace.read import read_workspace


def house_of(town: Town) -> House:
    return open_house(read_workspace(town.root))


def told(town: Town, asked: str) -> DocumentHistory:
    house = house_of(town)
    return document_history(house.journal, house.store, "decisions", asked, town.clock)


def listed(town: Town, version: int) -> dict[str, tuple[str, str]]:
    """Path and hash of the documents of a release, by their rows."""
    store = house_of(town).store
    release = store.load("decisions", store.versions("decisions")[version])
    return {one.uid: (one.path, one.sha256) for one in store.documents(release)}


def test_a_document_is_replaced_and_comes_back(town: Town) -> None:
    town.publish()
    path, sha256 = listed(town, 0)["2-2024"]
    old = (town.documents / "rish 2.txt").read_bytes()
    town.write("2", title="Про інше")
    town.publish()
    new_path, new_sha256 = listed(town, 1)["2-2024"]
    (town.documents / "rish 2.txt").write_bytes(old)
    town.publish()
    found = told(town, path)
    assert [one.turn for one in found.events] == [Turn.APPEARED, Turn.VANISHED, Turn.RETURNED]
    gone = found.events[1]
    assert [(one.path, one.sha256) for one in gone.others] == [(new_path, new_sha256)]
    assert [one.source for one in gone.places] == ["rish 2.txt"]
    assert found.versions == ("1.0.0", "1.2.0")
    assert found.first is not None
    assert found.last is not None
    assert (found.first.version, found.last.version) == ("1.0.0", "1.2.0")
    assert found.there
    by_hash = told(town, sha256)
    assert by_hash.events == found.events
    newer = told(town, new_sha256)
    assert [one.turn for one in newer.events] == [Turn.APPEARED, Turn.VANISHED]
    assert [one.path for one in newer.events[0].others] == [path]


def test_what_the_store_and_people_say_of_the_bytes(town: Town) -> None:
    town.publish()
    _, sha256 = listed(town, 0)["1-2024"]
    house = house_of(town)
    one = {"sha256": sha256, "path": "x", "action": "forget", "values": {}, "read": {}}
    for named in (sha256, "f" * 64):
        documents = [{**one, "sha256": named, "before": None}]
        sheet = {"who": "Оксана", "sheet": "c" * 64, "file": "a.xlsx", "documents": documents}
        house.journal.record(town.clock, "run", Step.CORRECTED, "decisions", sheet)
    withheld = {"withheld": ["2024/rish 1.txt", "register.csv#4"]}
    house.journal.record(town.clock, "run", Step.COLLECTED, "decisions", withheld)
    (kept,) = told(town, sha256).kept
    assert kept.stored
    assert [(each.who, each.sheet) for each in kept.decisions] == [("Оксана", "c" * 64)]
    assert [at for at, _ in kept.withheld] == [town.clock]
    house.objects.path(sha256).unlink()
    assert not told(town, sha256).kept[0].stored


def test_nothing_is_told_of_what_was_never_there(town: Town) -> None:
    town.publish()
    found = told(town, "documents/none.txt")
    assert (found.events, found.versions, found.first, found.there) == ((), (), None, False)
    town.clock -= timedelta(days=1)
    assert told(town, "documents/none.txt").problems == ()


def test_a_list_that_was_altered_is_named(town: Town) -> None:
    town.publish()
    path, _ = listed(town, 0)["1-2024"]
    town.write("4")
    town.publish()
    file = town.root / ".opendata" / "releases" / "decisions" / "1.0.0" / "documents.csv"
    file.write_bytes(file.read_bytes().replace(b"txt", b"doc"))
    found = told(town, path)
    assert [one.code for one in found.problems] == ["release-altered"]
    assert [(one.made.version, one.since_unread) for one in found.events] == [("1.1.0", True)]
