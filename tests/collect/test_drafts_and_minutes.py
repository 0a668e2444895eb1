"""Documents that are no acts: drafts, minutes, opinions of commissions, from folder to release."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from town import Town

from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Result, Summary
from opendata.problems import Exit
from opendata.workspace.read import read_workspace

DRAFT = """ПРОЄКТ
ТЕСТОВА МІСЬКА РАДА
VIII СКЛИКАННЯ

Р І Ш Е Н Н Я

від ____________ № ______

{title}

Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні» міська рада
ВИРІШИЛА:
1. Затвердити {what}.

Міський голова                                        Олена ВЕРБИЦЬКА
"""
MINUTES = """ТЕСТОВА МІСЬКА РАДА
VIII СКЛИКАННЯ

ПРОТОКОЛ № {number}
пленарного засідання двадцятої сесії

{day}

Присутні: 26 депутатів.
Порядок денний:
1. Про бюджет громади.
СЛУХАЛИ: Олену Вербицьку.
ВИРІШИЛИ: взяти до відома.

Головуюча                                        Олена ВЕРБИЦЬКА
"""
OPINION = """ТЕСТОВА МІСЬКА РАДА
Постійна комісія з питань бюджету та фінансів

ВИСНОВОК

від {day} № {number}

Про проєкт бюджету громади на 2025 рік

Комісія розглянула проєкт рішення і рекомендує раді його підтримати.

Голова комісії                                        Ігор ГОРОДЕНКО
"""
ORDER = """ТЕСТОВИЙ МІСЬКИЙ ГОЛОВА

РОЗПОРЯДЖЕННЯ

від 14.02.2024 № 5-р

Про чергування

Відповідно до статті 42 Закону України «Про місцеве самоврядування в Україні»
ЗОБОВ’ЯЗУЮ:
1. Організувати чергування.

Міський голова                                        Олена ВЕРБИЦЬКА
"""
DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: {name}
title: {title}
description: Набір для перевірки.
keywords: [документи]
licenses:
  - name: CC-BY-4.0
opendata:
  requirement: legal-acts
  edition: "2025"
  table: {table}
  update: immediately after making changes
  purpose: Закон України «Про місцеве самоврядування в Україні», стаття 59
  sources:
    documents: {{path: documents}}
  kinds: [{kind}]
  defaults: {{issuedDate: =first-published{more}}}
"""


class Shelf:
    """A further dataset of documents in the town."""

    def __init__(self, town: Town, name: str, table: str, kind: str, more: str = "") -> None:
        self.town, self.name, self.table = town, name, table
        self.folder = town.root / "datasets" / name
        (self.folder / "documents").mkdir(parents=True)
        text = DESCRIPTOR.format(name=name, title=name, table=table, kind=kind, more=more)
        (self.folder / "datapackage.yaml").write_text(text, "utf-8")

    def put(self, name: str, text: str) -> Path:
        path = self.folder / "documents" / name
        path.write_text(text, "utf-8")
        return path

    def publish(self) -> Summary:
        self.town.clock += timedelta(hours=1)
        return publish_dataset(
            read_workspace(self.town.root), self.name, Options(), self.town.clock
        )

    def rows(self, version: str, resource: str) -> list[dict[str, str]]:
        path = self.town.root / "public" / self.name / version / f"{resource}.csv"
        return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


@pytest.fixture
def drafts(town: Town) -> Shelf:
    return Shelf(
        town,
        "draft-decisions",
        "legal_act_projects",
        "проєкт рішення",
        ", creatorName: Виконавчий комітет Тестової міської ради",
    )


def test_a_draft_is_known_by_its_title(drafts: Shelf) -> None:
    drafts.put("p1.txt", DRAFT.format(title="Про бюджет громади на 2025 рік", what="бюджет"))
    drafts.put("p2.txt", DRAFT.format(title="Про план на 2025 рік", what="план"))
    summary = drafts.publish()
    assert (summary.exit_code, summary.result) == (Exit.DONE, Result.RELEASED), summary.problems
    rows = {one["title"]: one for one in drafts.rows("1.0.0", "projects")}
    assert set(rows) == {"Про бюджет громади на 2025 рік", "Про план на 2025 рік"}
    one = rows["Про план на 2025 рік"]
    assert one["type"] == "рішення"
    assert one["uid"].startswith("проєкт-")
    assert one["publisherName"] == "Тестова міська рада"
    assert one["issuedDate"] == "2026-03-02"
    assert one["text"].endswith(".txt")
    assert summary.totals == (1, 2)


