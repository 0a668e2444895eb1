"""What can be wrong with the journal, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem


@contextmanager
def facts_of(number: int) -> Iterator[None]:
    """Read what event ``number`` says: what it should say and does not is ``journal-damaged``."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise OpendataError(damaged(number), Exit.CONFIGURATION) from error


def damaged(number: int) -> Problem:
    """An event that cannot be understood."""
    return Problem(
        "journal-damaged",
        msg("an event of the journal cannot be understood"),
        Place("journal.sqlite", row=number),
        expected=msg("the event as opendata wrote it"),
        remedy=restore(),
    )


def chain_broken(number: int) -> Problem:
    """The first event that does not fit the one before it."""
    return Problem(
        "journal-chain",
        msg("the journal was changed after it was written"),
        Place("journal.sqlite", row=number),
        expected=msg("every event carries the hash of the one before"),
        remedy=msg("Restore the journal from a backup; events before this one are as they were."),
    )


def truncated(number: int) -> Problem:
    """Event ``number`` was written, as the head says, and is no longer there."""
    return Problem(
        "journal-truncated",
        msg("the end of the journal is missing, or the whole of it"),
        Place("journal.sqlite"),
        expected=msg("event {number}, which journal.head names as the last", number=number),
        remedy=restore(),
    )


def head_unfit(path: Path, found: str | None) -> Problem:
    """The head is missing, far behind, or no head at all."""
    return Problem(
        "journal-head",
        msg("the file that says how far the journal goes is missing, old or damaged"),
        Place(path.name),
        found=found,
        expected=msg("the number and the hash of the last event"),
        remedy=restore(),
    )


def unusable(path: Path, found: str) -> Problem:
    """A file that SQLite, or the system, cannot work with."""
    return Problem(
        "journal-unusable",
        msg("the journal cannot be read or written"),
        Place(path.name),
        found=found,
        expected=msg("the SQLite file that opendata made"),
        remedy=msg(
            "Check that the disk is not full and the folder .opendata may be written to; if the "
            "file is damaged, restore the folder .opendata from a backup."
        ),
    )


def restore() -> Message:
    """What to do about a journal that is not as it was written."""
    return msg(
        "Restore the folder .opendata from a backup. If there is none, set journal.sqlite and "
        "journal.head aside, keep them as evidence, and run the publication: a new journal begins "
        "with the releases that are there."
    )
