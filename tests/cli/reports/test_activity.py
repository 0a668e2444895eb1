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
