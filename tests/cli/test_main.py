from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from signing_hands import give_key
from town import Town

from opendata.cli.main import run

Command = Callable[..., Any]
VERBS = ("init", "datasets", "check", "publish", "releases", "diff", "restore", "verify", "report")


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "opendata", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize(("language", "word"), [("uk", "опублікувати"), ("en", "publish")])
def test_help_is_in_the_language_and_names_every_verb(language: str, word: str) -> None:
    done = process("--help", OPENDATA_LANG=language)
    assert done.returncode == 0
    assert word in done.stdout
    assert all(f"  {verb} " in done.stdout for verb in VERBS)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from opendata.cli.main import run; run(['--help']); "
        "print(*[m for m in ('pandas','numpy','frictionless','openpyxl','ckanapi','jinja2',"
        "'pypdfium2','python_calamine','jsonschema','pydantic','rich','cryptography')"
        " if m in sys.modules],"
        "file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(("flags", "told"), [([], "Змін немає"), (["--json"], '"unchanged"')])
def test_a_run_without_changes_loads_nothing_that_collects_or_makes(
    flags: list[str], told: str, town: Town
) -> None:
    give_key(town)
    town.publish()
    code = (
        f"import sys; from opendata.cli.main import run; "
        f"run(['publish', 'decisions', '-C', {str(town.root)!r}, *{flags!r}]); "
        "print(*[m for m in ('pandas','frictionless','openpyxl','pypdfium2','pydantic','rich',"
        "'urllib.request','cryptography','opendata.pipeline.gather','opendata.pipeline.make',"
        "'opendata.check.numbering','opendata.collect.register','opendata.release.draft')"
        " if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr.strip() == ""
    assert told in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["publish"], ["nonsense"], ["publish", "decisions", "--wat"], ["diff", "decisions", "1.0.0"]],
)
def test_misuse_is_explained_with_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert "--help" in capsys.readouterr().err


def test_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["datasets", "-C", str(tmp_path)]) == 4
    assert "opendata init" in capsys.readouterr().err


def test_an_unknown_dataset_gets_a_suggestion(opendata: Command) -> None:
    said = opendata("publish", "decision")
    assert (said.code, said.out) == (4, "")
    assert "Може, «decisions»?" in said.err


def test_an_expected_failure_as_json(opendata: Command) -> None:
    said = opendata("publish", "decision", "--json", "--lang", "en")
    assert said.code == 4
    assert said.json["error"] == "dataset-unknown"
    assert said.json["problems"][0]["remedy"] == "Did you mean «decisions»?"


def test_a_bug_gives_a_report_to_paste(
    opendata: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr("opendata.pipeline.publish.sources_of", fail)
    said = opendata("publish", "decisions")
    assert said.code == 70
    for part in ("surprise", "opendata-rada", "Python 3", "publish decisions", "Traceback"):
        assert part in said.err
    said = opendata("publish", "decisions", "--json")
    assert (said.code, said.json["error"], said.json["exit"]) == (70, "bug", 70)
    assert said.json["problems"][0]["found"] == "ZeroDivisionError: surprise"
    assert "Traceback" in said.err


def test_ctrl_c(opendata: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("opendata.pipeline.publish.sources_of", interrupt)
    said = opendata("publish", "decisions")
    assert said.code == 130
    assert "повторіть команду" in said.err
    assert "Traceback" not in said.err
    said = opendata("publish", "decisions", "--json")
    assert (said.code, said.json["error"], said.json["exit"]) == (130, "interrupted", 130)


SLOW_RUN = """
import os, signal, sys, threading, time
from functools import partial

import opendata.collect.documents as documents
from opendata.cli.main import main
from opendata.collect.readers import read_many


def slow(found, objects):
    time.sleep(60)


def press():
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def reading(*rest):
        for wait in (float(sys.argv[1]), 8, 16):  # a person, too, presses again if nothing happens
            later = threading.Timer(wait, press)
            later.daemon = True
            later.start()
        return read_many(*rest[:2], 2, task=slow)

    documents.read_many = reading
    main(sys.argv[2:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are of POSIX systems")
@pytest.mark.parametrize("after", [0.05, 0.2, 0.6])
def test_ctrl_c_while_documents_are_read(town: Town, tmp_path: Path, after: float) -> None:
    """The terminal interrupts the workers too, some of which are only starting."""
    script = tmp_path / "slow_run.py"
    script.write_text(SLOW_RUN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(after), "publish", "decisions", "-C", str(town.root)],
        capture_output=True,
        encoding="utf-8",
        timeout=50,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "Traceback" not in done.stderr
    assert "повторіть команду" in done.stderr
    assert done.returncode == 130


def test_no_bars_in_a_pipe(town: Town) -> None:
    done = process("publish", "decisions", "-C", str(town.root))
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of POSIX systems")
def test_bars_on_a_terminal_and_none_when_quiet(town: Town) -> None:
    import pty

    def on_terminal(*more: str) -> bytes:
        leader, follower = pty.openpty()
        command = [sys.executable, "-m", "opendata", "check", "decisions", "-C", str(town.root)]
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
        with subprocess.Popen(
            [*command, *more], stderr=follower, stdout=subprocess.PIPE, env=environment
        ) as done:
            os.close(follower)
            seen = b""
            while True:
                try:
                    part = os.read(leader, 4096)
                except OSError:  # the other end is closed
                    break
                if not part:
                    break
                seen += part
            done.communicate()
        os.close(leader)
        return seen

    assert "Читаю документи".encode() in on_terminal()
    assert on_terminal("--quiet") == b""


def test_two_runs_at_once(town: Town) -> None:
    from datetime import UTC, datetime

    from opendata.journal.lock import only_run

    (town.root / ".opendata").mkdir()
    with only_run(town.root / ".opendata", "publish decisions", datetime(2026, 3, 2, tzinfo=UTC)):
        done = process("publish", "decisions", "-C", str(town.root))
    assert done.returncode == 11
    assert f"pid {os.getpid()}" in done.stderr


def test_output_is_utf8_in_a_pipe_whatever_the_console(town: Town) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "opendata", "datasets", "-C", str(town.root)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1251", "PYTHONUTF8": "0"},
    )
    assert "Рішення ради" in done.stdout.decode("utf-8")


def test_every_answer_in_json_is_one_document(opendata: Command) -> None:
    assert opendata("publish", "decisions", "--json").json["version"] == "1.0.0"
    for arguments in (
        ("datasets",),
        ("check", "decisions"),
        ("publish", "decisions"),
        ("publish", "decisions", "--dry-run"),
        ("releases", "decisions"),
        ("releases", "decisions", "1.0.0"),
        ("diff", "decisions", "1.0.0", "1.0.0"),
        ("report", "counts"),
        ("verify",),
    ):
        said = opendata(*arguments, "--json")
        assert said.code == 0, arguments
        assert said.err == ""
        assert json.loads(said.out) is not None
