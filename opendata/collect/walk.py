"""What lies in a documents folder: every file with the hash of its content."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity

THREADS = 4
CHUNK = 128
"""Files that a thread takes at once: handing them over one by one costs more than hashing them."""
BLOCK = 1 << 20
READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
LITTER_STARTS = (".", "~$")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file of the folder.

    ``path`` is relative to the workspace, with forward slashes, in composed Unicode; ``place`` is
    the path that opens it. ``sha256`` and ``bytes`` are of its content when the folder was walked.
    ``made_from`` is the format of the original, where it is a redacted copy under that one's path.
    """

    path: str
    place: str
    sha256: str
    bytes: int
    made_from: str = ""

    @property
    def absolute(self) -> Path:
        """``place`` as a path, made when it is asked for: a night without changes opens none."""
        return Path(self.place)


def find_files(folder: Path, root: Path) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """All files below ``folder`` in the order of their paths, and what could not be looked at.

    ``root`` is the workspace. What office programs and systems leave lying about (``~$x.docx``,
    ``.~lock…``, ``Thumbs.db``, hidden files) is no document and is passed over in silence.
    """
    problems: list[Problem] = []
    listed = sorted(_list(folder, root, problems))
    with ThreadPoolExecutor(THREADS) as pool:
        chunks = [listed[i : i + CHUNK] for i in range(0, len(listed), CHUNK)]
        found = [item for part in pool.map(_hash_all, chunks) for item in part]
    files: list[FoundFile] = []
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
        elif files and files[-1].path == item.path:
            problems.append(_same_name(item.path))
        else:
            files.append(item)
    return tuple(files), tuple(problems)


def find_file(path: Path, shown: str) -> FoundFile | Problem:
    """The one file at ``path``, told of as ``shown``; a Problem if it cannot be read.

    It is somebody's express wish, so that no file is passed over for its name.
    """
    if not _is_text(shown):
        return _bad_name(_printable(shown))
    try:
        mode = path.stat().st_mode
    except OSError:
        return unreadable(shown)
    return _hash(shown, str(path)) if stat.S_ISREG(mode) else _not_followed(shown)


def relative(path: Path, root: Path) -> str:
    """``path`` as it is shown and recorded; one that lies outside ``root`` keeps its ``..``."""
    try:
        shown = path.relative_to(root).as_posix()
    except ValueError:
        try:
            shown = Path(os.path.relpath(path, root)).as_posix()
        except ValueError:  # another drive
            shown = path.as_posix()
    return unicodedata.normalize("NFC", shown)


def _list(folder: Path, root: Path, problems: list[Problem]) -> list[tuple[str, str]]:
    """The files below ``folder``; links to folders are not followed, so there are no loops."""
    found: list[tuple[str, str]] = []
    waiting = [(str(folder), relative(folder, root))]
    while waiting:
        current, shown = waiting.pop()
        try:
            with os.scandir(current) as entries:
                children = [entry for entry in entries if not _is_litter(entry)]
        except OSError:
            problems.append(unreadable(_printable(shown)))
            continue
        for entry in children:
            path = f"{shown}/{unicodedata.normalize('NFC', entry.name)}".removeprefix("./")
            if not _is_text(path):
                problems.append(_bad_name(_printable(path)))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, path))
            elif _is_file(entry):
                found.append((path, entry.path))
            else:
                problems.append(_not_followed(path))
    return found


def _is_litter(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith(LITTER_STARTS) or name.lower() in LITTER:
        return True
    if os.name != "nt":
        return False
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A file, or a link to one; not a pipe, which would keep us waiting for ever."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _hash_all(listed: list[tuple[str, str]]) -> list[FoundFile | Problem]:
    return [_hash(path, place) for path, place in listed]


def _hash(path: str, place: str) -> FoundFile | Problem:
    """Works on text and numbers alone: of ten thousand small files, paths and file objects of
    Python would cost more than the reading.
    """
    digest, size = hashlib.sha256(), 0
    try:
        file = os.open(place, READ)
        try:
            while block := os.read(file, BLOCK):
                digest.update(block)
                size += len(block)
        finally:
            os.close(file)
    except OSError:
        return unreadable(path)
    return FoundFile(path, place, digest.hexdigest(), size)


def _is_text(path: str) -> bool:
    """Whether a name is Unicode: others cannot be written into a release."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode("utf-8")


def unreadable(path: str) -> Problem:
    """A file or folder that the system does not let us open."""
    return Problem(
        "document-unreadable",
        msg("The file or folder cannot be opened"),
        Place(file=path),
        remedy=msg("Close it in other programs and check that you may read it, then run again"),
    )


def _not_followed(path: str) -> Problem:
    return Problem(
        "document-link",
        msg("A link to a folder, or a thing that is no file, was passed over"),
        Place(file=path),
        remedy=msg("If there are documents behind it, copy them into the folder itself"),
        severity=Severity.WARNING,
    )


def _bad_name(path: str) -> Problem:
    return Problem(
        "document-name",
        msg("The name of the file is not written in Unicode"),
        Place(file=path),
        remedy=msg("Rename the file"),
    )


def _same_name(path: str) -> Problem:
    return Problem(
        "document-name-twice",
        msg("Two files have names that look the same and differ only in hidden signs"),
        Place(file=path),
        remedy=msg("Rename one of them"),
    )
