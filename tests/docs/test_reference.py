"""What is listed in the reference pages is all there is, and nothing else."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from doc_pages import ROOT

from opendata.acts.rules import RULES
from opendata.pipeline.collectors import MODULES
from opendata.privacy.finding import Kind
from opendata.problems import Exit

CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
"""A code as it stands in the source; a few, such as ``usage``, belong to no room."""
MAKERS = re.compile(r"(?:.*\.)?(?:Problem|failure|refusal|_?problem|_too_big)")
"""The functions whose first argument is the code of a finding."""
CODED = frozenset({"Mending"})
"""The enumerations whose values are codes."""
OF_FAMILIES = frozenset(
    f"cell-{rule}"
    for rule in ("enum", "maximum", "minimum", "minlength", "pattern", "unique-error")
)
"""Codes made of the name of a rule of Table Schema that are described by themselves."""


def rows(page: str, cell: int = 0) -> list[str]:
    """The code-quoted words in the given cell of every row of every table of a page."""
    found = []
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            cells = [part.strip() for part in line.strip("|").split("|")]
            found += re.findall(r"`([^`]+)`", cells[cell])
    return found


def codes() -> set[str]:
    """The code of every finding that the source can make; ``cell-…`` for a family of codes."""
    found = set()
    for path in (ROOT / "opendata").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and node.args
                and MAKERS.fullmatch(ast.unparse(node.func))
            ):
                found |= set(_code(node.args[0]))
            if isinstance(node, ast.ClassDef) and node.name in CODED:
                found |= {code for line in node.body for code in _code(line)}
    return found


def _code(node: ast.expr) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.JoinedStr):
            start = one.values[0]
            assert isinstance(start, ast.Constant)
            yield f"{start.value}…"
            return
        form = WORD if one is node else CODE
        if isinstance(one, ast.Constant) and form.fullmatch(str(one.value)):
            yield str(one.value)


def written_codes() -> set[str]:
    """Strings of the source that look like codes of our rooms, wherever they stand."""
    rooms = {code.partition("-")[0] for code in codes()}
    text = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "opendata").rglob("*.py"))
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', text))
    return {code for code in quoted if code.partition("-")[0] in rooms}


@pytest.mark.parametrize("page", ["docs/operator.md", "docs/codes.uk.md"])
def test_every_code_is_listed_and_no_other(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    guide = text.partition("## Every code")[2] or text
    listed = re.findall(r"^\| `([^`]+)` \|", guide, re.MULTILINE)
    assert len(listed) == len(set(listed))
    made = codes()
    families = tuple(code.removesuffix("…") for code in made if code.endswith("…"))
    further = {code for code in set(listed) - made if code.startswith(families)}
    assert further == OF_FAMILIES
    assert set(listed) - further == made, (
        "every code is described once, in opendata/report/codes/texts/*.toml, in both languages; "
        "then run scripts/codes-reference, which writes docs/operator.md and docs/codes.uk.md"
    )


def test_no_code_hides_from_that_test() -> None:
    families = tuple(code.removesuffix("…") for code in codes() if code.endswith("…"))
    written = written_codes() - codes() - set(MODULES) - {"dataset-register"} - set(Kind)
    hidden = {code for code in written if not code.startswith(families)}
    assert hidden == set()


def test_the_clerks_guide_names_only_codes_that_exist() -> None:
    named = set(rows("docs/clerk.uk.md", cell=0)) | {
        code
        for line in (ROOT / "docs/clerk.uk.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
        for code in re.findall(r"`([a-z]+(?:-[a-z0-9]+)+)`", line)
    }
    families = tuple(code.removesuffix("…") for code in codes() if code.endswith("…"))
    assert {c for c in named if CODE.fullmatch(c) and not c.startswith(families)} <= codes()


@pytest.mark.parametrize("page", ["README.md", "README.uk.md", "docs/operator.md"])
def test_every_exit_code_is_explained(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    listed = [int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]
    assert listed == sorted(int(code) for code in Exit)


def keys(schema: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Every key that a JSON Schema of ours allows, dotted; ``<name>`` where people choose it."""
    inner = {f"{path}{name}": one for name, one in schema.get("properties", {}).items()}
    yield from inner
    for one in schema.get("allOf", ()):
        yield from keys(one["then"], path)
    free = schema.get("additionalProperties")
    if isinstance(free, dict) and free.get("type") == "object":
        word = "<kind>" if "enum" in schema.get("propertyNames", {}) else "<name>"
        inner[f"{path}{word}"] = free
    for name, one in inner.items():
        yield from keys(one, f"{name}.")
        if "items" in one:
            yield from keys(one["items"], f"{name}[].")


@pytest.mark.parametrize(
    ("schema", "chapter"),
    [
        ("workspace", "opendata.toml"),
        ("dataset", "datapackage.yaml"),
        ("waivers", "waivers.yaml"),
    ],
)
def test_every_key_of_our_files_is_described(schema: str, chapter: str) -> None:
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    part = text.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
    described = re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
    rules = json.loads((ROOT / f"schemas/{schema}.schema.json").read_text(encoding="utf-8"))
    assert sorted(described) == sorted(set(keys(rules)))


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = sorted(re.match(r"[\w.-]+", one)[0] for one in project["dependencies"])  # type: ignore[index]
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == declared
    assert re.findall(r"^\| \[([^]]+)\]", text, re.MULTILINE) == declared


def test_the_changelog_knows_this_version() -> None:
    from opendata import __version__

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[([^]]+)\]", text, re.MULTILINE)
    assert headings[:2] == ["Unreleased", __version__]


def reference(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "cli-reference"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_reference_of_the_command_line_is_fresh() -> None:
    done = reference("--check")
    assert done.returncode == 0, done.stderr


def test_a_stale_reference_is_found_out(tmp_path: Path) -> None:
    copy = tmp_path / "scripts" / "cli-reference"
    copy.parent.mkdir()
    (tmp_path / "docs").mkdir()
    copy.write_bytes((ROOT / "scripts" / "cli-reference").read_bytes())
    page = tmp_path / "docs" / "cli.md"
    page.write_text("old", encoding="utf-8")

    def run(*arguments: str) -> int:
        return subprocess.run(
            [sys.executable, str(copy), *arguments], capture_output=True
        ).returncode

    assert run("--check") == 1
    assert page.read_text(encoding="utf-8") == "old"
    assert run() == 0
    assert page.read_bytes() == (ROOT / "docs/cli.md").read_bytes()
    assert run("--check") == 0


def test_the_steps_of_the_journal_are_explained_to_the_auditor() -> None:
    from opendata.journal.journal import Step

    assert {step.value for step in Step} <= set(rows("docs/auditor.md"))


def test_the_rules_of_recognition_are_told_with_their_trust() -> None:
    page = "docs/recognition.md"
    trusts = dict(zip(rows(page), trusts_told(page), strict=True))
    assert trusts == {name: f"{rule.trust:g}" for name, rule in RULES.items()}


def trusts_told(page: str) -> list[str]:
    """The last cell of every row of the table of rules."""
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    return [line.strip("| ").split("|")[-1].strip() for line in lines if line.startswith("| `")]
