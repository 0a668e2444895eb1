"""The ways in which a document cannot be read, each with a code and the next thing to do."""

from __future__ import annotations

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem

MEGABYTE = 1_000_000


def failure(code: str, name: str, what: Message, remedy: Message) -> OpendataError:
    """An error about the one document ``name``; the run itself can go on and be incomplete."""
    return OpendataError(Problem(code, what, Place(file=name), remedy=remedy), Exit.INCOMPLETE)


def empty(name: str) -> OpendataError:
    """There are no bytes, or nothing but blank space."""
    return failure(
        "document-empty",
        name,
        msg("The document is empty"),
        msg("Put the real document in its place, or delete this file"),
    )


def too_large(name: str, size: int, limit: int) -> OpendataError:
    """``size`` and ``limit`` are in bytes."""
    return failure(
        "document-too-large",
        name,
        msg(
            "The document holds {size} MB; at most {limit} MB are read",
            size=-(-size // MEGABYTE),
            limit=limit // MEGABYTE,
        ),
        msg("Shrink the pictures in the document, or split its annexes into separate files"),
    )


def bomb(name: str) -> OpendataError:
    """A small archive that swells beyond all measure, or an entity bomb."""
    return failure(
        "document-bomb",
        name,
        msg("The document is built to swell when it is opened, as harmful files are"),
        msg("Do not open it; ask its author for the document again, and tell your administrator"),
    )


def encrypted(name: str) -> OpendataError:
    """A password stands between us and the text."""
    return failure(
        "document-encrypted",
        name,
        msg("The document is protected with a password"),
        msg("Save it without a password and put it in place of this file"),
    )


def broken(name: str) -> OpendataError:
    """The format is known, but the bytes do not hold together."""
    return failure(
        "document-broken",
        name,
        msg("The document is damaged and cannot be read"),
        msg("Open it in a word processor, save it anew, or take it from a backup copy"),
    )


def unknown_format(name: str) -> OpendataError:
    """Not a text document, or of a kind that Resolution 835 does not name."""
    return failure(
        "document-unknown-format",
        name,
        msg("The file is not a text document of a known format"),
        msg("Save the act as DOCX, ODT, RTF, TXT, HTML or PDF with text; move other files away"),
    )


def no_reader(name: str) -> OpendataError:
    """Old Word needs a program, and this computer has none that could do it."""
    return failure(
        "document-no-reader",
        name,
        msg("An old Word document (.doc) cannot be read here: no program for it was found"),
        msg("Install LibreOffice, or save the document as DOCX"),
    )


def no_text(name: str) -> OpendataError:
    """A word processor's document that holds pictures of pages, or nothing at all."""
    return failure(
        "document-no-text",
        name,
        msg("There is no text in the document, at most pictures"),
        msg("Publish the document from which it was printed, with its text"),
    )


def reader_failed(name: str) -> OpendataError:
    """There are programs for old Word here, but none of them could read this document."""
    return failure(
        "document-reader-failed",
        name,
        msg("None of the programs installed here could read this old Word document (.doc)"),
        msg("Open it in a word processor and save it as DOCX"),
    )
