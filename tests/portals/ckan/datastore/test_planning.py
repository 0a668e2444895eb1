from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_town import PaperStore, Row, row, schema, written

from opendata.catalogue.schema import TableSchema
from opendata.portals.ckan.datastore.cells import digest, fingerprint
from opendata.portals.ckan.datastore.planning import Judged, drop_for, step_for
from opendata.portals.ckan.datastore.proving import prove_table
from opendata.portals.ckan.datastore.shape import TableWanted, table_wanted
from opendata.portals.ckan.datastore.steps import Doing
from opendata.portals.ckan.datastore.there import rows_there, table_there
from opendata.portals.ckan.datastore.writing import Writer
from opendata.portals.portal import Match

ID = "r1"


class Council:
    """Releases of one table, and a DataStore on paper."""

    def __init__(self, folder: Path, page: int = 32_000) -> None:
        self.folder = folder
        self.store = PaperStore(page)
        self.releases: list[Path] = []
        self.wanted: TableWanted

    def release(self, rows: Sequence[Row], structure: TableSchema | None = None) -> None:
        structure = structure or schema()
        rows = sorted(rows, key=lambda one: one["код"] or "")
        path = self.folder / f"{len(self.releases)}.csv"
        written(path, rows, structure)
        self.releases.insert(0, path)
        csv = hashlib.sha256(path.read_bytes()).hexdigest()
        self.wanted = table_wanted("table:legalActs:csv", path, csv, 1, structure)

    def judge(self, *, force: bool = False, alien: bool = False, shown: bool = True) -> Judged:
        return step_for(
            self.store, self.wanted, ID, self.releases, shown=shown, alien=alien, force=force
        )

    def publish(self, *, force: bool = False, alien: bool = False) -> Judged:
        judged = self.judge(force=force, alien=alien)
        self.store.calls.clear()
        if judged.step:
            Writer(self.store).carry_out(judged.step, ID, lambda done, total: None)
        return judged

    @property
    def right(self) -> bool:
        checks = list(prove_table(self.store, self.wanted, ID, "x"))
        return all(one.match is Match.SAME for one in checks) and len(checks) == 2


@pytest.fixture
def council(tmp_path: Path) -> Council:
    made = Council(tmp_path)
    made.release([row(number) for number in range(6)])
    made.publish()
    return made


def test_what_is_right_is_left(council: Council) -> None:
    assert council.right
    assert council.judge() == Judged(None)


def test_only_what_differs_is_sent(council: Council) -> None:
    council.release([row(1), row(2, назва="Інша"), row(4), row(9)])
    judged = council.publish()
    assert judged.step is not None
    assert judged.step.doing is Doing.UPDATE
    assert [name for name, _ in council.store.calls] == ["datastore_delete", "datastore_upsert"]
    (sent,) = (data for name, data in council.store.calls if name == "datastore_upsert")
    assert [one["код"] for one in sent["records"]] == ["00000002", "00000009"]
    assert council.right


def test_other_columns_or_types_make_the_table_anew(council: Council) -> None:
    council.release([row(1)], schema(примітка="string"))
    assert council.publish().step.doing is Doing.REMAKE  # type: ignore[union-attr]
    assert council.right
    council.release([row(1, кількість="01")], schema(примітка="string"))
    assert council.publish().step.doing is Doing.REMAKE  # type: ignore[union-attr]
    assert council.right


def test_a_changed_dictionary_is_put_back_and_the_rest_of_it_kept(council: Council) -> None:
    assert council.store.fields is not None
    council.store.fields[1]["info"] = {"label": "Чуже", "notes": "Опис назва", "colour": "red"}
    step = council.judge().step
    assert step is not None
    assert [(one.field, one.before) for one in step.fields] == [("назва.label", "Чуже")]
    council.publish()
    assert council.store.fields[1]["info"]["colour"] == "red"
    assert not [name for name, _ in council.store.calls if name == "datastore_upsert"]
    assert council.right


