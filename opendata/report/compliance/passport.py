"""Whether every field of the passport is filled in, as Resolution 835 lists them.

The compression format is asked for only where a set is compressed, and a table of ours never is.
The limits are those of the national portal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from opendata.messages import Message, msg, nmsg
from opendata.problems import OpendataError
from opendata.release.passport import UPDATES
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import (
    joined,
    line,
    listed,
    of_release,
    unpublished,
    unreadable,
)
from opendata.report.compliance.snapshot import Snapshot

FIELDS: Final[Mapping[str, Message]] = {
    "identifier": msg("identification number"),
    "title": msg("title of the set"),
    "description": msg("short description"),
    "purpose": msg("ground and purpose"),
    "language": msg("language"),
    "formats": msg("formats"),
    "first_published": msg("time of the first publication"),
    "last_changed": msg("time of the last change"),
    "data_as_of": msg("day of the data"),
    "update": msg("update frequency"),
    "keywords": msg("keywords"),
    "links": msg("links to the data"),
    "structure_link": msg("link to the structure"),
    "publisher": msg("publisher of the information"),
    "contact": msg("responsible person"),
    "contact_email": msg("e-mail of the responsible person"),
}
"""The fields that every passport must have, in their order, by their keys in ``passport.json``."""

LIMITS: Final[Mapping[str, int]] = {"title": 254, "description": 4000, "purpose": 512}
"""The longest text that the national portal takes, in characters."""


def look(snapshot: Snapshot, store: ReleaseStore) -> Iterator[Line]:
    """One line: every field is there and fits, or which ones are missing or too long."""
    if snapshot.release is None:
        yield unpublished(snapshot, Aspect.PASSPORT)
        return
    try:
        passport = store.passport(snapshot.release)
    except OpendataError as error:
        yield unreadable(snapshot, Aspect.PASSPORT, error)
        return
    faults = list(_faults(passport))
    proof = of_release(snapshot)
    if not faults:
        says = nmsg(
            "the {n} field of the passport is filled in",
            "all {n} fields of the passport are filled in",
            len(FIELDS),
        )
        yield line(snapshot, Aspect.PASSPORT, State.MET, says, *proof)
        return
    yield line(
        snapshot,
        Aspect.PASSPORT,
        State.NOT_MET,
        joined(faults),
        *proof,
        remedy=msg(
            "Fill it in: what is of the set in {descriptor}, what is of the council in {settings}.",
            descriptor=f"datasets/{snapshot.dataset.name}/datapackage.yaml",
            settings="opendata.toml",
        ),
    )


def _faults(passport: Mapping[str, Any]) -> Iterator[Message]:
    values = {name: _value(passport.get(name)) for name in FIELDS}
    missing = [label for name, label in FIELDS.items() if not values[name]]
    if missing:
        yield msg("the passport lacks: {names}", names=listed(missing))
    for name, limit in LIMITS.items():
        value = values[name]
        if isinstance(value, str) and len(value) > limit:
            yield msg(
                "too long for the portal: {name} has {found} characters of at most {limit}",
                name=FIELDS[name],
                found=len(value),
                limit=limit,
            )
    if values["update"] and values["update"] not in UPDATES.values():
        yield msg(
            "the portal does not know this update frequency: «{found}»", found=values["update"]
        )


def _value(element: object) -> object:
    """What an element says; None where it says nothing, which blanks and empty texts do not."""
    value = element.get("value") if isinstance(element, Mapping) else None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str) and one.strip()] or None
    return None
