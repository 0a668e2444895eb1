"""The instructions."""

from __future__ import annotations

from template_hands import column, make, open_book, table_of

from opendata.catalogue.tables import table
from opendata.catalogue.template.guide import HEADINGS, paragraphs
from opendata.catalogue.template.guide_sheet import HEADERS
from opendata.messages import say


def test_they_say_what_the_structure_is_and_how_to_check() -> None:
    sheet = open_book(make(table("parking_lots")))["Як заповнювати"]
    text = "\n".join(str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0])
    assert "Майданчики для паркування (parkingLots)" in text
    assert "Що це за структура: стан видання." in text
    assert "opendata validate x.xlsx" in text
    assert "«parkingLots»" in text
    for heading in HEADINGS:
        assert say(heading, "uk") in text


def test_all_columns_are_listed_with_all_that_is_known() -> None:
    schema = table("parking_lots")
    rows = list(open_book(make(schema))["Як заповнювати"].iter_rows(values_only=True))
    head = next(n for n, row in enumerate(rows) if row[0] == "№")
    assert len(rows[head]) == len(HEADERS)
    assert [row[1] for row in rows[head + 1 :]] == list(schema.columns)
    assert rows[head + 2][1:4] == ("type", "Тип", schema.field("type").description)
    assert "одне з: Відведений; Спеціально обладнаний" in rows[head + 2]


def test_an_own_structure_has_no_status_to_speak_of() -> None:
    from opendata.catalogue.template.book import template

    book = open_book(template(table_of(column()), "opendata validate", "", "uk"))
    texts = [str(row[0]) for row in book["Як заповнювати"].iter_rows(values_only=True)]
    assert not any("Що це за структура" in text for text in texts)


def test_the_paragraphs_have_their_words_in_ukrainian() -> None:
    for paragraph in paragraphs("a", "b"):
        assert say(paragraph, "uk") != say(paragraph, "en")
