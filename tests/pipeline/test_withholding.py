"""What holds personal data does not go out: by the document, by the cell, by the waiver."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from privacy_numbers import tax_number
from town import Town

from opendata.check.personal import CLEAR, Screening
from opendata.check.verdict import Status
from opendata.journal.journal import Journal, Step
from opendata.pipeline.check import check_dataset
from opendata.pipeline.summary import Result, Summary
from opendata.pipeline.watch import SILENT
from opendata.pipeline.withholding import status_of
from opendata.privacy.version import VERSION
from opendata.problems import Exit, OpendataError, Severity, describe
from opendata.workspace.read import read_workspace

NUMBER = tax_number(31_234)


def write_with_number(town: Town, number: str = "2", note: str = "") -> Path:
    path = town.write(number)
    text = path.read_text("utf-8")
    text = text.replace("1. Затвердити.", f"1. Надати допомогу Бойку Івану Петровичу{note}.")
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def personal(town: Town) -> Town:
    """The second of three decisions holds a tax number."""
    write_with_number(town, note=f", РНОКПП {NUMBER}")
    return town


def waive(town: Town, finding: str, until: str = "2026-12-31") -> None:
    (town.root / "waivers.yaml").write_text(
        "waivers:\n"
        f"- {{finding: '{finding}', who: Олена Коваль, ground: 'частина 5 статті 6 Закону', "
        f"until: {until}}}\n",
        "utf-8",
    )


def finding_of(summary: Summary) -> str:
    problem = next(one for one in summary.problems if one.code == "privacy-tax-number")
    assert problem.remedy is not None
    return str(dict(problem.remedy.values)["finding"])


def told(town: Town) -> dict[str, object]:
    journal = Journal(town.root / ".opendata" / "journal.sqlite")
    last = journal.last("decisions", Step.CHECKED)
    assert last is not None
    said = last.data["privacy"]
    assert isinstance(said, dict)
    return said


def everywhere(town: Town) -> bytes:
    """All that portals are served from, and all that was said and recorded."""
    folders = (town.root / "public", town.root / ".opendata" / "objects")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += (town.root / ".opendata").glob("*.*")
    return b"".join(path.read_bytes() for path in files)


def test_a_finding_in_a_document_stops_the_publication(personal: Town) -> None:
    summary = personal.publish()
    assert (summary.result, summary.exit_code) == (Result.STOPPED, Exit.WITHHELD)
    problem = summary.problems[0]
    assert (problem.code, problem.severity) == ("privacy-tax-number", Severity.ERROR)
    assert problem.place.file == "datasets/decisions/documents/rish 2.txt"
    assert problem.place.row == 14
    assert NUMBER not in describe(problem, "uk") + repr(problem)
    assert (summary.tally.valid, summary.tally.withheld) == (2, 1)
    assert told(personal) == {
        "screen": f"opendata {VERSION}",
        "blocking": 1,
        "withheld": 0,
        "waived": 0,
    }
    assert not (personal.root / "public" / "decisions").exists()
    assert NUMBER.encode() not in everywhere(personal)


def test_the_rest_goes_with_withhold(personal: Town) -> None:
    summary = personal.publish(withhold=True)
    assert (summary.result, summary.exit_code) == (Result.RELEASED, Exit.INCOMPLETE)
    assert summary.totals == (1, 2)
    assert told(personal) == {
        "screen": f"opendata {VERSION}",
        "blocking": 0,
        "withheld": 1,
        "waived": 0,
    }
    assert NUMBER.encode() not in everywhere(personal)
    assert personal.publish(withhold=True).result is Result.UNCHANGED


def test_the_name_of_a_file_is_published_and_screened_too(town: Town) -> None:
    path = town.documents / "rish 2.txt"
    path.rename(path.with_name(f"rish_2_Бойко_ІПН_{NUMBER}.txt"))
    summary = town.publish()
    assert summary.exit_code is Exit.WITHHELD
    assert [one.code for one in summary.problems if one.severity is Severity.ERROR] == [
        "privacy-tax-number"
    ]
    assert town.publish(withhold=True).totals == (1, 2)


def test_check_says_the_same(personal: Town) -> None:
    workspace = read_workspace(personal.root)
    summary = check_dataset(workspace, "decisions", personal.clock, SILENT)
    assert summary.exit_code is Exit.WITHHELD
    assert summary.problems[0].code == "privacy-tax-number"


def test_a_cell_withholds_its_row_and_is_told_once(town: Town) -> None:
    rows = [(n, "14.02.2024", f"Про питання {n}") for n in ("1", "2", "3")]
    title = f"Про допомогу Бойку І. П. (РНОКПП {NUMBER})"
    town.register(rows[0], ("2", "14.02.2024", title), rows[2])
    summary = town.publish()
    assert summary.exit_code is Exit.WITHHELD
    found = [one for one in summary.problems if one.severity is Severity.ERROR]
    assert [(one.code, one.place.field) for one in found] == [("privacy-tax-number", "title")]
    assert summary.tally.invalid == 0
    summary = town.publish(withhold=True)
    assert (summary.exit_code, summary.totals) == (Exit.INCOMPLETE, (1, 2))


def test_a_waiver_lets_one_finding_pass_until_its_day_is_over(personal: Town) -> None:
    waive(personal, finding_of(personal.publish()), until="2026-03-03")
    summary = personal.publish()
    assert (summary.result, summary.exit_code) == (Result.RELEASED, Exit.DONE)
    note = next(one for one in summary.problems if one.code == "privacy-tax-number")
    assert note.severity is Severity.NOTE
    assert told(personal)["waived"] == 1
    assert personal.publish().result is Result.UNCHANGED
    personal.clock += timedelta(days=2)
    summary = personal.publish()
    assert (summary.result, summary.exit_code) == (Result.STOPPED, Exit.WITHHELD)
    first = summary.problems[0]
    assert first.expected is not None
    assert "2026-03-03" in describe(first, "uk")
    assert any(one.code == "privacy-public" for one in summary.problems)


def test_a_waiver_is_for_the_bytes_that_it_was_given_for(personal: Town) -> None:
    finding = finding_of(personal.publish())
    waive(personal, finding)
    path = personal.documents / "rish 2.txt"
    path.write_text(path.read_text("utf-8") + "\nі ще одне\n", "utf-8")
    summary = personal.publish()
    assert summary.exit_code is Exit.WITHHELD
    assert finding_of(summary) != finding


def test_what_was_published_goes_and_is_told_of(town: Town) -> None:
    """Also where a part of the source is missing, and published rows would else stay."""
    town.publish()
    write_with_number(town, note=f", РНОКПП {NUMBER}")
    (town.documents / "broken.docx").write_bytes(b"PK\x03\x04 no document")
    summary = town.publish(withhold=True, allow_removals=True)
    assert (summary.result, summary.exit_code) == (Result.RELEASED, Exit.INCOMPLETE)
    assert summary.changes is not None
    assert [row["uid"] for row in summary.changes.removed] == ["2-2024"]
    assert any(one.code == "privacy-public" for one in summary.problems)


@pytest.mark.parametrize(
    ("until", "code"), [("'2026-02-30'", "waiver-until"), ("2026-02-30", "workspace-unreadable")]
)
def test_waivers_that_cannot_be_read_stop_everything(personal: Town, until: str, code: str) -> None:
    personal.publish()
    waive(personal, "0123456789abcdef", until=until)
    with pytest.raises(OpendataError) as caught:
        personal.publish()
    assert (caught.value.problem.code, caught.value.exit_code) == (code, Exit.CONFIGURATION)


def test_a_waived_document_that_changes_while_we_work_is_not_taken(
    personal: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    waive(personal, finding_of(personal.publish()))
    path = personal.documents / "rish 2.txt"
    real = Path.read_bytes
    sha256 = hashlib.sha256(real(path)).hexdigest()

    def other(self: Path) -> bytes:
        data = real(self)
        return data + b" " if hashlib.sha256(data).hexdigest() == sha256 else data

    monkeypatch.setattr(Path, "read_bytes", other)
    with pytest.raises(OpendataError) as caught:
        personal.publish()
    assert caught.value.problem.code == "document-changed"


@pytest.mark.parametrize(
    ("before", "invalid", "after"),
    [
        (Status.VALID, False, Status.WITHHELD),
        (Status.WARNINGS, False, Status.WITHHELD),
        (Status.INVALID, False, Status.WITHHELD),  # only what is held back was wrong
        (Status.INVALID, True, Status.INVALID),
        (Status.INCOMPLETE, False, Status.INCOMPLETE),
    ],
)
def test_what_a_verdict_says_when_rows_are_held_back(
    before: Status, invalid: bool, after: Status
) -> None:
    assert status_of(before, invalid, [CLEAR, Screening(withheld=frozenset({1}))]) is after
    assert status_of(before, invalid, [CLEAR, CLEAR]) is before
    assert status_of(before, invalid, []) is before
