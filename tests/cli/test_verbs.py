"""The verbs as a clerk sees them; what they do underneath is tested with the pipeline."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from town import Town

from opendata.cli.main import run

Command = Callable[..., Any]


def test_publish_ends_with_a_short_summary(opendata: Command) -> None:
    assert opendata("publish", "decisions").out == (
        "Документів знайдено: 3, прочитано: 3\n"
        "Рядків: 3; правильних: 3, з помилками: 0\n"
        "Перший випуск: версія 1.0.0\n"
        "Рядки: додано 3, змінено 0, вилучено 0\n"
        "Опубліковано й звірено; адреса: https://test-rada.example/opendata/decisions/\n"
        "наборів: 1, документів: 3\n"
    )
    assert opendata("publish", "decisions", "--lang", "en").out == (
        "Nothing has changed; version 1.0.0 stands\n"
        "Its address: https://test-rada.example/opendata/decisions/\n"
        "Sets: 1, documents: 3\n"
    )


def test_a_row_with_personal_data_is_shown_with_cell_and_remedy(
    opendata: Command, town: Town
) -> None:
    town.register(
        ("1", "14.02.2024", "Про допомогу, РНОКПП 3184700018"), ("2", "14.02.2024", "Про 2")
    )
    said = opendata("publish", "decisions")
    assert said.code == 7
    assert "datasets/decisions/register.csv › C2 [title]" in said.err
    assert "що зробити:" in said.err
    assert "3184700018" not in said.err, "the number itself is told to nobody"
    assert "Зупинено: знайдено персональні дані" in said.out
    assert "--withhold" in said.out


def test_check_writes_nothing(opendata: Command, town: Town) -> None:
    before = town.snapshot()
    said = opendata("check", "decisions")
    assert said.code == 0
    assert "Перевірено" in said.out
    assert town.snapshot() == before


def test_datasets_lists_before_and_after(opendata: Command) -> None:
    assert opendata("datasets").out.splitlines()[1].split()[0::5][0] == "decisions"
    opendata("publish", "decisions")
    (found,) = opendata("datasets", "--json").json
    assert (found["version"], found["documents"]) == ("1.0.0", 3)


def test_releases_diff_and_restore(opendata: Command, town: Town) -> None:
    opendata("publish", "decisions")
    town.write("4")
    (town.documents / "rish 1.txt").write_text(
        (town.documents / "rish 1.txt").read_text("utf-8").replace("питання 1", "справу 1"), "utf-8"
    )
    opendata("publish", "decisions")
    listed = opendata("releases", "decisions", "--json").json
    assert [one["version"] for one in listed] == ["1.1.0", "1.0.0"]
    assert [listed[0][name] for name in ("added", "changed", "removed")] == [1, 1, 0]
    shown = opendata("diff", "decisions", "1.0.0", "1.1.0").out
    assert shown.startswith("+ 4-2024")
    assert "title: «Про питання 1» → «Про справу 1»" in shown
    back = opendata("diff", "decisions", "1.1.0", "1.0.0", "--json").json
    assert [row["uid"] for row in back["removed"]] == ["4-2024"]
    one = opendata("releases", "decisions", "1.0.0").out
    assert "1.0.0/legalActs.csv" in one
    refused = opendata("restore", "decisions", "1.0.0")
    assert refused.code == 7
    restored = opendata("restore", "decisions", "1.0.0", "--allow-removals", "--json").json
    assert restored["version"] == "1.2.0"
    assert opendata("diff", "decisions", "1.0.0", "1.2.0", "--json").json["changed"] == []


def test_restore_to_a_folder_is_a_package_of_its_own(opendata: Command, tmp_path: Path) -> None:
    from frictionless import Package

    opendata("publish", "decisions")
    target = tmp_path / "copy"
    assert opendata("restore", "decisions", "1.0.0", "--to", str(target)).code == 0
    package = Package(str(target / "datapackage.json"))
    assert {r.name: r.validate().valid for r in package.resources if r.path.endswith(".csv")} == {
        "legalActs": True,
        "legalActs-structure": True,
        "documents": True,
    }
    assert len(list((target / "documents").iterdir())) == 3


def test_restore_to_a_folder_as_json(opendata: Command, tmp_path: Path) -> None:
    opendata("publish", "decisions")
    said = opendata("restore", "decisions", "1.0.0", "--to", str(tmp_path / "copy"), "--json").json
    assert said == {"dataset": "decisions", "version": "1.0.0", "folder": str(tmp_path / "copy")}


def test_a_rehearsal_lists_the_writes_in_words_before_the_totals(opendata: Command) -> None:
    lines = opendata("publish", "decisions", "--dry-run").out.splitlines()
    assert lines[-1] == "наборів: 0, документів: 0"
    assert "  створити decisions/index.html" in lines
    assert not any("create" in line for line in lines)
    english = opendata("publish", "decisions", "--dry-run", "--lang", "en").out
    assert "  create decisions/index.html\n" in english
    writes = opendata("publish", "decisions", "--dry-run", "--json").json["published"][0]["writes"]
    assert "create decisions/index.html" in writes


@pytest.mark.parametrize("version", ["9.9.9", "latest", "1.0"])
def test_an_unknown_release(opendata: Command, version: str) -> None:
    opendata("publish", "decisions")
    said = opendata("releases", "decisions", version)
    assert said.code == 2
    assert "1.0.0" in said.err


def test_the_counts_are_the_same_in_every_format(opendata: Command) -> None:
    opendata("publish", "decisions")
    text = opendata("report", "counts").out
    as_json = json.loads(opendata("report", "counts", "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(opendata("report", "counts", "--format", "csv").out)))
    assert text.splitlines()[-1] == "наборів: 1, документів: 3"
    assert (as_json["sets"], as_json["documents"]) == (1, 3)
    assert sum(int(row["documents"]) for row in rows) == 3
    assert {row["kind"] for row in rows} == set(as_json["by_kind"])


def test_the_counts_of_a_day(
    opendata: Command, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)  # 23:30 in Kyiv
    monkeypatch.setattr("opendata.clock.now", lambda: late)
    opendata("publish", "decisions")
    assert "документів: 3" in opendata("report", "counts", "--as-of", "2026-03-02").out
    assert "документів: 0" in opendata("report", "counts", "--as-of", "2026-03-01").out
    assert opendata("report", "counts", "--as-of", "2026-03-03").code == 2


@pytest.mark.parametrize("arguments", [("--as-of", "31.12.2025"), ("--format", "pdf")])
def test_a_wrong_option_of_the_report(opendata: Command, arguments: tuple[str, ...]) -> None:
    assert opendata("report", "counts", *arguments).code == 2


def test_verify_finds_what_was_tampered_with(opendata: Command, town: Town) -> None:
    opendata("publish", "decisions")
    assert opendata("verify").code == 0
    site = town.root / "public" / "decisions" / "1.0.0" / "legalActs.csv"
    good = site.read_bytes()
    site.write_bytes(good.replace(b"2024", b"2025"))
    said = opendata("verify")
    assert said.code == 6
    assert "legalActs.csv" in said.err
    site.write_bytes(good)
    stored = town.root / ".opendata" / "releases" / "decisions" / "1.0.0" / "legalActs.csv"
    stored.write_bytes(good.replace(b"2024", b"2025"))
    assert opendata("verify").code == 6


INIT = {
    "--name": "Тестова міська рада",
    "--edrpou": "99000005",
    "--katottg": "UA99000000000099001",
    "--site": "https://rada.example",
    "--contact": "Олена Вербицька",
    "--email": "a@rada.example",
}


def options(**changes: str) -> list[str]:
    given = INIT | {f"--{name}": value for name, value in changes.items()}
    return [word for pair in given.items() if pair[1] for word in pair]


def test_init_writes_a_workspace_that_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "Рада №1"
    assert run(["init", str(root), *options()]) == 0
    assert run(["datasets", "-C", str(root)]) == 0
    assert "decisions" in capsys.readouterr().out
    assert run(["publish", "decisions", "-C", str(root)]) == 3
    out, err = capsys.readouterr()
    assert "публікувати нічого" in err
    assert "Публікувати було нічого" in out
    assert "Зупинено" not in out


def test_init_without_an_answer_and_nobody_to_ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(["init", str(tmp_path / "x"), *options(email="")]) == 2
    assert "--email" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_init_names_the_answer_that_does_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "x"), *options(katottg="8000000000")]) == 4
    assert "--katottg" in capsys.readouterr().err
