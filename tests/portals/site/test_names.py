from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.site.names import collide, extended, on_disk, shown_to_people
from opendata.problems import Exit


@pytest.mark.parametrize(
    ("path", "long"),
    [
        ("C:\\Рада\\public", "\\\\?\\C:\\Рада\\public"),
        ("\\\\server\\share\\public", "\\\\?\\UNC\\server\\share\\public"),
        ("\\\\?\\D:\\public", "\\\\?\\D:\\public"),
    ],
)
def test_a_windows_path_may_be_long(path: str, long: str) -> None:
    assert extended(path) == long
    assert extended(long) == long


@given(st.text("ab\\", max_size=9).map(lambda rest: f"C:\\{rest}") | st.just("\\\\s\\share"))
def test_people_see_the_path_that_they_know(path: str) -> None:
    assert shown_to_people(extended(path)) == path
    assert shown_to_people(path) == path


def test_other_systems_need_no_prefix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("opendata.portals.site.names.os.name", "posix")
    assert on_disk(tmp_path) == tmp_path


@pytest.mark.parametrize("other", ["d/АКТ.pdf", "d/акт.PDF", "D/акт.pdf"])
def test_the_other_name_is_found(other: str) -> None:
    error = collide("d/акт.pdf", ["d/акт.pdf", "d/акт2.pdf", other])
    assert error.exit_code is Exit.CONFIGURATION
    assert error.problem.found == other
    assert str(error.problem.place) == "d/акт.pdf"


def test_a_name_without_a_partner_is_named_itself() -> None:
    assert collide("a", ["a", "b"]).problem.found == "a"
