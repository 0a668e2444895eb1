"""From a document with personal data to a published copy, by way of the clerk's sheet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from redact_hands import ACCOUNT, OTHER_TAX, TAX, docx, holds, paragraph
from town import TEXT, Town

from opendata.collect.redacted import in_force
from opendata.journal.journal import Step
from opendata.pipeline import redact_apply
from opendata.pipeline.house import open_house
from opendata.pipeline.redact import Asked, Redacted, redact_dataset
from opendata.privacy.finding import Kind
from opendata.problems import Exit, OpendataError
from opendata.redact.replacement import Copy
from opendata.workspace.read import read_workspace

GO, STAY, LATER = "вилучити", "лишити як є", "відкласти"
GROUND = "частина 5 статті 6 Закону «Про доступ до публічної інформації»"


@dataclass
class Clerk:
    """Somebody with a sheet of proposals for the decisions of a town."""

    town: Town

    @property
    def sheet(self) -> Path:
        return self.town.root / "redaction" / "decisions.xlsx"

    def run(self, **asked: Any) -> Redacted:
        self.town.clock += timedelta(hours=1)
        workspace = read_workspace(self.town.root)
        return redact_dataset(workspace, "decisions", Asked(**asked), self.town.clock)

    def rows(self) -> list[dict[str, object]]:
        page = openpyxl.load_workbook(self.sheet).worksheets[0]
        head = [cell.value for cell in page[2]]
        return [
            dict(zip(map(str, head), (cell.value for cell in row), strict=True))
            for row in page.iter_rows(min_row=3)
        ]

    def fill(self, wanted: str, **cells: object) -> None:
        """Write into the rows in which ``wanted`` stands."""
        book = openpyxl.load_workbook(self.sheet)
        page = book.worksheets[0]
        places = {str(cell.value): cell.column for cell in page[2]}
        filled = 0
        for row in page.iter_rows(min_row=3):
            if any(wanted in str(cell.value) for cell in row):
                for column, value in cells.items():
                    page.cell(row[0].row, places[column.replace("_", " ")]).value = value
                filled += 1
        assert filled
        book.save(self.sheet)

    def leave(self, wanted: str, until: str = "31.12.2027", ground: str = GROUND) -> None:
        cells = {"Правова підстава лишити": ground, "Хто вирішив": "Коваль О., начальниця"}
        self.fill(wanted, **{"Дія": STAY, "До якого дня": until}, **cells)

    def events(self) -> list[dict[str, Any]]:
        journal = open_house(read_workspace(self.town.root)).journal
        return [dict(one.data) for one in journal.each(step=Step.REDACTED)]


def aid(number: str = "9", *said: str) -> bytes:
    """A decision that gives money to somebody."""
    lines = TEXT.format(day="15.02.2024", number=number, title="Про матеріальну допомогу")
    inserted = [*said] or ["Петренку Івану Івановичу, РНОКПП ", TAX, f", рахунок {ACCOUNT}"]
    body = "".join(paragraph(line.strip()) for line in lines.split("\n"))
    return docx(body + paragraph("2. Виплатити ", *inserted))


@pytest.fixture
def clerk(town: Town) -> Clerk:
    (town.documents / "rish 9.docx").write_bytes(aid())
    return Clerk(town)


def published(town: Town) -> dict[str, bytes]:
    """The documents on the site by their names."""
    found = (one for one in (town.root / "public").rglob("*") if "documents" in one.parts)
    return {one.name: one.read_bytes() for one in found if one.is_file()}


def all_of(folder: Path) -> list[str]:
    """The files in which the tax number or the account stands."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and (holds(path.read_bytes(), TAX) or holds(path.read_bytes(), ACCOUNT))
    ]


def test_proposals_are_masked_and_change_nothing(clerk: Clerk) -> None:
    done = clerk.run()
    assert (done.documents, done.blocking, done.exit_code) == (1, 2, Exit.DONE)
    assert done.sheet == "redaction/decisions.xlsx"
    first, second = clerk.rows()
    assert (first["Що знайдено"], second["Що знайдено"]) == ("РНОКПП", "рахунок (IBAN)")
    assert first["Що буде замість нього"] == "[вилучено: РНОКПП]"
    assert first["Дія"] == GO
    assert first["Документ"] == "rish 9.docx"
    assert "РНОКПП ••••••••" in str(first["Що стоїть поруч"])
    assert holds(clerk.sheet.read_bytes(), TAX) == []
    assert holds(clerk.sheet.read_bytes(), "Петренк") == []
    assert clerk.events() == []


