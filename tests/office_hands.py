"""LibreOffice as a clerk uses it: opens a workbook, types into cells, saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from opendata.acts.doc import find_office

CLERK = """
Sub Fill(address As String, target As String, filter As String, cells As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
  page = book.Sheets.getByIndex(0)
  file = FreeFile()
  Dim column As String
  Dim row As String
  Dim words As String
  Open cells For Input As #file
  Do While Not Eof(file)
    Line Input #file, column
    Line Input #file, row
    Line Input #file, words
    ' As if typed: what looks like a date or a number becomes one, if the cell lets it.
    page.getCellByPosition(CLng(column), CLng(row)).FormulaLocal = words
  Loop
  Close #file
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
FILTERS = [("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")]
"""Ending of a file and the name that LibreOffice has for its format."""


class Office:
    """LibreOffice without a window, with a profile of its own and a macro that types."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        self.program = find_office() or ""
        basic = self.profile / "user" / "basic" / "Standard"
        self._run("--terminate_after_init")  # a new profile would wipe the macro out
        code = CLERK
        for sign, name in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;")):
            code = code.replace(sign, name)
        (basic / "Clerk.xba").write_text(MODULE.format(code=code), encoding="utf-8")
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")

    def fill(
        self, source: Path, target: Path, filter_name: str, cells: Mapping[tuple[int, int], str]
    ) -> None:
        """Type ``cells``, (column, row) from 0 → text, into the first sheet of ``source`` and save
        it as ``target``.
        """
        lines = [f"{column}\n{row}\n{text}\n" for (column, row), text in cells.items()]
        typed = target.with_suffix(".txt")
        typed.write_text("".join(lines), encoding="utf-8")
        words = (source.as_uri(), target.as_uri(), filter_name, typed.as_uri())
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
