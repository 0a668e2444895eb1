from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from counted_past import COUNCIL
from docx import Document

from opendata.messages import msg, say
from opendata.problems import Exit, OpendataError
from opendata.report.activity.model import Activity, Entry, Part
from opendata.report.activity.template import NAMES, context, default_template, docx, template_of

HOSTILE = "«A & B <c>» {{ council.name }}\x0b"


def entry(key: str, value: int | None, says: str) -> Entry:
    return Entry(key, msg("label"), value, msg("{says}", says=says))


ACTIVITY = Activity(
    council=COUNCIL,
    first=date(2020, 1, 1),
    last=date(2020, 3, 31),
    until=datetime(2020, 4, 1, tzinfo=UTC),
    parts=(
        Part(
            "publications",
            msg("Publications"),
            (
                entry("news", 405, "З них 405 новин."),
                entry("set-documents", 0, "0 документів."),
                entry("videos", None, HOSTILE),
            ),
        ),
        Part("empty", msg("Budget and finance"), ()),
    ),
)


def template(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text(data: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(data)).paragraphs if one.text]


def test_the_template_that_ships_says_everything() -> None:
    lines = text(docx(ACTIVITY, "uk"))
    assert lines[:3] == ["Звіт інформаційного відділу", COUNCIL.name, "перший квартал 2020 року"]
    assert "Публікації" in lines
    assert "З них 405 новин." in lines
    assert any("«A & B <c>» {{ council.name }}" in line for line in lines)
    assert lines[-1].startswith("Керівник відділу")
    assert not any("{%" in line for line in lines)


def test_a_template_of_ones_own_names_lines_by_their_keys() -> None:
    own = template(
        "Новин: {{ entry.news.value }}; документів: {{ entry.set_documents.value }}",
        "Відео: {{ entry.videos.value }}",
        "{%p for part in parts %}",
        "{{ part.key }}: {{ part.entries | length }}",
        "{%p endfor %}",
        "{{ council.edrpou }} {{ first }}–{{ last }}",
    )
    assert text(docx(ACTIVITY, "uk", own)) == [
        "Новин: 405; документів: 0",
        "Відео: нічого не записано",
        "publications: 3",
        "empty: 0",
        "99000005 01.01.2020–31.03.2020",
    ]


def test_the_same_report_gives_the_same_bytes_and_the_names_are_those_that_are_told() -> None:
    assert docx(ACTIVITY, "uk") == docx(ACTIVITY, "uk")
    assert docx(ACTIVITY, "en") != docx(ACTIVITY, "uk")
    assert sorted(context(ACTIVITY, "uk")) == sorted(NAMES)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("{{ counsil.name }}", "'counsil' is undefined"),
        ("{{ entry.weather.value }}", "weather"),
        ("{% for one in parts %} без кінця", ""),
        ("{{ council.name ", ""),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero ({{ 1 / 0 }})"),
        ("{{ 'a' * 10 ** 12 }}", "MemoryError"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "recursion"),
        ("{{ range(10 ** 9) }}", "Range too big"),
    ],
)
def test_a_tag_that_cannot_be_worked_is_told(tags: str, found: str) -> None:
    with pytest.raises(OpendataError) as caught:
        docx(ACTIVITY, "uk", template(tags), "own.docx")
    problem = caught.value.problem
    assert (problem.code, caught.value.exit_code) == ("activity-template", Exit.CONFIGURATION)
    assert problem.place.file == "own.docx"
    assert found in (problem.found or "")
    assert any(name in str(problem.expected) for name in ("council", "entry.news"))


def test_the_names_of_the_lines_are_told_the_nearest_first() -> None:
    with pytest.raises(OpendataError) as caught:
        docx(ACTIVITY, "uk", template("Новин: {{ entry.nevs.value }}"), "own.docx")
    problem = caught.value.problem
    assert problem.found == "nevs (Новин: {{ entry.nevs.value }})"
    assert problem.expected is not None
    assert "entry.news, entry." in say(problem.expected, "uk")


def test_a_line_that_comes_and_goes_says_in_its_absence_that_nothing_was_recorded() -> None:
    own = template(
        "{{ entry.posts_facebook.value }}",
        "{{ entry.documents_рішення_ради.value }}",
        "{{ entry.materials_відділ_освіти.value }}",
        "{% if entry.videos.recorded %}є{% else %}немає{% endif %}",
        "{% if entry.set_documents.recorded %}є{% else %}немає{% endif %}",
    )
    assert text(docx(ACTIVITY, "uk", own)) == ["нічого не записано"] * 3 + ["немає", "є"]


@pytest.mark.parametrize("data", [b"", b"no document", default_template()[:5_000]])
def test_what_is_no_document_is_told(data: bytes) -> None:
    with pytest.raises(OpendataError):
        docx(ACTIVITY, "uk", data, "own.docx")


def test_which_template_it_is(tmp_path: Path) -> None:
    assert template_of(None, None, tmp_path) == (None, "")
    (tmp_path / "own.docx").write_bytes(b"own")
    (tmp_path / "given.docx").write_bytes(b"given")
    assert template_of(None, "own.docx", tmp_path) == (b"own", "own.docx")
    given = tmp_path / "given.docx"
    assert template_of(given, "own.docx", tmp_path) == (b"given", "given.docx")
    with pytest.raises(OpendataError, match="activity-template"):
        template_of(None, "gone.docx", tmp_path)


def test_the_template_that_ships_is_what_its_script_makes() -> None:
    script = Path(__file__).resolve().parents[3] / "scripts" / "activity-template"
    import sys

    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(docx(ACTIVITY, "uk"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "report.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert "З них 405 новин." in (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
