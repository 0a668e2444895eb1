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
from opendata.portals.site.disk import fill, folders_of, hash_files, list_files
from opendata.portals.site.history import known_versions, must_not_forget
from opendata.portals.site.marker import (
    BUILDING,
    MARKER,
    Marker,
    is_empty,
    must_be_ours,
    read_marker,
)
from opendata.portals.site.names import on_disk, shown_to_people
from opendata.portals.site.swap import beside, recover, remove, standing, swap
from opendata.portals.site.tree import release_hashes, site_inputs, site_tree
from opendata.problems import Exit, OpendataError, Place, Problem


@dataclass(frozen=True, slots=True)
class _Present:
    """What stands in the folder: ``ours`` are the files that a site of ours put there."""

    folder: Path
    ours: frozenset[str]
    foreign: tuple[str, ...]


class SitePortal:
    """A folder with a static site. ``url`` is its public address, empty where there is none yet."""

    remote = False

    def __init__(self, name: str, folder: Path, url: str = "") -> None:
        """``folder`` is made when it is first written; a link to a folder is followed."""
        self.name = name
        self.folder = on_disk(folder.resolve())
        self.base = url.rstrip("/") + "/" if url else ""
        self._made: tuple[str, dict[str, Content]] | None = None
        self._served: tuple[str, set[str]] = "", set()

    @property
    def shown(self) -> str:
        """The folder as people know it."""
        return shown_to_people(str(self.folder))

    @property
    def standing(self) -> bool:
        """Whether anything of a site is there."""
        return not is_empty(standing(self.folder))

    def strangers(self, publication: Publication) -> tuple[str, ...]:
        """The files in the folder that no site of ours put there; reads only.

        :raises OpendataError: as :meth:`plan`.
        """
        tree = set(self._expected(publication))
        with _telling(self.folder):
            return tuple(sorted(list_files(self.folder).keys() - tree))

    def where(self, publication: Publication) -> str:
        """The address of the dataset's page, or the path of its file where no address is known."""
        dataset = publication.dataset.name
        page = self.folder / dataset / "index.html"
        return f"{self.base}{dataset}/" if self.base else shown_to_people(str(page))

    def serves(self, publication: Publication) -> bool:
        """Whether all of the site is served: every file is hashed, but no page is made again.

        What the pages and the documents should be is taken from the site's own marker, if it was
        made from the same inputs; what the releases should be, from the releases.

        The site is one for all datasets: once found whole it is not hashed again for the next of
        them, until it is written, or the same dataset is asked about again.
        """
        inputs, name = site_inputs(publication, self.name, self.base), publication.dataset.name
        known, asked = self._served
        if known == inputs and name not in asked:
            asked.add(name)
            return True
        with _telling(self.folder):
            marker = read_marker(self.folder)
            if marker is None or marker.inputs != inputs:
                return False
            listed = {file.path: file.sha256 for file in marker.files}
            if not release_hashes(publication, self.name).items() <= listed.items():
                return False
            if hash_files(self.folder, list(listed)) != listed:
                return False
        self._served = inputs, {name}
        return True

    def must_be_free(self, publication: Publication) -> None:
        """See :class:`Portal`.

        :raises OpendataError: ``site-foreign-folder`` or ``site-knows-more``, exit 4.
        """
        with _telling(self.folder):
            self._ours(publication)

    def plan(self, publication: Publication) -> Plan:
        """Compare by content what the site would be with what is in the folder.

        :raises OpendataError: ``site-knows-more`` where published versions would be lost,
            ``site-foreign-folder``, ``site-file-in-the-way``, all with exit 4.
        """
        tree = self._tree(publication)
        with _telling(self.folder):
            present = self._present(publication, tree)
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
        self._served = "", set()
        with _telling(self.folder):
            recover(self.folder)
        if plan.nothing:
            return
        tree = self._tree(publication)
        new_paths = _written(plan, tree)
        with _telling(self.folder):
            present = self._present(publication, tree)
            links = [path for path in tree if path not in new_paths]
            sources = {path: present.folder / path for path in (*links, *present.foreign)}
            new = beside(self.folder, "new")
            try:
                _build(new, tree, sources, progress)
                swap(self.folder, new)
            except (OSError, OpendataError):
                with contextlib.suppress(OSError):  # the next run tries again
                    remove(new)
                raise

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        """Read every file that the site should have, those of the dataset first, and compare.

        Where the releases here are damaged, it cannot be known what the pages should be; they are
        then «unchecked».
        """
        name, release = publication.dataset.name, publication.release
        with _telling(self.folder):
            expected = self._expected(publication)
            paths = sorted(expected, key=lambda path: (not path.startswith(f"{name}/"), path))
            found = hash_files(self.folder, paths, progress)
        checks = tuple(_check(path, expected[path], found[path]) for path in paths)
        return Receipt(self.name, name, release.version, publication.now, checks)

    def _tree(self, publication: Publication) -> dict[str, Content]:
        """The whole site as it should be, made once for the same inputs."""
        inputs = site_inputs(publication, self.name, self.base)
        if self._made is None or self._made[0] != inputs:
            self._made = inputs, site_tree(publication, self.name, self.base)
        return self._made[1]

    def _expected(self, publication: Publication) -> dict[str, str]:
        """The hash of every file that should be served; empty for one that cannot be known."""
        try:
            return {path: one.sha256 for path, one in self._tree(publication).items()}
        except OpendataError:
            marker = read_marker(self.folder)
            listed = [file.path for file in marker.files] if marker else ["index.html"]
            return dict.fromkeys(listed, "") | release_hashes(publication, self.name)

    def _present(self, publication: Publication, tree: Mapping[str, Content]) -> _Present:
        """What is in the folder. A file at an address of ours counts as ours, whoever wrote it."""
        folder, there, marker = self._ours(publication)
        listed = {file.path for file in marker.files} if marker else set()
        ours = frozenset(path for path in there if path in listed or path in tree)
        foreign = tuple(sorted(there.keys() - ours))
        _nothing_in_the_way(folder, foreign, tree)
        return _Present(folder, ours, foreign)

    def _ours(self, publication: Publication) -> tuple[Path, Mapping[str, object], Marker | None]:
        """The folder as it stands, its files and its marker; an error if we may not touch it."""
        must_be_ours(self.folder)
        folder = standing(self.folder)
        there = list_files(folder)
        marker = read_marker(folder)
        must_not_forget(publication, known_versions(folder, marker, there), folder)
        return folder, there, marker


