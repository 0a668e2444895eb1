from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from town import Town

from opendata.check.verdict import Status
from opendata.collect import readers
from opendata.journal.journal import Journal, Step
from opendata.pipeline.summary import Result
from opendata.problems import Exit, OpendataError
from opendata.report.counts import count

ROWS = [(n, "14.02.2024", f"Про питання {n}") for n in ("1", "2", "3")]


def journal(town: Town) -> Journal:
    return Journal(town.root / ".opendata" / "journal.sqlite")


def table(town: Town) -> list[dict[str, Any]]:
    newest = json.loads((town.root / "public/decisions/datapackage.json").read_text("utf-8"))
    path = next(r["path"] for r in newest["resources"] if r["path"].endswith("legalActs.json"))
    found: list[dict[str, Any]] = json.loads(
        (town.root / "public/decisions" / path).read_text("utf-8")
    )
    return found


def test_the_first_publication(town: Town) -> None:
    summary = town.publish()
    assert (summary.result, summary.version, summary.exit_code) == (
        Result.RELEASED,
        "1.0.0",
        Exit.DONE,
    )
    assert summary.status is Status.VALID
    assert (summary.tally.found, summary.tally.read, summary.tally.valid) == (3, 3, 3)
    assert summary.totals == (1, 3)
    assert [row["uid"] for row in table(town)] == ["1-2024", "2-2024", "3-2024"]
    assert [event.step for event in journal(town).events()] == [
        "started",
        "collected",
        "checked",
        "drafted",
        "released",
        "planned",
        "applied",
        "receipt",
        "finished",
    ]


def test_the_second_run_writes_nothing_at_all(town: Town) -> None:
    town.publish()
    before = town.snapshot()
    summary = town.publish()
    assert (summary.result, summary.exit_code, summary.version) == (
        Result.UNCHANGED,
        Exit.DONE,
        "1.0.0",
    )
    assert summary.totals == (1, 3)
    assert town.snapshot() == before


def test_one_new_document_and_one_edited_row_are_exactly_the_difference(town: Town) -> None:
    town.register(*ROWS)
    town.publish()
    town.write("4")
    town.register(ROWS[0], ("2", "14.02.2024", "Про інше питання"), ROWS[2])
    summary = town.publish()
    assert (summary.result, summary.version, summary.previous) == (
        Result.RELEASED,
        "1.1.0",
        "1.0.0",
    )
    assert summary.changes is not None
    assert [row["uid"] for row in summary.changes.added] == ["4-2024"]
    assert [(one.key, dict(one.values)) for one in summary.changes.changed] == [
        (("2-2024",), {"title": ("Про питання 2", "Про інше питання")})
    ]
    assert summary.changes.removed == ()
    assert summary.totals == (1, 4)


def test_a_value_alone_is_a_patch(town: Town) -> None:
    town.register(*ROWS)
    town.publish()
    town.register(ROWS[0], ROWS[1], ("3", "14.02.2024", "Про третє"))
    assert town.publish().version == "1.0.1"


def test_a_renamed_document_is_no_change(town: Town) -> None:
    town.publish()
    old = town.documents / "rish 1.txt"
    old.rename(town.documents / "рішення один.txt")
    summary = town.publish()
    assert (summary.result, summary.version) == (Result.UNCHANGED, "1.0.0")
    before = town.snapshot()
    assert town.publish().result is Result.UNCHANGED
    assert town.snapshot() == before


def test_the_first_day_of_publication_is_kept(town: Town) -> None:
    town.publish()
    town.clock = datetime(2026, 5, 1, 10, tzinfo=UTC)
    town.write("4")
    town.publish()
    assert [row["issuedDate"] for row in table(town)] == ["2026-03-02"] * 3 + ["2026-05-01"]


def test_an_invalid_row_stops_and_quarantine_goes_on(town: Town) -> None:
    town.write("3", day="31.02.2024")
    path = town.register(*ROWS[:2], ("3", "31.02.2024", "Про питання 3"))
    lines = path.read_text("utf-8-sig").splitlines()
    files = ["Файл", "", "", "rish 3.txt"]
    text = "\n".join(f"{line};{file}" for line, file in zip(lines, files, strict=True))
    path.write_text(text, "utf-8-sig")
    summary = town.publish()
    assert (summary.result, summary.exit_code, summary.version) == (
        Result.STOPPED,
        Exit.INVALID,
        None,
    )
    assert not (town.root / "public").exists()
    wrong = [p for p in summary.problems if p.code == "cell-type"]
    assert {(p.place.cell, p.found) for p in wrong} == {("B4", "31.02.2024")}
    again = town.publish(quarantine=True)
    assert (again.result, again.exit_code) == (Result.RELEASED, Exit.INCOMPLETE)
    assert [row["uid"] for row in table(town)] == ["1-2024", "2-2024"]


