"""Schemas are built from their sources, and a mistake in one is told by file and column."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.structures import build as building
from scripts.structures import source as sources
from scripts.structures.build import build
from scripts.structures.samples import samples
from scripts.structures.source import SourceError, editions, groups, keys, read_source

ROOT = Path(__file__).resolve().parents[2]

COLUMN = {"name": "uid", "uk": ["Код", "Код запису."], "en": ["Code", "Code."], "required": True}


def told(**more: Any) -> dict[str, Any]:
    return {
        "resource": "things",
        "requirement": "register",
        "uk": ["Речі", "Рядок – одна річ."],
        "en": ["Things", "One row each."],
        "key": ["uid"],
        "columns": [COLUMN],
    } | more


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sources of our own in place of those of the repository."""
    monkeypatch.setattr(sources, "SOURCES", tmp_path)
    shared = {"lat": {"uk": ["Широта", "Градуси."], "en": ["Latitude", "Degrees."]}}
    (tmp_path / "common.yaml").write_text(json.dumps(shared), encoding="utf-8")
    for cached in (sources.read_source, sources._common):
        cached.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def _forget() -> Any:
    yield
    sources.read_source.cache_clear()
    sources._common.cache_clear()


def write(folder: Path, said: dict[str, Any], edition: str = "2025", key: str = "things") -> None:
    (folder / edition).mkdir(exist_ok=True)
    (folder / edition / f"{key}.yaml").write_text(json.dumps(said), encoding="utf-8")


def built(folder: Path, *columns: dict[str, Any], **more: Any) -> dict[str, Any]:
    write(folder, told(columns=[COLUMN, *columns], **more))
    return build(read_source("2025", "things"))


def column(**more: Any) -> dict[str, Any]:
    return {"name": "x", "uk": ["Ікс", "Щось."], "en": ["X", "Something."]} | more


def test_the_files_are_those_that_the_sources_give() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "schemas"), "--check"], capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.slow
def test_an_old_file_and_one_without_a_source_are_told_and_put_right(tmp_path: Path) -> None:
    for name in ("scripts", "schemas"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "ckan_lab")
        )
    old = tmp_path / "schemas" / "2025" / "legal_acts.json"
    right = old.read_bytes()
    old.write_text("{}", encoding="utf-8")
    left = tmp_path / "schemas" / "2019" / "nobody.json"
    left.write_text("{}", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        script = str(tmp_path / "scripts" / "schemas")
        return subprocess.run(
            [sys.executable, script, *arguments], capture_output=True, encoding="utf-8"
        )

    done = run("--check")
    assert done.returncode == 1
    assert "out of date: 2025/legal_acts.json" in done.stdout
    assert "without a source: 2019/nobody.json" in done.stdout
    assert left.exists()
    assert run().returncode == 0
    assert old.read_bytes() == right
    assert not left.exists()
    assert run("--check").returncode == 0


def test_our_own_tables_are_of_no_edition() -> None:
    assert groups() == (*editions(), "own")
    assert "parties" in keys("own")


def test_there_are_all_tables_of_both_editions() -> None:
    assert {edition: len(keys(edition)) for edition in editions()} == {"2025": 109, "2019": 75}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (told(colour="red"), ["things.yaml", "colour"]),
        (told(columns=[COLUMN | {"colour": "red"}]), ["things.yaml", "colour"]),
        (told(columns=[COLUMN, COLUMN]), ["things.yaml", "twice", "uid"]),
        (told(columns=[{"uk": ["а", "б"], "en": ["a", "b"]}]), ["things.yaml", "without a name"]),
        (told(columns=[COLUMN | {"uk": ["Код"]}]), ["things.yaml", "«uid»", "description"]),
        (told(columns=[COLUMN | {"en": ["Code", " "]}]), ["things.yaml", "«uid»", "description"]),
        (told(key=["id"]), ["things.yaml", "told apart"]),
        (told(key=[]), ["things.yaml", "told apart"]),
        (told(uk=None), ["things.yaml", "label"]),
        (told(columns=[{"common": "height"}]), ["things.yaml", "height", "common.yaml"]),
        ({"key": ["uid"]}, ["things.yaml", "columns", "requirement", "resource"]),
    ],
)
def test_a_mistake_in_a_source_is_told(
    folder: Path, said: dict[str, Any], words: list[str]
) -> None:
    write(folder, said)
    with pytest.raises(SourceError) as caught:
        read_source("2025", "things")
    assert all(word in str(caught.value) for word in words), caught.value


