from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from opendata.messages import msg
from opendata.pipeline.annotated_file import annotate_file
from opendata.problems import Exit, OpendataError, Place, Problem


def test_the_copy_is_a_file_of_its_own(tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "copy.xlsx"
    source.write_text("uid,type\n1,2\n", encoding="utf-8")
    problem = Problem("cell-enum", msg("wrong"), Place("a.csv", row=2, cell="B2"))
    assert annotate_file(source, target, [problem], "en").cells == 1
    assert load_workbook(target).sheetnames == ["CSV", "Findings"]
    assert source.read_text(encoding="utf-8") == "uid,type\n1,2\n"


@pytest.mark.parametrize(
    ("name", "code"), [("a.csv", "annotate-output"), ("there.xlsx", "annotate-output-exists")]
)
def test_nothing_is_written_over(tmp_path: Path, name: str, code: str) -> None:
    source = tmp_path / "a.csv"
    source.write_text("uid,type\n1,2\n", encoding="utf-8")
    (tmp_path / "there.xlsx").write_bytes(b"mine")
    with pytest.raises(OpendataError) as caught:
        annotate_file(source, tmp_path / name, [], "en")
    assert caught.value.problem.code == code
    assert caught.value.exit_code is Exit.USAGE
    assert (tmp_path / "there.xlsx").read_bytes() == b"mine"
