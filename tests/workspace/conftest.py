"""A small workspace to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from opendata.workspace.init import Answers, make_workspace

ANSWERS = Answers(
    name="Тестова міська рада",
    executive="Виконавчий комітет Тестової міської ради",
    head="Тестовий міський голова",
    edrpou="99000005",
    executive_edrpou="99000011",
    katottg="UA99000000000099001",
    site="https://test-rada.example",
    url="https://test-rada.example/opendata",
    contact="Олена Вербицька",
    email="data@test-rada.example",
)


@pytest.fixture(scope="session")
def answers() -> Answers:
    return ANSWERS


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_workspace(tmp_path, ANSWERS)
    return tmp_path
