"""Redacted copies in the place of originals: which hold, and what is collected instead. Pure.

A copy is for the bytes of one original: when these change, it covers them no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from opendata.collect.walk import FoundFile
from opendata.journal.event import Event
from opendata.journal.trouble import facts_of
from opendata.messages import msg
from opendata.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class RedactedCopy:
    """A copy in force: of the original with the hash ``original``, which stood at ``path``.

    ``copy`` is the hash of the copy, ``file`` where it is, ``format`` its format, ``made_from`` the
    format of the original; both paths are relative to the workspace. ``replaced`` counts by kind
    what was taken out, ``by`` decided.
    """

    original: str
    copy: str
    path: str
    file: str
    format: str
    made_from: str
    replaced: Mapping[str, int]
    by: str

    def facts(self, sheet: str) -> dict[str, object]:
        """What the journal keeps; ``sheet`` is the hash of the workbook with the decisions."""
        return {
            "original": self.original,
            "copy": self.copy,
            "path": self.path,
            "file": self.file,
            "format": self.format,
            "made_from": self.made_from,
            "replaced": dict(self.replaced),
            "by": self.by,
            "sheet": sheet,
        }


def undone(copy: RedactedCopy, by: str) -> dict[str, object]:
    """What the journal keeps when a copy is given up."""
    return {"original": copy.original, "copy": None, "path": copy.path, "by": by}


def in_force(events: Iterable[Event]) -> dict[str, RedactedCopy]:
    """The copies that hold after ``events`` (all ``redacted``), by the hash of the original.

    :raises OpendataError: ``journal-damaged``, exit 4, for an event that cannot be understood.
    """
    found: dict[str, RedactedCopy] = {}
    for event in events:
        with facts_of(event.number):
            said = event.data
            found.pop(said["original"], None)
            if said["copy"] is not None:
                found[said["original"]] = RedactedCopy(
                    said["original"],
                    said["copy"],
                    said["path"],
                    said["file"],
                    said["format"],
                    said["made_from"],
                    said["replaced"],
                    said["by"],
                )
    return found


def outside(found: Sequence[FoundFile], folders: Collection[str]) -> tuple[FoundFile, ...]:
    """``found`` without what lies in one of the ``folders`` of copies (relative to the workspace):
    a copy is no source of its own.
    """
    starts = tuple(f"{one}/" for one in folders)
    return tuple(one for one in found if not one.path.startswith(starts))


def substituted(
    found: Sequence[FoundFile],
    copies: Mapping[str, RedactedCopy],
    standing: Mapping[str, FoundFile | Problem],
) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """``found`` with the copy in the place of each original that has one, under the path of the
    original; and what is wrong with copies.

    ``standing`` are the files of copies as they are, by the hash of the original. Where one is not
    what was screened, the original stays, which the screen withholds.
    """
    files: list[FoundFile] = []
    problems: list[Problem] = []
    for one in found:
        copy, file = copies.get(one.sha256), standing.get(one.sha256)
        if copy is None:
            files.append(one)
        elif isinstance(file, FoundFile) and file.sha256 == copy.copy:
            files.append(replace(file, path=one.path, made_from=copy.made_from))
        else:
            files.append(one)
            problems.append(_other(copy))
    return tuple(files), tuple(problems)


def _other(copy: RedactedCopy) -> Problem:
    return Problem(
        "redact-copy",
        msg(
            "the redacted copy is not there, or not the one that was screened; it is not published"
        ),
        Place(copy.file),
        found=copy.path,
        expected=msg("the file that «opendata redact» has written"),
        remedy=msg(
            "Repeat «opendata redact … --apply» with the sheet, which writes it again; or give it "
            "up with --undo. A copy is not to be changed by hand."
        ),
    )
