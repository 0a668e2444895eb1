"""What a collection has to say of rows and documents that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opendata.clean.numbers import number_key
from opendata.collect.batch import Document, Register, RegisterRow
from opendata.collect.candidates import paths
from opendata.messages import Message, msg, nmsg
from opendata.problems import Place, Problem, Severity
from opendata.workspace.workspace import Dataset


def row_without_document(row: RegisterRow) -> Problem:
    """A register row whose document is not in the folder."""
    return Problem(
        "row-without-document",
        msg("no document of this act was found; the row is not published"),
        Place(row.file, row.sheet, row.row),
        found=_name(row),
        expected=msg("a document with this number and date, or the file that the row names"),
        remedy=msg("Put the document into the folder, or correct number and date in the register."),
        severity=Severity.WARNING,
    )


def row_of_scan(row: RegisterRow, document: Document) -> Problem:
    """A register row whose document is a scan."""
    return Problem(
        "row-of-scan",
        msg("the document of this act is a scan; the row is not published"),
        Place(row.file, row.sheet, row.row),
        found=document.path,
        expected=msg("a document with text"),
        remedy=msg("Put the original (DOCX, ODT) or a PDF saved from it beside the scan."),
        severity=Severity.WARNING,
    )


def several_documents(row: RegisterRow, found: Sequence[Document]) -> Problem:
    """A register row that fits several documents which are not one act."""
    return Problem(
        "row-several-documents",
        msg("several documents fit this row of the register; none of them is published"),
        Place(row.file, row.sheet, row.row),
        found=paths(found),
        expected=msg("one document for each row"),
        remedy=msg(
            "Write the path of the right file into the column «Файл», or take the others away."
        ),
        severity=Severity.WARNING,
    )


def other_kind(row: RegisterRow, document: Document) -> Problem:
    """A register row that names a document of another body."""
    return Problem(
        "row-other-kind",
        msg("the file that the row names is an act of another body; it is not published"),
        Place(row.file, row.sheet, row.row, row.cells.get("file")),
        found=_act_name(document),
        expected=_name_of(row),
        remedy=msg("Correct the column «Файл», or kind, number and date of the row."),
        severity=Severity.WARNING,
    )


def claimed_twice(document: Document, rows: Sequence[RegisterRow], *, repeated: bool) -> Problem:
    """A document that several rows fit; ``repeated`` when the rows say the same."""
    return Problem(
        "row-repeated" if repeated else "document-claimed-twice",
        msg("a row of the register is repeated; it was taken once")
        if repeated
        else msg("several rows of the register fit this document; it is not published"),
        Place(rows[1].file, rows[1].sheet, rows[1].row) if repeated else Place(document.path),
        found=", ".join(str(row.row) for row in rows),
        expected=msg("one row for each document"),
        remedy=msg("Delete the repeated row, or correct its number or date."),
        severity=Severity.WARNING,
    )


def other_format(document: Document, chosen: Document) -> Problem:
    """A further file of an act that is published from another one."""
    rival = document.shown_format == chosen.shown_format
    return Problem(
        "document-other-version" if rival else "document-other-format",
        msg("the register chose another file for this act: {path}", path=chosen.path)
        if rival
        else msg("the same act is published from {path}", path=chosen.path),
        Place(document.path),
        severity=Severity.NOTE,
    )


def same_act_twice(documents: Sequence[Document], published: Sequence[Document]) -> Problem:
    """Files with one number and date that are not the same act word for word."""
    return Problem(
        "document-same-act",
        msg("several documents have this number and date, and it is not clear which one holds")
        if not published
        else msg(
            "another document with this number and date is published: {path}", path=paths(published)
        ),
        Place(documents[0].path),
        found=paths(documents),
        expected=msg("one document for each act"),
        remedy=msg(
            "Leave the one that holds in the folder, or name it in the register, in «Файл»."
        ),
        severity=Severity.WARNING,
    )


def rows_of_other_kinds(register: Register, number: int) -> Problem:
    """Rows that another dataset publishes, if any."""
    return Problem(
        "register-other-kinds",
        nmsg(
            "{n} row is of a kind that this dataset does not publish",
            "{n} rows are of kinds that this dataset does not publish",
            number,
        ),
        Place(register.file, register.sheet),
        severity=Severity.NOTE,
    )


def register_emptied(register: Register) -> Problem:
    """A register without rows, though acts were published: a lost sheet, not a council at rest."""
    return Problem(
        "register-emptied",
        msg("the register has no rows any more, though acts were published"),
        Place(register.file, register.sheet),
        expected=msg("the rows of the acts that are published"),
        remedy=msg("Restore the register. If it is given up, take it out of datapackage.yaml."),
    )


def document_without_row(document: Document) -> Problem:
    """A document that the register does not know; it is published from its own header."""
    return Problem(
        "document-without-row",
        msg("the register has no row for this document; it is published as it says of itself"),
        Place(document.path),
        found=_act_name(document),
        expected=msg("a row with this number and date"),
        remedy=msg("Add the act to the register."),
        severity=Severity.WARNING,
    )


def for_review(document: Document) -> Problem:
    """A document that does not say enough of itself, or not surely."""
    return Problem(
        "document-for-review",
        msg("what the document is could not be read surely; it is not published"),
        Place(document.path),
        found=_act_name(document) or None,
        expected=msg("kind, number, date and title in the header of the document"),
        remedy=msg(
            "Decide about it in a review sheet (opendata collect … --review review.xlsx), or add "
            "the act to the register and name this file in the column «Файл»."
        ),
        severity=Severity.WARNING,
    )


def annex_aside(document: Document) -> Problem:
    """An annex in a file of its own: it is not an act."""
    return Problem(
        "document-annex",
        msg("this is an annex, not an act of its own; it is not counted"),
        Place(document.path),
        severity=Severity.NOTE,
    )


def not_wanted(document: Document, kind: str) -> Problem:
    """A document of a kind that this dataset does not publish."""
    return Problem(
        "document-other-kind",
        msg("this is «{kind}»; the dataset does not publish such documents", kind=kind),
        Place(document.path),
        severity=Severity.NOTE,
    )


def no_documents(dataset: Dataset, before: int) -> Problem:
    """The folder is empty all of a sudden: a lost drive, not a council without decisions."""
    return Problem(
        "documents-vanished",
        msg("the folder of documents is empty, though documents were published from it"),
        Place(f"datasets/{dataset.name}/{dataset.documents.path if dataset.documents else ''}"),
        found="0",
        expected=nmsg("{n} document as before", "{n} documents as before", before),
        remedy=msg("Check that the drive or the network folder is there, and repeat the command."),
    )


def documents_shrunk(dataset: Dataset, now: int, before: int) -> Problem:
    """Less than half of the documents, and nobody there to say that it is meant."""
    return Problem(
        "documents-shrunk",
        msg("less than half of the published documents are left in the folder"),
        Place(f"datasets/{dataset.name}/{dataset.documents.path if dataset.documents else ''}"),
        found=str(now),
        expected=nmsg("{n} document as before", "{n} documents as before", before),
        remedy=_if_it_is_meant(dataset.name),
    )


def rows_shrunk(dataset: Dataset, now: int, before: int) -> Problem:
    """Less than half of the acts, wherever the others were lost."""
    return Problem(
        "rows-shrunk",
        msg("less than half of the published acts are found in the sources"),
        Place(f"datasets/{dataset.name}"),
        found=str(now),
        expected=nmsg("{n} act as before", "{n} acts as before", before),
        remedy=_if_it_is_meant(dataset.name),
    )


def register_shrunk(register: Register, before: int) -> Problem:
    """Less than half of the rows that the register had when it was last published from."""
    return Problem(
        "register-shrunk",
        msg("the register has less than half of the rows that it had"),
        Place(register.file, register.sheet),
        found=str(len(register.rows)),
        expected=nmsg("{n} row as before", "{n} rows as before", before),
        remedy=msg(
            "Restore the register. If it is meant to be so short, publish the dataset by hand with "
            "«opendata publish»."
        ),
    )


def _if_it_is_meant(dataset: str) -> Message:
    return msg(
        "Check that nothing was lost and the drive is there. If it is meant: "
        "«opendata publish {dataset} --allow-removals».",
        dataset=dataset,
    )


def differs(row: RegisterRow, document: Document) -> Iterator[Problem]:
    """Where the register and the document that it names say different things."""
    act = document.act
    if act is None:
        return
    # Not the kind: a row and a document of different kinds are never joined.
    for column, said in (("number", act.sure("number")), ("acceptedDate", act.sure("date"))):
        kept = row.values.get(column)
        if kept is None or said is None or _same(column, kept, said):
            continue
        yield Problem(
            "row-document-differ",
            msg("the register and the document differ; the register was taken"),
            Place(row.file, row.sheet, row.row, row.cells.get(column), field=column),
            found=kept,
            expected=msg("{value}, as in {path}", value=said, path=document.path),
            remedy=msg("Find out which is right and correct the register or the document."),
            severity=Severity.WARNING,
        )


def _same(column: str, one: str, other: str) -> bool:
    return number_key(one) == number_key(other) if column == "number" else one == other


def _name_of(row: RegisterRow) -> Message:
    return msg("{name}", name=_name(row))


def _name(row: RegisterRow) -> str:
    values = row.values
    number, date = values.get("number") or "–", values.get("acceptedDate") or "–"
    kind = f"{values['kind']}, " if values.get("kind") else ""
    return f"{kind}№ {number}, {date}, {values.get('title') or '–'}"


def _act_name(document: Document) -> str:
    act = document.act
    if act is None:
        return ""
    parts = [act.kind, act.number, act.date, act.title]
    return ", ".join(part.value for part in parts if part is not None)
