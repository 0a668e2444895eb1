from __future__ import annotations

from budget_page import Page

from opendata.budget.form import Row
from opendata.budget.tables import TableRead, read_table

HEAD = "№ з/п|Напрями використання бюджетних коштів|Загальний фонд|Спеціальний фонд|Усього\n"


def read(text: str, *, indicators: bool = False) -> TableRead:
    page = Page()
    page.table(text)
    return read_table(page.lines(), indicators=indicators)


def brief(row: Row) -> tuple[str, list[str | None]]:
    sums = row.approved
    figures = (sums.general, sums.special, sums.total)
    return row.name, [None if one is None else str(one.value) for one in figures]


def test_a_name_over_two_rows_with_the_figures_in_either() -> None:
    found = read(f"{HEAD}1|Утримання|=1|-|=1\n|закладів\n2|Ремонт\n|доріг|=2|х|=2\n|Усього|=3||=3")
    assert [brief(row) for row in found.table.rows] == [
        ("Утримання закладів", ["1", None, "1"]),
        ("Ремонт доріг", ["2", None, "2"]),
    ]
    assert found.table.total is not None
    assert brief(found.table.total)[1] == ["3", None, "3"]


def test_a_row_of_column_numbers_is_no_row() -> None:
    for numbers in ("1|2|3|4|5", "=1|=2|=3|=4|=5", "1|2|3|4|5=3+4", "А|Б|1|2|3", "1.|2.|3.|4.|5."):
        found = read(f"{HEAD}{numbers}\n1|Утримання|=1|=2|=3")
        assert [brief(row)[0] for row in found.table.rows] == ["Утримання"], numbers


def test_the_next_page_may_be_shifted() -> None:
    head = HEAD.strip("\n").replace("№", "||№")
    found = read(f"{HEAD}1|Утримання|=1|=2|=3\n- 2 -\n{head}\n||2|Ремонт|=4|=5|=9")
    assert [brief(row) for row in found.table.rows] == [
        ("Утримання", ["1", "2", "3"]),
        ("Ремонт", ["4", "5", "9"]),
    ]


def test_a_table_without_a_head_is_read_by_its_column_numbers() -> None:
    found = read("1|2|3|4|5\n1|Утримання|=1|=2|=3")
    assert [brief(row) for row in found.table.rows] == [("Утримання", ["1", "2", "3"])]


def test_columns_in_another_order_and_columns_of_others() -> None:
    found = read(
        "№ з/п|Напрями|Усього|Загальний фонд|Спеціальний фонд|у тому числі бюджет розвитку\n"
        "1|Утримання|=3|=1|=2|=2"
    )
    assert [brief(row) for row in found.table.rows] == [("Утримання", ["1", "2", "3"])]


def test_parts_of_a_row_are_marked_and_what_follows_the_total_is_left_out() -> None:
    found = read(
        f"{HEAD}1|Утримання|=5|-|=5\n|у тому числі оплата праці|=4|-|=4\n|матеріали|=1|-|=1\n"
        "2|Ремонт|=1|-|=1\n|Усього|=6|-|=6\n|у тому числі бюджет розвитку|=1|-|=1"
    )
    assert [(row.name, row.part) for row in found.table.rows] == [
        ("Утримання", False),
        ("у тому числі оплата праці", True),
        ("матеріали", True),
        ("Ремонт", False),
    ]


def test_groups_of_indicators_in_all_their_spellings() -> None:
    head = "№|Показник|Одиниця виміру|Джерело інформації|Загальний фонд|Спеціальний фонд|Усього\n"
    rows = "\n".join(
        f"{group}\n1|показник {n}|од.|звіт|={n}||={n}"
        for n, group in enumerate(["затрат", "|Показники продукту", "=3|ефективності:", "Якість"])
    )
    found = read(head + rows, indicators=True)
    assert [row.group for row in found.table.rows] == [
        "затрат",
        "продукту",
        "ефективності",
        "якості",
    ]


def test_a_cell_that_is_no_figure_is_told() -> None:
    found = read(f"{HEAD}1|Утримання|сто|=2|=3")
    assert [(one.cell, one.text) for one in found.unreadable] == [("C2", "сто")]


def test_an_empty_table_is_a_table() -> None:
    found = read(f"{HEAD}1|2|3|4|5\n|Усього|=0|=0|=0")
    assert (found.table.rows, found.table.found) == ((), True)
    assert not read("Не виконуються").table.found


def test_heads_of_one_row_that_name_fund_and_stage_at_once() -> None:
    stages = ["Затверджено у паспорті", "Касові видатки", "Відхилення"]
    funds = ["загальний фонд", "спеціальний фонд", "усього"]
    for pattern in ("{stage}, {fund}", "{fund} ({stage})"):
        heads = [pattern.format(stage=stage, fund=fund) for stage in stages for fund in funds]
        found = read("№ з/п|Напрями|" + "|".join(heads) + "\n1|Ремонт|=9|=1|=10|=8|=1|=9|=1|=0|=1")
        (row,) = found.table.rows
        assert brief(row)[1] == ["9", "1", "10"]
        assert row.actual.total is not None
        assert row.deviation.general is not None
        assert (row.actual.total.value, row.deviation.general.value) == (9, 1)


def test_heads_of_pages_are_no_part_of_the_row_above_them() -> None:
    page = Page()
    top = "||Ясна рада\nПродовження\n|Управління освіти\n"
    page.table(
        f"{HEAD}1|Утримання|=1|=2|=3\n|закладів\n{top}{HEAD}2|Ремонт|=1|=2|=3\n{top}{HEAD}"
        "3|Догляд|=1|=2|=3"
    )
    found = read_table(page.lines(), indicators=False, known={"управлінняосвіти"})
    names = [row.name for row in found.table.rows]
    assert names == ["Утримання закладів", "Ремонт", "Догляд"]


def test_a_row_of_dashes_says_that_there_are_none() -> None:
    assert read(f"{HEAD}1|-|-|-|-\n|Усього|-|-|-").table.rows == ()
