"""Releases on disk: immutable folders, made in one step, checked when they are read."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace as replaced
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from opendata.journal.files import replace, sync
from opendata.journal.objects import ObjectStore
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release import disk, trouble
from opendata.release.csv_table import read_csv
from opendata.release.documents import FOLDER, read_documents
from opendata.release.manifest import NAME, read_release
from opendata.release.passport import read_passport
from opendata.release.release import DocumentFile, Release, ReleaseFile, Role, Version
from opendata.release.signing import SIGNATURE
from opendata.table import Table

if TYPE_CHECKING:  # what makes releases is not loaded for a run that finds nothing new
    from opendata.release.draft import Draft, Previous

T = TypeVar("T")
_UNFINISHED = ".opendata-unfinished-"


class ReleaseStore:
    """The folder ``<root>/<dataset>/<version>/`` per release; the documents are in ``objects``.

    Every method raises ``OpendataError`` with exit code 4 where the store is not as it was written.
    Only one process may write at a time; the run lock sees to that. Reading needs no lock.
    """

    def __init__(self, root: Path, objects: ObjectStore) -> None:
        """``root`` is ``.opendata/releases``; it is made by the first commit."""
        self.root = root
        self.objects = objects

    def datasets(self) -> tuple[str, ...]:
        """The datasets that have releases here, whether they are still declared or not."""
        try:
            names = sorted(one.name for one in self.root.iterdir() if one.is_dir())
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return tuple(name for name in names if self.versions(name))

    def versions(self, dataset: str) -> tuple[Version, ...]:
        """The versions of ``dataset``, oldest first; none where there is no such dataset."""
        try:
            names = [one.name for one in (self.root / dataset).iterdir() if one.is_dir()]
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return tuple(sorted(version for name in names if (version := _version(name))))

    def load(self, dataset: str, version: Version) -> Release:
        """The release; reads its manifest alone."""
        path = self._folder(dataset, version) / NAME
        data = self._read(path)
        release = self._parse(path, read_release, data)
        if (release.dataset, release.version) != (dataset, version):
            raise self._broken(path, f"{release.dataset} {release.version}")
        return replaced(release, signature=self._signature(path.with_name(SIGNATURE)))

    def signature(self, dataset: str, version: Version) -> bytes | None:
        """The file with the signature of a release, None where it has none; it is not checked.

        Empty where it cannot be read: that is no signature, but there should be one.
        """
        try:
            return self._signature(self._folder(dataset, version) / SIGNATURE)
        except OpendataError:
            return b""

    def _signature(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OpendataError(
                trouble.altered(self._name(path), None, None), Exit.CONFIGURATION
            ) from error

    def manifest_hash(self, dataset: str, version: Version) -> str | None:
        """The SHA-256 of a manifest as it stands here; None where it cannot be read."""
        return disk.hash_of(self._folder(dataset, version) / NAME)

    def releases(self, dataset: str) -> tuple[Release, ...]:
        """All releases of ``dataset``, oldest first."""
        return tuple(self.load(dataset, version) for version in self.versions(dataset))

    def latest(self, dataset: str) -> Release | None:
        """The newest release; reads its manifest alone."""
        versions = self.versions(dataset)
        return self.load(dataset, versions[-1]) if versions else None

    def previous(self, dataset: str) -> Previous | None:
        """The newest release with all that the next one is compared to."""
        from opendata.release.draft import Previous

        release = self.latest(dataset)
        if release is None:
            return None
        passport = self.passport(release)
        tables = self.tables(release)
        first = next(iter(tables))
        others = {name: table for name, table in tables.items() if name != first}
        return Previous(release, tables[first], self.documents(release), passport, others)

    def passport(self, release: Release) -> dict[str, Any]:
        """The elements of the passport of the release: see :mod:`opendata.release.passport`."""
        one = _of_role(release, Role.PASSPORT)
        return self._parse(self.file(release, one.path), read_passport, self._bytes(release, one))

    def file(self, release: Release, path: str) -> Path:
        """Where the bytes of ``path`` are: a file of the release, its manifest or signature, or a
        document.

        ``KeyError`` for a path that the release does not have.
        """
        if path in (NAME, SIGNATURE):
            return self._folder(release.dataset, release.version) / path
        if any(one.path == path for one in release.files):
            return self.root / release.dataset / path
        for one in self.documents(release) if path.startswith(f"{FOLDER}/") else ():
            if one.path == path:
                return self.objects.path(one.sha256)
        raise KeyError(path)

    def table(self, release: Release) -> Table:
        """The rows of the first table, sorted by key, a missing value as None."""
        return self._table(release, next(_csvs(release)))

    def tables(self, release: Release) -> dict[str, Table]:
        """All tables of the release by their names, the first one first."""
        return {PurePosixPath(one.path).stem: self._table(release, one) for one in _csvs(release)}

    def _table(self, release: Release, one: ReleaseFile) -> Table:
        return self._parse(self.file(release, one.path), read_csv, self._bytes(release, one))

    def documents(self, release: Release) -> tuple[DocumentFile, ...]:
        """The documents of the release, sorted by path; their bytes are in ``objects``."""
        one = _of_role(release, Role.DOCUMENTS)
        return self._parse(self.file(release, one.path), read_documents, self._bytes(release, one))

    def commit(self, draft: Draft) -> Release:
        """Store ``draft`` in one step: a kill leaves the whole release or none.

        Its documents must be in ``objects``. An existing version is never overwritten.
        """
        self._check_new(draft)
        home = self.root / draft.dataset
        folder = self._unfinished(home)
        try:
            for path, data in {**draft.files, f"{draft.version}/{NAME}": draft.manifest}.items():
                disk.write(folder / path.removeprefix(f"{draft.version}/"), data)
            if draft.signature is not None:
                disk.write(folder / SIGNATURE, draft.signature)
            folder.chmod(0o755)  # a temporary folder is private; a release is not
            sync(folder)
            replace(folder, self._folder(draft.dataset, draft.version))
            sync(home)
        except OSError as error:
            raise trouble.cannot_write(self._name(home), error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return self.load(draft.dataset, draft.version)

    def verify(
        self, release: Release, hash_of: Callable[[Path], str | None] = disk.hash_of
    ) -> tuple[Problem, ...]:
        """Hash everything again: a problem per file or document that is missing or was changed.

        ``hash_of`` is for whoever knows the hashes of the objects already.
        """
        problems: list[Problem] = []
        wanted = [(self.file(release, NAME), release.manifest_sha256)]
        wanted += [(self.file(release, one.path), one.sha256) for one in release.files]
        try:
            documents = self.documents(release)
        except OpendataError:
            documents = ()  # the list itself is reported below
        hashes = sorted({one.sha256 for one in documents})
        wanted += [(self.objects.path(sha256), sha256) for sha256 in hashes]
        for path, sha256 in wanted:
            found = hash_of(path)
            if found != sha256:
                problems.append(trouble.altered(self._name(path), sha256, found))
        return tuple(problems)

    def export(self, release: Release, target: Path) -> None:
        """Write the release with its documents as a folder that needs nothing else.

        ``target`` must not exist, or be empty; it appears in one step, checked.
        """
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise trouble.target_taken(target.name)
        folder = self._unfinished(target.parent)
        try:
            disk.write(folder / NAME, self._read(self.file(release, NAME)))
            if release.signature is not None:
                disk.write(folder / SIGNATURE, release.signature)
            for one in release.files:
                disk.write(folder / one.path, self._bytes(release, one))
            for document in self.documents(release):
                path = self.objects.path(document.sha256)
                disk.write(folder / document.path, self._checked(path, document.sha256))
            folder.chmod(0o755)
            if target.exists():
                target.rmdir()
            replace(folder, target)
        except OSError as error:
            raise trouble.cannot_write(target.name, error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _unfinished(self, home: Path) -> Path:
        """A new folder in ``home`` to build in; what a kill may have left there is removed."""
        try:
            home.mkdir(parents=True, exist_ok=True)
            for left in home.glob(f"{_UNFINISHED}*"):
                shutil.rmtree(left, ignore_errors=True)
            return Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=home))
        except OSError as error:
            raise trouble.cannot_write(self._name(home), error) from error

    def _check_new(self, draft: Draft) -> None:
        if self._folder(draft.dataset, draft.version).exists():
            raise trouble.version_exists(draft.dataset, str(draft.version))
        missing = [one for one in draft.documents if not self.objects.has(one.sha256)]
        if missing:
            problems = [trouble.object_missing(one.path, one.sha256) for one in missing]
            raise OpendataError(problems[0], Exit.INCOMPLETE, *problems[1:])

    def _folder(self, dataset: str, version: Version) -> Path:
        return self.root / dataset / str(version)

    def _bytes(self, release: Release, one: ReleaseFile) -> bytes:
        return self._checked(self.root / release.dataset / one.path, one.sha256)

    def _checked(self, path: Path, sha256: str) -> bytes:
        data = self._read(path)
        found = hashlib.sha256(data).hexdigest()
        if found != sha256:
            raise OpendataError(
                trouble.altered(self._name(path), sha256, found), Exit.CONFIGURATION
            )
        return data

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise OpendataError(
                trouble.altered(self._name(path), None, None), Exit.CONFIGURATION
            ) from error

    def _parse(self, path: Path, read: Callable[[bytes], T], data: bytes) -> T:
        try:
            return read(data)
        except ValueError as error:
            raise self._broken(path, str(error)) from error

    def _broken(self, path: Path, found: str) -> OpendataError:
        problem = Problem(
            "release-broken",
            msg("A file of a stored release does not hold what it should."),
            Place(self._name(path)),
            found,
            remedy=trouble.restore(),
        )
        return OpendataError(problem, Exit.CONFIGURATION)

    def _name(self, path: Path) -> str:
        """``path`` as a person sees it from the workspace."""
        with contextlib.suppress(ValueError):
            return path.relative_to(self.root.parent.parent).as_posix()
        return path.name


def _version(name: str) -> Version | None:
    try:
        version = Version.parse(name)
    except ValueError:
        return None
    return version if str(version) == name else None


def _csvs(release: Release) -> Iterator[ReleaseFile]:
    return (one for one in release.files if one.role is Role.TABLE and one.format == "csv")


def _of_role(release: Release, role: Role) -> ReleaseFile:
    return next(one for one in release.files if one.role is role)
