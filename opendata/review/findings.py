"""What is to be told of corrections, and of the sheets in which people make them."""

from __future__ import annotations

from opendata.clock import day
from opendata.collect.batch import Document
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.review.corrections import DECIDED, Correction

BLANK = "–"
SAVED = msg(
    "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) without a password, and "
    "close it."
)


def corrected(document: Document, correction: Correction) -> Problem:
    """A document that a person has looked at; ``found`` is what the program reads in it."""
    values, act = correction.decision.values, document.act
    read = {name: getattr(act, name) if act else None for name in DECIDED}
    told = {name: one.value if one is not None else None for name, one in read.items()}
    other = [name for name in DECIDED if told[name] != values[name]]
    who, when = correction.who, day(correction.at).isoformat()
    return Problem(
        "document-corrected",
        msg("corrected by {who} on {day}", who=who, day=when)
        if other
        else msg("confirmed by {who} on {day}", who=who, day=when),
        Place(document.path),
        found="; ".join(told[name] or BLANK for name in other) or None,
        expected=msg("{value}", value="; ".join(values[name] for name in other)) if other else None,
        severity=Severity.NOTE,
    )


def set_aside(document: Document, correction: Correction) -> Problem:
    """A document that a person does not want to be published."""
    return Problem(
        "document-set-aside",
        msg(
            "{who} decided on {day} that this document is not to be published",
            who=correction.who,
            day=day(correction.at).isoformat(),
        ),
        Place(document.path),
        severity=Severity.NOTE,
    )


def outdated(document: Document, former: Correction) -> Problem:
    """A document whose content is no longer the one that was corrected."""
    return Problem(
        "correction-outdated",
        msg(
            "the document was changed after {who} had looked at it on {day}; what was decided then "
            "holds no more",
            who=former.who,
            day=day(former.at).isoformat(),
        ),
        Place(document.path),
        remedy=msg("Look at it again: make a new review sheet (--review), and decide there."),
        severity=Severity.WARNING,
    )


def unreadable(name: str, found: str | None) -> OpendataError:
    """A file that is no workbook."""
    problem = Problem(
        "review-unreadable",
        msg("the review sheet cannot be read"),
        Place(name),
        found=found,
        expected=msg("a workbook that «opendata collect» has written, saved as XLSX or ODS"),
        remedy=SAVED,
    )
    return OpendataError(problem, Exit.INCOMPLETE)


def missing(name: str) -> OpendataError:
    """A file that is not there."""
    problem = Problem(
        "review-missing",
        msg("there is no such review sheet"),
        Place(name),
        remedy=msg("Correct the path; a path with blanks stands in quotes."),
    )
    return OpendataError(problem, Exit.USAGE)


def locked(name: str) -> OpendataError:
    """A file that another program holds open."""
    problem = Problem(
        "review-locked",
        msg("the review sheet is open in another program, or may not be read"),
        Place(name),
        remedy=msg("Close it and repeat the command."),
    )
    return OpendataError(problem, Exit.INCOMPLETE)


def no_header(name: str, headers: Message) -> OpendataError:
    """A workbook without a review sheet in it."""
    problem = Problem(
        "review-no-header",
        msg("no sheet of this workbook is a review sheet"),
        Place(name),
        expected=msg("a row with these headers: {names}", names=headers),
        remedy=msg("Make a new one: opendata collect … --review review.xlsx"),
    )
    return OpendataError(problem, Exit.INCOMPLETE)


def spoilt_header(name: str, sheet: str | None, headers: Message) -> OpendataError:
    """A review sheet in which a header was reworded or a column removed: nothing is taken."""
    problem = Problem(
        "review-no-header",
        msg("this review sheet has lost a header that it needs; nothing was taken"),
        Place(name, sheet),
        expected=msg("a row with these headers: {names}", names=headers),
        remedy=msg("Write the header as it was, save the sheet, and apply it again."),
    )
    return OpendataError(problem, Exit.INCOMPLETE)


def other_dataset(name: str, found: str, wanted: str) -> OpendataError:
    """A sheet of another dataset: its documents are not ours."""
    problem = Problem(
        "review-other-dataset",
        msg("this review sheet was made for another dataset"),
        Place(name),
        found=found,
        expected=msg("{name}", name=wanted),
        remedy=msg("Apply it there: opendata collect {dataset} --apply …", dataset=found),
    )
    return OpendataError(problem, Exit.USAGE)


def not_applied(name: str, places: str) -> OpendataError:
    """A sheet that would be written over, although somebody has worked in it."""
    problem = Problem(
        "review-not-applied",
        msg("somebody has filled in this sheet, and it has not been applied yet"),
        Place(name),
        found=places,
        expected=msg("a new name, or a sheet whose rows have all been applied"),
        remedy=msg("Apply it first (--apply), or write the new sheet under another name."),
    )
    return OpendataError(problem, Exit.USAGE)


