"""What is told about saved feeds and what they list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opendata.collect.feed import Item
from opendata.messages import msg, nmsg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.table import Cell


def refused(problem: Problem) -> OpendataError:
    """The error for a file that cannot be read: the collection is incomplete."""
    return OpendataError(problem, Exit.INCOMPLETE)


def broken(file: str) -> Problem:
    """A feed that was cut off, or that is no XML."""
    return Problem(
        "feed-broken",
        msg("the saved feed is cut off or damaged"),
        Place(file),
        remedy=msg("Save it again; until then nothing is removed from what is published."),
    )


def hostile(file: str) -> Problem:
    """A feed with a document type declaration."""
    return Problem(
        "feed-hostile",
        msg("the feed has a document type declaration, as files have that do harm; it is not read"),
        Place(file),
        remedy=msg("Show it to whoever looks after the site; feeds need no such declaration."),
    )


def too_large(file: str, limit: int) -> Problem:
    """``limit`` is in megabytes."""
    return Problem(
        "feed-too-large",
        msg("the file is larger than any feed"),
        Place(file),
        expected=msg("at most {limit} MB", limit=limit),
        remedy=msg("Look what it is, and take it out of the folder if it is no feed."),
    )


def unknown(file: str, found: str) -> Problem:
    """``found`` says what the file is instead."""
    return Problem(
        "feed-unknown",
        msg("the file is no feed that can be read"),
        Place(file),
        found=found,
        expected=msg("RSS, Atom, an answer of /wp-json/wp/v2/ or a workbook with counts"),
        remedy=msg(
            "Open the address in a browser: a page of an error may have been saved in place of the "
            "feed. Save it again, or take the file out of the folder."
        ),
    )


def no_date(file: str, item: Item) -> Problem:
    """A material without a moment that can be read."""
    return Problem(
        "feed-no-date",
        msg("the material has no date that can be read, and is left out"),
        Place(file),
        found=item.said or item.title or item.address,
        remedy=msg("Give it a date on the site, and save the feed again."),
        severity=Severity.WARNING,
    )


def in_future(file: str, item: Item, day: date, today: date) -> Problem:
    """A material of a day that has not come."""
    return Problem(
        "feed-in-future",
        msg("the material is dated in the future, and is left out until then"),
        Place(file),
        found=f"{day.isoformat()} {item.title}".strip(),
        expected=msg("today, {today}, or a day before", today=today.isoformat()),
        remedy=msg("Correct its date on the site, if it is a slip."),
        severity=Severity.WARNING,
    )


def no_address(file: str, item: Item) -> Problem:
    """A material that nothing tells apart from others."""
    return Problem(
        "feed-no-address",
        msg("the material has neither an address nor an identifier, and is left out"),
        Place(file),
        found=item.title,
        remedy=msg("Show it to whoever looks after the site."),
        severity=Severity.WARNING,
    )


def section_unknown(file: str, numbers: Sequence[str]) -> Problem:
    """Sections of WordPress that no saved file names."""
    return Problem(
        "feed-section-unknown",
        nmsg(
            "the name of {n} section is not known; its materials are in the section of the feed",
            "the names of {n} sections are not known; their materials are in the section of the "
            "feed",
            len(numbers),
        ),
        Place(file),
        found=", ".join(numbers),
        expected=msg("the answer of /wp-json/wp/v2/categories in the same folder"),
        remedy=msg("Save that answer beside the posts."),
        severity=Severity.WARNING,
    )


def months_in_part(folder: str, months: Sequence[str]) -> Problem:
    """Months that have ended, of which only a part was seen."""
    return Problem(
        "feed-month-part",
        nmsg(
            "{n} month is not counted: the saved feeds do not show all of it",
            "{n} months are not counted: the saved feeds do not show all of them",
            len(months),
        ),
        Place(folder),
        found=", ".join(months),
        expected=msg("feeds saved so often that each has a material of the one before"),
        remedy=msg("Count these months on the site, and write the numbers into the workbook."),
        severity=Severity.NOTE,
    )


def other_media(file: str, count: int) -> Problem:
    """Documents in the library of media."""
    return Problem(
        "feed-other-media",
        nmsg(
            "{n} file is neither a photo nor a video, and is not counted",
            "{n} files are neither photos nor videos, and are not counted",
            count,
        ),
        Place(file),
        severity=Severity.NOTE,
    )


def count_differs(place: Place, typed: Cell, counted: int) -> Problem:
    """A number that was typed, beside another that follows from the feeds."""
    return Problem(
        "feed-count-differs",
        msg("the number in the workbook is not the one that the feeds give"),
        place,
        found=typed or "",
        expected=msg("{number}", number=counted),
        remedy=msg(
            "Count again. Yours is published; to have that of the feeds, take the row out of the "
            "workbook."
        ),
        severity=Severity.WARNING,
    )
