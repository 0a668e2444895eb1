from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from opendata.review.links import link


def test_a_link_leads_from_the_folder_of_the_sheet(tmp_path: Path) -> None:
    target = tmp_path / "datasets" / "documents" / "рішення 7.docx"
    assert link(target, tmp_path) == "datasets/documents/рішення%207.docx"
    assert link(target, tmp_path / "sheets") == "../datasets/documents/рішення%207.docx"


@pytest.mark.parametrize("name", ["№ 7 #1?.docx", "100%.pdf", "a:b.txt", "a&b'c (2).txt"])
def test_signs_that_mean_something_in_an_address_are_escaped(tmp_path: Path, name: str) -> None:
    found = link(tmp_path / name, tmp_path)
    assert not set("#?: ") & set(found)
    assert unquote(found) == name
