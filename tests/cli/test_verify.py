from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from feed_site import Asked, Page, Site, a_site
from town import Town

from opendata.cli.main import run
from opendata.pipeline.verify.published import wire

Command = Callable[..., Any]


@pytest.fixture
def served(town: Town) -> Iterator[Site]:
    """A web server with the published site of the town."""
    town.publish()

    def answer(asked: Asked) -> Page:
        path = town.root / "public" / asked.path.strip("/")
        return Page(path.read_bytes()) if path.is_file() else Page(b"", 404)

    with a_site() as site:
        site.answer = answer
        yield site


def test_an_address_needs_no_workspace(
    served: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["verify", served.address, "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "decisions 1.0.0: " in said.out
    assert "not signed" in said.out
    assert "differs: 0, could not be checked: 0" in said.out
    assert said.err == ""
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def test_an_address_in_json(served: Site, opendata: Command, town: Town) -> None:
    (town.root / "public/decisions/1.0.0/legalActs.csv").write_bytes(b"uid\n")
    said = opendata("verify", served.address, "--json")
    answer = said.json
    assert said.code == answer["exit"] == 6
    assert answer["differs"] == 1
    checks = {
        check["path"]: check["match"] for one in answer["datasets"] for check in one["checks"]
    }
    assert checks["decisions/1.0.0/legalActs.csv"] == "differs"
    assert set(checks.values()) == {"differs", "same"}
    spoken = opendata("verify", served.address, "--lang", "en")
    assert "decisions/1.0.0/legalActs.csv: differs" in spoken.err


def test_what_was_seen_is_remembered_and_missed(
    served: Site, opendata: Command, town: Town, tmp_path: Path
) -> None:
    old = Path(shutil.copytree(town.root / "public", tmp_path / "old"))
    seen = tmp_path / "seen.json"
    town.write("4")
    town.publish()
    assert opendata("verify", served.address, "--memory", str(seen)).code == 0
    assert set(json.loads(seen.read_bytes())["datasets"]) == {
        "dataset-register",
        "decisions",
    } & set(json.loads(seen.read_bytes())["datasets"])
    assert opendata("verify", str(old)).code == 0
    said = opendata("verify", str(old), "--memory", str(seen), "--json")
    assert said.code == 6
    assert "published-rolled-back" in [one["code"] for one in said.json["problems"]]
    assert opendata("verify", served.address, "--memory", str(seen)).code == 0


def test_a_site_is_downloaded_as_the_public_gets_it(
    served: Site, opendata: Command, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = wire.Limits(pauses=())
    monkeypatch.setattr(wire, "Limits", lambda: quick)
    settings = town.root / "opendata.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("https://test-rada.example/opendata", served.address), "utf-8")
    town.publish()
    assert opendata("verify", "--download").code == 0
    usual = served.answer
    served.answer = lambda asked: (
        Page(b"other") if asked.path.endswith("legalActs.csv") else usual(asked)
    )
    assert opendata("verify").code == 0
    said = opendata("verify", "--download", "--json")
    assert (said.code, said.json["exit"]) == (6, 6)
    assert said.json["downloaded"][0]["differs"] >= 1
    served.answer = lambda _: Page(b"", 503)
    said = opendata("verify", "--download", "--json")
    assert said.code == 3
    (site,) = said.json["downloaded"]
    assert [one["code"] for one in site["could_not_check"]] == ["published-unreachable"]


def test_a_copy_without_the_site_could_not_be_checked(
    opendata: Command, town: Town, tmp_path: Path
) -> None:
    town.publish()
    shutil.rmtree(town.root / "public")
    said = opendata("verify", "--offline", "--json")
    assert said.code == 3
    assert [one["code"] for one in said.json["could_not_check"]] == ["site-not-here"]
    assert said.json["problems"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "--all"),
        ("verify", "--sample", "5"),
        ("verify", "--download", "--offline"),
        ("verify", "https://rada.example", "--offline"),
        ("verify", "--key", "ed25519:short"),
        ("verify", "--key", "nowhere.pem"),
        ("verify", "gopher://rada.example"),
    ],
)
def test_options_that_do_not_fit_are_explained(
    opendata: Command, arguments: tuple[str, ...]
) -> None:
    said = opendata(*arguments, "--json")
    assert said.code == 2
    assert said.json["error"] in {"verify-options", "verify-key", "published-address"}


def test_a_folder_that_is_no_catalogue(opendata: Command, tmp_path: Path) -> None:
    said = opendata("verify", str(tmp_path), "--json")
    assert (said.code, said.json["error"]) == (4, "published-no-catalogue")
