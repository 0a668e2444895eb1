"""What kinds of portals want of a passport: data, read by :mod:`.fields` and :mod:`.findings`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from opendata.release.passport import UPDATES

FREQUENCIES: Final = frozenset(UPDATES)


@dataclass(frozen=True, slots=True)
class Rule:
    """One field of a dataset.

    ``fact`` names what fills it, see :func:`opendata.portals.ckan.profiles.fields.facts`.
    ``own``: CKAN does not know the field, so that it stands where the portal has such fields.
    ``longest`` is in characters. ``key`` is where a person writes the value: in the descriptor of
    the dataset, or in ``opendata.toml`` if it begins with ``council``.
    """

    field: str
    fact: str
    key: str
    own: bool = False
    required: bool = False
    longest: int | None = None
    codes: frozenset[str] | None = None
    email: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of portal.

    ``language`` is its word for Ukrainian; ``licences`` maps a licence as the world writes it
    (lower case) to the portal's; ``groups`` maps a requirement to the thematic group that is
    suggested when the dataset is created, and never touched again. ``opens``: a new dataset is
    private until all of it is there, and then opened by us; else the portal (or its moderator)
    decides what is seen. ``along`` maps a field that the portal may turn into another one to that
    other: it is sent with it, and not missed where the portal does not show it. ``heading`` and
    ``cyrillic_heading`` are the longest headings of a table, the second if one of them has a
    Cyrillic letter. ``archive`` is the largest archive of documents in bytes.
    """

    name: str
    rules: tuple[Rule, ...]
    language: str
    licences: Mapping[str, str]
    groups: Mapping[str, str]
    opens: bool
    moderated: bool
    along: Mapping[str, str]
    heading: int = 63
    cyrillic_heading: int = 63
    archive: int = 256 << 20


COMMON: Final = (
    Rule("title", "title", "title", required=True, longest=254),
    Rule("notes", "description", "description", required=True),
    Rule("license_id", "licence", "licenses"),
    Rule("version", "version", "version", longest=100),
    Rule("maintainer", "contact", "council.contact.name", required=True),
    Rule("maintainer_email", "contact_email", "council.contact.email", required=True, email=True),
    Rule("tags", "keywords", "keywords", required=True),
)
"""Fields of CKAN itself."""

PASSPORT: Final = (
    Rule(
        "purpose_of_collecting_information",
        "purpose",
        "opendata.purpose",
        own=True,
        required=True,
        longest=512,
    ),
    Rule(
        "update_frequency",
        "update",
        "opendata.update",
        own=True,
        required=True,
        codes=FREQUENCIES,
    ),
    Rule("language", "language", "opendata", own=True, required=True),
)
"""Fields of the passport, under the names of the national portal.

Stock CKAN gets them under the same names, so that the national portal can harvest it.
"""
