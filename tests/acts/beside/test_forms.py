from __future__ import annotations

import pytest

from opendata.acts.beside import forms
from tests.acts.beside import planted_files as made

SHEETS = {"[Content_Types].xml": "x", "xl/workbook.xml": "x"}


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (made.docx(), "docx"),
        (made.odt(), "odt"),
        (made.ods(""), "ods"),
        (made.zipped(dict(SHEETS)), "xlsx"),
        (made.zipped({"ppt/presentation.xml": "x"}), "zipped"),
        (made.ole({"Workbook": b"x"}), "xls"),
        (made.ole({"WordDocument": b"x"}), "doc"),
        (made.ole({"Package": b"x"}), "ole"),
        (made.ole({"EncryptedPackage": b"x"}), None),
        (made.ole({"Anything": b"x"}), None),
        (b"%PDF-1.4", "pdf"),
        (b"{\\rtf1 x}", "rtf"),
        (b"<html><body>x", "html"),
        ("слово".encode(), "txt"),
        (b"\0\1\2\3" * 9, None),
        (b"PK\3\4 broken", None),
        (b"", None),
    ],
)
def test_formats(data: bytes, form: str | None) -> None:
    assert forms.form_of(data) == form
