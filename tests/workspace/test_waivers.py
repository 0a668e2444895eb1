from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from opendata.privacy.waivers import Waiver
from opendata.problems import Exit, OpendataError
from opendata.workspace.waivers import WAIVERS, read_waivers

LINE = "- {finding: '0123456789abcdef', who: Олена, ground: частина 5 статті 6, until: 2027-01-31}"


def write(root: Path, text: str) -> Path:
    (root / WAIVERS).write_text(text, "utf-8")
    return root


def test_without_the_file_nothing_is_waived(tmp_path: Path) -> None:
    assert read_waivers(tmp_path) == ()


def test_a_line_for_each(tmp_path: Path) -> None:
    quoted = LINE.replace("2027-01-31", "'2027-01-31'")
    found = read_waivers(write(tmp_path, f"waivers:\n{LINE}\n{quoted}\n"))
    one = Waiver("0123456789abcdef", "Олена", "частина 5 статті 6", date(2027, 1, 31))
    assert found == (one, one)
    assert read_waivers(write(tmp_path, "waivers: []\n")) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            f"waivers:\n{LINE}\n".replace("0123456789abcdef", "abc"),
            "workspace-value",
        ),
        (
            f"waivers:\n{LINE}\n".replace("'0123456789abcdef'", "1234567890123456"),
            "workspace-value",
        ),
        (f"waivers:\n{LINE}\n".replace("2027-01-31", "'2027-02-30'"), "waiver-until"),
        (f"waivers:\n{LINE}\n".replace("2027-01-31", "2027-01-31T10:00:00"), "workspace-value"),
        ("waivers: 3\n", "workspace-value"),
        ("waivers: [3]\n", "workspace-value"),
        (f"waivers:\n{LINE}\n".replace("who:", "whom:"), "workspace-key-missing"),
        ("nothing: []\n", "workspace-key-missing"),
        ("- a\n", "workspace-unreadable"),
    ],
)
def test_a_file_with_a_fault_is_refused_whole(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(OpendataError) as caught:
        read_waivers(write(tmp_path, text))
    assert code in {one.code for one in caught.value.problems}
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert caught.value.problem.place.file == WAIVERS
