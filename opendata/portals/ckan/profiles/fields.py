"""From a publication to the fields of a dataset on a portal."""

from __future__ import annotations

import re
from typing import Final

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.profiles.profile import Profile, Rule
from opendata.portals.ckan.values import EXTRA, MARK, Value, empty_as_none
from opendata.portals.portal import Publication
from opendata.release.manifest import DEFAULT_LICENSE

_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’`](?=[^\W\d_])")
_LETTER_APOSTROPHE: Final = "\N{MODIFIER LETTER APOSTROPHE}"


def dataset_fields(
    publication: Publication, profile: Profile, abilities: Abilities
) -> dict[str, Value]:
    """Every field of the dataset that is ours to say, as it should be."""
    known = facts(publication, profile)
    fields = {key_of(rule, abilities): empty_as_none(known[rule.fact]) for rule in profile.rules}
    if profile.opens:
        fields["private"] = False
    fields[EXTRA + MARK] = mark_of(publication)
    return fields


def mark_of(publication: Publication) -> str:
    """Whose dataset it is: ``01234567/decisions``."""
    return f"{publication.council.edrpou}/{publication.dataset.name}"


def key_of(rule: Rule, abilities: Abilities) -> str:
    """The key of a rule's field on a portal of these abilities."""
    return EXTRA + rule.field if rule.own and abilities.fields is Fields.EXTRAS else rule.field


def facts(publication: Publication, profile: Profile) -> dict[str, Value]:
    """What can be said of a dataset, by the names that rules use."""
    dataset, council = publication.dataset, publication.council
    tags = tuple(dict.fromkeys(_tag(word) for word in dataset.keywords))
    return {
        "title": dataset.title.strip(),
        "description": dataset.description.strip(),
        "purpose": dataset.purpose.strip(),
        "update": dataset.update,
        "language": profile.language,
        "keywords": tuple(sorted(tags)),
        "tag_string": ",".join(tags),
        "licence": profile.licences.get(licence_of(publication)),
        "version": str(publication.release.version),
        "publisher": council.name.strip(),
        "contact": council.contact.name.strip(),
        "contact_email": council.contact.email.strip(),
        "edrpou": council.edrpou,
        "katottg": council.katottg,
        "homepage": str(dataset.descriptor.get("homepage") or "").strip(),
    }


def licence_of(publication: Publication) -> str:
    """The licence that the descriptor names first, in small letters; else that of all datasets."""
    named = publication.dataset.descriptor.get("licenses") or [DEFAULT_LICENSE]
    return str(named[0]["name"]).strip().lower()


def _tag(word: str) -> str:
    """CKAN takes letters alone, and U+02BC is the Ukrainian apostrophe that counts as one."""
    return _APOSTROPHE.sub(_LETTER_APOSTROPHE, " ".join(word.split()))
