"""Many files at once: reading the folder, hashing and filling it, in a few threads.

Hashing and file calls let go of the interpreter lock, so threads are enough.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final, TypeVar

from opendata.portals.portal import Progress
from opendata.portals.site.content import Content, damaged
from opendata.portals.site.names import collide

THREADS: Final = 4
"""Enough to wait for a slow disk together; more of them would wait for one another."""
CHUNK: Final = 1 << 20
BATCH: Final = 50
"""Files that one thread takes at a time: small enough for progress, large enough to be cheap."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def list_files(folder: Path) -> dict[str, os.DirEntry[str]]:
    """Every file below ``folder`` by its path with slashes; a link counts as a file."""
    return dict(_walk(str(folder), "")) if folder.is_dir() else {}


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry


_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | _NO_LINK
_NOT_THERE: Final = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP}


def hash_file(path: str) -> str | None:
    """The SHA-256 of a file in hex; None if there is no such file, or only a link to one.

    Works on text and numbers alone: for thousands of small files, the paths and the buffered files
    of Python would cost three times what the reading does.
    """
    digest = hashlib.sha256()
    try:
        if not _NO_LINK and Path(path).is_symlink():
            return None
        file = os.open(path, _READ)
        try:
            while chunk := os.read(file, CHUNK):
                digest.update(chunk)
        finally:
            os.close(file)
    except OSError as error:
        if error.errno in _NOT_THERE or Path(path).is_dir():
            return None
        raise
    return digest.hexdigest()


def hash_files(
    folder: Path, paths: Sequence[str], progress: Progress | None = None
) -> dict[str, str | None]:
    """The SHA-256 of each of ``paths`` below ``folder``; None for one that is not there."""
    root = f"{folder}{os.sep}"
    hashes = in_threads(lambda path: hash_file(root + path.replace("/", os.sep)), paths, progress)
    return dict(zip(paths, hashes, strict=True))


def fill(
    folder: Path,
    contents: Mapping[str, Content],
    links: Mapping[str, Path],
    progress: Progress | None = None,
) -> None:
    """Write ``contents`` below ``folder``; a path in ``links`` is linked from there, if it can be.

    What is copied from the store is hashed on the way: damaged bytes never reach the public.

    :raises OpendataError: ``site-names-collide`` where the file system takes two names for one,
        ``site-source-damaged``.
    """
    paths = {*contents, *links}
    for parent in sorted(folders_of(paths)):
        (folder / parent).mkdir(exist_ok=True)

    def put(path: str) -> None:
        target = folder / path
        try:
            if path in links and _link(links[path], target):
                return
            if path in contents:
                _write(contents[path], target)
        except FileExistsError as error:
            raise collide(path, paths) from error

    in_threads(put, sorted(paths), progress)


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that ``paths`` need, at every level, without the one they all stand in."""
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found


def in_threads(
    work: Callable[[Item], Result], items: Sequence[Item], progress: Progress | None = None
) -> list[Result]:
    """``work`` for every item, results in order; the first failure ends it and is raised."""
    batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
    results: list[list[Result]] = [[] for _ in batches]
    done = 0
    with ThreadPoolExecutor(THREADS) as pool:
        futures = {
            pool.submit(lambda batch: [work(item) for item in batch], batch): number
            for number, batch in enumerate(batches)
        }
        try:
            for future in as_completed(futures):
                results[futures[future]] = future.result()
                done += len(results[futures[future]])
                if progress is not None:
                    progress(done, len(items))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [result for batch in results for result in batch]


def _link(source: Path, target: Path) -> bool:
    """Whether ``target`` is now the same file as ``source``, or a copy of the link that it is."""
    try:
        if source.is_symlink():
            target.symlink_to(source.readlink())
        else:
            target.hardlink_to(source)
    except FileNotFoundError:
        return False  # somebody removed it since it was compared
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return _copy(source, target)  # a file system without links
    return True


def _copy(source: Path, target: Path) -> bool:
    try:
        data = source.read_bytes()
    except FileNotFoundError:
        return False
    _write_new(target, data)
    return True


def _write_new(target: Path, data: bytes) -> None:
    with target.open("xb") as file:  # never over a file whose name only looks other
        file.write(data)


def _write(content: Content, target: Path) -> None:
    if content.data is not None:
        _write_new(target, content.data)
        return
    assert content.source is not None  # noqa: S101 - the two constructors see to it
    try:
        source = content.source.open("rb")
    except OSError as error:
        raise damaged(content.source, None) from error
    digest = hashlib.sha256()
    with source, target.open("xb") as file:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != content.sha256:
        raise damaged(content.source, digest.hexdigest())
