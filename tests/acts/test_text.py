"""Every format gives the text; everything bad gives its own code and never a traceback."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.acts import doc, guard, text
from opendata.acts.text import read_text
from opendata.problems import Exit, OpendataError
from tests.acts.conftest import HEADER, pdf_of, pdf_scan, raw_docx, raw_odt, zipped

SHARED = Path(__file__).resolve().parents[3] / "shared" / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code_of(data: bytes) -> str:
    with pytest.raises(OpendataError) as caught:
        read_text(data, "documents/a.docx")
    assert caught.value.exit_code is Exit.INCOMPLETE
    assert caught.value.problem.place.file == "documents/a.docx"
    assert caught.value.problem.remedy is not None
    return caught.value.problem.code


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "html", "txt", "pdf"])
def test_each_format_gives_its_lines(
    kind: str, makers: dict[str, Callable[[str], bytes]], header: str
) -> None:
    document = read_text(makers[kind](header), "x")
    assert document.format == kind
    assert not document.scan
    assert [line.strip() for line in document.text.split("\n") if line.strip()] == (
        header.splitlines()
    )


def test_a_scan_has_no_text() -> None:
    document = read_text(pdf_scan(), "x.pdf")
    assert (document.format, document.scan, document.text) == ("pdf", True, "")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document-empty"),
        (b" \r\n\t ", "document-empty"),
        (raw_docx(""), "document-no-text"),
        (raw_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>")[:-30], "document-broken"),
        (raw_docx("<w:p>"), "document-broken"),
        (b"PK\x03\x04" + b"\x00" * 40, "document-broken"),
        (b"%PDF-1.7\nnothing of the kind", "document-broken"),
        (zipped({"xl/workbook.xml": "<a/>"}), "document-unknown-format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "document-unknown-format"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "document-unknown-format"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "document-encrypted"),
        (
            OLE
            + bytes(504)
            + b"\xec\xa5"
            + bytes(8)
            + b"\x00\x01"
            + "WordDocument".encode("utf-16-le"),
            "document-encrypted",
        ),
        (
            raw_odt("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "document-encrypted",
        ),
    ],
)
def test_bad_documents_have_their_codes(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_pdf_behind_a_password() -> None:
    assert code_of(pdf_of(HEADER, password="x")) == "document-encrypted"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_are_refused_in_any_encoding(encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    plain = raw_docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", prologue=bomb)
    assert code_of(plain) == "document-bomb"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}<x>&b;</x>'.encode(encoding)
    assert code_of(zipped({"word/document.xml": xml})) == "document-bomb"
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml}
    assert code_of(zipped(odt)) == "document-bomb"


def test_a_zip_bomb_is_refused_before_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})
    monkeypatch.setattr(guard, "read_member", lambda *_: pytest.fail("it was inflated"))
    assert code_of(data) == "document-bomb"


def test_too_many_members_are_a_bomb() -> None:
    members: dict[str, str | bytes] = {f"word/{i}.xml": b"" for i in range(guard.MAX_MEMBERS + 1)}
    assert code_of(zipped(members)) == "document-bomb"


def test_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_PLAIN", 10)
    assert code_of("Рішення ради".encode()) == "document-too-large"
    monkeypatch.setattr(text, "MAX_BYTES", 10)
    assert code_of(raw_docx("")) == "document-too-large"
    monkeypatch.setattr(text, "MAX_BYTES", 10_000)
    monkeypatch.setattr(guard, "MAX_XML", 10)
    assert code_of(raw_docx("")) == "document-too-large"


def test_old_word_without_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "programs", lambda: iter(()))
    data = OLE + bytes(600) + "WordDocument".encode("utf-16-le")
    assert code_of(data) == "document-no-reader"


def test_a_program_that_answers_nothing_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: Path) -> str:
        raise subprocess.TimeoutExpired("x", 1)

    data = OLE + bytes(600) + "WordDocument".encode("utf-16-le")
    monkeypatch.setattr(doc, "programs", lambda: iter([crash, lambda _: "  ", lambda _: "Рішення"]))
    assert read_text(data, "x.doc").text == "Рішення"
    monkeypatch.setattr(doc, "programs", lambda: iter([crash, lambda _: "  "]))
    assert code_of(data) == "document-reader-failed"


@pytest.mark.slow
@pytest.mark.parametrize("only", ["antiword", "catdoc", "soffice"])
def test_old_word_by_each_program(
    only: str, tmp_path: Path, header: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = doc.find_office()
    if office is None or shutil.which(only) is None:
        pytest.skip(f"{only} or LibreOffice is not installed")
    (tmp_path / "a.txt").write_text(header, encoding="utf-8")
    profile = (tmp_path / "profile").as_uri()
    command = [office, "--headless", f"-env:UserInstallation={profile}"]
    command += ["--infilter=Text (encoded):UTF8", "--convert-to", "doc:MS Word 97"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "a.txt")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    found = shutil.which
    monkeypatch.setattr(
        doc.shutil, "which", lambda name: found(name) if name.startswith(only) else None
    )
    document = read_text((tmp_path / "a.doc").read_bytes(), "a.doc")
    assert document.format == "doc"
    assert "від 14 лютого 2024 року № 20-39/VIII" in document.text


@pytest.mark.slow
def test_documents_by_libreoffice(tmp_path: Path, header: str) -> None:
    office = doc.find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.txt").write_text(header, encoding="utf-8")
    profile = (tmp_path / "profile").as_uri()
    for ending in ("docx", "odt", "rtf", "pdf"):
        command = [office, "--headless", f"-env:UserInstallation={profile}"]
        command += ["--infilter=Text (encoded):UTF8", "--convert-to", ending]
        command += ["--outdir", str(tmp_path), str(tmp_path / "a.txt")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        document = read_text((tmp_path / f"a.{ending}").read_bytes(), "x")
        assert document.format == ending
        assert "ЯСНОЗІРСЬКА МІСЬКА РАДА" in document.text


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"{\\rtf1", b"<html>", OLE]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_problem(data: bytes, start: bytes) -> None:
    try:
        document = read_text(start + data, "x")
    except OpendataError as error:
        said = error.problem.code
    else:
        said = document.text.encode("utf-8").decode("utf-8")
        assert "\r" not in said
    assert said.startswith("document-") or said.strip()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("misc-council-rtf/*.rtf", "ХМЕЛЬНИЦЬКА"),
        ("rivne-council-votes/145.rtf", "Про встановлення розміру орендної плати"),
        ("rivne-oblast-council-votes/*.docx", None),
    ],
)
def test_real_documents(path: str, expected: str | None) -> None:
    found = sorted(SHARED.glob(path))
    if not found:
        pytest.skip(f"the shared samples are not here: {SHARED}")
    for file in found:
        if expected is None:
            assert code_of(file.read_bytes()) == "document-no-text"
        else:
            assert expected in read_text(file.read_bytes(), file.name).text
