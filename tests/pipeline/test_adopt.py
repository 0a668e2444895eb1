"""What a council has on a real CKAN already, in the hands of its clerk."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from adopt_hands import read_list, write_decisions
from ckan_hands import PASSPORT, Ckan, on_ckan
from pipeline_hands import Hands
from town import Town

from opendata.journal.journal import Step
from opendata.pipeline.adopt import Adopted, Asked, adopt
from opendata.pipeline.summary import Summary
from opendata.problems import Exit, OpendataError
from opendata.review.offers import Kind, State
from opendata.workspace.read import read_workspace

TITLE = "Рішення ради, виконавчого комітету та розпорядження голови"
UUID = "0b1f2c3d-1111-4222-8333-444455556666"
"""As on data.gov.ua: the name of a dataset is a UUID too, and not its id."""


BY_HAND = {
    "notes": "Опис",
    "purpose_of_collecting_information": "Закон",
    "update_frequency": "once a month",
    "language": "ua",
    "tag_string": "архів",
    "maintainer": "Хтось",
    "maintainer_email": "old@rada.example",
}
"""What data.gov.ua asks of a dataset."""


@dataclass
class Council:
    """A workspace that goes to one CKAN, where an editor has worked by hand before."""

    ckan: Ckan
    town: Town

    def act(self, action: str, files: Mapping[str, Any] | None = None, **data: Any) -> Any:
        with self.ckan.client(self.ckan.editor) as api:
            return api.call_action(action, data, files=files)

    def make(self, title: str, name: str, **more: Any) -> str:
        made = self.act(
            "package_create",
            name=name,
            title=title,
            owner_org="rada",
            tags=[{"name": "архів"}],
            extras=[{"key": "signed_by", "value": "відділ діловодства"}],
            **(BY_HAND if self.ckan.name == PASSPORT else {}),
            **more,
        )
        return str(made["id"])

    def put(self, dataset: str, title: str, file: str, text: str, **more: Any) -> str:
        data = {"package_id": dataset, "name": title, "format": "CSV", "url": "", **more}
        upload = {"upload": (file, io.BytesIO(text.encode()))}
        return str(self.act("resource_create", upload, **data)["id"])

    def show(self, dataset: str) -> dict[str, Any]:
        found = self.act("package_show", id=dataset)
        assert isinstance(found, dict)
        return found

    def all(self) -> list[str]:
        return sorted(self.act("package_search", include_private=True)["results"], key=_id)

    def adopt(self, **asked: Any) -> Adopted:
        asked = {"language": "en", **asked}
        workspace = read_workspace(self.town.root)
        return adopt(workspace, "local", Asked(**asked), self.town.clock)

    def publish(self, **options: Any) -> Summary:
        return self.town.publish(**options)

    @property
    def sheet(self) -> Path:
        return self.town.root / "adopt.xlsx"


def _id(one: Mapping[str, Any]) -> str:
    return str(one["id"])


def going_to(town: Town, url: str, profile: str) -> None:
    """Let the workspace publish to one CKAN and nowhere else."""
    path = town.root / "opendata.toml"
    head = path.read_text("utf-8").partition("[portals.")[0].rpartition("\n#")[0]
    table = f'\n[portals.local]\nkind = "ckan"\nurl = "{url}"\norganization = "rada"\n'
    table += f'profile = "{profile}"\n'
    path.write_text(head + table, "utf-8")


@pytest.fixture
def council(ckan: Ckan, town: Town, monkeypatch: pytest.MonkeyPatch) -> Council:
    ckan.organisation()
    monkeypatch.setenv("OPENDATA_PORTAL_LOCAL_TOKEN", ckan.editor)
    going_to(town, ckan.url, "data.gov.ua" if ckan.name == PASSPORT else "ckan")
    return Council(ckan, town)


@on_ckan("2.12.0", "2.8.12", PASSPORT)
def test_a_dataset_made_by_hand_becomes_ours_where_it_is(council: Council) -> None:
    """Adopted before the first release: nothing is created twice, nobody's file is touched."""
    dataset = council.make(TITLE.upper(), UUID)
    table = council.put(dataset, "Реєстр рішень", "legalActs.csv", "a,b\n1,2\n", format=".сsv")
    scan = council.put(dataset, "Скан протоколу", "protocol.pdf", "PDF", format="PDF")
    before = council.show(dataset)

    listed = council.adopt(review=council.sheet)
    assert [one.owner for one in listed.offers if one.kind is Kind.DATASET] == ["decisions"]
    assert council.show(dataset)["metadata_modified"] == before["metadata_modified"]
    rows = read_list(council.sheet)
    assert rows[TITLE.upper()]["Why"] == "it has the same title"
    assert rows[TITLE.upper()]["Id on the portal"] == dataset

    assert council.adopt(apply=council.sheet).applied.taken == 0, "nobody has decided yet"
    write_decisions(council.sheet, **{TITLE.upper(): "adopt"})
    taken = council.adopt(apply=council.sheet, who="Олена Вербицька")
    assert taken.applied is not None
    assert (taken.applied.taken, taken.exit_code) == (1, Exit.DONE)
    assert [one.state for one in taken.offers] == [State.ADOPTED]
    assert council.adopt(apply=council.sheet).applied.same == 1

    published = council.publish()
    assert published.exit_code is Exit.DONE
    after = council.show(dataset)
    assert [_id(one) for one in council.all()] == [dataset]
    assert after["name"] == before["name"] == UUID
    assert after["title"] == TITLE
    assert {"key": "signed_by", "value": "відділ діловодства"} in _plain(after["extras"])
    resources = {_id(one): one for one in after["resources"]}
    assert resources[table]["opendata_id"] == "99000005/decisions#table:legalActs:csv"
    assert resources[table]["url"] == _resource(before, table)["url"]
    assert _still(resources[scan]) == _still(_resource(before, scan))
    assert published.published[0].address == f"{council.ckan.url}/dataset/{UUID}"
    csv = (council.town.root / ".opendata/releases/decisions/1.0.0/legalActs.csv").read_text(
        "utf-8"
    )
    assert f"/dataset/{UUID}#/documents/" in csv

    council.publish()
    assert council.show(dataset) == after
    steps = Hands(council.town).steps()
    assert steps.count(Step.ADOPTED) == 1
    assert not Hands(council.town).codes()


