"""What reaches a terminal, a pipe that nobody reads, and a disk without room."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import Town

from opendata.cli.output import json_line, print_json, talk, tell

NASTY = "Про \x1b[31mred\x1b[0m \u202eфдп.exe\u202c \x07 кінець"


def test_a_title_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    tell(NASTY)
    talk(NASTY)
    out, err = capsys.readouterr()
    assert out == err == "Про \\x1b[31mred\\x1b[0m \\x202eфдп.exe\\x202c \\x07 кінець\n"


@given(text=st.text())
def test_json_says_the_same_and_shows_nothing_hidden(text: str) -> None:
    import contextlib
    import io

    with contextlib.redirect_stdout(io.StringIO()) as out:
        print_json({"title": text})
    shown = out.getvalue()
    assert json.loads(shown) == {"title": text}
    assert not set(shown) & set(map(chr, [*range(10), *range(11, 32), 127, 0x202E, 0x2028, 0xFEFF]))


def test_blanks_that_do_not_break_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    tell("№\N{NO-BREAK SPACE}5")
    assert capsys.readouterr().out == "№\N{NO-BREAK SPACE}5\n"


def test_difference_and_list_of_releases_are_safe(opendata: Any, town: Town) -> None:
    opendata("publish", "decisions")
    town.write("4", title="Про \u202eнатирказ\u202c питання")
    assert opendata("publish", "decisions").code == 0
    said = opendata("diff", "decisions", "1.0.0", "1.1.0")
    assert said.out.startswith("+ 4-2024")
    for text in (said.out, said.err, opendata("releases", "decisions").out):
        assert "\u202e" not in text


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "opendata", *arguments]


@pytest.mark.parametrize("verb", [["--help"], ["publish", "--help"], ["releases", "decisions"]])
def test_nobody_reads_the_answer(town: Town, verb: list[str]) -> None:
    """The end of the pipe is closed before the command begins, so that every write fails."""
    town.publish()
    for _ in range(4):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = subprocess.run(
                command(*verb, "-C", str(town.root)), stdout=writer, stderr=subprocess.PIPE
            )
        finally:
            os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")


def test_nobody_reads_the_answer_of_a_run_that_failed(town: Town) -> None:
    """The exit code is that of the work, whoever listens."""
    town.register(("1", "14.02.2024", "РНОКПП 3184700018"), ("2", "14.02.2024", "Про 2"))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        both = {"stdout": closed, "stderr": closed}
        done = subprocess.run(command("publish", "decisions", "-C", str(town.root)), **both)  # type: ignore[call-overload]
    assert done.returncode == 7


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_no_room_for_the_answer(town: Town, more: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("datasets", "-C", str(town.root), *more), stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 4
    assert "system-disk-full" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert "Exception ignored" not in done.stderr.decode()


@given(text=st.text())
def test_a_line_of_json_lines_is_one_line_of_utf_8(text: str) -> None:
    line = json_line({"title": text})
    assert json.loads(line.decode("utf-8")) == {"title": text}
    assert len(line.decode("utf-8").splitlines()) == 1
    assert line.endswith(b"\n")


def test_bytes_go_out_as_they_are_after_what_was_said_before() -> None:
    code = (
        "import sys; sys.stdout.reconfigure(encoding='cp866', newline='\\r\\n')\n"
        "from opendata.cli.output import hand_out_bytes, tell\n"
        "tell('a'); hand_out_bytes('№ ї\\n'.encode())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"a\r\n" + "№ ї\n".encode()
