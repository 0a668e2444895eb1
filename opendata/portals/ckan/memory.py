"""What we know of our own earlier writes to a portal: the memory that a plan is made with.

It is kept in the journal. Whatever the portal has that is not in this memory, and does not bear our
mark, was written by somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from opendata.portals.ckan.present import Stamp
from opendata.portals.ckan.values import Value


@dataclass(frozen=True, slots=True)
class Memory:
    """Of the fields of one thing.

    ``wrote`` are the values that the portal had after our last proven write, and those that we
    meant to write since. ``kept`` are fields in which the portal has its own way: what we sent and
    what it made of it.
    """

    wrote: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    kept: Mapping[str, tuple[Value, Value]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownResource:
    """One resource. ``id`` is None while it was only meant to be added.

    ``sha256`` is what was downloaded for the last receipt, when the portal said ``stamp``;
    ``uploads`` are the hashes of all that we uploaded, or meant to, since. ``adopted``: a person
    gave us a resource that others had made, so that it may be overwritten.
    """

    id: str | None = None
    sha256: str | None = None
    stamp: Stamp | None = None
    uploads: tuple[str, ...] = ()
    memory: Memory = Memory()
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class LastKnown:
    """One dataset; ``resources`` by identity. ``id`` is None while it was only meant to be made.

    ``adopted``: a person gave us a dataset that others had made; ``pending``: its resources were
    not looked at yet, as there was no release. ``left`` are ids of datasets and resources that look
    like ours, and of which a person said that they are not.
    """

    id: str | None = None
    memory: Memory = Memory()
    resources: Mapping[str, KnownResource] = field(default_factory=dict)
    adopted: bool = False
    pending: bool = False
    left: frozenset[str] = frozenset()

    @property
    def blank(self) -> bool:
        """Whether nothing is known of any write."""
        return self.id is None and not self.memory.wrote and not self.resources


def known_to_json(last: LastKnown) -> dict[str, Any]:
    """Plain values for the journal."""
    return {
        "id": last.id,
        "adopted": last.adopted,
        "pending": last.pending,
        "left": sorted(last.left),
        "memory": _memory_to_json(last.memory),
        "resources": {
            identity: {
                "id": one.id,
                "sha256": one.sha256,
                "stamp": [one.stamp.last_modified, one.stamp.url] if one.stamp else None,
                "uploads": list(one.uploads),
                "adopted": one.adopted,
                "memory": _memory_to_json(one.memory),
            }
            for identity, one in sorted(last.resources.items())
        },
    }


def known_from_json(content: Mapping[str, Any]) -> LastKnown:
    """The memory in ``content``; ``KeyError`` or ``TypeError`` where it is none."""
    return LastKnown(
        id=content["id"],
        adopted=bool(content["adopted"]),
        pending=bool(content.get("pending")),
        left=frozenset(map(str, content.get("left", ()))),
        memory=_memory_from_json(content["memory"]),
        resources={
            identity: KnownResource(
                id=one["id"],
                sha256=one["sha256"],
                stamp=Stamp(*one["stamp"]) if one["stamp"] else None,
                uploads=tuple(one["uploads"]),
                adopted=bool(one["adopted"]),
                memory=_memory_from_json(one["memory"]),
            )
            for identity, one in content["resources"].items()
        },
    )


def _memory_to_json(memory: Memory) -> dict[str, Any]:
    return {
        "wrote": {key: list(values) for key, values in sorted(memory.wrote.items())},
        "kept": {key: list(pair) for key, pair in sorted(memory.kept.items())},
    }


def _memory_from_json(content: Mapping[str, Any]) -> Memory:
    return Memory(
        {key: tuple(_value(one) for one in values) for key, values in content["wrote"].items()},
        {key: (_value(a), _value(b)) for key, (a, b) in content["kept"].items()},
    )


def _value(one: Any) -> Value:
    return tuple(one) if isinstance(one, list) else one