@pytest.mark.parametrize(
    "wrong", [("2", "сьогодні", "Про питання 2"), ("2", "31.02.2024", "Про питання 2")]
)
def test_quarantine_leaves_the_published_row_of_one_with_errors(
    town: Town, wrong: tuple[str, str, str]
) -> None:
    town.register(*ROWS)
    town.publish()
    path = town.register(ROWS[0], wrong, ROWS[2])
    text = path.read_text("utf-8-sig").splitlines()
    names = ["Файл", "rish 1.txt", "rish 2.txt", "rish 3.txt"]
    path.write_text("\n".join(f"{a};{b}" for a, b in zip(text, names, strict=True)), "utf-8-sig")
    town.write("4")
    summary = town.publish(quarantine=True)
    assert (summary.version, summary.exit_code) == ("1.1.0", Exit.INCOMPLETE)
    assert summary.changes is not None
    assert (summary.changes.removed, summary.changes.changed) == ((), ())
    assert [row["uid"] for row in table(town)] == ["1-2024", "2-2024", "3-2024", "4-2024"]
    (kept,) = [p for p in summary.problems if p.code == "release-invalid-kept"]
    assert kept.found == "2-2024"
    before = {k: v for k, v in town.snapshot().items() if "cache" not in k}
    assert town.publish(quarantine=True).result is Result.UNCHANGED
    assert {k: v for k, v in town.snapshot().items() if "cache" not in k} == before


def test_the_totals_do_not_depend_on_the_clock(town: Town) -> None:
    town.publish()
    town.clock = datetime(2020, 1, 1, tzinfo=UTC)  # a computer whose clock was set back
    assert town.publish().totals == (1, 3)
    town.write("4")
    assert town.publish().totals == (1, 4)


def test_a_document_that_cannot_be_read_removes_nothing(town: Town) -> None:
    town.publish()
    (town.documents / "rish 2.txt").unlink()
    (town.documents / "rish 2.docx").write_bytes(b"PK\x03\x04 broken")
    town.write("4")
    summary = town.publish()
    assert (summary.exit_code, summary.status) == (Exit.INCOMPLETE, Status.INCOMPLETE)
    assert [row["uid"] for row in table(town)] == ["1-2024", "2-2024", "3-2024", "4-2024"]
    assert "release-rows-kept" in [p.code for p in summary.problems]
    assert summary.totals == (1, 4)


def test_the_same_incomplete_run_again_writes_nothing_and_is_still_incomplete(town: Town) -> None:
    town.publish()
    (town.documents / "x.docx").write_bytes(b"PK\x03\x04 broken")
    assert town.publish().exit_code is Exit.INCOMPLETE
    before = town.snapshot()
    summary = town.publish()
    assert (summary.result, summary.exit_code) == (Result.UNCHANGED, Exit.INCOMPLETE)
    changed = {name for name, value in town.snapshot().items() if before.get(name) != value}
    assert {name for name in changed if "cache" not in name} == set()


def test_many_removals_need_a_word(town: Town) -> None:
    town.publish()
    (town.documents / "rish 2.txt").unlink()
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "release-removals",
        Exit.WITHHELD,
    )
    assert len(table(town)) == 3
    summary = town.publish(allow_removals=True)
    assert (summary.version, len(table(town))) == ("1.1.0", 2)


def test_an_emptied_folder_is_a_lost_drive(town: Town) -> None:
    town.publish()
    for path in town.documents.iterdir():
        path.unlink()
    summary = town.publish(allow_removals=True)
    assert summary.exit_code is not Exit.DONE
    assert "documents-vanished" in [p.code for p in summary.problems]
    assert len(table(town)) == 3


def test_an_empty_workspace_is_not_a_success(new_town: Callable[[str], Town]) -> None:
    town = new_town("empty")
    summary = town.publish()
    assert (summary.result, summary.exit_code) == (Result.STOPPED, Exit.INCOMPLETE)
    assert "nothing-found" in [p.code for p in summary.problems]


def test_a_rehearsal_writes_nothing(town: Town) -> None:
    town.publish()
    town.write("4")
    before = town.snapshot()
    summary = town.publish(dry_run=True)
    assert (summary.result, summary.version) == (Result.REHEARSED, "1.1.0")
    assert town.snapshot() == before
    (published,) = summary.published
    assert any(w.path.startswith("decisions/documents/4-2024") for w in published.writes)
    assert town.publish().version == "1.1.0"