@pytest.mark.parametrize("text", ["a: [", "- a\n- b", "", "\tx"])
def test_a_source_that_is_no_yaml_is_told(folder: Path, text: str) -> None:
    write(folder, told())
    (folder / "2025" / "things.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"2025/things\.yaml"):
        read_source("2025", "things")


def test_a_column_that_became_none_is_told(folder: Path) -> None:
    write(folder, told())
    write(
        folder, told(columns=[{"name": "identifier", "becomes": "id"}], key=["identifier"]), "2019"
    )
    with pytest.raises(SourceError, match=r"2019/things\.yaml.*«id»"):
        read_source("2019", "things")


def test_a_link_to_nothing_is_told(folder: Path) -> None:
    with pytest.raises(SourceError, match=r"things.*«x».*nobody\.yaml"):
        built(folder, column(refers="nobody.uid"))
    write(folder, told(), key="others")
    sources.read_source.cache_clear()
    with pytest.raises(SourceError, match=r"others\.code"):
        built(folder, column(refers="others.code"))


def test_an_earlier_table_takes_its_texts_from_the_later(folder: Path) -> None:
    write(folder, told(columns=[COLUMN, column(content="url", example="https://a.ua/")]))
    earlier = {
        "resource": "Things",
        "requirement": "register",
        "key": ["identifier"],
        "columns": [
            {"name": "identifier", "becomes": "uid"},
            {"name": "y", "becomes": "x", "uk": ["Ігрек"]},
        ],
    }
    write(folder, earlier, "2019")
    made = build(read_source("2019", "things"))
    assert made["title"] == "Речі"
    first, second = made["fields"]
    assert (first["title"], first["opendata"]["becomes"]) == ("Код", ["uid"])
    assert (second["title"], second["description"]) == ("Ігрек", "Щось.")
    assert second["opendata"]["datatype"] == "anyURI"
    assert second["example"] == "https://a.ua/"


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ({"content": "edrpou"}, "[0-9]{8}"),
        ({"content": "url"}, r"https?://[^\s]+"),
        (
            {"content": "email", "separator": ","},
            r"[^@\s,;]+@[^@\s,;]+(\s*,\s*[^@\s,;]+@[^@\s,;]+)*",
        ),
        ({"form": "[0-9]+", "or": ["Невідомо"]}, "([0-9]+|Невідомо)"),
        ({"enum_several": ["а б", "в"]}, r"(а\ б|в)(\s*,\s*(а\ б|в))*"),
        ({"type": "number", "content": "lat"}, None),
        ({}, None),
    ],
)
def test_the_form_of_a_cell(folder: Path, words: dict[str, Any], pattern: str | None) -> None:
    (_, field) = built(folder, column(**words))["fields"]
    assert field.get("constraints", {}).get("pattern") == pattern


def test_what_may_be_null_is_not_required_though_the_structure_file_says_so(folder: Path) -> None:
    _, field = built(folder, column(required="or null"))["fields"]
    assert "required" not in field.get("constraints", {})
    assert field["opendata"]["required"] is True


def test_coordinates_have_their_range_and_lists_their_values(folder: Path) -> None:
    _, lat, sex = built(
        folder,
        {"common": "lat", "type": "number", "content": "lat"},
        column(type="integer", enum=[0, 1]),
    )["fields"]
    assert lat["constraints"] == {"minimum": -90, "maximum": 90}
    assert sex["constraints"] == {"enum": [0, 1]}
    assert building.PROFILE.startswith("https://datapackage.org/profiles/2.0/")


def test_samples_are_one_right_file_and_files_with_one_fault(folder: Path) -> None:
    made = built(folder, column(name="day", type="date", required=True), column(name="note"))
    files = {one.name: list(csv.reader(io.StringIO(one.text))) for one in samples(made)}
    assert set(files) == {
        "valid.csv",
        "invalid-cell-empty.csv",
        "invalid-cell-type.csv",
        "invalid-row-twice.csv",
        "invalid-column-missing.csv",
    }
    right = files["valid.csv"]
    assert right[0] == ["uid", "day", "note"]
    assert right[1][0] != right[2][0]
    assert right[2][2] == "null"
    assert files["invalid-row-twice.csv"][1][0] == files["invalid-row-twice.csv"][2][0]
    assert len(files["invalid-column-missing.csv"][0]) == 2


def test_samples_of_our_own_tables_hold_together(folder: Path) -> None:
    """Nothing is made up where a value need not stand; of a key only the last part differs."""
    columns = [
        column(name="from", type="date", required=True, example="2024-01-01"),
        column(name="till", type="date", required=True, example="2024-03-31"),
        column(name="kind", enum=["а", "б", "в"], required=True, example="в"),
        column(name="removed", type="date"),
        column(name="note", example="так"),
    ]
    own = told(columns=columns, key=["from", "till", "kind"], requirement="")
    del own["requirement"]
    write(folder, own, "own")
    made = build(read_source("own", "things"))
    assert made["opendata"]["edition"] == "own"
    assert made["opendata"]["requirement"] == ""
    valid, *_ = samples(made)
    rows = list(csv.reader(io.StringIO(valid.text)))
    assert rows[1:] == [
        ["2024-01-01", "2024-03-31", "в", "null", "так"],
        ["2024-01-01", "2024-03-31", "а", "null", "null"],
    ]


def test_a_table_of_our_own_declares_a_key_and_takes_nothing_from_an_edition(folder: Path) -> None:
    write(folder, told())
    own = {"resource": "things", "columns": [COLUMN], "rows_differ_by": ["uid"]}
    write(folder, own, "own")
    with pytest.raises(SourceError, match=r"own/things\.yaml.*'key'"):
        read_source("own", "things")
    write(folder, own | {"key": ["uid"]}, "own")
    with pytest.raises(SourceError, match=r"own/things\.yaml.*label"):
        read_source("own", "things")


def test_a_source_gives_the_same_bytes_each_time(folder: Path) -> None:
    first = json.dumps(built(folder, column(content="edrpou")), ensure_ascii=False)
    sources.read_source.cache_clear()
    assert json.dumps(built(folder, column(content="edrpou")), ensure_ascii=False) == first
