from __future__ import annotations

import io
import zipfile

from opendata.report.layout.timeless import timeless


def packed(year: int, how: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name in ("[Content_Types].xml", "word/документ.xml"):
            archive.writestr(zipfile.ZipInfo(name, (year, 5, 6, 7, 8, 10)), f"<{name}/>")
    return buffer.getvalue()


def test_equal_contents_are_equal_bytes() -> None:
    assert timeless(packed(2020, zipfile.ZIP_STORED)) == timeless(
        packed(2026, zipfile.ZIP_DEFLATED)
    )


def test_nothing_is_lost() -> None:
    with zipfile.ZipFile(io.BytesIO(timeless(packed(2020, zipfile.ZIP_STORED)))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "word/документ.xml"]
        assert archive.read("word/документ.xml").decode() == "<word/документ.xml/>"
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
