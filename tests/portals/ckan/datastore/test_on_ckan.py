"""Tables in the DataStore of real CKANs."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from ckan_hands import Ckan, on_ckan
from table_town import TableTown, TableWorld, row, schema

from opendata.portals.portal import Match
from opendata.problems import Exit, OpendataError

both = on_ckan("2.12.0", "2.8.12")


@pytest.fixture
def town(ckan: Ckan, tmp_path: Path) -> TableTown:
    ckan.organisation()
    return TableTown(ckan, TableWorld(tmp_path))


@both
def test_a_table_through_its_life(town: TableTown) -> None:
    town.world.publish_rows([row(number) for number in range(1, 31)])
    first = town.publish()
    assert first.receipt is not None
    assert first.receipt.proven
    assert any(one.path.endswith("#datastore") for one in first.plan.writes)
    assert [one.match for one in first.receipt.checks if "#datastore" in one.path] == [
        Match.SAME,
        Match.SAME,
    ]
    fields, rows = town.table()
    assert {one["id"]: one["type"] for one in fields} == {
        "код": "text",
        "назва": "text",
        "кількість": "int4",
        "сума": "numeric",
        "дата": "date",
    }
    assert fields[0]["info"]["label"] == "Мітка код"
    assert fields[0]["info"]["notes"] == "Опис код"
    assert rows[0] == {**row(1), "кількість": 1, "сума": 1.5}
    assert rows[2] == row(3), "empty cells are null"
    assert town.serves()
    assert [name for name, _ in town.calls] == ["package_search"]

    id_ = town.csv_id()
    rows_now = [row(number) for number in range(2, 31)]
    rows_now[4] = row(6, назва="Інша")
    town.world.publish_rows([*rows_now, row(40)])
    assert not town.serves()
    town.publish()
    assert town.rows_sent() == 2
    assert town.sent("datastore_delete") == [
        {"resource_id": id_, "force": True, "filters": {"код": ["00000001"]}}
    ]
    assert not town.sent("datastore_create")
    assert town.csv_id() == id_
    _, rows = town.table()
    assert sorted(one["код"] for one in rows) == [f"{n:08}" for n in [*range(2, 31), 40]]
    assert next(one["назва"] for one in rows if one["код"] == "00000006") == "Інша"
    assert town.serves()

    town.world.publish_rows([*rows_now, row(40)], schema(адреса="string"))
    town.publish()
    fields, rows = town.table()
    assert [one["id"] for one in fields][-1] == "адреса"
    assert len(rows) == 30
    assert town.csv_id() == id_
    assert town.serves()


@both
def test_five_thousand_rows_and_one_of_them_changes(
    town: TableTown, record_property: Callable[[str, object], None]
) -> None:
    rows = [row(number) for number in range(5000)]
    town.world.publish_rows(rows)
    started = time.monotonic()
    town.publish()
    record_property("seconds for the first load", time.monotonic() - started)
    assert town.rows_sent() == 5000
    assert len(town.sent("datastore_upsert")) <= 5
    rows[77] = row(77, назва="Виправлено")
    town.world.publish_rows(rows)
    started = time.monotonic()
    town.publish()
    record_property("seconds for one row", time.monotonic() - started)
    assert town.rows_sent() == 1
    assert len(town.table()[1]) == 5000


@both
def test_a_run_that_is_killed_between_batches_is_gone_on_with(
    town: TableTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opendata.portals.ckan.datastore.writing.ROWS", 10)
    rows = [row(number) for number in range(35)]
    town.world.publish_rows(rows)
    town.killed_after = 3  # the table, two batches
    with pytest.raises(KeyboardInterrupt):
        town.publish()
    assert len(town.table()[1]) == 20
    town.killed_after = None
    assert not town.serves()
    town.publish()
    assert town.rows_sent() == 15
    assert town.serves()

    changed = [row(number, назва="Нова") for number in range(5, 40)]
    town.world.publish_rows(changed)
    town.killed_after = 2
    with pytest.raises(KeyboardInterrupt):
        town.publish()
    town.killed_after = None
    town.publish()
    assert town.rows_sent() == 25
    assert {one["код"]: one["назва"] for one in town.table()[1]} == {
        one["код"]: one["назва"] for one in changed
    }


@both
def test_a_run_that_is_killed_after_each_of_its_writes_gets_there(
    town: TableTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opendata.portals.ckan.datastore.writing.ROWS", 10)

    def get_there() -> int:
        for runs in range(1, 20):
            town.killed_after = 1
            with suppress(KeyboardInterrupt):
                town.publish()
                return runs
        raise AssertionError

    town.world.publish_rows([row(number) for number in range(35)])
    assert get_there() == 5, "the table and three batches, then the last"
    town.world.publish_rows([row(number, назва="Нова") for number in range(5, 30)])
    assert get_there() == 4, "deletions, two batches, the last"
    assert len(town.table()[1]) == 25
    structure = schema(адреса="string")
    town.world.publish_rows([row(number, адреса="Так") for number in range(25)], structure)
    get_there()
    assert {one["адреса"] for one in town.table()[1]} == {"Так"}
    assert len(town.table()[1]) == 25
    assert town.serves()


@both
def test_rows_of_others_are_left_and_stop_the_receipt(town: TableTown) -> None:
    town.world.publish_rows([row(number) for number in range(5)])
    town.publish()
    town.act(
        "datastore_upsert",
        resource_id=town.csv_id(),
        force=True,
        method="upsert",
        records=[{"код": "00000002", "назва": "Дописано руками"}],
    )
    assert town.serves(), "nothing is asked at night"
    with town.portal() as portal:
        verified = portal.read_back(town.publication(), lambda done, total: None)
    wrong = [one for one in verified.checks if one.match is not Match.SAME]
    assert [one.path.rpartition("#")[2] for one in wrong] == ["datastore"]
    town.world.publish_rows([row(number) for number in range(6)])
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert caught.value.problem.code == "portal-table-edited"
    assert caught.value.exit_code is Exit.DIFFERS
    assert "Дописано руками" in [one["назва"] for one in town.table()[1]]
    assert not town.serves()
    town.publish(force=True)
    assert town.rows_sent() == 2
    assert town.serves()


@both
def test_what_a_loader_made_of_the_file_gives_way(town: TableTown) -> None:
    """As XLoader does it: all text, ``null`` as a word, no key, a hash on the resource."""
    town.world.publish_rows([row(number) for number in range(5)])
    town.publish()
    id_ = town.csv_id()
    fields, _ = town.table()
    town.act("datastore_delete", resource_id=id_, force=True)
    texts = [{k: v or "null" for k, v in row(number).items()} for number in range(5)]
    plain = [{"id": one["id"], "type": "text"} for one in fields]
    town.act("datastore_create", resource_id=id_, force=True, fields=plain, records=texts)
    town.act("resource_patch", id=id_, hash="0" * 32)
    assert not town.serves()
    done = town.publish()
    assert "portal-table-loader" in [one.code for one in done.problems]
    assert {one["type"] for one in town.table()[0]} == {"text", "int4", "numeric", "date"}
    assert None in [one["сума"] for one in town.table()[1]]
    assert town.serves()


@both
def test_a_table_without_a_key_is_replaced_whole(town: TableTown) -> None:
    keyless = schema(key=None)
    town.world.publish_rows([row(1), row(1), row(2)], keyless)
    town.publish()
    assert len(town.table()[1]) == 3
    town.world.publish_rows([row(1), row(2), row(2)], keyless)
    town.publish()
    assert town.rows_sent() == 3
    assert sorted(one["код"] for one in town.table()[1]) == ["00000001", "00000002", "00000002"]
    assert town.publish().plan.nothing
    assert town.rows_sent() == 0


@on_ckan("2.12.0")
def test_a_lost_journal_writes_nothing_to_a_table_that_is_right(town: TableTown) -> None:
    town.world.publish_rows([row(number) for number in range(5)])
    town.publish()
    town.events.clear()
    assert town.publish().plan.nothing
    assert town.serves()


@on_ckan("2.12.0")
def test_datastore_may_be_asked_for_later_and_not_any_more(town: TableTown) -> None:
    town.asked = False
    town.world.publish_rows([row(number) for number in range(5)])
    town.publish()
    assert town.serves()
    town.asked = True
    assert not town.serves()
    town.publish()
    assert len(town.table()[1]) == 5
    town.asked = False
    assert "portal-table-left" in [one.code for one in town.publish().problems]
