from __future__ import annotations

from openpyxl import Workbook

from opendata.acts.confidence import Band
from opendata.messages import LANGUAGES, say
from opendata.review.columns import ACTIONS, HEADERS
from opendata.review.guide import COLOURS, STEPS, TOPICS
from opendata.review.guide_page import write_guide


def test_the_guide_speaks_of_what_is_in_the_sheet() -> None:
    for language in LANGUAGES:
        text = "\n".join(say(step, "en" if language == "en" else "uk") for step in STEPS)
        for column in ("kind", "number", "date", "title", "action"):
            assert f"«{say(HEADERS[column], language)}»" in text
        for word in ACTIONS.values():
            assert f"«{say(word, language)}»" in text


def test_headings_are_bold_and_short_and_every_colour_is_explained() -> None:
    book = Workbook()
    write_guide(book, "decisions", "r.xlsx", "uk")
    page = book.worksheets[-1]
    bold = [str(cell.value) for cell in page["A"] if cell.font.b]
    assert bold == [say(STEPS[number], "uk") for number in sorted(TOPICS)]
    assert all(len(text) < 20 for text in bold)
    assert [page.cell(len(STEPS) + n, 1).fill.fgColor.rgb[-6:] for n in (1, 2, 3)] == [
        band.fill for band in Band
    ]
    assert set(COLOURS) == set(Band)


def test_the_command_can_be_copied_when_the_name_has_blanks() -> None:
    for file, written in (("r.xlsx", "--apply r.xlsx."), ("до справи.xlsx", '"до справи.xlsx".')):
        book = Workbook()
        write_guide(book, "decisions", file, "uk")
        assert any(written in str(cell.value) for cell in book.worksheets[-1]["A"])
