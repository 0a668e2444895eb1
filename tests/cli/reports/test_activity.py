from __future__ import annotations

from pathlib import Path

import pytest
from town import make_town

from opendata.cli.main import run


@pytest.mark.parametrize(
    "period",
    [
        [],
        ["--month", "2019-03", "--year", "2019"],
        ["--month", "2019-13"],
        ["--from", "2019-01-01"],
        ["--from", "2019-02-01", "--to", "2019-01-01"],
        ["--year", "2019", "--from", "2019-01-01", "--to", "2019-02-01"],
    ],
)
def test_a_time_that_is_not_clear(
    tmp_path: Path, period: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    make_town(tmp_path / "rada")
    assert run(["report", "activity", *period, "--workspace", str(tmp_path / "rada")]) == 2
    assert "report-period" in capsys.readouterr().err


def test_a_workspace_that_published_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_town(tmp_path / "rada")
    code = run(["report", "activity", "--year", "2019", "--workspace", str(tmp_path / "rada")])
    out = capsys.readouterr().out
    assert code == 0
    assert "Матеріали на сайті: за цей період нічого не записано." in " ".join(out.split())


@pytest.mark.parametrize(
    "options",
    [["--format", "html"], [], ["--save-template", "fresh.docx"], ["--json", "--format", "docx"]],
)
def test_a_template_beside_what_is_no_document_is_not_left_unused_in_silence(
    tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    make_town(tmp_path / "rada")
    json = [one for one in options if one == "--json"]
    rest = [one for one in options if one != "--json"]
    arguments = ["report", "activity", "--year", "2019", "--template", "own.docx", *rest]
    assert run([*json, *arguments, "--workspace", str(tmp_path / "rada")]) == 2
    assert "activity-template-unused" in capsys.readouterr().err


def test_a_template_is_saved_changed_and_declared_and_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    root = make_town(tmp_path / "rada").root
    place = ["--workspace", str(root)]
    saved, out = root / "own.docx", tmp_path / "zvit.docx"
    assert run(["report", "activity", "--save-template", str(saved), *place]) == 0
    own = Document(str(saved))
    own.add_paragraph("Новин за {{ period }}: {{ entry.news.value }}")
    own.save(str(saved))
    kept = saved.read_bytes()
    assert run(["report", "activity", "--save-template", str(saved), *place]) == 2
    assert "activity-template-exists" in capsys.readouterr().err
    assert saved.read_bytes() == kept
    settings = root / "opendata.toml"
    declared = '\n[reports]\nactivity_template = "own.docx"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + declared, encoding="utf-8")
    wanted = ["report", "activity", "--year", "2019", "--format", "docx", "--out", str(out)]
    assert run(["--lang", "uk", *wanted, *place]) == 0
    texts = [one.text for one in Document(str(out)).paragraphs]
    assert texts[-1] == "Новин за 2019 рік: нічого не записано"