def _build(
    new: Path, tree: Mapping[str, Content], sources: Mapping[str, Path], progress: Progress
) -> None:
    """The site in the folder ``new``. Its marker comes last: until then it is no site."""
    new.mkdir(parents=True)
    (new / MARKER).write_bytes(BUILDING)
    rest = {path: content for path, content in tree.items() if path != MARKER}
    fill(new, rest, {path: one for path, one in sources.items() if path != MARKER}, progress)
    (new / MARKER).write_bytes(tree[MARKER].data or b"")


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
    folders = folders_of(tree)
    for path in foreign:
        if path in folders or not folders_of([path]).isdisjoint(tree):
            raise OpendataError(
                Problem(
                    "site-file-in-the-way",
                    msg("A file that is not of the site stands where the site needs the place"),
                    Place(shown_to_people(str(folder / path))),
                    remedy=msg("Move or rename this file, then run the command again"),
                ),
                Exit.CONFIGURATION,
            )


def _check(path: str, expected: str, found: str | None) -> Check:
    if not expected:
        return Check(path, expected, found, Match.UNCHECKED)
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
        remedy = msg(
            "Close the programs that have files of the site open, and give this account the right "
            "to write there and in the folder above; or name another folder"
        )
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
    return Place(shown_to_people(str(error.filename or folder)))
