"""Identifiers are unique within one publisher, also where the schema has no key."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import OWN_IDENTIFIERS, Cells, Column, Layout
from opendata.messages import msg

PUBLISHERS: Final = (
    "publisherId",
    "authorityId",
    "publisherIdentifier",
    "publisherID",
    "authorityIdentifier",
    "authoritytIdentifier",
)
"""Whose identifiers they are, by the names of both editions, one of them misspelled there."""
_PARTED = "\x1f"


def key_of(layout: Layout) -> tuple[Column, ...]:
    """The columns that no two rows may share; none where the schema itself has such a rule.

    The catalogue's ``rowKey`` comes first; else it is the identifier of the record and, if there is
    one, of the publisher. An identifier that points to another table may repeat.
    """
    if layout.primary_key:
        return ()
    if layout.row_key:
        key = [layout.get(name) for name in layout.row_key]
        return tuple(one for one in key if one is not None)
    own = layout.first(OWN_IDENTIFIERS)
    if own is None or own.name in layout.links | layout.unique:
        return ()
    publisher = layout.first(PUBLISHERS)
    return (own, publisher) if publisher and publisher != own else (own,)


def rule(layout: Layout) -> Rule | None:
    """``id-not-unique``, at the later of two rows. Holds 16 bytes and a number for each row."""
    key = key_of(layout)
    if not key:
        return None
    first_at: dict[bytes, int] = {}

    def look(row: Cells) -> Iterator[Finding]:
        values = [row.text(one) for one in key]
        if all(one is None for one in values[: len(layout.row_key) or 1]):
            return
        joined = _PARTED.join("" if one is None else f"={one}" for one in values)
        digest = blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        first = first_at.setdefault(digest, row.number)
        if first != row.number:
            yield problem(
                "id-not-unique",
                key[0],
                msg("«{label}» repeats what row {row} has", label=key[0].title, row=first),
                ", ".join(one for one in values if one is not None),
                expected=msg("one row for each record, and an identifier of its own for each"),
                remedy=msg("Compare the two rows; delete one or correct its identifier."),
                first=first,
            )

    return rule_of([Look(key, look, remembers=True)])