def test_a_copy_is_published_in_place_of_the_original(clerk: Clerk) -> None:
    town = clerk.town
    original = (town.documents / "rish 9.docx").read_bytes()
    assert town.publish().exit_code is Exit.WITHHELD
    clerk.run()
    done = clerk.run(apply=True, by="Оксана")
    assert done.applied is not None
    assert (done.exit_code, done.applied.replaced) == (Exit.DONE, 2)
    assert done.applied.copies == ("datasets/decisions/redacted/rish 9.docx",)
    assert (town.documents / "rish 9.docx").read_bytes() == original
    (event,) = clerk.events()
    assert event["by"] == "Оксана"
    assert event["replaced"] == {"iban": 1, "tax-number": 1}
    assert event["original"] == hashlib.sha256(original).hexdigest()
    assert event["path"] == "datasets/decisions/documents/rish 9.docx"
    summary = town.publish()
    assert (summary.exit_code, summary.tally.rows) == (Exit.DONE, 4)
    documents = published(town)
    assert len(documents) == 4
    assert all_of(town.root / "public") == []
    house = open_house(read_workspace(town.root))
    assert all_of(house.objects.root) == []
    assert house.originals.get(event["original"]) == original
    assert house.objects.has(event["copy"])
    before = town.snapshot()
    town.publish()
    assert town.snapshot() == before


def test_what_was_done_is_verified(clerk: Clerk) -> None:
    from opendata.pipeline.verify import verify_workspace
    from opendata.pipeline.watch import SILENT

    clerk.run()
    clerk.run(apply=True)
    clerk.town.publish()
    found = verify_workspace(read_workspace(clerk.town.root), None, clerk.town.clock, SILENT)
    assert [one.code for one in found.problems if one.severity != "note"] == []
    (event,) = clerk.events()
    store = open_house(read_workspace(clerk.town.root)).originals
    store.path(event["original"]).unlink()
    store.path(event["sheet"]).write_bytes(b"")
    found = verify_workspace(read_workspace(clerk.town.root), None, clerk.town.clock, SILENT)
    assert sorted(one.code for one in found.problems) == ["object-altered", "object-missing"]


def test_applying_again_says_the_same(clerk: Clerk) -> None:
    clerk.run()
    clerk.run(apply=True)
    copy = clerk.town.root / "datasets/decisions/redacted/rish 9.docx"
    data = copy.read_bytes()
    copy.unlink()
    again = clerk.run(apply=True)
    assert again.applied is not None
    assert (again.applied.same, again.applied.copies) == (1, ())
    assert copy.read_bytes() == data
    assert len(clerk.events()) == 1
    assert clerk.run().documents == 0
    assert clerk.run().covered == 1


def test_a_copy_that_was_changed_is_not_published(clerk: Clerk) -> None:
    clerk.run()
    clerk.run(apply=True)
    copy = clerk.town.root / "datasets/decisions/redacted/rish 9.docx"
    copy.write_bytes(copy.read_bytes() + b" ")
    summary = clerk.town.publish()
    assert "redact-copy" in [one.code for one in summary.problems]
    assert summary.exit_code is Exit.WITHHELD
    assert published(clerk.town) == {}


def test_an_original_that_changed_is_withheld_again(clerk: Clerk) -> None:
    clerk.run()
    clerk.run(apply=True)
    (clerk.town.documents / "rish 9.docx").write_bytes(aid("9", "комусь, РНОКПП ", OTHER_TAX))
    assert clerk.town.publish().exit_code is Exit.WITHHELD
    done = clerk.run(apply=True)
    assert [one.code for one in done.problems] == ["redact-changed"]
    assert done.exit_code is Exit.INCOMPLETE


def test_undoing(clerk: Clerk) -> None:
    clerk.run()
    clerk.run(apply=True)
    done = clerk.run(undo="datasets/decisions/documents/rish 9.docx", by="Оксана")
    assert done.undone == "datasets/decisions/documents/rish 9.docx"
    assert not (clerk.town.root / "datasets/decisions/redacted/rish 9.docx").exists()
    assert clerk.events()[-1]["copy"] is None
    assert clerk.town.publish().exit_code is Exit.WITHHELD
    with pytest.raises(OpendataError) as caught:
        clerk.run(undo="datasets/decisions/documents/rish 9.docx")
    assert caught.value.problem.code == "redact-undo"