def taken(name: str) -> OpendataError:
    """Another file under the name that a new sheet was to get."""
    problem = Problem(
        "review-file-taken",
        msg("there is a file of this name, and it is no review sheet; it was left as it is"),
        Place(name),
        remedy=msg("Write the sheet under another name."),
    )
    return OpendataError(problem, Exit.USAGE)


def wrong_name(name: str) -> OpendataError:
    """A name under which Excel would not open the sheet."""
    problem = Problem(
        "review-name",
        msg("a review sheet is an Excel workbook, and its name says so"),
        Place(name),
        expected=msg("a name that ends with .xlsx"),
        remedy=msg("Write it like this: {example}", example="--review review.xlsx"),
    )
    return OpendataError(problem, Exit.USAGE)


def wrong_value(place: Place, found: str | None, expected: Message) -> Problem:
    """A cell that does not hold what its column asks for; the row is not taken."""
    return Problem(
        "review-value",
        msg("this cell cannot be taken; the row was left as it was")
        if found
        else msg("this cell is empty; the row was left as it was"),
        place,
        found=found,
        expected=expected,
        remedy=msg("Correct the cell, save the sheet, and apply it again."),
    )


def not_published(place: Place, kind: str, kinds: str) -> Problem:
    """A document that is to be published as something that the dataset does not publish."""
    return Problem(
        "review-kind",
        msg("the dataset does not publish documents of this kind; the row was left as it was"),
        place,
        found=kind,
        expected=msg("one of: {names}", names=kinds),
        remedy=msg("Choose one of them, or the action «do not publish»."),
    )


def undecided(place: Place) -> Problem:
    """A row that was changed, but without an action nobody has said that it is to hold."""
    return Problem(
        "review-undecided",
        msg("the row was changed, but no action is chosen in it; nothing was taken"),
        place,
        expected=msg("an action from the list"),
        remedy=msg("Choose the action, save the sheet, and apply it again."),
        severity=Severity.WARNING,
    )


def unknown_row(place: Place, found: str | None) -> Problem:
    """A row that no longer says which document it is about."""
    return Problem(
        "review-row",
        msg("the row does not say which document it is about; it was left out"),
        place,
        found=found,
        expected=msg("the code of the document, as it was in the sheet"),
        remedy=msg("Make a new sheet (--review) and decide there; rows cannot be added by hand."),
    )


def torn_row(place: Place, shown: str, path: str) -> Problem:
    """A row that was sorted or pasted in part: its cells are about different documents."""
    return Problem(
        "review-row",
        msg("the cells of this row belong to different documents; the row was left out"),
        place,
        found=f"{shown} ≠ {path}",
        expected=msg("the row as it was in the sheet"),
        remedy=msg("Make a new sheet (--review) and decide there; filter rows, do not sort them."),
    )


def contradiction(place: Place, other: Place, path: str) -> Problem:
    """Two rows about one document that say different things."""
    return Problem(
        "review-row-twice",
        msg("two rows decide differently about one document; neither was taken"),
        place,
        found=path,
        expected=msg("the same as in {place}", place=str(other)),
        remedy=msg("Leave the action in one of the two rows, save, and apply the sheet again."),
    )


def replaces(place: Place, former: Correction) -> Problem:
    """A decision that takes the place of another: perhaps two people have one document in hand."""
    return Problem(
        "review-replaces",
        msg(
            "another decision stood here, by {who} on {day}; this one takes its place",
            who=former.who,
            day=day(former.at).isoformat(),
        ),
        place,
        found=former.path,
        severity=Severity.WARNING,
    )


def changed_since(place: Place, path: str) -> Problem:
    """The document is another one than the clerk has looked at."""
    return Problem(
        "review-document-changed",
        msg("the document was changed after the sheet was made; the row was left out"),
        place,
        found=path,
        remedy=msg("Make a new sheet (--review), look at the document again, and decide there."),
    )


def gone(place: Place, path: str) -> Problem:
    """The document is not in the folder; the decision waits for it."""
    return Problem(
        "review-document-gone",
        msg(
            "the document is not in the folder now; the decision is kept and holds when it is back"
        ),
        place,
        found=path,
        severity=Severity.WARNING,
    )


def among_documents(name: str) -> OpendataError:
    """A sheet in the folder of documents: the next run would take it for one of them."""
    problem = Problem(
        "review-among-documents",
        msg("the folder of documents is no place for a review sheet: it would count as a document"),
        Place(name),
        remedy=msg("Write it elsewhere, for example beside opendata.toml."),
    )
    return OpendataError(problem, Exit.USAGE)