def test_a_table_that_the_portal_hides_is_shown_again(council: Council) -> None:
    step = council.judge(shown=False).step
    assert step is not None
    assert step.described
    assert not step.rows


def test_rows_of_others_are_left_unless_forced(council: Council) -> None:
    council.store.rows[2]["назва"] = "Дописано"
    council.store.rows.append({**row(77), "_id": 77})
    council.release([row(number) for number in range(7)])
    assert council.publish() == Judged(None, strange=2)
    assert council.publish(force=True).step
    assert council.right


def test_rows_that_others_took_away_come_back(council: Council) -> None:
    del council.store.rows[1:3]
    assert council.publish().step
    assert council.right


def test_what_a_loader_made_gives_way(council: Council) -> None:
    store = council.store
    store.fields = [{"id": name, "type": "text"} for name, _ in council.wanted.names_and_types]
    store.key = []
    store.rows = [
        {"_id": n, **{name: cell or "null" for name, cell in row(n).items()}} for n in range(6)
    ]
    judged = council.publish()
    assert judged.alien
    assert judged.step is not None
    assert judged.step.doing is Doing.REMAKE
    assert council.right


def test_an_empty_text_in_place_of_nothing_is_a_difference(council: Council) -> None:
    council.store.rows[0]["дата"] = ""
    judged = council.publish()
    assert judged.step is not None
    assert judged.strange == 0
    assert council.right


def test_a_table_that_cannot_be_any_more_is_dropped(council: Council) -> None:
    council.release([row(1)], schema(**{"ж" * 40: "string"}))
    assert council.publish().step.doing is Doing.DROP  # type: ignore[union-attr]
    assert council.store.fields is None
    assert council.publish() == Judged(None)


def test_the_table_of_a_withdrawn_file_goes(council: Council) -> None:
    step = drop_for(council.store, "table:old:csv", ID)
    assert step is not None
    assert step.printed("d", "old.csv").sha256 is None
    Writer(council.store).carry_out(step, ID, lambda done, total: None)
    assert drop_for(council.store, "table:old:csv", ID) is None


def test_a_table_twice_as_long_as_a_page_is_read_whole(tmp_path: Path) -> None:
    council = Council(tmp_path, page=4)
    council.release([row(number) for number in range(9)])
    council.publish()
    there = table_there(council.store, ID)
    assert there is not None
    council.store.calls.clear()
    assert fingerprint(map(digest, rows_there(council.store, there))) == council.wanted.fingerprint
    assert len(council.store.calls) == 3


ROWS = st.dictionaries(st.integers(0, 9), st.sampled_from(["а", "б", None]), max_size=8)


@given(ROWS, ROWS, st.integers(0, 4), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_run_killed_anywhere_is_gone_on_with(
    before: dict[int, str | None], after: dict[int, str | None], upto: int, keyed: bool
) -> None:
    """Whatever was done of the writes, the next run makes it the table of the release."""
    structure = schema(key="код" if keyed else None)
    with TemporaryDirectory() as folder:
        council = Council(Path(folder), page=3)
        council.release([row(n, назва=text) for n, text in before.items()], structure)
        council.publish()
        assert council.right
        council.release([row(n, назва=text) for n, text in after.items()], structure)
        judged = council.judge()
        if judged.step:
            killed = Killed(council.store, upto)
            with suppress(KeyboardInterrupt):
                Writer(killed).carry_out(judged.step, ID, lambda done, total: None)
        again = council.publish()
        assert again.strange == 0
        assert council.right
        assert council.judge() == Judged(None)


class Killed(PaperStore):
    """Passes so many writes on, and dies at the next."""

    def __init__(self, to: PaperStore, after: int) -> None:
        super().__init__()
        self.to = to
        self.after = after

    def call(self, action: str, data: object = None) -> object:
        if action != "datastore_search":
            if self.after == 0:
                raise KeyboardInterrupt
            self.after -= 1
        return self.to.call(action, data)  # type: ignore[arg-type]
