"""What a release says of its set: the same for the register of datasets and the report of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """The elements of a passport that a register lists; ``update`` is in words of people."""

    title: str
    description: str
    update: str
    keywords: tuple[str, ...]
    purpose: str
    formats: tuple[str, ...]
    publisher: str
    contact: str
    contact_email: str


def told_in(passport: Mapping[str, Any]) -> Told:
    """What the passport of a release (see :mod:`opendata.release.passport`) says.

    :raises LookupError, TypeError: where it lacks an element.
    """
    value = {name: passport[name]["value"] for name in Told.__dataclass_fields__}
    return Told(
        title=value["title"],
        description=value["description"],
        update=value["update"],
        keywords=tuple(value["keywords"]),
        purpose=value["purpose"],
        formats=tuple(value["formats"]),
        publisher=value["publisher"],
        contact=value["contact"],
        contact_email=value["contact_email"],
    )
