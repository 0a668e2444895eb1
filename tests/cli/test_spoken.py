"""Help and complaints of the parser are in the language of the run, to the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from opendata.cli.app import build
from opendata.cli.globals import Settings
from opendata.cli.main import run

LATIN = {
    *("opendata", "decisions", "json", "toml", "uk", "en", "lang", "workspace", "quiet", "to"),
    *("version", "help", "install", "completion", "show", "dataset", "dry", "run", "quarantine"),
    *("allow", "removals", "old", "new", "format", "as", "of", "text", "csv", "path", "name"),
    *("row", "table", "document", "SHA", "withhold", "reason", "redaction", "undo"),
    *(
        "edrpou",
        "katottg",
        "site",
        "contact",
        "email",
        "executive",
        "head",
        "url",
        "sample",
        "UA",
        "JSON",
    ),
    *("paths", "table", "jsonl", "xlsx", "output", "with"),
    *(
        "apply",
        "review",
        "who",
        "strict",
        "junit",
        "sarif",
        "quarter",
        "half",
        "year",
        "from",
        "template",
        "save",
        "Word",
    ),
    *("out", "docx", "by", "kind", "month", "body", "changes"),
    *(
        "schema",
        "edition",
        "sheet",
        "Excel",
        "ODS",
        "CSV",
        "XLSX",
        "XLS",
        "requirement",
        "all",
        "own",
    ),
    *("parties", "parking", "to", "from", "file", "key"),
    *("files", "Table", "Schema", "CSVW", "YAML"),
    *("log", "metrics", "OpenMetrics"),
    *("links", "limit", "older", "than"),
    *("explain", "code", "cell", "type"),
    *("no", "key"),
    *("DATASET", "URL", "FOLDER", "FILE", "KEY", "PEM", "ed", "public", "documents", "download"),
    *("offline", "memory"),
    *("force", "annotate", "portal", "token", "fd", "workers"),
    *("sarif", "junit", "html", "Frictionless", "frictionless", "auto", "engine"),
    *("CKAN", "organization", "profile", "ckan", "data", "gov", "ua", "https", "national", "Enter"),
}
"""Names of commands, options, arguments and files; everything else has to be Ukrainian."""


def paths(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in getattr(group, "commands", {}).items():
        yield from paths(command, (*path, name))


EVERY = list(paths(typer.main.get_command(build(Settings()))))
COMMANDS = {name for path in EVERY for name in path}


@pytest.mark.parametrize("path", EVERY)
def test_help_has_no_english_word(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*path, "--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "Як писати:" in out
    words = set(re.findall(r"[A-Za-z]{2,}", out))
    assert words - LATIN - COMMANDS == set()


def test_help_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "publish", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: opendata publish [OPTIONS] [dataset]")
    assert "Show this help and end." in out
    assert re.search("[а-яіїєґ]", out) is None


MISUSE = [
    (["publish"], "команда неповна", "dataset", "opendata publish --help"),
    (["nonsense"], "такої команди немає", "nonsense", "opendata --help"),
    (["publsh"], "такої команди немає", "може, «publish»", "opendata --help"),
    (["report", "count"], "такої команди немає", "«counts»", "opendata report --help"),
    (["publish", "x", "--dryrun"], "такого параметра", "«--dry-run»", "opendata publish --help"),
    (["publish", "x", "-z"], "такого параметра немає", "-z", "opendata publish --help"),
    (["publish", "x", "y"], "зайві слова", "y", "opendata publish --help"),
    (["report", "counts", "--format"], "має стояти значення", "--format", "report counts --help"),
    (["publish", "x", "--lang"], "має стояти значення", "--lang", "opendata publish --help"),
    (["publish", "x", "--dry-run=1"], "без значення", "--dry-run", "opendata publish --help"),
    (["datasets", "--lang", "de"], "такою мовою", "uk, en", "opendata --help"),
    (["datasets", "--lang="], "такою мовою", "uk, en", "opendata --help"),
]


@pytest.mark.parametrize(("arguments", "what", "named", "remedy"), MISUSE)
def test_misuse_is_explained_in_ukrainian(
    arguments: list[str], what: str, named: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert what in err
    assert named in err
    assert remedy in err
    assert re.search("Missing|No such|Got |Error|requires|Usage", err) is None


@pytest.mark.parametrize("arguments", [one[0] for one in MISUSE])
def test_misuse_as_json(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert run(["--json", *arguments]) == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["error"], said["exit"]) == ("usage", 2)
    assert said["problems"][0]["what"]


@pytest.mark.parametrize("path", [[], ["report"]])
def test_a_group_alone_shows_its_help(path: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Як писати: opendata")
    assert run([*path, "--json"]) == 2
    assert '"error": "usage"' in capsys.readouterr().out


def test_the_shell_can_complete_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess
    import sys

    monkeypatch.setenv("_OPENDATA_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "opendata pub")
    monkeypatch.setenv("COMP_CWORD", "1")
    done = subprocess.run([sys.executable, "-m", "opendata"], capture_output=True, text=True)
    assert done.stdout.split() == ["publish"]