def test_another_wording_is_the_same_draft(drafts: Shelf) -> None:
    drafts.put("p1.txt", DRAFT.format(title="Про план на 2025 рік", what="план"))
    drafts.publish()
    before = drafts.rows("1.0.0", "projects")[0]
    drafts.put("p1.txt", DRAFT.format(title="Про план  на 2025 рік", what="план у новій редакції"))
    summary = drafts.publish()
    assert summary.changes is not None
    assert summary.changes.rows == (0, 1, 0)
    after = drafts.rows(summary.version or "", "projects")[0]
    assert (after["uid"], after["issuedDate"]) == (before["uid"], before["issuedDate"])
    assert after["text"] != before["text"]


def test_an_act_among_drafts_is_laid_aside(drafts: Shelf) -> None:
    drafts.put("p1.txt", DRAFT.format(title="Про план на 2025 рік", what="план"))
    act = drafts.town.write("77")
    act.rename(drafts.folder / "documents" / act.name)
    summary = drafts.publish()
    assert summary.tally.rows == 1
    assert "document-other-kind" in {one.code for one in summary.problems}


def test_minutes_have_no_heading(town: Town) -> None:
    minutes = Shelf(town, "protocols", "council_documents", "протокол")
    minutes.put("a.txt", MINUTES.format(number="20", day="14 лютого 2024 року"))
    summary = minutes.publish()
    assert summary.result is Result.RELEASED, summary.problems
    (row,) = minutes.rows("1.0.0", "councilDocuments")
    assert (row["number"], row["acceptedDate"], row["type"]) == ("20", "2024-02-14", "протокол")
    assert row["uid"] == "20-2024-протокол"
    assert row["title"]


def test_opinions_of_commissions(town: Town) -> None:
    opinions = Shelf(town, "commission-conclusions", "council_documents", "висновок комісії")
    opinions.put("a.txt", OPINION.format(number="3", day="14.02.2024"))
    summary = opinions.publish()
    assert summary.result is Result.RELEASED, summary.problems
    (row,) = opinions.rows("1.0.0", "councilDocuments")
    assert (row["number"], row["acceptedDate"], row["type"]) == ("3", "2024-02-14", "висновок")
    assert row["title"] == "Про проєкт бюджету громади на 2025 рік"


def test_sets_that_share_a_folder_say_nothing_of_each_others_documents(town: Town) -> None:
    orders = town.root / "datasets" / "mayor-orders"
    orders.mkdir()
    descriptor = town.root / "datasets" / "decisions" / "datapackage.yaml"
    text = descriptor.read_text("utf-8")
    kinds = "  kinds: [рішення ради, рішення виконавчого комітету, розпорядження голови]\n"
    assert kinds in text
    other = text.replace("name: decisions", "name: mayor-orders").replace(
        kinds, "  kinds: [розпорядження голови]\n"
    )
    path = "{path: ../decisions/documents}"
    (orders / "datapackage.yaml").write_text(other.replace("{path: documents}", path), "utf-8")
    descriptor.write_text(text.replace(kinds, "  kinds: [рішення ради]\n"), "utf-8")
    (town.documents / "order.txt").write_text(ORDER, "utf-8")
    first = town.publish()
    assert (first.exit_code, first.tally.found, first.tally.rows) == (Exit.DONE, 4, 3)
    assert not [one for one in first.problems if one.code == "document-other-kind"]
    second = publish_dataset(
        read_workspace(town.root), "mayor-orders", Options(), town.clock + timedelta(hours=1)
    )
    assert (second.tally.rows, second.totals) == (1, (2, 4)), second.problems