def test_what_is_put_off_keeps_the_document_back(clerk: Clerk) -> None:
    clerk.run()
    clerk.fill("рахунок (IBAN)", Дія=LATER)
    done = clerk.run(apply=True)
    assert [one.code for one in done.problems] == ["redact-put-off"]
    assert clerk.events() == []
    again = clerk.run()
    assert again.documents == 1
    assert [row["Дія"] for row in clerk.rows()] == [GO, LATER]


def test_what_may_stay_gets_a_waiver_for_the_copy(clerk: Clerk) -> None:
    clerk.run()
    clerk.leave("рахунок (IBAN)")
    done = clerk.run(apply=True)
    assert done.applied is not None
    assert done.applied.waivers == 1
    (waiver,) = read_workspace(clerk.town.root).waivers
    assert waiver.ground == GROUND
    assert waiver.until.isoformat() == "2027-12-31"
    summary = clerk.town.publish()
    assert summary.exit_code is Exit.DONE
    site = published(clerk.town)
    assert [name for name, data in site.items() if holds(data, ACCOUNT)]
    assert not [name for name, data in site.items() if holds(data, TAX)]


def test_waivers_alone_make_no_copy(clerk: Clerk) -> None:
    clerk.run()
    clerk.leave("РНОКПП")
    clerk.leave("рахунок (IBAN)")
    done = clerk.run(apply=True)
    assert done.applied is not None
    assert (done.applied.waivers, done.applied.copies) == (2, ())
    assert clerk.run(apply=True).applied is not None
    assert len(read_workspace(clerk.town.root).waivers) == 2
    assert clerk.town.publish().exit_code is Exit.DONE
    assert clerk.run().documents == 0


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Дія": "геть"}, "redact-cell"),
        ({"Дія": STAY}, "redact-cell"),
        ({"Код знахідки": "0" * 16}, "redact-row"),
        ({"Код документа": "0" * 64}, "redact-row"),
    ],
)
def test_rows_that_cannot_be_taken(clerk: Clerk, cells: dict[str, object], code: str) -> None:
    clerk.run()
    clerk.fill("рахунок (IBAN)", **cells)
    done = clerk.run(apply=True)
    assert code in [one.code for one in done.problems]
    assert done.exit_code is Exit.INCOMPLETE
    assert clerk.events() == []


def test_two_rows_that_say_different_things(clerk: Clerk) -> None:
    clerk.run()
    book = openpyxl.load_workbook(clerk.sheet)
    page = book.worksheets[0]
    page.append([cell.value for cell in page[3]])
    page.cell(page.max_row, 8).value = LATER
    book.save(clerk.sheet)
    done = clerk.run(apply=True)
    assert [one.code for one in done.problems] == ["redact-contradiction"]


