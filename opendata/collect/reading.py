"""One file → what reading it brought: the outcome, the act, and the raw bytes in the store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from opendata.acts import filename, html
from opendata.acts.act import Act
from opendata.acts.recognise import recognise
from opendata.acts.screened import screened
from opendata.acts.text import FORMATS, DocumentText, read_text
from opendata.acts.words import words_sha256
from opendata.collect.batch import Outcome
from opendata.collect.walk import FoundFile, unreadable
from opendata.journal.objects import ObjectStore
from opendata.messages import Message, msg
from opendata.privacy.finding import Grade
from opendata.privacy.hit import Hit
from opendata.problems import OpendataError, Problem, Severity

UNKNOWN_FORMAT = "unknown"
LASTING = frozenset(
    {
        "document-empty",
        "document-too-large",
        "document-bomb",
        "document-encrypted",
        "document-broken",
        "document-unknown-format",
        "document-no-text",
        "document-scan",
        "document-active",
    }
)
"""Failures that lie in the bytes: they are the same tomorrow and on another computer."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What reading one file brought; ``name_used`` says that the act depends on the file's name.

    The problem has no place yet: the same bytes may lie in another file tomorrow. ``hits`` are the
    personal data that the screen found, ``words`` the hash of what it says.
    """

    outcome: Outcome
    format: str
    act: Act | None = None
    problem: Problem | None = None
    name_used: bool = False
    hits: tuple[Hit, ...] = ()
    words: str = ""

    @property
    def blocked(self) -> bool:
        """Whether something in it forbids publication, unless a person has waived it."""
        return any(hit.grade is Grade.BLOCK for hit in self.hits)

    @property
    def lasting(self) -> bool:
        """Whether it may be remembered by the hash of the content."""
        return self.problem is None or self.problem.code in LASTING


def read_one(file: FoundFile, objects: ObjectStore | None) -> ReadDocument:
    """Read, screen, keep and recognise one document; whatever goes wrong is in the result, not
    raised.

    Without ``objects`` nothing is kept; nor is, with them, what holds personal data: portals are
    served out of that store.
    """
    return guarded(file, lambda data: _read(file, data, objects))


def guarded(file: FoundFile, read: Callable[[bytes], ReadDocument]) -> ReadDocument:
    """What ``read`` makes of the bytes of ``file``, or why there is no telling; never raises."""
    try:
        data = file.absolute.read_bytes()
    except OSError:
        return failed(file, unreadable(file.path))
    if hashlib.sha256(data).hexdigest() != file.sha256:
        return failed(file, changed())
    try:
        return read(data)
    except OpendataError as error:
        return failed(file, error.problem)
    except Exception as error:
        # One document must not end the run, not even by a mistake of ours or of a library.
        return failed(file, unexpected(error))


def _read(file: FoundFile, data: bytes, objects: ObjectStore | None) -> ReadDocument:
    document = read_text(data, file.path)
    by_text = recognise(document.text, "")
    act = filename.complete(by_text, file.absolute.name)
    reading = described(data, document, act, name_used=act != by_text)
    if reading.outcome is Outcome.READ:
        found = screened(data, document.format, file.path, document.text)
        reading = replace(reading, hits=found, words=words_sha256(document.text))
        if objects is not None and not reading.blocked:
            objects.put(data, file.sha256)
    return reading


def described(
    data: bytes, document: DocumentText, act: Act, *, name_used: bool = False
) -> ReadDocument:
    """The result for ``document``, the text of the bytes ``data``, that says ``act`` of itself."""
    if document.scan:
        return ReadDocument(Outcome.SCAN, document.format, problem=scan())
    problem = active() if document.format == "html" and html.is_active(data) else None
    return ReadDocument(Outcome.READ, document.format, act, problem, name_used)


def failed(file: FoundFile, problem: Problem) -> ReadDocument:
    """The result for a file that could not be read; its format is what its name says, if known."""
    suffix = PurePosixPath(file.path).suffix.removeprefix(".").lower()
    return ReadDocument(
        Outcome.UNREADABLE, suffix if suffix in FORMATS else UNKNOWN_FORMAT, problem=problem
    )


def _problem(code: str, what: Message, remedy: Message) -> Problem:
    return Problem(code, what, remedy=remedy)


def scan() -> Problem:
    """A PDF of pictures: a warning, as the document was understood for what it is."""
    return Problem(
        "document-scan",
        msg("The PDF holds pictures of pages and no text"),
        remedy=msg(
            "Resolution 835 asks for text: put the document from which it was printed in its place"
        ),
        severity=Severity.WARNING,
    )


def active() -> Problem:
    """A page with scripts; its bytes are evidence, so they are published as they are."""
    return Problem(
        "document-active",
        msg("The page holds scripts or forms, which would run on the site of the council"),
        remedy=msg("Save the document as DOCX or PDF, or as a page without scripts"),
        severity=Severity.WARNING,
    )


def changed() -> Problem:
    """Somebody saved the file between our two looks at it."""
    return _problem(
        "document-changed",
        msg("The file was changed while we were at work"),
        msg("Run again when nobody is editing it"),
    )


def unexpected(error: BaseException) -> Problem:
    """A failure that no reader foresaw; its name helps whoever mends the reader."""
    return Problem(
        "document-failed",
        msg("This document made our reader fail"),
        found=f"{type(error).__name__}: {error}",
        remedy=msg("Save the document anew as DOCX, and send us this one so that we can mend it"),
    )


def hung(seconds: float) -> Problem:
    """A document that takes for ever."""
    return _problem(
        "document-slow",
        msg("Reading the document took more than {seconds} seconds", seconds=round(seconds)),
        msg("Save the document anew as DOCX; it may be damaged"),
    )


def died() -> Problem:
    """A document that takes the reading process with it."""
    return _problem(
        "document-crash",
        msg("Reading the document crashed the program that reads it"),
        msg("Save the document anew as DOCX; it may be damaged"),
    )
