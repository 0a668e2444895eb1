from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_portal import DATASET_ID, PaperPortal, resource, sha, wanted_of

from opendata.portals.ckan.likeness import Sign, completed, format_of, pair
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.present import Present, PresentResource, present
from opendata.portals.ckan.values import MARK

CSV, XLSX = "table:legalActs:csv", "table:legalActs:xlsx"
PASSPORT, STRUCTURE = "passport", "structure:csv"
PARTS = (
    resource(CSV, title="legalActs", file_name="legalActs.csv"),
    resource(XLSX, title="legalActs (XLSX)", file_name="legalActs.xlsx"),
    resource(PASSPORT, title="Паспорт набору даних", file_name="passport.json"),
    resource(STRUCTURE, title="Структура набору даних", file_name="legalActs-structure.csv"),
)


def there(*resources: dict[str, Any]) -> Present:
    """A dataset that others made, with these resources."""
    package = {
        "id": DATASET_ID,
        "name": "rishennya",
        "title": "Рішення ради",
        "resources": [
            {"id": f"r{number}", "url": "", "url_type": "upload", **one}
            for number, one in enumerate(resources)
        ],
    }
    return present(package)


def alone(**fields: Any) -> PresentResource:
    return there(fields).resources[0]


@pytest.mark.parametrize(
    ("said", "url", "format_"),
    [
        ("CSV", "", "csv"),
        (".csv", "", "csv"),
        (".сsv", "", "csv"),  # with a Cyrillic «с», as portals have it
        ("text/csv", "", "csv"),
        ("", "https://x.example/a.XLSX?download", "xlsx"),
        ("", "https://x.example/a", ""),
        ("XLS", "https://x.example/a.xlsx", "xls"),
    ],
)
def test_a_format_is_read_however_it_is_written(said: str, url: str, format_: str) -> None:
    assert format_of(alone(format=said, url=url)) == format_


@pytest.mark.parametrize(
    ("fields", "part", "sign"),
    [
        ({"name": "Реєстр", "url": "https://x.example/legalacts.csv"}, CSV, Sign.FILE),
        ({"name": " LEGALACTS ", "format": "csv"}, CSV, Sign.TITLE),
        ({"name": "legаlActs", "format": "csv"}, CSV, Sign.TITLE),  # a Cyrillic «а» in it
        ({"name": "Паспорт", "format": "json"}, PASSPORT, Sign.WORD),
        ({"name": "Структура", "format": ".сsv"}, STRUCTURE, Sign.WORD),
        ({"name": "legalActs", "format": "ODS"}, CSV, Sign.FORMAT),
        ({"name": "Реєстр рішень", "format": "XLSX"}, XLSX, Sign.ONLY),
    ],
)
def test_each_sign_pairs_a_resource_with_its_part(
    fields: dict[str, Any], part: str, sign: Sign
) -> None:
    found = pair(PARTS, there(fields).resources)
    assert found.found == {"r0": (part, sign)}
    assert not found.contested


def test_two_that_look_alike_are_nobodys() -> None:
    twice = there({"name": "legalActs", "format": "CSV"}, {"name": "legalActs", "format": "csv"})
    found = pair(PARTS, twice.resources)
    assert not found.found
    assert found.contested == {"r0": (CSV,), "r1": (CSV,)}


def test_a_table_is_only_guessed_where_there_is_one_of_its_format() -> None:
    two = there({"name": "2023", "format": "XLSX"}, {"name": "2024", "format": "XLSX"})
    assert not pair(PARTS, two.resources).found
    assert not pair(PARTS, there({"name": "Скан", "format": "PDF"}).resources).found


@given(st.lists(st.sampled_from(["legalActs", "паспорт", "структура", "інше"]), max_size=6))
def test_no_part_and_no_resource_is_in_two_pairs(titles: list[str]) -> None:
    every = there(*({"name": one, "format": "CSV"} for one in titles))
    found = pair(PARTS, every.resources)
    parts = [part for part, _ in found.found.values()]
    assert len(parts) == len(set(parts))
    assert not set(found.found) & set(found.contested)


PENDING = LastKnown(DATASET_ID, adopted=True, pending=True)


def test_a_dataset_adopted_before_its_release_takes_what_is_sure() -> None:
    wanted = wanted_of(PARTS)
    now = there(
        {"name": "Реєстр", "url": "https://x.example/legalacts.csv"},
        {"name": "Паспорт", "format": "json", "url": "https://x.example/p.json"},
        {"name": "legalActs (XLSX)", "format": "XLSX", "url_type": "", "url": "https://y.example"},
    )
    after = completed(wanted, now, PENDING)
    assert after is not None
    assert {name: one.id for name, one in after.resources.items()} == {CSV: "r0"}
    assert all(one.adopted for one in after.resources.values())
    assert not after.pending


def test_nothing_is_taken_that_a_person_has_left_or_was_not_asked_about() -> None:
    wanted, now = wanted_of(PARTS), there({"name": "legalActs", "format": "CSV"})
    left = LastKnown(DATASET_ID, adopted=True, pending=True, left=frozenset({"r0"}))
    after = completed(wanted, now, left)
    assert after is not None
    assert not after.resources
    for other in (None, LastKnown(), LastKnown(DATASET_ID), LastKnown(DATASET_ID, adopted=True)):
        assert completed(wanted, now, other) is other


def test_an_adopted_dataset_is_updated_where_it_is() -> None:
    """Files, passport and marks become ours; ids, others' resources and extras stay."""
    portal = PaperPortal()
    portal.publish(wanted_of([]))
    assert portal.package is not None
    portal.package |= {"title": "Рішення", "extras": [{"key": "signed_by", "value": "відділ"}]}
    table = portal.add_foreign("legalActs")
    portal.raw(table)["format"] = "CSV"
    portal.files[table] = sha("як було")
    scan = portal.add_foreign("Скан")
    kept = dict(portal.raw(scan))
    wanted = wanted_of(PARTS)
    stopped = portal.plan(wanted)
    assert [one.code for one in stopped.problems] == ["portal-resource-alike"]
    found = portal.show()
    assert found is not None
    portal.last = completed(wanted, found, PENDING)
    made = portal.publish(wanted)
    assert not made.conflicts
    assert portal.package["title"] == "Рішення ради"
    assert {"key": "signed_by", "value": "відділ"} in portal.package["extras"]
    assert portal.files[table] == PARTS[0].sha256
    assert portal.raw(table)[MARK].endswith(CSV)
    assert portal.raw(scan) == kept
    assert portal.plan(wanted).nothing


def test_a_first_publication_that_was_killed_goes_on_with_what_was_adopted() -> None:
    """Whatever step it was killed at: the same end, and nothing twice."""
    wanted = wanted_of(PARTS)

    def adopted() -> PaperPortal:
        portal = PaperPortal()
        portal.publish(wanted_of([]))
        assert portal.package is not None
        portal.package |= {"title": "Рішення", "extras": []}
        portal.raw(portal.add_foreign("legalActs"))["format"] = "CSV"
        portal.add_foreign("Скан")
        found = portal.show()
        assert found is not None
        portal.last = completed(wanted, found, PENDING)
        return portal

    whole = adopted()
    steps = len(whole.publish(wanted).steps)
    assert steps > len(PARTS)
    for killed in range(steps + 1):
        portal = adopted()
        portal.publish(wanted, killed)
        portal.publish(wanted)
        assert portal.ids() == whole.ids(), killed
        assert portal.plan(wanted).nothing
        assert portal.package is not None
        assert len(portal.package["resources"]) == len(PARTS) + 1
