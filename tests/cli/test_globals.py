from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import Town

from opendata.cli.globals import Settings, hoist, settings_of

WORDS = st.sampled_from(
    ["publish", "decisions", "--json", "-q", "--lang", "en", "--lang=uk", "-C", "x", "--", "--to"]
)


@given(st.lists(WORDS))
def test_hoisting_loses_nothing_and_can_be_repeated(argv: list[str]) -> None:
    once = hoist(argv)
    assert sorted(once) == sorted(argv)
    assert hoist(once) == once


def test_global_options_may_stand_anywhere() -> None:
    expected = ["--lang", "en", "--json", "publish", "decisions", "--dry-run"]
    assert hoist(["publish", "--lang", "en", "decisions", "--dry-run", "--json"]) == expected
    assert hoist(["publish", "--", "--json"]) == ["publish", "--", "--json"]
    assert hoist(["publish", "-Crada"]) == ["-C", "rada", "publish"]
    assert hoist(["publish", "--lang"]) == ["publish", "--lang"]


@pytest.mark.parametrize(
    ("argv", "environment", "expected"),
    [
        ([], {}, Settings("uk", Path())),
        (["--lang", "en"], {"OPENDATA_LANG": "uk"}, Settings("en")),
        ([], {"OPENDATA_LANG": "en_US.UTF-8"}, Settings("en")),
        (["-C", "a b", "-q"], {}, Settings("uk", Path("a b"), quiet=True)),
        (["--workspace=x", "--json"], {"OPENDATA_WORKSPACE": "y"}, Settings("uk", Path("x"), True)),
        (["publish", "--json"], {"OPENDATA_WORKSPACE": "y"}, Settings("uk", Path("y"))),
    ],
)
def test_settings(argv: list[str], environment: dict[str, str], expected: Settings) -> None:
    assert settings_of(argv, environment) == expected


def test_the_workspace_says_its_language_after_option_and_variable(town: Town) -> None:
    settings = town.root / "opendata.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('language = "uk"', 'language = "en"'), encoding="utf-8")
    here = ["-C", str(town.root / "datasets")]
    assert settings_of(here, {}).language == "en"
    assert settings_of(here, {"OPENDATA_LANG": "uk"}).language == "uk"
    assert settings_of([*here, "--lang", "uk"], {}).language == "uk"
    assert settings_of([], {"OPENDATA_WORKSPACE": str(town.root)}).language == "en"
    settings.write_text("language = [", encoding="utf-8")
    assert settings_of(here, {}).language == "uk"
