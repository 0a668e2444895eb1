"""Findings that seldom happen: each is made to happen, so that its description stays true."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from review_hands import PUBLISH, UNNUMBERED, Paper, codes, collect, doubtful
from table_hands import TODAY, csv_bytes, sample
from town import Town

from opendata.acts.act import Act
from opendata.acts.text import DocumentText
from opendata.catalogue.tables import table
from opendata.cli.main import run
from opendata.collect.reading import described
from opendata.pipeline.restore import restore_release
from opendata.pipeline.review import open_sheet
from opendata.pipeline.validate import validate_file
from opendata.pipeline.watch import SILENT
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.profiles.findings import heading_findings
from opendata.problems import OpendataError
from opendata.report.annotated.book import annotate
from opendata.workspace.read import read_workspace

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(rows: list[list[str]] | None) -> bytes:
    """An OpenDocument spreadsheet of one sheet, or of none."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows or ()
    )
    sheet = f'<table:table table:name="Акти">{cells}</table:table>' if rows is not None else ""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} '
        'office:version="1.3"><office:body><office:spreadsheet>'
        f"{sheet}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def acts(**cells: str) -> list[list[str]]:
    """The valid sample of acts, one row, with other ``cells``."""
    header, rows = sample(table("legal_acts"))
    return [header, [cells.get(name, cell) for name, cell in zip(header, rows[0], strict=True)]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["report", "counts", "--as-of", "31.01.2026"], "report-date"),
        (["report", "counts", "--format", "xml"], "report-format"),
    ],
)
def test_a_report_that_cannot_be_made(
    town: Town, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    assert run([*arguments, "--workspace", str(town.root)]) == 2
    assert f"[{code}]" in capsys.readouterr().err


def test_nobody_is_there_to_answer_init(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(["init", str(tmp_path / "rada")]) == 2
    assert "[init-answer-missing]" in capsys.readouterr().err
    assert not (tmp_path / "rada" / "opendata.toml").exists()


def test_the_folder_of_documents_is_not_there(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(town.documents)
    assert run(["check", "decisions", "--workspace", str(town.root)]) == 4
    assert "[documents-missing]" in capsys.readouterr().err


def test_a_review_sheet_of_another_dataset(town: Town, tmp_path: Path) -> None:
    doubtful(town)
    sheet = tmp_path / "review.xlsx"
    collect(town, review=sheet)
    with pytest.raises(OpendataError) as caught:
        open_sheet(sheet, "orders")
    assert caught.value.problem.code == "review-other-dataset"


def test_a_review_sheet_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> bytes:
        raise PermissionError

    sheet = tmp_path / "review.xlsx"
    sheet.write_bytes(b"held by Excel")
    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(OpendataError) as caught:
        open_sheet(sheet, "decisions")
    assert caught.value.problem.code == "review-locked"


def test_a_kind_that_the_dataset_does_not_publish(town: Town, tmp_path: Path) -> None:
    doubtful(town)
    paper = Paper(tmp_path / "review.xlsx")
    collect(town, review=paper.path)
    paper.fill(UNNUMBERED, Вид="протокол", Номер="7", Дата="2024-02-14", Дія=PUBLISH)
    assert "review-kind" in codes(collect(town, apply=paper.path, who="Тест"))


def test_a_table_that_fix_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "акти.ods"
    file.write_bytes(ods(acts(status="Чинний ")))
    assert run(["fix", str(file), "--apply"]) == 2
    assert "[fix-format]" in capsys.readouterr().err


def test_the_marked_copy_of_a_sheet_that_cannot_be_written_back() -> None:
    made = annotate(ods(acts()), "акти.ods", [], "uk")
    assert [one.code for one in made.problems] == ["annotated-values-only"]


def test_a_conversion_tells_what_is_blank_and_what_was_written_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "acts.csv"
    file.write_bytes(csv_bytes(acts(title="", acceptedDate="06.07.2018")))
    target = tmp_path / "new.csv"
    run(["convert", str(file), "--to", "2025", "--output", str(target)])
    err = capsys.readouterr().err
    assert "[convert-required-blank]" in err
    assert "[convert-written-anew]" in err


def test_a_workbook_without_a_sheet_has_no_marked_copy() -> None:
    with pytest.raises(OpendataError) as caught:
        annotate(ods(None), "акти.ods", [], "uk")
    assert caught.value.problem.code == "annotated-nothing"


def test_after_a_restoration_the_sources_are_as_before(town: Town) -> None:
    town.publish()
    town.write("4")
    town.publish()
    told = restore_release(
        *(read_workspace(town.root), "decisions", "1.0.0", town.clock, SILENT),
        allow_removals=True,
    )
    assert [one.code for one in told.problems] == ["restore-sources-stay"]


def test_nobody_is_there_to_type_a_token(
    town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = town.root / "opendata.toml"
    portal = (
        '\n[portals.data]\nkind = "ckan"\nurl = "https://ckan.example"\norganization = "rada"\n'
    )
    settings.write_text(settings.read_text(encoding="utf-8") + portal, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(["portal", "token", "data", "--workspace", str(town.root)]) == 2
    assert "[portal-token-missing]" in capsys.readouterr().err


def test_a_page_with_scripts_is_published_with_a_warning() -> None:
    text = DocumentText("Рішення", "html")
    read = described(b"<html><script>alert(1)</script>x</html>", text, Act())
    assert read.problem is not None
    assert read.problem.code == "document-active"


def test_a_heading_that_the_datastore_refuses() -> None:
    (one,) = heading_findings(["a" * 64], PROFILES["ckan"])
    assert one.code == "portal-heading-long"


@pytest.mark.parametrize(
    ("constraints", "values", "code"),
    [
        ({"minLength": 5}, ["абв", "абвгґ"], "cell-minlength"),
        ({"unique": True}, ["7-а", "7-а"], "cell-unique-error"),
    ],
)
def test_a_rule_that_only_a_structure_of_the_council_has(
    tmp_path: Path, constraints: dict[str, object], values: list[str], code: str
) -> None:
    structure = tmp_path / "own.json"
    key = {"name": "id", "title": "Номер", "type": "string", "constraints": {"required": True}}
    field = {"name": "mark", "title": "Позначка", "type": "string", "constraints": constraints}
    descriptor = {"fields": [key, field], "primaryKey": ["id"]}
    structure.write_text(json.dumps(descriptor), encoding="utf-8")
    file = tmp_path / "own.csv"
    rows = [[str(number), value] for number, value in enumerate(values)]
    file.write_bytes(csv_bytes([["id", "mark"], *rows]))
    result = validate_file(file, TODAY, schema=str(structure))
    assert {one.code for one in result.problems} == {code}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_log_that_cannot_be_written_to_its_end(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["sync", "--log-json", "/dev/full", "--workspace", str(town.root)])
    assert "[sync-log]" in capsys.readouterr().err
