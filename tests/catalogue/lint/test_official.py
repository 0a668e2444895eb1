"""The linter on the structures that ship, and on the official files, where they are at hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from opendata.catalogue.tables import editions, table_paths
from opendata.pipeline.lint import lint_file
from opendata.problems import Problem, Severity

OFFICIAL = Path(__file__).resolve().parents[4] / "shared" / "835" / "official-2025"


@pytest.mark.parametrize("edition", editions())
def test_what_ships_has_no_error(edition: str) -> None:
    paths = table_paths(edition)
    assert paths
    errors = [
        (path.name, one.code, str(one.place.key), one.found)
        for path in paths.values()
        for one in lint_file(path).problems
        if one.severity is Severity.ERROR
    ]
    assert errors == []


ALLOWED = {
    "schema-key-letters",
    "schema-key-missing",
    "schema-name-sister",
    "schema-name-standard",
    "schema-name-style",
    "schema-required-early",
    "schema-resource-standard",
    "schema-type-content",
}
"""What the recommendations themselves have, and the schemas keep."""


@pytest.mark.parametrize("edition", editions())
def test_what_ships_has_no_fault_of_ours(edition: str) -> None:
    codes = {one.code for path in table_paths(edition).values() for one in lint_file(path).problems}
    assert codes <= ALLOWED


@pytest.fixture(scope="module")
def official() -> dict[str, list[Problem]]:
    """Folder → the findings about its structure file."""
    if not OFFICIAL.is_dir():
        pytest.skip(f"the official files are not here: {OFFICIAL}")
    paths = sorted(OFFICIAL.glob("*/schema.csv"))
    return {path.parent.name: list(lint_file(path).problems) for path in paths}


def of(official: dict[str, list[Problem]], code: str) -> set[tuple[str, str | None]]:
    return {
        (folder, one.found)
        for folder, problems in official.items()
        for one in problems
        if one.code == code
    }


def test_the_errors_of_the_official_files(official: dict[str, list[Problem]]) -> None:
    errors = Counter(
        (folder, one.code, one.found)
        for folder, problems in official.items()
        for one in problems
        if one.severity is Severity.ERROR
    )
    line = "⟨U+2028⟩"
    assert errors == Counter(
        {
            ("02-organizations", "schema-name-invisible", f"subOrgOf{line}Name"): 1,
            ("02-organizations", "schema-name-invisible", f"contactPoint{line}Name"): 1,
            ("02-organizations", "schema-name-invisible", f"contactPoint{line}Email"): 1,
            ("02-organizations", "schema-name-invisible", f"contactPoint{line}Telephone"): 1,
            ("65-wasteServises", "schema-name-invisible", f"contactPoint{line}Email"): 1,
            ("65-wasteServises", "schema-name-invisible", f"contactPoint{line}Telephone"): 1,
            ("65-wasteServises", "schema-name-invisible", f"contactPoint{line}Url"): 1,
            ("10-regulatoryList", "schema-name-lookalike", "legalAct⟨І U+0406⟩d"): 1,
            ("11-plan", "schema-name-lookalike", "isVersionOf⟨І U+0406⟩d"): 1,
            ("40-equipment", "schema-name-double", "currencyCode"): 2,
            ("69-penalty", "schema-name-double", "inspectorName"): 1,
            ("36-parkingLots", "schema-type-content", "decimal"): 1,
            ("38-services", "schema-type-content", "decimal"): 1,
        }
    )


def test_the_smaller_defects_of_the_official_files(official: dict[str, list[Problem]]) -> None:
    assert of(official, "schema-delimiter") == {("03-orgStructure", ";")}
    assert of(official, "schema-key-letters") == {
        ("02-organizations", "Id"),
        ("11-plan", "uId"),
        ("76-provider", "Id"),
    }
    assert of(official, "schema-required-early") == {
        ("29-motions2", "text"),
        ("34-petitions", "answerDate"),
        ("34-petitions", "answerUrl"),
        ("35-projects", "decisionDate"),
    }
    assert {("34-petitions", "string"), ("35-projects", "string")} < of(
        official, "schema-type-content"
    )
    assert of(official, "schema-resource-standard") == {("65-wasteServises", "wasteServises")}
    assert of(official, "schema-name-otherwise") == {("25-contracts", "num")}
    assert {
        ("21-permissions", "contractNum, contractNumber"),
        ("21-permissionsLocality", "contractSignedDate, contractDateSigned"),
    } < of(official, "schema-name-sister")


def test_the_misspellings_that_became_the_standard(official: dict[str, list[Problem]]) -> None:
    found = {name for _, name in of(official, "schema-name-standard")}
    assert found > {
        "usageDuarationInYears",
        "warrantyDuarationIn",
        "projectResposible",
        "govermentInterest",
        "providDate",
        "authorityCattutc",
        "constructionlon",
        "describtion",
        "paymentamountValue",
        "debtamountValue",
        "penyamountValue",
        "penaltyamountValue",
    }


def test_the_official_tables_without_a_key(official: dict[str, list[Problem]]) -> None:
    found = {folder for folder, _ in of(official, "schema-key-missing")}
    assert found > {
        "05-standards",
        "15-assets",
        "23-commercialObjects",
        "26-vehicles",
        "39-register",
        "55-shapes",
        "63-line",
        "64-temporaryConstruction",
        "67-homelessAnimals",
        "71-cameras",
        "75-register",
    }


def test_the_headers_of_the_official_examples() -> None:
    paths = sorted(OFFICIAL.glob("*/example.xlsx"))
    if not paths:
        pytest.skip(f"the official examples are not here: {OFFICIAL}")
    found = {
        (path.parent.name, one.code, one.found)
        for path in paths
        for one in lint_file(path).problems
    }
    assert {
        ("29-voteEvents", "schema-name-blanks", "votingAgainst⟨U+000A⟩"),
        ("37-register", "schema-name-blanks", "text⟨U+0009⟩"),
        ("10-regulatoryList", "schema-name-lookalike", "legalAct⟨І U+0406⟩d"),
        ("10-regulatoryList", "schema-sample-zeros", "1411082"),
    } < found
    assert len({folder for folder, code, _ in found if code == "schema-label-row"}) > 10