def test_a_sheet_of_something_else(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    for asked, code in (
        ({"sheet": other}, "redact-file-taken"),
        ({"sheet": other, "apply": True}, "redact-sheet"),
        ({"sheet": tmp_path / "none.xlsx", "apply": True}, "review-missing"),
        ({"sheet": tmp_path / "a.pdf"}, "review-name"),
    ):
        with pytest.raises(OpendataError) as caught:
            clerk.run(**asked)
        assert caught.value.problem.code == code
    clerk.run()
    book = openpyxl.load_workbook(clerk.sheet)
    book["opendata"]["B1"].value = "orders"
    book.save(clerk.sheet)
    with pytest.raises(OpendataError) as caught:
        clerk.run(apply=True)
    assert caught.value.problem.code == "redact-other-dataset"


def test_copies_are_never_sources(clerk: Clerk) -> None:
    clerk.run()
    clerk.run(apply=True)
    folder = clerk.town.root / "datasets" / "decisions"
    descriptor = folder / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace("path: documents", "path: .")
    descriptor.write_text(text, "utf-8")
    from opendata.pipeline.sources import look

    workspace = read_workspace(clerk.town.root)
    paths = [one.path for one in look(workspace, workspace.datasets["decisions"], {}).files]
    assert "datasets/decisions/documents/rish 9.docx" in paths
    assert not [one for one in paths if "/redacted/" in one]


@pytest.mark.parametrize("step", ["originals", "copy", "event"])
def test_a_kill_while_applying(clerk: Clerk, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was done before the kill, nothing half made counts, and the next run ends it."""
    from opendata.journal.journal import Journal
    from opendata.journal.objects import ObjectStore
    from opendata.pipeline import redact_apply

    clerk.run()
    real_put, real_record = ObjectStore.put, Journal.record

    class Killed(BaseException):
        pass

    def put(self: ObjectStore, data: bytes, *given: Any, **more: Any) -> str:
        if step == "originals" and data.startswith(b"PK") and given:
            raise Killed
        return real_put(self, data, *given, **more)

    def write(*_: Any, **__: Any) -> None:
        raise Killed

    def record(self: Journal, *given: Any) -> None:
        if step == "event":
            raise Killed
        real_record(self, *given)

    with monkeypatch.context() as patch:
        patch.setattr(ObjectStore, "put", put)
        patch.setattr(Journal, "record", record)
        if step == "copy":
            patch.setattr(redact_apply, "write_atomically", write)
        with pytest.raises(Killed):
            clerk.run(apply=True)
    assert clerk.events() == []
    assert clerk.town.publish().exit_code is Exit.WITHHELD
    done = clerk.run(apply=True)
    assert done.exit_code is Exit.DONE
    assert len(clerk.events()) == 1
    assert clerk.town.publish().exit_code is Exit.DONE


def test_a_copy_of_another_format_stands_for_its_original(clerk: Clerk) -> None:
    """An RTF beside the DOCX of the same act: one act, though both copies are DOCX."""
    lines = TEXT.format(day="15.02.2024", number="9", title="Про матеріальну допомогу")
    lines += f"\n2. Виплатити Петренку Івану Івановичу, РНОКПП {TAX}, рахунок {ACCOUNT}"
    source = "{\\rtf1\\ansi\\ansicpg1251 " + lines.replace("\n", "\\par ") + "}"
    (clerk.town.documents / "rish 9.rtf").write_bytes(source.encode("cp1251"))
    clerk.run()
    assert clerk.run(apply=True).exit_code is Exit.DONE
    assert [event["file"].rpartition("/")[2] for event in clerk.events()] == [
        "rish 9.docx",
        "rish 9.rtf.docx",
    ]
    summary = clerk.town.publish()
    assert (summary.exit_code, summary.tally.rows) == (Exit.DONE, 4)
    codes = [one.code for one in summary.problems]
    assert "document-other-format" in codes
    assert "document-misnamed" not in codes


def test_the_journal_tells_which_copies_hold(clerk: Clerk) -> None:
    clerk.run()
    clerk.run(apply=True)
    journal = open_house(read_workspace(clerk.town.root)).journal
    (copy,) = in_force(journal.each(step=Step.REDACTED)).values()
    assert copy.format == "docx"
    assert TAX not in str(clerk.events())


def test_sets_without_documents(clerk: Clerk) -> None:
    workspace = read_workspace(clerk.town.root)
    for name, one in workspace.datasets.items():
        if one.tables:
            with pytest.raises(OpendataError) as caught:
                redact_dataset(workspace, name, Asked(), clerk.town.clock)
            assert caught.value.problem.code == "redact-tables"


def test_sets_without_a_folder_of_documents(clerk: Clerk) -> None:
    workspace = read_workspace(clerk.town.root)
    bare = replace(workspace.datasets["decisions"], documents=None, collector=None)
    with pytest.raises(OpendataError) as caught:
        redact_dataset(
            replace(workspace, datasets={"decisions": bare}),
            "decisions",
            Asked(),
            clerk.town.clock,
        )
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "redact-no-documents",
        Exit.USAGE,
    )


def test_a_copy_that_the_screen_does_not_let_pass_is_thrown_away(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever an engine says that it has done."""

    def lazy(data: bytes, form: str, *_: object) -> Copy:
        return Copy(data, form, {Kind.TAX_NUMBER: 1})

    clerk.run()
    monkeypatch.setattr(redact_apply, "redacted", lazy)
    done = clerk.run(apply=True)
    assert [one.code for one in done.problems] == ["redact-refused"]
    assert done.exit_code is Exit.WITHHELD
    assert TAX not in str(done)
    assert clerk.events() == []
    assert not (clerk.town.root / "datasets/decisions/redacted").exists()
