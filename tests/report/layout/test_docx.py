from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from layout_hands import ATTACK, KINDS, RICH, layouts

from opendata.report.layout.blocks import Layout, Section
from opendata.report.layout.docx import docx

DOCUMENT = Document(io.BytesIO(docx(RICH)))
OFFICE = shutil.which("soffice")


def test_headings_and_paragraphs_stand_in_order() -> None:
    headings = [
        (one.style.name, one.text)  # type: ignore[union-attr]
        for one in DOCUMENT.paragraphs
        if one.style.name.startswith(("Title", "Heading"))  # type: ignore[union-attr]
    ]
    assert headings == [
        ("Title", "Скільки опубліковано: Яснозірська міська рада"),
        ("Heading 1", "Головне"),
        ("Heading 1", "Набори"),
        ("Heading 1", "Як росте"),
        ("Heading 1", "Спершу виправте"),
        ("Heading 1", "Примітки"),
    ]
    texts = [one.text for one in DOCUMENT.paragraphs]
    assert "Станом на: 31 січня 2026 року" in texts
    assert "Набори: 91\u00a0наборів" in texts
    assert "Петиції: нічого не записано" in texts
    assert f"1. {ATTACK} прибрати" in texts
    assert "За два роки документів стало 652." in texts


def test_the_document_is_in_its_language() -> None:
    for language, locale in (("uk", "uk-UA"), ("en", "en-GB")):
        made = docx(dataclasses.replace(RICH, language=language))  # type: ignore[arg-type]
        document = Document(io.BytesIO(made))
        found = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
        assert found == {locale}
        assert document.core_properties.language == locale


def test_a_wide_table_stands_on_paper_turned_sideways() -> None:
    assert [one.orientation for one in DOCUMENT.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    narrow = dataclasses.replace(RICH, sections=(Section("", (KINDS,)),))
    (page,) = Document(io.BytesIO(docx(narrow))).sections
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)  # type: ignore[union-attr]


def test_the_pages_are_numbered() -> None:
    field = DOCUMENT.sections[0].footer._element.find(f".//{qn('w:fldSimple')}")
    assert field is not None
    assert field.get(qn("w:instr")) == "PAGE"


def test_the_file_does_not_know_the_hour_nor_the_user() -> None:
    core = DOCUMENT.core_properties
    assert (core.author, core.last_modified_by) == ("opendata", "opendata")
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.year == 2015
    with zipfile.ZipFile(io.BytesIO(docx(RICH))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(layouts())
@settings(max_examples=20)
def test_any_texts_give_a_document_that_opens(layout: Layout) -> None:
    assert Document(io.BytesIO(docx(layout))).paragraphs


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_reads_the_totals(tmp_path: Path) -> None:
    (tmp_path / "звіт.docx").write_bytes(docx(RICH))
    profile = (tmp_path / "profile").as_uri()
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={profile}", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "звіт.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (tmp_path / "звіт.txt").read_text(encoding="utf-8-sig")
    assert "Яснозірська міська рада" in text
    for total in ("Разом", "98", "12\u00a0672"):
        assert total in text
