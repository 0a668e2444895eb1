from __future__ import annotations

from datetime import date

from brought_rows import brought, line, said

from opendata.report.activity.model import Part
from opendata.report.activity.publications import part

QUARTER = (date(2020, 1, 1), date(2020, 3, 31))


def row(
    count: int, section: str = "Новини", *, period: str = "2020-01", channel: str = "сайт",
    kind: str = "матеріал",
) -> dict[str, object]:  # fmt: skip
    return {
        "period": period,
        "channel": channel,
        "section": section,
        "kind": kind,
        "count": str(count),
    }


def told(*rows: dict[str, object]) -> Part:
    return part(brought(*QUARTER, publication_counts=list(rows)))


def test_materials_stand_by_section_where_there_are_several() -> None:
    found = told(row(10), row(7, period="2020-02"), row(3, "Відділ освіти"))
    assert line(found, "materials").value == 20
    assert line(found, "news").value == 17
    assert said(line(found, "materials-новини")).startswith("Розділ «Новини»: 17 матеріалів.")
    assert line(found, "materials-відділ-освіти").value == 3
    assert not [one for one in told(row(10)).entries if one.key.startswith("materials-")]


def test_nothing_that_was_counted_is_left_out_of_the_report() -> None:
    found = told(
        row(4, kind="оголошення"),
        row(5, "усі", channel="радіо"),
        row(6, "усі", channel="газета"),
        row(7, kind="фото"),
        row(8, kind="відео"),
        row(9, "усі", channel="Telegram"),
    )
    values = {one.key: one.value for one in found.entries if one.value is not None}
    assert values == {
        "notices": 4, "radio": 5, "newspaper": 6, "photos": 7, "videos": 8, "posts": 9,
        "posts-telegram": 9,
    }  # fmt: skip


def test_months_that_are_missing_are_told_also_where_the_number_is_zero() -> None:
    one = line(told(row(0)), "news")
    assert one.value == 0
    assert said(one) == "З них 0 новин. Обліковано місяців: 1 із 3."
    whole = told(*(row(2, period=f"2020-0{month}") for month in (1, 2, 3)))
    assert line(whole, "news").remark is None


def test_without_counts_there_are_no_numbers() -> None:
    for found in (part(brought(*QUARTER)), told(row(5, period="2019-12"))):
        assert {one.value for one in found.entries} == {None}
        assert {one.remark for one in found.entries} == {None}
