"""The command line, run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from town import Town

from opendata.cli.main import run


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def opendata(town: Town, capsys: pytest.CaptureFixture[str]) -> Command:
    """``opendata("publish", "decisions")`` in the town's workspace."""

    def command(*arguments: str) -> Said:
        capsys.readouterr()
        code = run([*arguments, "--workspace", str(town.root)])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return command
