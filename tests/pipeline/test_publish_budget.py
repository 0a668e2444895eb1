"""Passports, reports and the list of programmes: three datasets out of one folder of forms."""

from __future__ import annotations

import pytest
from budget_page import save
from budget_pairs import paint, passport_content
from budget_rows import uid
from budget_town import HOME, SETS, Budget
from town import Town

from opendata.pipeline.summary import Result
from opendata.pipeline.verify import verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit
from opendata.workspace.read import read_workspace


@pytest.fixture
def budget(town: Town) -> Budget:
    return Budget(town)


def test_three_datasets_come_out_of_one_folder(budget: Budget) -> None:
    name = uid(budget.content)
    for one in SETS:
        summary = budget.publish(one)
        assert (summary.result, summary.version, summary.exit_code) == (
            *(Result.RELEASED, "1.0.0", Exit.DONE),
        ), one
    passport = budget.forms / "паспорт.xlsx"
    report = budget.forms / "звіт.xlsx"
    (row,) = budget.released("budget-programmes", "1.0.0", "Programs")
    assert row["passportURL"] == f"{HOME}/budget-passports/documents/{name}.xlsx"
    assert budget.document(row["passportURL"]) == passport.read_bytes()
    assert budget.document(row["reportURL"]) == report.read_bytes()
    (row,) = budget.released("budget-passports", "1.0.0", "passports")
    assert (row["uid"], row["file"]) == (name, f"{name}.xlsx")
    (row,) = budget.released("budget-passport-reports", "1.0.0", "passportReports")
    assert row["passportUid"] == name
    for one in SETS:
        assert budget.publish(one).result is Result.UNCHANGED
    found = verify_workspace(read_workspace(budget.town.root), None, budget.town.clock, SILENT)
    assert found.exit_code is Exit.DONE


def test_a_corrected_workbook_replaces_the_one_before_and_links_follow(budget: Budget) -> None:
    for one in SETS:
        budget.publish(one)
    name = uid(budget.content)
    budget.content["aim"] = "Мета, у якій виправлено описку"
    path = budget.put("паспорт.xlsx", budget.content)
    version = budget.publish().version
    assert version == "1.1.0"
    (row,) = budget.released("budget-passports", version, "passports")
    assert row["uid"] == name
    assert row["file"] == f"{name}-{row['sha256'][:8]}.xlsx"
    assert budget.publish().result is Result.UNCHANGED
    assert budget.publish("budget-programmes").version == "1.0.1"
    (row,) = budget.released("budget-programmes", "1.0.1", "Programs")
    assert budget.document(row["passportURL"]) == path.read_bytes()
    found = verify_workspace(read_workspace(budget.town.root), None, budget.town.clock, SILENT)
    assert found.exit_code is Exit.DONE


def test_an_amendment_is_added_and_the_list_turns_to_it_when_it_is_published(
    budget: Budget,
) -> None:
    for one in SETS:
        budget.publish(one)
    amended = passport_content(1)
    amended["order"] |= {"date": f"{amended['year']}-12-30", "number": "99"}
    budget.put("зміни.xlsx", amended)
    summary = budget.publish("budget-programmes")
    assert "budget-unpublished" in [one.code for one in summary.problems]
    assert summary.result is Result.UNCHANGED
    assert budget.publish().version == "1.1.0"
    first, last = budget.released("budget-passports", "1.1.0", "passports")
    assert (first["versionNumber"], last["versionNumber"]) == ("1", "2")
    assert last["previousUid"] == first["uid"]
    assert budget.publish("budget-programmes").version == "1.0.1"
    (row,) = budget.released("budget-programmes", "1.0.1", "Programs")
    assert row["passportURL"].endswith(f"/{uid(amended)}.xlsx")


def test_nothing_is_removed_while_a_workbook_cannot_be_read(budget: Budget) -> None:
    budget.publish()
    (budget.forms / "паспорт.xlsx").write_bytes(b"PK\x03\x04 broken")
    summary = budget.publish()
    assert summary.exit_code is Exit.INCOMPLETE
    assert "register-broken" in [one.code for one in summary.problems]
    assert len(budget.released("budget-passports", "1.0.0", "passports")) == 1
    assert not (budget.town.root / "public" / "budget-passports" / "1.0.1").exists()


def test_a_sum_that_does_not_add_up_is_told_once_and_published_as_printed(budget: Budget) -> None:
    page, where = paint(budget.content, 1)
    n = next(n for n, row in enumerate(budget.content["directions"]) if row["general"] is not None)
    spot = where["directions", n, "total"]
    page.cells[spot] = "999999999,99"
    save([page], budget.forms / "паспорт.xlsx")
    summary = budget.publish()
    assert summary.result is Result.RELEASED
    told = [one.code for one in summary.problems if one.code != "edrpou-check-digit"]
    # The row and «Усього»: each once, though the check of the table would find the first again.
    assert sorted(told) == ["budget-sum", "budget-total"]
    rows = budget.released("budget-passports", "1.0.0", "useFunds")
    assert rows[n]["amountTotal"] == "999999999.99"
