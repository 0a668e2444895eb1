"""From a doubtful document to a published act, by way of the clerk's sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline_hands import Hands
from review_hands import PUBLISH, UNDO, UNNUMBERED, WITHHOLD, Paper, codes, collect, doubtful
from town import TEXT, Town

from opendata.journal.journal import Step
from opendata.pipeline.corrections import corrections_of
from opendata.pipeline.house import open_house
from opendata.pipeline.summary import Result
from opendata.problems import Exit, OpendataError, Severity
from opendata.workspace.read import read_workspace

DAY = "15.02.2024"


@pytest.fixture
def paper(town: Town, tmp_path: Path) -> Paper:
    """A review sheet of a town with one doubtful document."""
    doubtful(town)
    path = tmp_path / "review.xlsx"
    collect(town, review=path)
    return Paper(path)


def decide(paper: Paper, **cells: object) -> None:
    paper.fill(UNNUMBERED, **{"Номер": "7", "Дата": DAY, "Дія": PUBLISH} | cells)


def published(town: Town) -> list[str | None]:
    store = open_house(read_workspace(town.root)).store
    latest = store.latest("decisions")
    assert latest is not None
    return [row["uid"] for row in store.table(latest).records()]


def test_a_collection_counts_and_publishes_nothing(town: Town) -> None:
    doubtful(town)
    found = collect(town)
    assert (found.tally.found, found.tally.rows, found.doubtful, found.disputed) == (4, 3, 1, 0)
    assert found.exit_code is Exit.DONE
    assert not (town.root / "public").exists()
    assert not (town.root / ".opendata" / "journal.sqlite").exists()


def test_what_could_not_be_read_makes_it_incomplete(town: Town) -> None:
    (town.documents / "rish 8.docx").write_bytes(b"PK\x03\x04 no more of it")
    assert collect(town).exit_code is Exit.INCOMPLETE


def test_a_doubtful_document_is_corrected_and_published(town: Town, paper: Paper) -> None:
    assert town.publish().tally.rows == 3
    decide(paper)
    applied = collect(town, apply=paper.path, who="Оксана")
    assert applied.applied is not None
    assert (applied.applied.taken, applied.applied.whole, applied.doubtful) == (1, True, 0)
    assert applied.exit_code is Exit.DONE
    assert "document-corrected" in codes(applied)
    summary = town.publish()
    assert (summary.result, summary.version) == (Result.RELEASED, "1.1.0")
    assert "7-2024" in published(town)


def test_the_journal_knows_who_what_and_when(town: Town, paper: Paper, hands: Hands) -> None:
    decide(paper, Назва="Про сумнівне, та виправлене")
    collect(town, apply=paper.path, who="Оксана")
    event = hands.last(Step.CORRECTED)
    assert (event.data["who"], event.data["file"], event.at) == (
        "Оксана",
        "review.xlsx",
        town.clock,
    )
    (said,) = event.data["documents"]
    assert (said["action"], said["before"]) == ("publish", None)
    assert said["read"]["title"] == "Про сумнівне питання"
    assert said["read"]["date"] is None
    assert said["values"] == {
        "kind": "рішення ради",
        "number": "7",
        "date": "2024-02-15",
        "title": "Про сумнівне, та виправлене",
    }
    sheet = hands.state / "objects" / event.data["sheet"][:2] / event.data["sheet"][2:]
    assert sheet.read_bytes() == paper.path.read_bytes()
    assert hands.codes() == []


def test_the_same_sheet_twice_writes_nothing_the_second_time(town: Town, paper: Paper) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    before = town.snapshot()
    again = collect(town, apply=paper.path, who="Хтось інший")
    assert again.applied is not None
    assert (again.applied.taken, again.applied.same) == (0, 1)
    assert town.snapshot() == before


def test_a_quiet_night_after_a_correction_changes_nothing(town: Town, paper: Paper) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    before = town.snapshot()
    assert town.publish().result is Result.UNCHANGED
    assert town.snapshot() == before


def test_a_correction_outlives_the_cache_and_the_name_of_the_file(town: Town, paper: Paper) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    (town.root / ".opendata" / "cache.sqlite").unlink()
    (town.documents / UNNUMBERED).rename(town.documents / "інша назва.txt")
    town.publish()
    assert "7-2024" in published(town)


def test_an_undone_correction_is_an_event_and_the_doubt_is_back(
    town: Town, paper: Paper, tmp_path: Path, hands: Hands
) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    undo = Paper(tmp_path / "undo.xlsx")
    collect(town, review=undo.path)
    assert undo.rows("Вирішені")[UNNUMBERED]["Номер"] == "7"
    undo.fill(UNNUMBERED, "Вирішені", Дія=UNDO)
    undone = collect(town, apply=undo.path)
    assert (undone.doubtful, undone.decided) == (1, 0)
    (said,) = hands.last(Step.CORRECTED).data["documents"]
    assert (said["action"], said["before"]["values"]["number"]) == ("forget", "7")
    town.publish(allow_removals=True)
    assert "7-2024" not in published(town)


def test_a_document_that_is_not_to_be_published(town: Town, paper: Paper) -> None:
    decide(paper, Дія=WITHHOLD)
    found = collect(town, apply=paper.path)
    assert (found.doubtful, found.decided, found.tally.read) == (0, 1, 4)
    notes = {p.code: p.severity for p in found.problems}
    assert notes == {"document-set-aside": Severity.NOTE}
    assert town.publish().tally.rows == 3


def test_a_dispute_is_settled_by_saying_which_document_holds(town: Town, tmp_path: Path) -> None:
    for name, title in (("a.txt", "Про одне"), ("b.txt", "Про друге")):
        text = TEXT.format(day="14.02.2024", number="9", title=title)
        (town.documents / name).write_text(text, encoding="utf-8")
    paper = Paper(tmp_path / "review.xlsx")
    assert collect(town, review=paper.path).disputed == 2
    paper.fill("a.txt", Дія=PUBLISH)
    paper.fill("b.txt", Дія=WITHHOLD)
    found = collect(town, apply=paper.path)
    assert (found.disputed, found.tally.rows) == (0, 4)
    town.publish()
    assert "9-2024" in published(town)


def test_a_changed_document_is_doubtful_again_and_says_why(
    town: Town, paper: Paper, tmp_path: Path
) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    doubtful(town, title="Про зовсім інше питання")
    found = collect(town)
    assert found.doubtful == 1
    assert "correction-outdated" in codes(found)
    assert found.exit_code is Exit.DONE
    anew = Paper(tmp_path / "anew.xlsx")
    collect(town, review=anew.path)
    assert "змінено" in anew.rows()[UNNUMBERED]["Чому він тут"]
    # The old sheet is of the old text, and does not decide about the new one.
    decide(paper, Номер="8")
    late = collect(town, apply=paper.path)
    assert "review-document-changed" in codes(late)
    assert late.exit_code is Exit.INCOMPLETE


def test_a_decision_about_a_document_that_is_away_waits_for_it(town: Town, paper: Paper) -> None:
    decide(paper)
    away = town.root / "away.txt"
    (town.documents / UNNUMBERED).rename(away)
    found = collect(town, apply=paper.path)
    assert codes(found) == ["review-document-gone"]
    assert found.exit_code is Exit.DONE
    away.rename(town.documents / "назад.txt")
    assert collect(town).tally.rows == 4


def test_a_bad_row_is_refused_with_its_cell_and_the_good_one_is_taken(
    town: Town, tmp_path: Path
) -> None:
    doubtful(town)
    doubtful(town, "rish 8.txt", "Про ще одне")
    paper = Paper(tmp_path / "review.xlsx")
    collect(town, review=paper.path)
    decide(paper)
    paper.fill("rish 8.txt", Номер="8", Дата="31.02.2024", Дія=PUBLISH)
    found = collect(town, apply=paper.path)
    assert found.applied is not None
    assert (found.applied.taken, found.exit_code) == (1, Exit.INCOMPLETE)
    (problem,) = found.applied.problems
    assert (problem.code, problem.place.sheet, problem.place.cell, problem.found) == (
        "review-value",
        "Перевірити",
        "G4",
        "31.02.2024",
    )


def test_a_sheet_with_work_in_it_is_never_written_over(town: Town, paper: Paper) -> None:
    decide(paper)
    before = paper.path.read_bytes()
    with pytest.raises(OpendataError) as refused:
        collect(town, review=paper.path)
    assert refused.value.problem.code == "review-not-applied"
    assert refused.value.exit_code is Exit.USAGE
    assert paper.path.read_bytes() == before
    collect(town, apply=paper.path)
    collect(town, review=paper.path)
    assert paper.rows() == {}


def test_a_change_without_an_action_counts_as_work(town: Town, paper: Paper) -> None:
    paper.fill(UNNUMBERED, Номер="7а")
    with pytest.raises(OpendataError, match="review-not-applied"):
        collect(town, review=paper.path)
    found = collect(town, apply=paper.path)
    assert codes(found)[0] == "review-undecided"
    assert found.exit_code is Exit.INCOMPLETE


def test_an_untouched_sheet_is_written_anew(town: Town, paper: Paper) -> None:
    doubtful(town, "rish 8.txt", "Про ще одне")
    assert collect(town, review=paper.path).sheet_rows == 2


@pytest.mark.parametrize("content", [b"no workbook at all", b""])
def test_another_file_is_never_written_over(town: Town, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(content)
    with pytest.raises(OpendataError, match="review-file-taken"):
        collect(town, review=path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("review.csv", "review-name"),
        ("datasets/decisions/documents/x/review.xlsx", "review-among-documents"),
    ],
)
def test_names_under_which_no_sheet_is_written(town: Town, name: str, code: str) -> None:
    with pytest.raises(OpendataError, match=code):
        collect(town, review=town.root / name)


def test_a_rehearsal_writes_nothing(town: Town, paper: Paper) -> None:
    decide(paper)
    town.publish()
    before = town.snapshot()
    found = collect(town, apply=paper.path, dry_run=True)
    assert found.applied is not None
    assert (found.applied.taken, found.tally.rows, found.rehearsed) == (1, 4, True)
    assert town.snapshot() == before


def test_apply_and_review_in_one_go(town: Town, paper: Paper) -> None:
    decide(paper)
    found = collect(town, apply=paper.path, review=paper.path)
    assert found.sheet_rows == 1
    assert list(paper.rows("Вирішені")) == [UNNUMBERED]


def test_a_sheet_that_is_not_there(town: Town) -> None:
    with pytest.raises(OpendataError, match="review-missing") as refused:
        collect(town, apply=town.root / "нема.xlsx")
    assert refused.value.exit_code is Exit.USAGE


def test_nothing_is_taken_when_the_new_sheet_cannot_be_written(
    town: Town, tmp_path: Path, paper: Paper
) -> None:
    decide(paper)
    taken = tmp_path / "mine.xlsx"
    taken.write_text("my notes", encoding="utf-8")
    with pytest.raises(OpendataError, match="review-file-taken"):
        collect(town, apply=paper.path, review=taken)
    assert corrections_of(open_house(read_workspace(town.root)), "decisions") == {}


def test_a_sheet_that_is_taken_whole_is_written_anew_in_one_command(
    town: Town, paper: Paper
) -> None:
    decide(paper)
    for rehearsed in (True, False):
        found = collect(town, apply=paper.path, review=paper.path, dry_run=rehearsed)
        assert (found.applied is not None and found.applied.taken, found.doubtful) == (1, 0)
    assert len(corrections_of(open_house(read_workspace(town.root)), "decisions")) == 1


def test_what_a_person_withholds_goes_even_while_a_source_is_incomplete(
    town: Town, paper: Paper
) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    assert "7-2024" in published(town)
    (town.documents / "rish 8.docx").write_bytes(b"PK\x03\x04 no more of it")
    (town.documents / "rish 1.txt").unlink(missing_ok=True)
    before = len(published(town))
    decide(paper, Дія=WITHHOLD)
    collect(town, apply=paper.path)
    summary = town.publish(allow_removals=True)
    assert summary.exit_code is Exit.INCOMPLETE
    assert "7-2024" not in published(town)
    assert len(published(town)) == before - 1


def test_a_folder_is_no_sheet(town: Town) -> None:
    with pytest.raises(OpendataError, match="review-unreadable"):
        collect(town, apply=town.root)


def test_a_damaged_event_stops_the_run_and_shows_in_verify(
    town: Town, paper: Paper, hands: Hands
) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    hands.change("UPDATE events SET data = '{\"who\": 1}' WHERE step = 'corrected'")
    with pytest.raises(OpendataError, match="journal-damaged"):
        town.publish()
    assert "journal-damaged" in hands.codes()


def test_a_collection_tells_the_journal_which_corrections_it_used(
    town: Town, paper: Paper, hands: Hands
) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    town.publish()
    number = hands.last(Step.CORRECTED).number
    told = hands.last(Step.COLLECTED).data["corrections"]
    assert told == {"documents": 1, "set_aside": 0, "event": number}


def test_without_corrections_the_journal_is_as_it_always_was(town: Town, hands: Hands) -> None:
    town.publish()
    assert "corrections" not in hands.last(Step.COLLECTED).data


def test_a_decision_is_for_one_dataset(town: Town, paper: Paper) -> None:
    decide(paper)
    collect(town, apply=paper.path)
    house = open_house(read_workspace(town.root))
    assert len(corrections_of(house, "decisions")) == 1
    assert corrections_of(house, "orders") == {}
