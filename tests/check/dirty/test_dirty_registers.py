"""What a clerk reads about forty messy registers, word for word, in both languages.

The expected words are in ``golden/``; ``GOLDEN=write pytest …`` writes them anew, to be read by a
person before they are committed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from dirty_registers import REGISTERS, Register

from opendata.cli.globals import Settings
from opendata.cli.render.validation import show
from opendata.messages import LANGUAGES
from opendata.pipeline.validate import validate_file
from opendata.problems import OpendataError, describe

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 3, 2)


def told(path: Path, key: str, capsys: pytest.CaptureFixture[str]) -> str:
    parts = []
    for language in LANGUAGES:
        try:
            show(validate_file(path, TODAY, key), Settings(language))
        except OpendataError as error:
            said = "\n".join(describe(one, language) for one in error.problems)
            parts.append(f"{said}\nexit {int(error.exit_code)}\n")
        out, err = capsys.readouterr()
        parts.append(err + out)
    return "\n".join(part for part in parts if part)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_what_is_said_of_a_messy_register(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / register.name
    path.write_bytes(register.data)
    said = told(path, register.key, capsys)
    golden = GOLDEN / f"{register.name}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


def test_there_are_forty_and_no_golden_file_without_its_register() -> None:
    assert len({one.name for one in REGISTERS}) == len(REGISTERS) == 40
    assert {path.name for path in GOLDEN.iterdir()} == {f"{one.name}.txt" for one in REGISTERS}