@on_ckan("2.12.0", "2.8.12")
def test_resources_are_decided_about_one_by_one(council: Council) -> None:
    """With a release there already; a link becomes a file; what is left is ours beside it."""
    council.publish(dry_run=True)
    dataset = council.make(TITLE, "rishennya-rady")
    link = council.act(
        "resource_create",
        package_id=dataset,
        name="Перелік (XLSX)",
        url="https://rada.example/perelik.xlsx",
        format="XLSX",
    )["id"]
    passport = council.put(dataset, "Паспорт набору даних", "my.json", "{}", format="json")
    with pytest.raises(OpendataError) as caught:
        council.publish()
    assert caught.value.problem.code == "portal-dataset-alike"
    assert [_id(one) for one in council.all()] == [dataset]

    council.adopt(review=council.sheet)
    rows = read_list(council.sheet)
    assert rows["Перелік (XLSX)"]["How sure"] == "a guess"
    assert "a link to" in rows["Перелік (XLSX)"]["Name or file"]
    write_decisions(
        council.sheet,
        **{
            TITLE: "adopt",
            "Перелік_(XLSX)": "table:legalActs:xlsx",
            "Паспорт набору даних": "leave",
        },
    )
    done = council.adopt(apply=council.sheet)
    assert done.applied is not None
    assert (done.applied.taken, done.problems) == (3, ())

    assert council.publish().exit_code is Exit.DONE
    after = {_id(one): one for one in council.show(dataset)["resources"]}
    assert after[link]["url_type"] == "upload"
    assert after[link]["opendata_id"].endswith("#table:legalActs:xlsx")
    assert "opendata_id" not in after[passport]
    assert [one["name"] for one in after.values()].count("Паспорт набору даних") == 2
    whole = council.show(dataset)
    council.publish()
    assert council.show(dataset) == whole

    council.adopt(review=council.town.root / "again.xlsx")
    write_decisions(council.town.root / "again.xlsx", **{TITLE: "leave"})
    refused = council.adopt(apply=council.town.root / "again.xlsx")
    assert [one.code for one in refused.problems] == ["adopt-published"]
    assert refused.exit_code is Exit.INCOMPLETE


@on_ckan("2.12.0")
def test_a_decision_is_taken_back_until_it_is_published(council: Council) -> None:
    dataset = council.make(TITLE, "rishennya-rady")
    council.adopt(review=council.sheet)
    write_decisions(council.sheet, **{TITLE: "adopt"})
    council.adopt(apply=council.sheet)
    other = council.town.root / "other.xlsx"
    council.adopt(review=other)
    write_decisions(other, **{TITLE: "leave"})
    with pytest.raises(OpendataError) as caught:
        council.adopt(review=other)
    assert caught.value.problem.code == "review-not-applied"
    left = council.adopt(apply=other)
    assert [one.state for one in left.offers] == [State.LEFT]
    council.publish()
    assert len(council.all()) == 2, "it was said that it is not ours"
    assert "opendata_id" not in {one["key"] for one in council.show(dataset)["extras"]}


@on_ckan("2.12.0")
def test_an_adopted_dataset_is_found_when_the_journal_is_lost(council: Council) -> None:
    dataset = council.make(TITLE, "rishennya-rady")
    council.adopt(review=council.sheet)
    write_decisions(council.sheet, **{TITLE: "adopt"})
    council.adopt(apply=council.sheet)
    council.publish()
    for name in ("journal.sqlite", "journal.head"):
        (council.town.root / ".opendata" / name).unlink()
    council.town.write("4")
    council.publish()
    assert [_id(one) for one in council.all()] == [dataset]
    ours = [one["opendata_id"] for one in council.show(dataset)["resources"]]
    assert len(ours) == len(set(ours))


def _resource(package: Mapping[str, Any], id_: str) -> Mapping[str, Any]:
    return next(one for one in package["resources"] if one["id"] == id_)


def _plain(extras: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"key": one["key"], "value": one["value"]} for one in extras]


def _still(resource: Mapping[str, Any]) -> dict[str, Any]:
    restless = {"position", "revision_id", "metadata_modified"}
    return {key: one for key, one in resource.items() if key not in restless}
