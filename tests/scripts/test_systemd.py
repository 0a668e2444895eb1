"""The units and the cron line name options that there are, and systemd understands them."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from opendata.cli.app import build
from opendata.cli.globals import Settings

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
SERVICE = SCRIPTS / "systemd" / "opendata-sync.service"
TIMER = SCRIPTS / "systemd" / "opendata-sync.timer"
CRON = SCRIPTS / "cron" / "opendata-sync"
PROGRAM = "/opt/opendata/bin/opendata"


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def cron_command() -> str:
    line = CRON.read_text(encoding="utf-8").splitlines()[-1]
    minute, hour, *days, user, command = line.split(maxsplit=6)
    assert re.fullmatch(r"\d+", minute)
    assert re.fullmatch(r"\d+", hour)
    assert (days, user) == (["*", "*", "*"], "opendata")
    return command.removesuffix(">/dev/null").strip()


@pytest.mark.parametrize("command", [unit(SERVICE)["Service"]["ExecStart"], cron_command()])
def test_the_command_is_one_that_there_is(command: str) -> None:
    program, verb, *words = shlex.split(command)
    assert program == PROGRAM
    top: Any = typer.main.get_command(build(Settings()))
    known = {name for one in (top, top.commands[verb]) for p in one.params for name in p.opts}
    options = [word for word in words if word.startswith("--")]
    assert options
    assert set(options) <= known


def test_the_service_is_hardened_and_stops_gently() -> None:
    service = unit(SERVICE)["Service"]
    assert service["User"] != "root"
    assert (service["ProtectSystem"], service["NoNewPrivileges"]) == ("strict", "yes")
    assert (service["KillMode"], service["SuccessExitStatus"]) == ("mixed", "130")
    assert "LoadCredential=smtp-password:" in SERVICE.read_text(encoding="utf-8")


def test_a_missed_night_is_made_up_for() -> None:
    assert unit(TIMER)["Timer"]["Persistent"] == "true"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    """With the program of this machine in place of the one in /opt, which is not there."""
    text = SERVICE.read_text(encoding="utf-8").replace(PROGRAM, sys.executable)
    text = text.replace("#LoadCredential", "LoadCredential")
    (tmp_path / SERVICE.name).write_text(text, encoding="utf-8")
    shutil.copy(TIMER, tmp_path)
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / SERVICE.name), str(tmp_path / TIMER.name)],
        capture_output=True,
        text=True,
    )
    ours = [line for line in done.stderr.splitlines() if "opendata-sync" in line]
    assert ours == []
