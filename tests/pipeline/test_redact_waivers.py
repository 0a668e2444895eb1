from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.pipeline.redact_waivers import add_waivers
from opendata.privacy.waivers import Waiver
from opendata.problems import OpendataError
from opendata.workspace.waivers import WAIVERS, read_waivers

ONE = Waiver("0123456789abcdef", "Коваль О., начальниця", "стаття 6 Закону", date(2027, 12, 31))
TWO = Waiver("fedcba9876543210", 'Бойко «"М"»: #', "стаття 10-1: пункт 2 # так", date(2028, 1, 1))
FLOW = (
    "# наші дозволи\nwaivers:\n"
    '- {finding: "00000000000000aa", who: "Коваль", ground: "стаття 6 Закону", until: 2027-01-01}\n'
    "# кінець"
)


@pytest.mark.parametrize(
    "before",
    [None, "waivers: []\n", "# нічого\nwaivers:  [ ]", FLOW, FLOW.replace("- {", "    - {")],
)
def test_lines_are_added_and_all_else_stays(tmp_path: Path, before: str | None) -> None:
    if before is not None:
        (tmp_path / WAIVERS).write_text(before, "utf-8")
    known = read_waivers(tmp_path)
    assert add_waivers(tmp_path, [ONE, TWO, ONE]) == 2
    assert read_waivers(tmp_path) == (*known, ONE, TWO)
    after = (tmp_path / WAIVERS).read_text("utf-8")
    if before == FLOW:
        assert after.startswith(FLOW)
    assert add_waivers(tmp_path, [TWO]) == 0
    assert (tmp_path / WAIVERS).read_text("utf-8") == after
    assert [one.name for one in tmp_path.iterdir()] == [WAIVERS]


def test_a_file_that_is_laid_out_otherwise(tmp_path: Path) -> None:
    entry = 'finding: "00000000000000aa", who: Коваль, ground: стаття 6 Закону'
    text = f'{{waivers: [{{{entry}, until: "2027-01-01"}}]}}\n'
    (tmp_path / WAIVERS).write_text(text, "utf-8")
    with pytest.raises(OpendataError) as caught:
        add_waivers(tmp_path, [ONE])
    assert caught.value.problem.code == "redact-waivers"
    assert ONE.finding in str(caught.value.problem.found)
    assert (tmp_path / WAIVERS).read_text("utf-8") == text


@given(who=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=3))
def test_any_name_is_written_so_that_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, who: str
) -> None:
    root = tmp_path_factory.mktemp("w")
    one = Waiver(ONE.finding, who.strip().ljust(3, "x"), ONE.ground, ONE.until)
    add_waivers(root, [one])
    assert read_waivers(root) == (one,)
