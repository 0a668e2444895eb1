from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from register_town import house_of, keep_register, registered
from town import Town

from opendata.journal.journal import Step
from opendata.problems import OpendataError
from opendata.report.counts import count


def test_nothing_is_registered_before_it_is_proven(town: Town) -> None:
    town.publish()
    assert registered(town, town.clock - timedelta(seconds=1)).entries == ()


def test_an_entry(town: Town) -> None:
    town.publish()
    first = town.clock
    town.write("4")
    town.publish()
    town.publish()  # nothing new
    (one,) = registered(town).entries
    assert (one.dataset, one.version, one.rows, one.documents) == ("decisions", "1.1.0", 4, 4)
    assert (one.first_published, one.last_changed) == (first, first + timedelta(hours=1))
    assert (one.requirement, one.edition, one.declared) == ("legal-acts", "2025", True)
    assert "актів" in one.requirement_title
    assert one.formats == ("CSV", "JSON", "XLSX")
    assert one.update == "Відразу після внесення змін"
    (place,) = one.places
    assert (place.portal, place.version) == ("site", "1.1.0")
    assert place.url == "https://test-rada.example/opendata/decisions/"
    (before,) = registered(town, first).entries
    assert (before.version, before.last_changed, before.documents) == ("1.0.0", first, 3)


def test_it_agrees_with_the_published_register_of_datasets(town: Town) -> None:
    keep_register(town)
    town.publish()
    town.write("4")
    town.publish()
    found = registered(town)
    (newest,) = [one for one in found.entries if one.dataset == "dataset-register"]
    folder = town.root / "public" / "dataset-register" / newest.version
    (path,) = folder.glob("[Rr]egister.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert {
        (one.dataset, one.title, one.update, ", ".join(one.formats), one.places[0].url)
        for one in found.entries
    } == {
        (
            row["identifier"],
            row["title"],
            row["accrualPeriodicity"],
            row["distributionFormat"],
            row["landingPage"],
        )
        for row in rows
    }


def test_it_lists_what_is_counted(town: Town) -> None:
    keep_register(town)
    town.publish()
    house = house_of(town)
    held, found = count(house.journal, town.clock), registered(town)
    assert [one.dataset for one in found.entries] == [one.dataset for one in held.datasets]
    assert found.documents == held.documents


def test_a_set_that_the_workspace_has_no_more(town: Town) -> None:
    keep_register(town)
    town.publish()
    (town.root / "datasets" / "dataset-register" / "datapackage.yaml").unlink()
    (town.root / "datasets" / "dataset-register").rmdir()
    assert [one.dataset for one in registered(town).vanished] == ["dataset-register"]


@pytest.mark.parametrize(
    ("name", "path"), [("decisions-of-old", "decisions-of-old"), (None, "decisions-99000005")]
)
def test_the_page_on_a_ckan_has_the_name_that_it_had_there(
    town: Town, name: str | None, path: str
) -> None:
    town.publish()
    settings = town.root / "opendata.toml"
    portal = (
        '[portals.region]\nkind = "ckan"\norganization = "rada"\nurl = "https://data.example"\n'
    )
    settings.write_text(settings.read_text("utf-8") + "\n" + portal, "utf-8")
    journal = house_of(town).journal
    site = journal.last("decisions", Step.RECEIPT)
    assert site is not None
    for portal_name in ("region", "closed-portal"):
        data = {**site.data, "portal": portal_name, "memory": {"name": name}}
        journal.record(town.clock, "run", Step.RECEIPT, "decisions", data)
    (one,) = registered(town).entries
    assert [(place.portal, place.url) for place in one.places] == [
        ("closed-portal", None),
        ("region", f"https://data.example/dataset/{path}"),
        ("site", "https://test-rada.example/opendata/decisions/"),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"version": "newest"}, "journal-damaged"), ({"version": "7.0.0"}, "release-")],
)
def test_a_receipt_of_a_release_that_there_is_not(
    town: Town, change: dict[str, str], code: str
) -> None:
    town.publish()
    journal = house_of(town).journal
    site = journal.last("decisions", Step.RECEIPT)
    assert site is not None
    journal.record(town.clock, "run", Step.RECEIPT, "decisions", {**site.data, **change})
    with pytest.raises(OpendataError, match=code):
        registered(town)
