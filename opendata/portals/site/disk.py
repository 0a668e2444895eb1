"""Many files at once: reading the folder, hashing and filling it, in a few threads.

Hashing and file calls let go of the interpreter lock, so threads are enough.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final, TypeVar

from opendata.portals.portal import Progress
from opendata.portals.site.content import Content, damaged

THREADS: Final = 8
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


def hash_file(path: Path) -> str | None:
    """The SHA-256 of a file in hex; None if there is no such file, or only a link to one."""
    digest = hashlib.sha256()
    try:
        if path.is_symlink():
            return None
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    return digest.hexdigest()


def hash_files(
    folder: Path, paths: Sequence[str], progress: Progress | None = None
) -> dict[str, str | None]:
    """The SHA-256 of each of ``paths`` below ``folder``; None for one that is not there."""
    hashes = in_threads(lambda path: hash_file(folder / path), paths, progress)
    return dict(zip(paths, hashes, strict=True))


def fill(
    folder: Path,
    contents: Mapping[str, Content],
    links: Mapping[str, Path],
    progress: Progress | None = None,
) -> None:
    """Write ``contents`` below ``folder``; a path in ``links`` is linked from there, if it can be.

    What is copied from the store is hashed on the way: damaged bytes never reach the public.
    """
    parents = {parent for path in {*contents, *links} for parent in Path(path).parents}
    for parent in sorted(parents):
        (folder / parent).mkdir(exist_ok=True)

    def put(path: str) -> None:
        target = folder / path
        if path in links and _link(links[path], target):
            return
        if path in contents:
            _write(contents[path], target)

    in_threads(put, sorted({*contents, *links}), progress)


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
    except (OSError, NotImplementedError):
        return _copy(source, target)  # a file system without links
    return True


def _copy(source: Path, target: Path) -> bool:
    try:
        target.write_bytes(source.read_bytes())
    except FileNotFoundError:
        return False
    return True


def _write(content: Content, target: Path) -> None:
    if content.data is not None:
        target.write_bytes(content.data)
        return
    assert content.source is not None  # noqa: S101 - the two constructors see to it
    try:
        source = content.source.open("rb")
    except OSError as error:
        raise damaged(content.source, None) from error
    digest = hashlib.sha256()
    with source, target.open("wb") as file:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != content.sha256:
        raise damaged(content.source, digest.hexdigest())