def test_a_spoilt_site_is_mended_without_a_new_version(town: Town) -> None:
    town.publish()
    page = town.root / "public" / "decisions" / "1.0.0" / "legalActs.csv"
    page.write_text("зіпсовано", encoding="utf-8")
    summary = town.publish()
    assert (summary.result, summary.version) == (Result.REPUBLISHED, "1.0.0")
    assert "uid" in page.read_text(encoding="utf-8")


def test_changed_metadata_are_a_patch(town: Town) -> None:
    town.publish()
    descriptor = town.root / "datasets" / "decisions" / "datapackage.yaml"
    text = descriptor.read_text(encoding="utf-8")
    text = text.replace("keywords: [рішення ради, ", "keywords: [акти, ")
    descriptor.write_text(text, encoding="utf-8")
    summary = town.publish()
    assert summary.version == "1.0.1"
    assert summary.changes is not None
    assert "keywords" in summary.changes.metadata


def test_the_counts_of_the_past_can_be_asked(town: Town) -> None:
    town.publish()
    first = town.clock
    town.write("4")
    town.publish()
    assert count(journal(town), first).documents == 3
    assert count(journal(town), town.clock).documents == 4


def test_raw_bytes_are_kept_once(town: Town) -> None:
    town.publish()
    (town.documents / "copy.txt").write_bytes((town.documents / "rish 1.txt").read_bytes())
    town.write("4")
    town.publish()
    objects = [p for p in (town.root / ".opendata" / "objects").rglob("*/*") if p.is_file()]
    assert len(objects) == 4


def test_two_clones_of_a_town_make_the_same_bytes(new_town: Callable[[str], Town]) -> None:
    towns = [new_town("one"), new_town("two")]
    for town in towns:
        for number in ("1", "2"):
            town.write(number)
        town.publish()
    one, two = ({k: v for k, v in t.snapshot().items() if k.startswith("public/")} for t in towns)
    assert one == two


def test_every_step_is_in_the_journal_with_its_facts(town: Town) -> None:
    town.publish()
    events = {event.step: event.data for event in journal(town).events()}
    assert events[Step.COLLECTED]["found"] == 3
    assert events[Step.CHECKED]["status"] == "valid"
    assert events[Step.RELEASED]["counts"]["documents"] == 3
    assert events[Step.RECEIPT]["proven"] is True
    assert events[Step.FINISHED]["exit"] == 0
    assert journal(town).verify() == ()


def test_a_first_release_is_not_made_where_the_site_knows_more(town: Town) -> None:
    town.publish()
    shutil.rmtree(town.root / ".opendata")
    before = {name: v for name, v in town.snapshot().items() if name.startswith("public")}
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "site-knows-more",
        Exit.CONFIGURATION,
    )
    after = town.snapshot()
    assert {name: v for name, v in after.items() if name.startswith("public")} == before
    assert not any(name.startswith(".opendata") for name in after), "nothing at all was made"


def test_a_first_release_is_not_made_over_a_folder_that_is_not_ours(town: Town) -> None:
    (town.root / "public").mkdir()
    (town.root / "public" / "index.html").write_text("сайт ради", encoding="utf-8")
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert caught.value.problem.code == "site-foreign-folder"
    assert not (town.root / ".opendata" / "releases").exists()


def test_a_run_without_changes_reads_no_document(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.publish()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a document was read again")

    monkeypatch.setattr("opendata.pipeline.gather.gather", never)
    assert town.publish().result is Result.UNCHANGED


def test_after_a_change_only_the_new_document_is_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opendata.collect import reading

    town.publish()
    town.write("4")
    seen: list[str] = []
    real = reading.read_one

    def spy(file: Any, objects: Any) -> Any:
        seen.append(Path(file.path).name)
        return real(file, objects)

    monkeypatch.setattr(readers.read_many, "__kwdefaults__", {"task": spy, "time_limit": 300.0})
    assert town.publish().version == "1.1.0"
    assert [name for name in seen if name.startswith("rish")] == ["rish 4.txt"]


def test_an_older_backup_beside_a_newer_site_makes_no_second_version_of_one_number(
    town: Town,
) -> None:
    town.publish()
    saved = town.root.parent / "saved"
    shutil.copytree(town.root / ".opendata", saved)
    town.write("4")
    town.publish()
    shutil.rmtree(town.root / ".opendata")
    shutil.copytree(saved, town.root / ".opendata")
    town.write("5")
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert caught.value.problem.code == "site-knows-more"
    seen = ("public", ".opendata/releases")
    assert {name: v for name, v in town.snapshot().items() if name.startswith(seen)} == {
        name: v for name, v in before.items() if name.startswith(seen)
    }
