from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from frictionless import Checklist, Resource, Schema
from public_sector_hands import ODD, TODAY, column, edrpou_code, tax_number

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.check.public_sector.checks import CHECKS, EdrpouCheck, UniqueCheck, checks_for
from opendata.check.public_sector.errors import PublicSectorError
from opendata.check.public_sector.findings import SEVERITY

FIELDS = [
    column("uid"),
    column("ownerId", "edrpou"),
    column("CATUTTC"),
    column("addressAdminUnitL2"),
    column("addressPostName"),
    column("addressPostCode"),
    column("telephone"),
    column("acceptedDate", kind="date"),
    column("issuedDate", kind="date"),
    column("decisionDate"),
    column("number"),
    column("amountGeneralFund", kind="number"),
    column("amountSpecialFund", kind="number"),
    column("amountTotal", kind="number"),
    column("kpkvk"),
    column("tpkvk"),
    column("kfkvk"),
    column("budgetCode"),
    column("note"),
]
DESCRIPTOR: dict[str, Any] = {"fields": FIELDS, "missingValues": ["", "null"]}
ADDRESS = ["UA53060150010012345", "Полтавська область", "Лугове", "36000", "+380532123456"]
GOOD = [
    *("5-2024", edrpou_code("0003294"), *ADDRESS, "2024-05-06", "2024-05-07", "2024-05-06", "5"),
    *("1.10", "2.20", "3.30", "0116030", "6030", "0620", "2050100000", "без приміток"),
]
BAD = {
    "ownerId": ("00032946", "edrpou-check-digit"),
    "CATUTTC": ("UA99060150010012345", "katottg-form"),
    "addressAdminUnitL2": ("Львівська", "address-inconsistent"),
    "addressPostCode": ("6000", "postal-code"),
    "telephone": ("12-34-56", "telephone-form"),
    "issuedDate": ("0208-05-06", "date-implausible"),
    "decisionDate": ("06.05.2024", "date-not-iso"),
    "number": ("6", "uid-differs-from-columns"),
    "amountTotal": ("3.31", "sum-differs"),
    "kpkvk": ("116030", "kpkvk-form"),
    "tpkvk": ("6031", "kpkvk-tpkvk"),
    "kfkvk": ("620", "kfkvk-form"),
    "budgetCode": ("205010000", "budget-code-form"),
    "note": (tax_number(), "rnokpp-present"),
}


def schema(**more: object) -> TableSchema:
    return schema_from(DESCRIPTOR | more, "legalActs")


def errors(
    checks: Sequence[Any], *rows: Sequence[object], descriptor: dict[str, Any] = DESCRIPTOR
) -> list[Any]:
    names = [one["name"] for one in descriptor["fields"]]
    resource = Resource(data=[names, *rows], schema=Schema.from_descriptor(descriptor))
    return resource.validate(Checklist(checks=list(checks))).tasks[0].errors


def changed(**cells: object) -> list[object]:
    names = [one["name"] for one in FIELDS]
    return [cells.get(name, cell) for name, cell in zip(names, GOOD, strict=True)]


def test_a_row_in_which_all_is_right() -> None:
    assert errors(checks_for(schema(), TODAY), GOOD) == []


def test_every_change_for_the_worse_is_found_as_what_it_is() -> None:
    for name, (cell, code) in BAD.items():
        found = errors(checks_for(schema(), TODAY), changed(**{name: cell}))
        assert [one.type for one in found] == [code], name


def test_the_other_codes() -> None:
    coarse = changed(CATUTTC="UA53060150000012345", addressPostCode="79000")
    found = [one.type for one in errors(checks_for(schema(), TODAY), coarse, GOOD)]
    assert sorted(found) == ["id-not-unique", "katottg-level", "postal-code-region"]
    told = {code for _, code in BAD.values()} | set(found)
    assert told == set(SEVERITY)


def test_only_what_the_table_has_is_checked() -> None:
    few = schema(fields=[column("title")])
    assert [one.type for one in checks_for(few, TODAY)] == ["rnokpp"]
    assert {type(one) for one in checks_for(schema(), TODAY)} == set(CHECKS)


def test_a_check_alone_reads_the_schema_of_the_resource() -> None:
    found = errors([EdrpouCheck()], changed(ownerId="00032946"), changed(telephone="102"))
    assert [(one.type, one.row_number, one.field_name) for one in found] == [
        ("edrpou-check-digit", 2, "ownerId")
    ]


def test_a_check_begins_anew_with_each_table() -> None:
    check = UniqueCheck()
    assert errors([check], GOOD) == errors([check], GOOD) == []


def test_an_error_says_where_and_what() -> None:
    (error,) = errors(
        checks_for(schema(), TODAY), GOOD, changed(telephone="102", uid="6-2024", number="6")
    )
    assert isinstance(error, PublicSectorError)
    assert (error.row_number, error.field_name, error.field_number) == (3, "telephone", 7)
    assert error.cell == "102"
    assert "telephone" in error.message
    assert error.to_descriptor()["type"] == "telephone-form"


def test_no_tax_number_leaves_through_an_error() -> None:
    number = tax_number()
    row = changed(note=f"ФОП, {number}", telephone=number, decisionDate=number)
    found = errors(checks_for(schema(), TODAY), row)
    assert {one.type for one in found} == {"rnokpp-present", "telephone-form", "date-not-iso"}
    for one in found:
        assert number not in one.to_json()
        assert number not in repr(one.problem.found)
        assert number not in one.message


def test_cells_of_any_kind_and_rows_of_any_length() -> None:
    rows = [[cell] * len(FIELDS) for cell in ODD if not isinstance(cell, int) or cell < 10**9]
    found = errors(checks_for(schema(), TODAY), *rows, [], GOOD[:3], [*GOOD, "more"])
    assert found


def test_ages_are_judged_by_the_day_given() -> None:
    number = tax_number(date(2025, 1, 1))
    assert errors(checks_for(schema(), date(2024, 12, 31)), changed(note=number)) == []
    assert errors(checks_for(schema(), date(2025, 1, 1)), changed(note=number)) != []
