"""The static site as a portal: plan by content, build beside, swap in one step, read back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from opendata.messages import msg
from opendata.portals.portal import (
    Action,
    Check,
    Match,
    Plan,
    Progress,
    Publication,
    Receipt,
    Write,
)
from opendata.portals.site.content import Content
from opendata.portals.site.disk import fill, hash_file, hash_files, list_files
from opendata.portals.site.marker import BUILDING, MARKER, must_be_ours, read_marker
from opendata.portals.site.shown import Shown
from opendata.portals.site.swap import beside, recover, standing, swap
from opendata.portals.site.tree import MANIFEST, release_contents, site_inputs, site_tree
from opendata.problems import Exit, OpendataError, Place, Problem


@dataclass(frozen=True, slots=True)
class _Present:
    """What stands in the folder: ``ours`` are the files that a site of ours put there."""

    folder: Path
    ours: frozenset[str]
    foreign: tuple[str, ...]


class SitePortal:
    """A folder with a static site. ``url`` is its public address, empty where there is none yet."""

    def __init__(self, name: str, folder: Path, url: str = "") -> None:
        """``folder`` is made when it is first written; a link to a folder is followed."""
        self.name = name
        self.folder = folder.resolve()
        self.base = url.rstrip("/") + "/" if url else ""

    def where(self, publication: Publication) -> str:
        """The address of the dataset's page, or the path of its file where no address is known."""
        dataset = publication.dataset.name
        return f"{self.base}{dataset}/" if self.base else str(self.folder / dataset / "index.html")

    def serves(self, publication: Publication) -> bool:
        """Whether the newest release is served. Reads the tables and lists names, no document."""
        with _telling(self.folder):
            marker = read_marker(self.folder)
            if marker is None or marker.inputs != site_inputs(publication, self.name, self.base):
                return False
            there = list_files(self.folder)
            listed = {file.path: file for file in marker.files}
            if any(
                path not in there or there[path].stat(follow_symlinks=False).st_size != file.bytes
                for path, file in listed.items()
            ):
                return False
            newest, root = publication.release, f"{publication.dataset.name}/"
            expected = {root + file.path: file.sha256 for file in newest.files}
            expected[root + MANIFEST] = newest.manifest_sha256
            return all(hash_file(self.folder / path) == sha for path, sha in expected.items())

    def plan(self, publication: Publication) -> Plan:
        """Compare by content what the site would be with what is in the folder."""
        tree = site_tree(publication, self.name, self.base)
        with _telling(self.folder):
            present = self._present(tree)
            mine = sorted(present.ours)
            found = hash_files(present.folder, mine)
        writes = [
            Write(
                Action.UPDATE if path in present.ours else Action.CREATE,
                path,
                one.sha256,
                one.size,
            )
            for path, one in tree.items()
            if found.get(path) != one.sha256
        ]
        same = len(tree) - len(writes)
        writes += [Write(Action.DELETE, path, None, 0) for path in mine if path not in tree]
        writes.sort(key=lambda write: write.path)
        return Plan(self.name, tuple(writes), same, present.foreign)

    def apply(self, publication: Publication, plan: Plan, progress: Progress) -> None:
        """Build the new site beside the old one and swap them; what is the same is linked."""
        with _telling(self.folder):
            recover(self.folder)
        if plan.nothing:
            return
        tree = site_tree(publication, self.name, self.base)
        new_paths = _written(plan, tree)
        with _telling(self.folder):
            present = self._present(tree)
            links = [path for path in tree if path not in new_paths]
            new = beside(self.folder, "new")
            new.mkdir(parents=True)
            (new / MARKER).write_bytes(BUILDING)
            sources = {path: present.folder / path for path in (*links, *present.foreign)}
            fill(new, tree, sources, progress)
            swap(self.folder, new)

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        """Read the manifest, every file and every document of the newest release and compare."""
        name = publication.dataset.name
        shown = Shown(publication.dataset, publication.releases[name])
        expected = release_contents(publication, shown)
        paths = sorted(expected)
        with _telling(self.folder):
            found = hash_files(self.folder, paths, progress)
        checks = tuple(_check(path, expected[path].sha256, found[path]) for path in paths)
        release = publication.release
        return Receipt(self.name, name, release.version, publication.now, checks)

    def _present(self, tree: Mapping[str, Content]) -> _Present:
        """What is in the folder. A file at an address of ours counts as ours, whoever wrote it."""
        must_be_ours(self.folder)
        folder = standing(self.folder)
        there = list_files(folder)
        marker = read_marker(folder)
        listed = {file.path for file in marker.files} if marker else set()
        ours = frozenset(path for path in there if path in listed or path in tree)
        foreign = tuple(sorted(there.keys() - ours))
        _nothing_in_the_way(folder, foreign, tree)
        return _Present(folder, ours, foreign)


def _written(plan: Plan, tree: Mapping[str, Content]) -> set[str]:
    """The paths that the plan writes; an error if the plan was made for another site than this."""
    writes = {write.path: write.sha256 for write in plan.writes if write.action != Action.DELETE}
    fits = all(path in tree and tree[path].sha256 == sha for path, sha in writes.items())
    if not fits or plan.same + len(writes) != len(tree):
        raise OpendataError(
            Problem(
                "site-plan-stale",
                msg("The data changed after the plan was made, so nothing was written"),
                remedy=msg("Run the command again"),
            ),
            Exit.DIFFERS,
        )
    return set(writes)


def _nothing_in_the_way(
    folder: Path, foreign: tuple[str, ...], tree: Mapping[str, Content]
) -> None:
    """A person's file where the site needs a folder, or the other way round, cannot be kept."""
    folders = {parent.as_posix() for path in tree for parent in Path(path).parents}
    for path in foreign:
        if path in folders or any(parent.as_posix() in tree for parent in Path(path).parents):
            raise OpendataError(
                Problem(
                    "site-file-in-the-way",
                    msg("A file that is not of the site stands where the site needs the place"),
                    Place((folder / path).as_posix()),
                    remedy=msg("Move or rename this file, then run the command again"),
                ),
                Exit.CONFIGURATION,
            )


def _check(path: str, expected: str, found: str | None) -> Check:
    if found is None:
        return Check(path, expected, None, Match.MISSING)
    return Check(path, expected, found, Match.SAME if found == expected else Match.DIFFERS)


@contextlib.contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Turn a failure of the file system into words."""
    try:
        yield
    except PermissionError as error:
        what = msg("The folder of the site may not be read or written")
        remedy = msg("Give this account the right to write there, or name another folder")
        problem = Problem("site-not-permitted", what, _where(error, folder), remedy=remedy)
        raise OpendataError(problem, Exit.CONFIGURATION) from error
    except OSError as error:
        problem = Problem(
            "site-unreachable",
            msg("The folder of the site cannot be read or written"),
            _where(error, folder),
            found=error.strerror or str(error),
            remedy=msg("See that the disk is connected and has space, then run the command again"),
        )
        raise OpendataError(problem, Exit.UNREACHABLE) from error


def _where(error: OSError, folder: Path) -> Place:
    return Place(str(error.filename or folder))
