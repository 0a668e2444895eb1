"""What was taken down, as a release says it of itself: when and why, and never what it was.

They stand in the manifest of every release since (``opendata.tombstones``), signed with it. A
tombstone names the earlier releases that held what is gone: their manifests stay public, so that
the chain can be followed; their files do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from opendata.release.release import Release

TOMBSTONES: Final = "tombstones"
_OURS: Final = "opendata"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """``id`` names the take-down, ``date`` is its day (ISO), ``ground`` why; ``versions`` are the
    releases whose files went with it.
    """

    id: str
    date: str
    ground: str
    versions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """As it stands in a manifest."""
        return {
            "id": self.id,
            "date": self.date,
            "ground": self.ground,
            "versions": list(self.versions),
        }


def tombstones_in(manifest: Mapping[str, Any]) -> tuple[Tombstone, ...]:
    """Those of a manifest; what is none is left out: a stranger may have written it."""
    ours = manifest.get(_OURS)
    listed = ours.get(TOMBSTONES, ()) if isinstance(ours, Mapping) else ()
    return tuple(_each(listed if isinstance(listed, list) else ()))


def withdrawn(release: Release) -> frozenset[str]:
    """The earlier versions that are not served any more, as the newest ``release`` says."""
    return frozenset(version for one in tombstones_in(release.manifest) for version in one.versions)


def _each(listed: Iterable[Any]) -> Iterable[Tombstone]:
    for one in listed:
        if not isinstance(one, Mapping) or not isinstance(one.get("versions"), list):
            continue
        name, day, ground = (one.get(key) for key in ("id", "date", "ground"))
        versions = tuple(one["versions"])
        if all(isinstance(text, str) for text in (name, day, ground, *versions)):
            yield Tombstone(str(name), str(day), str(ground), versions)
