"""``opendata adopt`` as a clerk sees it; the portal answers questions, and takes no writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from adopt_hands import write_decisions
from town import Town

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.spot import is_read
from opendata.problems import Problem

Command = Callable[..., Any]
TITLE = "Рішення ради, виконавчого комітету та розпорядження голови"
PORTAL = """
[portals.national]
kind = "ckan"
url = "https://data.example"
organization = "rada"
"""


class Readable:
    """A CKAN with one dataset of the council."""

    url = "https://data.example"

    def __init__(self, url: str, token: object = None) -> None:
        self.url = url

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        assert is_read(action), action
        one = {
            "id": "0b1f2c3d-1111-4222-8333-444455556666",
            "name": "7f3e0a10-9999-4aaa-8bbb-ccccddddeeee",
            "title": TITLE.upper(),
            "organization": {"id": "o1", "name": "rada"},
        }
        if action == "package_show":
            if data and data["id"] == one["id"]:
                return one
            raise f.NotFound(Problem("ckan-not-found", msg("nothing"), found=str(data)))
        answers = {
            "status_show": {"ckan_version": "2.12.0", "extensions": [], "site_title": ""},
            "package_search": {"count": 1, "results": [one]},
        }
        return answers[action]

    def close(self) -> None:
        """End."""


@pytest.fixture
def national(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town goes to a CKAN too."""
    path = town.root / "opendata.toml"
    path.write_text(path.read_text("utf-8") + PORTAL, "utf-8")
    monkeypatch.setenv("OPENDATA_PORTAL_NATIONAL_TOKEN", "x" * 40)
    monkeypatch.setattr("opendata.portals.ckan.opening.Client", Readable)
    return town


def test_the_way_of_the_clerk(opendata: Command, national: Town, tmp_path: Path) -> None:
    before = national.snapshot()
    said = opendata("adopt", "national")
    assert said.code == 0
    assert said.out == (
        f"{TITLE.upper()}  (7f3e0a10-9999-4aaa-8bbb-ccccddddeeee)\n"
        f"  → decisions: {TITLE}  [імовірно: у нього така сама назва]\n"
        "На порталі national: наборів 1, з них наших 0, треба вирішити 1\n"
        "Щоб вирішити щодо них: opendata adopt national --review adopt.xlsx\n"
    )
    sheet = tmp_path / "adopt.xlsx"
    written = opendata("adopt", "national", "--review", str(sheet), "--lang", "en")
    assert f"Review list: {sheet.as_posix()} (1 row)" in written.out
    assert national.snapshot() == before, "to look changes nothing"
    write_decisions(sheet, **{TITLE.upper(): "взяти"})
    rehearsed = opendata("adopt", "national", "--apply", str(sheet), "--dry-run")
    assert "Репетиція" in rehearsed.out or "нічого не записано" in rehearsed.out
    assert national.snapshot() == before
    taken = opendata("adopt", "national", "--apply", str(sheet), "--who", "Оксана")
    assert taken.code == 0
    assert "adopt.xlsx: прийнято 1 рішення (Оксана)" in taken.out
    assert "opendata publish decisions --dry-run" in taken.out
    again = opendata("adopt", "national", "--apply", str(sheet))
    assert "прийнято 0 рішень" in again.out


def test_everything_is_in_the_json(opendata: Command, national: Town, tmp_path: Path) -> None:
    sheet = tmp_path / "adopt.xlsx"
    found = opendata("adopt", "national", "--json", "--review", str(sheet)).json
    assert found["rows"] == [
        {
            "kind": "dataset",
            "id": "0b1f2c3d-1111-4222-8333-444455556666",
            "dataset": "0b1f2c3d-1111-4222-8333-444455556666",
            "title": TITLE.upper(),
            "address": "https://data.example/dataset/7f3e0a10-9999-4aaa-8bbb-ccccddddeeee",
            "detail": "7f3e0a10-9999-4aaa-8bbb-ccccddddeeee",
            "becomes": {"dataset": "decisions", "part": None},
            "why": "у нього така сама назва",
            "confidence": "likely",
            "state": "free",
        }
    ]
    assert (found["portal"], found["organization"], found["exit"]) == ("national", "rada", 0)
    assert (found["applied"], found["review"]["rows"]) == (None, 1)


def test_a_row_that_cannot_be_taken_is_named_and_the_code_is_3(
    opendata: Command, national: Town, tmp_path: Path
) -> None:
    sheet = tmp_path / "adopt.xlsx"
    opendata("adopt", "national", "--review", str(sheet), "--lang", "en")
    write_decisions(sheet, **{TITLE.upper(): "щось інше"})
    said = opendata("adopt", "national", "--apply", str(sheet))
    assert said.code == 3
    assert "H3" in said.err
    assert "[adopt-decision]" in said.err
    refused = opendata("adopt", "national", "--review", str(sheet))
    assert (refused.code, "[review-not-applied]" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (["site"], 4, "adopt-kind"),
        (["natoinal"], 4, "portal-unknown"),
        (["national", "--apply", "nowhere.xlsx"], 2, "review-missing"),
        (["national", "--review", "list.ods"], 2, "review-name"),
        (["national", "--who", "Оксана"], 2, "usage"),
    ],
)
def test_what_cannot_be_done_is_explained(
    opendata: Command, national: Town, arguments: list[str], code: int, problem: str
) -> None:
    said = opendata("adopt", *arguments)
    assert (said.code, f"[{problem}]" in said.err) == (code, True)


def test_a_list_belongs_to_its_portal(
    opendata: Command, national: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "adopt.xlsx"
    opendata("adopt", "national", "--review", str(sheet))
    path = national.root / "opendata.toml"
    other = PORTAL.replace("national", "oblast").replace("data.example", "oblast.example")
    path.write_text(path.read_text("utf-8") + other, "utf-8")
    monkeypatch.setenv("OPENDATA_PORTAL_OBLAST_TOKEN", "x" * 40)
    said = opendata("adopt", "oblast", "--apply", str(sheet))
    assert (said.code, "[adopt-other-portal]" in said.err) == (2, True)
    (tmp_path / "notes.xlsx").write_bytes(b"my own")
    taken = opendata("adopt", "oblast", "--review", str(tmp_path / "notes.xlsx"))
    assert (taken.code, "[review-file-taken]" in taken.err) == (2, True)
