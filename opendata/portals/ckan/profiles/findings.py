"""What a portal would refuse, or spoil without a word, found before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from opendata.messages import msg
from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.names import is_dataset_name
from opendata.portals.ckan.profiles.fields import key_of, licence_of
from opendata.portals.ckan.profiles.profile import Profile, Rule
from opendata.portals.ckan.values import EXTRA, Value
from opendata.portals.portal import Publication
from opendata.problems import Place, Problem

TAG: Final = re.compile(r"[\w \-.]{2,100}")
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
_EXTRA_BYTES: Final = 32_766
"""The search index of CKAN refuses a longer extra, and answers 500."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")


def findings(
    publication: Publication,
    profile: Profile,
    abilities: Abilities,
    name: str,
    fields: Mapping[str, Value],
) -> Iterator[Problem]:
    """The faults of the fields of a dataset; ``name`` is the one in its address."""
    for rule in profile.rules:
        value = fields[key_of(rule, abilities)]
        place = _place(publication, rule.key)
        if rule.fact == "licence" and value is None:
            yield _licence(publication, profile, place)
        elif value is None:
            if rule.required:
                yield _missing(rule.field, place)
        elif isinstance(value, tuple):
            yield from (_tag(tag, place) for tag in value if not TAG.fullmatch(tag))
        elif isinstance(value, str):
            yield from _text(rule, value, place)
    if not is_dataset_name(name):
        yield Problem(
            "portal-field-name",
            msg("the portal does not take this name in the address of a dataset"),
            _place(publication, "name"),
            found=name,
            expected=msg("2 to 100 small Latin letters, digits, hyphens and underscores"),
        )
    filled = {key.removeprefix(EXTRA) for key, value in fields.items() if value is not None}
    for field in sorted(abilities.required - filled - {"name", "owner_org", "type"}):
        if field not in {rule.field for rule in profile.rules}:
            yield unknown_field(field, profile)


def heading_findings(columns: Sequence[str], profile: Profile) -> Iterator[Problem]:
    """Headings of the table that the portal's DataStore refuses."""
    cyrillic = any(_CYRILLIC.search(one) for one in columns)
    limit = profile.cyrillic_heading if cyrillic else profile.heading
    for column in columns:
        if len(column) > limit:
            yield Problem(
                "portal-heading-long",
                msg("the heading of a column is too long for the portal"),
                Place(field=column),
                found=f"{column} ({len(column)})",
                expected=msg("at most {limit} characters", limit=limit),
                remedy=msg("Use the headings of the recommended structure: they are in Latin."),
            )


def file_finding(file_name: str, size: int, abilities: Abilities) -> Iterator[Problem]:
    """A file that is larger than the portal takes."""
    if abilities.limit is not None and size > abilities.limit:
        yield Problem(
            "portal-file-large",
            msg("a file is larger than the portal takes"),
            Place(file_name),
            found=str(size),
            expected=msg("at most {limit} bytes", limit=abilities.limit),
            remedy=msg("Ask the portal to raise its limit, or take the document out of the set."),
        )


def _text(rule: Rule, value: str, place: Place) -> Iterator[Problem]:
    if rule.longest is not None and len(value) > rule.longest:
        yield _long(rule.field, value, rule.longest, place)
    elif rule.own and len(value.encode()) > _EXTRA_BYTES:
        yield _long(rule.field, value, _EXTRA_BYTES // 2, place)
    if rule.codes is not None and value not in rule.codes:
        yield Problem(
            "portal-field-code",
            msg("the portal does not know this value of «{field}»", field=rule.field),
            place,
            found=value,
            expected=msg("one of: {names}", names=", ".join(sorted(rule.codes))),
        )
    if rule.email and not _EMAIL.fullmatch(value):
        yield Problem(
            "portal-field-email",
            msg("the portal does not take this e-mail address"),
            place,
            found=value,
            expected=msg("an address in Latin letters, such as data@rada.gov.ua"),
        )
    if _CONTROL.search(value):
        yield Problem(
            "portal-field-character",
            msg("«{field}» has an invisible control character", field=rule.field),
            place,
            found=value,
            remedy=msg("Write the text anew, without copying it from another program."),
        )


def _long(field: str, value: str, limit: int, place: Place) -> Problem:
    return Problem(
        "portal-field-long",
        msg("«{field}» is too long for the portal", field=field),
        place,
        found=f"{value[:60]}… ({len(value)})",
        expected=msg("at most {limit} characters", limit=limit),
        remedy=msg("Shorten the text."),
    )


def _missing(field: str, place: Place) -> Problem:
    return Problem(
        "portal-field-missing",
        msg("the portal requires «{field}», and it is empty", field=field),
        place,
        remedy=msg("Fill it in and run the command again."),
    )


def unknown_field(field: str, profile: Profile) -> Problem:
    """A field that the portal requires, and that nothing of ours fills in."""
    return Problem(
        "portal-field-unknown",
        msg("the portal requires a field that its profile does not fill in"),
        Place("opendata.toml", key="portals"),
        found=field,
        expected=msg("a portal that the profile «{name}» fits", name=profile.name),
        remedy=msg("Choose another profile for this portal, or ask its administrator."),
    )


def _tag(tag: str, place: Place) -> Problem:
    return Problem(
        "portal-field-tag",
        msg("the portal does not take this keyword"),
        place,
        found=tag,
        expected=msg("2 to 100 letters, digits, spaces, hyphens, dots and underscores"),
        remedy=msg("Rewrite the keyword without other signs, or part it in two."),
    )


def _licence(publication: Publication, profile: Profile, place: Place) -> Problem:
    return Problem(
        "portal-field-licence",
        msg("the portal has no such licence"),
        place,
        found=licence_of(publication),
        expected=msg("one of: {names}", names=", ".join(sorted(profile.licences))),
    )


def _place(publication: Publication, key: str) -> Place:
    if key.startswith("council"):
        return Place("opendata.toml", key=key)
    return Place(f"datasets/{publication.dataset.name}/datapackage.yaml", key=key)
