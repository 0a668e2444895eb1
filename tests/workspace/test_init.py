from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.problems import OpendataError
from opendata.workspace.init import Answers, make_workspace, render_settings
from opendata.workspace.read import read_workspace


def test_a_second_init_changes_nothing(workspace: Path, answers: Answers) -> None:
    before = (workspace / "opendata.toml").read_bytes()
    with pytest.raises(OpendataError) as caught:
        make_workspace(workspace, replace(answers, name="Інша рада"))
    assert caught.value.problem.code == "workspace-exists"
    assert (workspace / "opendata.toml").read_bytes() == before


def test_wrong_answers_write_nothing(tmp_path: Path, answers: Answers) -> None:
    with pytest.raises(OpendataError) as caught:
        make_workspace(tmp_path / "new", replace(answers, edrpou="12"))
    assert [problem.place.key for problem in caught.value.problems] == ["--edrpou"]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("code", ["99000006", "99000012"])
def test_a_code_that_publish_would_refuse_is_refused_at_once(
    tmp_path: Path, answers: Answers, code: str
) -> None:
    for wrong in (replace(answers, edrpou=code), replace(answers, executive_edrpou=code)):
        with pytest.raises(OpendataError) as caught:
            make_workspace(tmp_path / "new", wrong)
        assert [problem.code for problem in caught.value.problems] == ["workspace-edrpou"]
    assert not (tmp_path / "new").exists()


def test_the_sample_comes_along(tmp_path: Path, answers: Answers) -> None:
    make_workspace(tmp_path, answers, sample=True)
    dataset = read_workspace(tmp_path).datasets["decisions"]
    assert dataset.register is not None
    assert len([p for p in (dataset.folder / "documents").rglob("*") if p.is_file()]) > 50


def test_a_clerks_own_descriptor_is_kept(tmp_path: Path, answers: Answers) -> None:
    own = tmp_path / "datasets" / "decisions" / "datapackage.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("# моє\n", encoding="utf-8")
    make_workspace(tmp_path, answers)
    assert own.read_text(encoding="utf-8") == "# моє\n"


@given(st.text(min_size=3))
def test_any_name_survives_the_settings_file(answers: Answers, name: str) -> None:
    name = name.encode("utf-8", "replace").decode()
    read = tomllib.loads(render_settings(replace(answers, name=name)))
    expected = "".join(c if c.isprintable() else " " for c in name)
    assert read["council"]["name"] == expected
