"""Days, formats and files, which all reports have alike."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from opendata.cli.globals import Settings
from opendata.cli.reports.common import day_of, hand_over, moment_of, must_be_one_of
from opendata.problems import OpendataError

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
MAKERS = {"text": lambda: "Усього: 3\n".encode(), "docx": lambda: b"PK\x03\x04"}


class Window(io.TextIOWrapper):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def code_of(caught: pytest.ExceptionInfo[OpendataError]) -> tuple[str, int]:
    return caught.value.problem.code, int(caught.value.exit_code)


def give(form: str, out: str = "", *, quiet: bool = False) -> None:
    hand_over(form, MAKERS, out, ("docx",), Settings(quiet=quiet))


@pytest.mark.parametrize("text", ["", "2026-03-02"])
def test_today_and_nothing_mean_now(text: str) -> None:
    assert moment_of(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01", datetime(2026, 3, 1, 21, 59, 59, tzinfo=UTC)),
        ("2025-07-06", datetime(2025, 7, 6, 20, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_past_day_means_its_end_in_ukraine(text: str, moment: datetime) -> None:
    assert moment_of(text, NOW) == moment


def test_after_midnight_in_kyiv_a_new_day_has_come() -> None:
    late = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    assert moment_of("2026-03-03", late) is None
    assert moment_of("2026-03-02", late) == datetime(2026, 3, 2, 21, 59, 59, tzinfo=UTC)


def test_a_day_to_come_cannot_be_told_of() -> None:
    with pytest.raises(OpendataError) as caught:
        moment_of("2026-03-03", NOW)
    assert code_of(caught) == ("report-future", 2)
    assert caught.value.problem.found == "2026-03-03"
    assert "2026-03-02" in str(caught.value.problem.remedy)


@pytest.mark.parametrize("text", ["31.01.2026", "2026-02-30", "завтра"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(OpendataError) as caught:
        day_of(text, "--from")
    assert code_of(caught) == ("report-date", 2)
    assert "--from 2026-01-31" in str(caught.value.problem.remedy)


def test_a_day_is_read() -> None:
    assert day_of("2020-04-01", "--from") == date(2020, 4, 1)


def test_an_unknown_format_is_refused_and_the_known_ones_are_told() -> None:
    must_be_one_of("docx", ("text", "docx"))
    with pytest.raises(OpendataError) as caught:
        must_be_one_of("pdf", ("text", "docx"))
    assert code_of(caught) == ("report-format", 2)
    assert "text, docx" in str(caught.value.problem.expected)


def test_without_a_file_the_report_is_printed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    give("text")
    said = capsysbinary.readouterr()
    assert said.out == "Усього: 3\n".encode()
    assert said.err == b""


def test_a_file_that_no_terminal_can_show_may_go_into_a_pipe(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    give("docx")
    assert capsysbinary.readouterr().out == b"PK\x03\x04"


def test_a_terminal_is_not_flooded_with_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", window)
    with pytest.raises(OpendataError) as caught:
        give("docx")
    assert code_of(caught) == ("report-needs-file", 2)
    assert "--format docx --out report.docx" in str(caught.value.problem.remedy)
    give("text")
    assert window.buffer.getvalue() == "Усього: 3\n".encode()  # type: ignore[attr-defined]


def test_the_report_goes_into_the_file_and_its_place_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "звіти" / "за березень.docx"
    give("docx", str(path))
    said = capsys.readouterr()
    assert path.read_bytes() == b"PK\x03\x04"
    assert said.out == ""
    assert str(path) in said.err
    give("text", str(path), quiet=True)
    assert path.read_text(encoding="utf-8") == "Усього: 3\n"
    assert capsys.readouterr().err == ""


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "тека.docx").mkdir()
    (tmp_path / "файл").write_bytes(b"")
    for path in (tmp_path / "тека.docx", tmp_path / "файл" / "звіт.docx"):
        with pytest.raises(OpendataError) as caught:
            give("docx", str(path))
        assert code_of(caught) == ("report-unwritable", 4)
        assert caught.value.problem.found.startswith(str(path))  # type: ignore[union-attr]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["тека.docx", "файл"]
    assert not list((tmp_path / "тека.docx").iterdir())


def test_the_format_is_looked_at_before_the_report_is_made() -> None:
    def never() -> bytes:
        raise AssertionError

    with pytest.raises(OpendataError) as caught:
        hand_over("pdf", {"text": never}, "", (), Settings())
    assert code_of(caught) == ("report-format", 2)
