"""What can be wrong with the journal, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity


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


def rewritten(number: int) -> Problem:
    """Event ``number`` was seen before, and the chain does not contain it any more."""
    return Problem(
        "journal-rewritten",
        msg("the journal no longer contains the event that was seen last: it was written anew"),
        Place("journal.sqlite", row=number),
        expected=msg("event {number} with the hash that was remembered", number=number),
        remedy=msg(
            "Keep the file of --memory as evidence. Restore .opendata from a backup of that time, "
            "and compare what differs."
        ),
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


def behind(number: int) -> Problem:
    """Event ``number`` is the last, and the head does not know of it yet."""
    return Problem(
        "journal-head-behind",
        msg("journal.head does not know the last event yet"),
        Place("journal.sqlite", row=number),
        expected=msg("a head that names event {number}", number=number),
        remedy=msg(
            "A run was killed just after it recorded this event, or somebody else appended it. "
            "Look at the event; the next run completes the head."
        ),
        severity=Severity.WARNING,
    )


def leftover(name: str) -> Problem:
    """A file that SQLite makes while it writes."""
    return Problem(
        "journal-leftover",
        msg("beside the journal stands what a killed program leaves, so a copy was checked"),
        Place(name),
        expected=msg("journal.sqlite alone, when no run is working"),
        remedy=msg(
            "If no run was killed, find out who put the file there. The next run finishes or "
            "undoes what was begun; then verify again."
        ),
        severity=Severity.WARNING,
    )


def structure(found: str) -> Problem:
    """Tables, indexes, triggers or the counter of the file are not as the program makes them."""
    return Problem(
        "journal-structure",
        msg("the journal file is not built as opendata builds it"),
        Place("journal.sqlite"),
        found=found,
        expected=msg("one table with its indexes and triggers, and nothing else"),
        remedy=restore(),
    )


def unsealed(number: int) -> Problem:
    """The head has no hash of the whole file after event ``number``."""
    return Problem(
        "journal-unsealed",
        msg("the events were checked, but the journal file itself could not be"),
        Place("journal.sqlite", row=number),
        expected=msg("a head with the hash of the whole file, as the end of each run writes it"),
        remedy=msg(
            "Nothing: a run was killed or is still working, or the journal is of an earlier "
            "version. The next run that records something writes the hash."
        ),
        severity=Severity.NOTE,
    )


def file_altered(found: str, expected: str) -> Problem:
    """All events fit, and the file is not the one that the last run left."""
    return Problem(
        "journal-file-altered",
        msg("the journal file was changed after the last run, beside its events"),
        Place("journal.sqlite"),
        found=found,
        expected=msg("{seal}, as journal.head says", seal=expected),
        remedy=restore(),
    )


def time_back(number: int, at: datetime, before: datetime) -> Problem:
    """Event ``number`` is dated before the one that was recorded before it."""
    return Problem(
        "journal-time",
        msg("an event is dated earlier than the event before it"),
        Place("journal.sqlite", row=number),
        found=at.isoformat(),
        expected=msg("not before {moment}", moment=before.isoformat()),
        remedy=_clock(),
        severity=Severity.WARNING,
    )


def time_ahead(number: int, at: datetime, now: datetime) -> Problem:
    """Event ``number`` is dated in the future."""
    return Problem(
        "journal-time",
        msg("an event is dated in the future"),
        Place("journal.sqlite", row=number),
        found=at.isoformat(),
        expected=msg("not after {moment}", moment=now.isoformat()),
        remedy=_clock(),
        severity=Severity.WARNING,
    )


def _clock() -> Message:
    return msg(
        "Either the clock of a computer was wrong, or somebody recorded the event under another "
        "time. Compare it with the events around it and with the logs of that day."
    )
