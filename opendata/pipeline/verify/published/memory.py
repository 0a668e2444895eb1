"""What was seen of a catalogue before: only so can anybody tell that it was rolled back.

Whoever controls a site can publish an older state of it, with its good signatures. What an auditor
has written down at home, no site can change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from opendata.journal.files import write_atomically
from opendata.journal.head import Head
from opendata.messages import Message, msg
from opendata.pipeline.verify.published.files import ASK
from opendata.pipeline.verify.published.found import PublishedSet
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.release import Version
from opendata.release.signing import parse_signature
from opendata.release.store import ReleaseStore

FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """A dataset: each version with the SHA-256 of its manifest, and the key of the newest."""

    versions: Mapping[str, str]
    key: str | None = None

    @property
    def newest(self) -> str:
        """The highest version."""
        return max(self.versions, key=Version.parse)


@dataclass(frozen=True, slots=True)
class Memory:
    """The datasets of a catalogue or workspace as they were seen, by their names; and the last
    event of the journal, where that was seen.
    """

    sets: Mapping[str, Remembered] = field(default_factory=dict)
    journal: Head | None = None

    def learn(self, found: Iterable[PublishedSet], journal: Head | None = None) -> Memory:
        """The same with what is new in ``found``; what was seen stays as it was. ``journal`` is
        the last event, where there is one and the one that was seen before is still there.
        """
        sets = dict(self.sets)
        for one in found:
            before = sets.get(one.name)
            versions = {**one.versions, **(before.versions if before else {})}
            if versions:
                sets[one.name] = Remembered(versions, one.key or (before.key if before else None))
        return Memory(sets, journal or self.journal)


def read_memory(path: Path) -> Memory:
    """The memory in the file ``path``; nothing is remembered where there is none.

    :raises OpendataError: ``memory-unreadable``, exit 4.
    """
    try:
        return _parsed(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Memory()
    except (OSError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise OpendataError(_unreadable(path), Exit.CONFIGURATION) from error


def write_memory(path: Path, memory: Memory) -> None:
    """Put ``memory`` at ``path``, in one step.

    :raises OpendataError: ``memory-unreadable``, exit 4, where it cannot be written.
    """
    content: dict[str, Any] = {
        "opendata_memory": FORM,
        "datasets": {
            name: {
                "versions": dict(sorted(one.versions.items(), key=_by_version)),
                "key": one.key,
            }
            for name, one in sorted(memory.sets.items())
        },
    }
    if memory.journal is not None:
        content["journal"] = {"number": memory.journal.number, "hash": memory.journal.hash}
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    try:
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
    except OSError as error:
        raise OpendataError(_unreadable(path), Exit.CONFIGURATION) from error


def rolled_back(memory: Memory, found: Mapping[str, PublishedSet]) -> Iterator[Problem]:
    """What was seen before and is not so any more."""
    for name, before in memory.sets.items():
        one = found.get(name)
        if one is None:
            yield _problem("published-vanished", _VANISHED, name, None, before.newest)
            continue
        if not one.version:
            continue  # what is wrong with its manifest is told of; older ones could not be found
        gone = [version for version in before.versions if version not in one.versions]
        for version in sorted(gone, key=Version.parse):
            yield _problem("published-rolled-back", _GONE, f"{name} {version}", one.version, None)
        for version, sha256 in before.versions.items():
            now = one.versions.get(version, sha256)
            if now != sha256:
                place = f"{name} {version}"
                yield _problem("published-rewritten", _REWRITTEN, place, now, sha256)
        if before.key is not None and one.key is None:
            yield _problem("published-unsigned", _UNSIGNED, name, None, before.key)


def _by_version(item: tuple[str, str]) -> Version:
    return Version.parse(item[0])


def _parsed(content: Mapping[str, Any]) -> Memory:
    if content["opendata_memory"] != FORM:
        raise ValueError(content["opendata_memory"])
    sets = {str(name): _one(said) for name, said in content["datasets"].items()}
    event = content.get("journal")
    return Memory(sets, Head(int(event["number"]), str(event["hash"])) if event else None)


def _one(said: Mapping[str, Any]) -> Remembered:
    versions = {str(Version.parse(one)): str(sha256) for one, sha256 in said["versions"].items()}
    if not versions:
        raise ValueError("a dataset without a version")
    return Remembered(versions, None if said["key"] is None else str(said["key"]))


_VANISHED: Final = msg("a dataset that was seen in this catalogue is no longer there")
_GONE: Final = msg(
    "a version that was seen in this catalogue is no longer there: it was rolled back"
)
_REWRITTEN: Final = msg("a version is another one than was seen before: it was rewritten")
_UNSIGNED: Final = msg("the newest release has no signature, and the one seen before had")


def _problem(
    code: str, what: Message, place: str, found: str | None, expected: str | None
) -> Problem:
    return Problem(
        code,
        what,
        Place(place),
        found=found,
        expected=msg("{seen}, as was seen before", seen=expected) if expected else None,
        remedy=ASK,
    )


def _unreadable(path: Path) -> Problem:
    return Problem(
        "memory-unreadable",
        msg("the memory of what was seen cannot be read or written"),
        Place(path.name),
        expected=msg("the file that «opendata verify --memory» wrote"),
        remedy=msg("Take it from your backup. Without it nobody can tell what was seen before."),
    )


def sets_of(store: ReleaseStore, names: Iterable[str]) -> tuple[PublishedSet, ...]:
    """The releases in ``store`` in the same words; no file but the manifests is looked at."""
    sets = []
    for name in names:
        versions = {
            str(version): sha256
            for version in store.versions(name)
            if (sha256 := store.manifest_hash(name, version)) is not None
        }
        if versions:
            newest = [*versions][-1]
            key = _key_in(store.signature(name, Version.parse(newest)))
            sets.append(PublishedSet(name, newest, versions, key, ()))
    return tuple(sets)


def of_store(store: ReleaseStore, names: Iterable[str]) -> Memory:
    """What a site has to serve by the releases in ``store``: the same versions, signed as here."""
    return Memory().learn(sets_of(store, names))


def _key_in(signature: bytes | None) -> str | None:
    if signature is None:
        return None
    try:
        return parse_signature(signature).key
    except ValueError:
        return None
