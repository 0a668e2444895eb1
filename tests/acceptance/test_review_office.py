"""The review sheet in LibreOffice: opened, filled in and saved there, as a clerk would."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
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
CLERK = """
Sub Fill(address As String, target As String, filter As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
  page = book.Sheets.getByIndex(0)
  ' As if typed: what looks like a date or a number becomes one, if the cell lets it.
  page.getCellByPosition(5, 2).FormulaLocal = "12/1"
  page.getCellByPosition(6, 2).FormulaLocal = "15.02.2024"
  page.getCellByPosition(8, 2).FormulaLocal = "{publish}"
  page.getCellByPosition(8, 3).FormulaLocal = "{withhold}"
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  book.storeToURL(target, how())
  book.close(True)
End Sub
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clerk"
 script:language="StarBasic">{code}</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Clerk"/>
</library:library>
"""
SECONDS = 180


class Office:
    """LibreOffice without a window, with a profile of its own and a macro that types."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        self.program = find_office() or ""
        basic = self.profile / "user" / "basic" / "Standard"
        self._run("--terminate_after_init")  # a new profile would wipe the macro out
        code = CLERK.replace("{publish}", PUBLISH).replace("{withhold}", WITHHOLD)
        for sign, name in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;")):
            code = code.replace(sign, name)
        (basic / "Clerk.xba").write_text(MODULE.format(code=code), encoding="utf-8")
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")

    def fill(self, source: Path, target: Path, filter_name: str) -> None:
        """Type into the sheet ``source`` and save it as ``target``."""
        words = (source.as_uri(), target.as_uri(), filter_name)
        self._run("macro:///Standard.Clerk.Fill({})".format(",".join(f'"{w}"' for w in words)))

    def convert(self, source: Path, ending: str, folder: Path) -> Path:
        """Open ``source`` and save it in another format, or anew in its own."""
        self._run("--convert-to", ending, "--outdir", str(folder), str(source))
        return folder / f"{source.stem}.{ending}"

    def _run(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        subprocess.run(
            [self.program, "--headless", "--norestore", profile, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )


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


@pytest.mark.parametrize(
    ("ending", "filter_name"), [("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")]
)
def test_a_sheet_that_was_filled_in_there_is_taken(
    town: Town, paper: Paper, office: Office, tmp_path: Path, ending: str, filter_name: str
) -> None:
    target = tmp_path / f"filled.{ending}"
    office.fill(paper.path, target, filter_name)
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
