"""What was published stays: a site that knows more than the releases here is not written over.

Without ``.opendata`` a run would begin again at version 1.0.0 and take the place of a site that has
1.1.0 already. Everybody who cited a version would find other bytes there, or nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from opendata.messages import msg
from opendata.portals.portal import Publication
from opendata.portals.site.marker import Marker
from opendata.portals.site.names import shown_to_people
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.manifest import read_release
from opendata.release.release import Version

_MANIFEST: Final = re.compile(r"([^/]+)/datapackage-(\d+\.\d+\.\d+)\.json")

Known = Mapping[str, Mapping[Version, str]]
"""Dataset → version → the SHA-256 of its manifest."""


def known_versions(folder: Path, marker: Marker | None, paths: Iterable[str]) -> Known:
    """The versions that a site has: what its marker lists, or else the manifests that it holds."""
    if marker is not None:
        hashes = {file.path: file.sha256 for file in marker.files}
    else:
        hashes = {path: sha for path in paths if (sha := _of_a_release(folder, path))}
    known: dict[str, dict[Version, str]] = {}
    for path, sha256 in hashes.items():
        if match := _MANIFEST.fullmatch(path):
            known.setdefault(match[1], {})[Version.parse(match[2])] = sha256
    return known


def must_not_forget(publication: Publication, known: Known, folder: Path) -> None:
    """Raise ``site-knows-more`` unless every version in ``known`` is a release, and the same one.

    A dataset that is still here, but not declared for this portal any more, was taken from it on
    purpose: its releases are at hand.
    """
    problems = []
    for name, versions in sorted(known.items()):
        here = {one.version: one.manifest_sha256 for one in publication.releases.get(name, ())}
        lost = [version for version in sorted(versions) if versions[version] != here.get(version)]
        if lost:
            declared = {*publication.datasets, publication.dataset.name}
            undeclared = name not in declared and not here
            problems.append(
                _gone(folder, name) if undeclared else _knows_more(folder, name, lost, sorted(here))
            )
    if problems:
        raise OpendataError(problems[0], Exit.CONFIGURATION, *problems[1:])


def _of_a_release(folder: Path, path: str) -> str | None:
    """The hash of the manifest at ``path``; None where it is none, or a damaged one."""
    match = _MANIFEST.fullmatch(path)
    if match is None:
        return None
    try:
        data = (folder / path).read_bytes()
        release = read_release(data)
    except (FileNotFoundError, ValueError):
        return None
    same = (release.dataset, str(release.version)) == match.groups()
    return hashlib.sha256(data).hexdigest() if same else None


def _gone(folder: Path, name: str) -> Problem:
    return Problem(
        "site-knows-more",
        msg("The site has a dataset that this workspace does not declare, or has no releases of"),
        Place(shown_to_people(str(folder / name))),
        found=name,
        expected=msg("the dataset {name}, as it is published on this site", name=name),
        remedy=msg(
            "Put the folder datasets/{name} back, and .opendata if it is gone, from a backup. "
            "Nothing was written: what is published is never erased by itself. To have a site "
            "without it on purpose, move the folder of the site away and publish again",
            name=name,
        ),
    )


def _knows_more(folder: Path, name: str, lost: list[Version], here: list[Version]) -> Problem:
    return Problem(
        "site-knows-more",
        msg(
            "The site has published versions that are not among the releases here, or are "
            "other ones there"
        ),
        Place(shown_to_people(str(folder / name))),
        found=", ".join(map(str, lost)),
        expected=msg("versions of these releases: {versions}", versions=", ".join(map(str, here)))
        if here
        else msg("no versions: this workspace has no releases of the dataset {name}", name=name),
        remedy=msg(
            "Restore the folder .opendata (and datasets/{name}, if it is gone) from a backup. "
            "Nothing was written: published versions are never erased or rewritten. To begin anew "
            "on purpose, move the folder of the site away",
            name=name,
        ),
    )
