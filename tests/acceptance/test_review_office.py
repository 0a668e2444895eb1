"""The review sheet in LibreOffice: opened, filled in and saved there, as a clerk would."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from office_hands import FILTERS, Office
from openpyxl import load_workbook
from review_hands import PUBLISH, UNNUMBERED, WITHHOLD, Paper, codes, collect, doubtful
from town import Town

from opendata.acts.doc import find_office
from opendata.pipeline.summary import Result
from opendata.problems import Exit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_office() is None, reason="no LibreOffice here"),
]
TYPED = {(5, 2): "12/1", (6, 2): "15.02.2024", (8, 2): PUBLISH, (8, 3): WITHHOLD}
"""Number, date and action of the first paper, and the action of the second."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def paper(town: Town, tmp_path: Path) -> Paper:
    doubtful(town)
    doubtful(town, "rish 8.txt", "Про ще одне питання")
    path = tmp_path / "аркуш review.xlsx"
    collect(town, review=path)
    return Paper(path)


@pytest.mark.parametrize(("ending", "filter_name"), FILTERS)
def test_a_sheet_that_was_filled_in_there_is_taken(
    town: Town, paper: Paper, office: Office, tmp_path: Path, ending: str, filter_name: str
) -> None:
    target = tmp_path / f"filled.{ending}"
    office.fill(paper.path, target, filter_name, TYPED)
    found = collect(town, apply=target, who="Оксана")
    assert codes(found) == ["document-corrected", "document-set-aside"]
    assert found.exit_code is Exit.DONE
    assert found.applied is not None
    assert (found.applied.taken, found.doubtful, found.tally.rows) == (2, 0, 4)
    summary = town.publish()
    assert summary.result is Result.RELEASED
    table = (town.root / "public/decisions/1.0.0/legalActs.csv").read_text("utf-8")
    assert "12/1-2024,рішення" in table
    again = collect(town, apply=target)
    assert again.applied is not None
    assert (again.applied.taken, again.applied.same) == (0, 2)


def test_a_sheet_that_was_only_saved_there_is_untouched(
    town: Town, paper: Paper, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "anew").mkdir()
    anew = office.convert(paper.path, "xlsx", tmp_path / "anew")
    assert list(Paper(anew).rows()) == [UNNUMBERED, "rish 8.txt"]
    found = collect(town, apply=anew)
    assert found.applied is not None
    assert (found.applied.taken, found.applied.problems) == (0, ())
    # Nothing is lost by writing over it.
    collect(town, review=anew)


def test_it_can_be_printed(paper: Paper, office: Office, tmp_path: Path) -> None:
    import pypdfium2

    pages = pypdfium2.PdfDocument(office.convert(paper.path, "pdf", tmp_path))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    pages.close()
    assert len(texts) == 2  # the sheet on one page, the instructions on the next
    assert "rish 7.txt" in texts[0]
    assert "публікувати" in texts[1]


def test_the_link_leads_to_the_document_wherever_the_sheet_is_saved(
    town: Town, paper: Paper, office: Office, tmp_path: Path
) -> None:
    """LibreOffice follows the link when it saves the sheet in another folder."""
    folder = tmp_path / "elsewhere" / "deep"
    folder.mkdir(parents=True)
    page = load_workbook(office.convert(paper.path, "xlsx", folder))["Перевірити"]
    target = unquote(page["A3"].hyperlink.target).removeprefix("file://")
    assert (folder / target).resolve() == (town.documents / UNNUMBERED).resolve()
