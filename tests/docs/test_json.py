"""What ``--json`` and the files of a release hold is what the format reference describes."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doc_pages import ROOT
from town import Town, make_town

TEXT = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
FREE = {"by_kind", "values", "added", "removed"}
"""Keys whose own keys are columns or kinds of acts."""
OF_CHANGED_ROWS = {"values", "old", "new"}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Two releases; the second has a changed, a new and a removed row."""
    town = make_town(tmp_path_factory.mktemp("json") / "town")
    rows = [(n, "14.02.2024", f"Про питання {n}") for n in ("1", "2", "3")]
    for number, _, _ in rows:
        town.write(number)
    town.register(*rows)
    town.publish()
    (town.documents / "rish 3.txt").unlink()
    town.write("4")
    town.register(rows[0], ("2", "14.02.2024", "Про інше"), ("4", "14.02.2024", "Про четверте"))
    town.publish(allow_removals=True)
    return town


def ask(town: Town, *arguments: str) -> Any:
    code = "import sys; from opendata.cli.main import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments, "--json", "--workspace", str(town.root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def names(content: object, above: str = "") -> Iterator[str]:
    """Every key in a JSON document but those under :data:`FREE`."""
    if isinstance(content, list):
        for one in content:
            yield from names(one, above)
    elif isinstance(content, dict) and above not in FREE:
        for name, one in content.items():
            yield name
            yield from names(one, name)


def described(heading: str, level: str = "##") -> set[str]:
    """The code-quoted words of a chapter of the format reference."""
    chapter = TEXT.partition(f"\n{level} {heading}\n")[2]
    assert chapter, heading
    ended = re.split(rf"\n#{{2,{len(level)}}} ", chapter)[0]
    return set(re.findall(r"`([^`\n]+)`", ended))


@pytest.mark.parametrize(
    "arguments",
    [
        ("datasets",),
        ("check", "decisions"),
        ("publish", "decisions"),
        ("publish", "decisions", "--dry-run"),
        ("releases", "decisions"),
        ("releases", "decisions", "1.0.0"),
        ("diff", "decisions", "1.0.0", "1.1.0"),
        ("verify",),
        ("report", "counts"),
        ("sync", "--verify"),
        ("sync", "nothing-of-this-name"),
        ("status",),
        ("publish", "nothing-of-this-name"),
    ],
    ids=" ".join,
)
def test_every_key_of_an_answer_is_described(council: Town, arguments: tuple[str, ...]) -> None:
    found = set(names(ask(council, *arguments)))
    assert found
    assert found <= described("What --json prints") | described("changes.json", "###")


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_every_key_of_a_release_is_described(council: Town, version: str) -> None:
    folder = council.root / ".opendata" / "releases" / "decisions" / version
    changes = json.loads((folder / "changes.json").read_text("utf-8"))
    words = described("changes.json", "###") - {"tables"}  # this dataset has but one
    assert set(names(changes)) == (
        words - {"old", "new"} if changes["changed"] else words - OF_CHANGED_ROWS
    )
    passport = json.loads((folder / "passport.json").read_text("utf-8"))
    assert set(names(passport)) <= described("passport.json", "###")
    manifest = json.loads((folder / "datapackage.json").read_text("utf-8"))
    words = described("datapackage.json", "###")
    assert set(manifest) - {"$schema", "opendata"} <= words
    assert set(manifest["opendata"]) <= words
    for resource in manifest["resources"]:
        assert set(resource) - {"name", "title", "type", "encoding", "schema"} <= words


@pytest.mark.parametrize(
    ("name", "heading"),
    [("documents.csv", "documents.csv"), ("legalActs-structure.csv", "The structure files")],
)
def test_every_column_of_a_list_is_described(council: Town, name: str, heading: str) -> None:
    path = council.root / ".opendata" / "releases" / "decisions" / "1.0.0" / name
    header = next(csv.reader([path.read_text("utf-8").splitlines()[0]]))
    assert set(header) <= described(heading, "###")


def test_every_file_of_a_release_is_described(council: Town) -> None:
    folder = council.root / ".opendata" / "releases" / "decisions" / "1.0.0"
    assert folder.is_dir()
    for path in folder.iterdir():
        assert path.name in TEXT, path


def test_the_store_holds_what_the_operator_is_told(council: Town) -> None:
    guide = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    for path in Path(council.root / ".opendata").iterdir():
        assert f"`{path.name}" in guide, path
