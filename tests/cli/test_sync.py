"""``opendata sync`` and ``opendata status`` as they are called."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sync_hands import ORDERS, with_orders
from telling_hands import web_server
from town import Town

from opendata.cli.render.sync_log import KEYS
from opendata.journal.journal import Journal
from opendata.pipeline.add import add_dataset
from opendata.pipeline.sync import run as sync_run
from opendata.workspace.read import read_workspace

Command = Callable[..., Any]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def events(path: Path) -> list[str]:
    return [one["event"] for one in lines(path.read_text("utf-8"))]


def test_the_account_is_short(town: Town, opendata: Command) -> None:
    with_orders(town)
    said = opendata("sync", "--lang", "en")
    assert said.code == 0
    assert said.out == (
        "decisions: new version 1.0.0: 3 added, 0 changed, 0 removed\n"
        "mayor-orders: new version 1.0.0: 2 added, 0 changed, 0 removed\n"
        "Sets: 2, documents: 5\n"
    )
    said = opendata("sync", "--lang", "en")
    assert said.out.startswith("decisions: nothing has changed; version 1.0.0 stands\n")
    assert said.err == ""


def test_ukrainian_is_spoken_by_default(town: Town, opendata: Command) -> None:
    assert "decisions: нова версія 1.0.0: додано 3" in opendata("sync").out


def test_what_failed_is_named_and_the_others_go_on(town: Town, opendata: Command) -> None:
    council = with_orders(town)
    opendata("sync")
    council.write_order("9")
    shutil.rmtree(town.documents)
    said = opendata("sync", "--lang", "en")
    assert said.code == 3
    assert "decisions: failed: the folder of documents is not there (exit code 4)" in said.out
    assert "mayor-orders: new version 1.1.0" in said.out
    assert said.out.endswith("To be looked at: decisions\n")
    assert said.err.startswith("decisions:\n✗ ")


def test_tables_are_told_of_once(town: Town, opendata: Command) -> None:
    add_dataset(read_workspace(town.root), "parking", "", "", "uk")
    said = opendata("sync", "--lang", "en")
    assert said.code == 0
    assert said.out.count("parking") == 1
    assert "left out, its tables were never filled in: parking" in said.out
    assert "parking" not in said.err


def test_json_is_one_document(town: Town, opendata: Command) -> None:
    with_orders(town)
    said = opendata("sync", "--json", "--verify")
    assert said.err == ""
    answer = said.json
    assert (answer["exit"], answer["error"], answer["verified"]) == (0, None, True)
    assert answer["totals"] == {"sets": 2, "documents": 5}
    first = answer["datasets"][0]
    assert (first["name"], first["outcome"], first["version"]) == ("decisions", "released", "1.0.0")
    assert first["rows"] == {"added": 3, "changed": 0, "removed": 0}
    assert first["published"][0]["portal"] == "site"


def test_a_failure_of_the_whole_run_in_json(opendata: Command) -> None:
    said = opendata("sync", "decision", "--json")
    assert (said.code, said.json["error"]) == (4, "dataset-unknown")
    assert said.json["problems"][0]["remedy"]


def test_the_log_has_the_name_that_the_journal_has(
    town: Town, opendata: Command, tmp_path: Path
) -> None:
    path = tmp_path / "sync.log"
    assert opendata("sync", "--log-json", str(path)).code == 0
    found = lines(path.read_text("utf-8"))
    assert all(tuple(one) == KEYS for one in found)
    runs = {one["run"] for one in found}
    journal = Journal(town.root / ".opendata" / "journal.sqlite")
    assert runs == {event.run for event in journal.events()}
    assert [one["event"] for one in found] == [
        "run.started",
        "dataset.started",
        "dataset.finished",
        "run.finished",
    ]
    ended = found[2]
    assert (ended["dataset"], ended["exit"], ended["result"]) == ("decisions", 0, "released")
    assert ended["duration"] > 0
    assert all(datetime.fromisoformat(one["time"]).tzinfo is not None for one in found)
    opendata("sync", "--log-json", str(path))
    assert events(path)[4:] == events(path)[:4], "the log is appended to"


def test_findings_are_in_the_log_with_their_code(
    town: Town, opendata: Command, tmp_path: Path
) -> None:
    (town.documents / "rish 3.txt").write_bytes(b"")
    path = tmp_path / "sync.log"
    assert opendata("sync", "--log-json", str(path)).code == 3
    finding = next(o for o in lines(path.read_text("utf-8")) if o["event"] == "finding")
    assert (finding["level"], finding["code"]) == ("error", "document-empty")
    assert finding["place"].endswith("rish 3.txt")
    assert lines(path.read_text("utf-8"))[-1]["level"] == "warning"


def test_the_log_may_take_the_place_of_the_account(opendata: Command) -> None:
    said = opendata("sync", "--log-json", "-")
    assert [one["event"] for one in lines(said.out)][-1] == "run.finished"
    refused = opendata("sync", "--log-json", "-", "--json")
    assert (refused.code, refused.json["error"]) == (2, "sync-log-json")


def test_settings_that_cannot_be_read_are_in_the_log_too(
    town: Town, opendata: Command, tmp_path: Path
) -> None:
    (town.root / "opendata.toml").write_text("language = ", "utf-8")
    path = tmp_path / "sync.log"
    assert opendata("sync", "--log-json", str(path)).code == 4
    assert [(one["event"], one["code"]) for one in lines(path.read_text("utf-8"))] == [
        ("finding", "workspace-unreadable"),
        ("run.finished", None),
    ]


def test_a_log_that_cannot_be_opened_is_refused_before_anything_is_done(
    town: Town, opendata: Command, tmp_path: Path
) -> None:
    assert opendata("sync", "--log-json", str(tmp_path / "no" / "x.log")).code == 4
    assert not (town.root / ".opendata").exists()


def test_figures_are_written_where_the_option_or_the_settings_say(
    town: Town, opendata: Command, tmp_path: Path
) -> None:
    path = tmp_path / "opendata.prom"
    opendata("sync", "--metrics", str(path))
    assert path.read_text("utf-8").endswith("# EOF\n")
    council = with_orders(town)
    council.settings('\n[sync]\nmetrics = "figures.prom"\n')
    opendata("sync")
    text = (town.root / "figures.prom").read_text("utf-8")
    assert 'opendata_datasets{council="99000005",outcome="released"} 1\n' in text


def test_a_heartbeat_that_fails_is_told_and_fails_nothing(
    town: Town, opendata: Command, tmp_path: Path
) -> None:
    path = tmp_path / "sync.log"
    with web_server() as web:
        web.answer = 500
        with_orders(town).settings(f'\n[sync]\nheartbeat = "{web.url}/0f5c9e"\n')
        said = opendata("sync", "--lang", "en", "--log-json", str(path))
    assert said.code == 0
    assert "! the heartbeat could not be sent" in said.err
    assert "0f5c9e" not in said.err + said.out + path.read_text("utf-8")
    assert events(path)[-2:] == ["finding", "run.finished"]


def test_the_summary_names_what_needs_a_person(town: Town, opendata: Command) -> None:
    (town.documents / "rish 3.txt").write_bytes(b"")
    with web_server() as web:
        with_orders(town).settings(f'\n[sync.webhook]\nurl = "{web.url}/hook"\n')
        assert opendata("sync", "--lang", "en").code == 3
    ((_method, _path, body),) = web.asked
    told = json.loads(body)
    assert told["exit"] == 3
    assert "Open data of Тестова міська рада: a person is needed" in told["text"]
    assert "rish 3.txt" in told["text"]
    assert "[document-empty]" in told["text"]


def test_a_fault_of_ours_is_reported_and_the_others_go_on(
    town: Town, opendata: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_orders(town)
    real = sync_run.do

    def faulty(job: Any) -> Any:
        if job.dataset.name == "decisions":
            raise ZeroDivisionError("an example")
        return real(job)

    monkeypatch.setattr(sync_run, "do", faulty)
    said = opendata("sync", "--lang", "en")
    assert said.code == 70
    assert "ZeroDivisionError: an example" in said.err
    assert "Traceback" in said.err
    assert f"{ORDERS}: new version 1.0.0" in said.out


def test_status_for_people(town: Town, opendata: Command) -> None:
    assert "never published" in opendata("status", "--lang", "en").out
    opendata("sync")
    said = opendata("status", "--lang", "en")
    assert said.code == 0
    head, row, *_rest = said.out.splitlines()
    assert " ".join(head.split()) == ("name version released documents proven last run exit code")
    assert row.split()[:2] == ["decisions", "1.0.0"]
    assert "site 1.0.0" in row
    assert said.out.endswith("Nothing needs a person.\n")


def test_status_in_json(town: Town, opendata: Command) -> None:
    opendata("sync")
    (one,) = opendata("status", "--json").json["datasets"]
    assert (one["version"], one["documents"], one["wants"]) == ("1.0.0", 3, [])
    assert one["portals"][0]["version"] == "1.0.0"
    assert one["last_run"]["exit"] == 0
