"""CKAN as it comes: the portal of a council or of an oblast."""

from __future__ import annotations

from typing import Final

from opendata.portals.ckan.profiles.profile import COMMON, PASSPORT, Profile, Rule

LICENCES: Final = {
    "cc-by": "cc-by",
    "cc-by-4.0": "cc-by",
    "cc-by-sa": "cc-by-sa",
    "cc-by-sa-4.0": "cc-by-sa",
    "cc-zero": "cc-zero",
    "cc0": "cc-zero",
    "cc0-1.0": "cc-zero",
    "odc-by": "odc-by",
    "odc-by-1.0": "odc-by",
    "odc-odbl": "odc-odbl",
    "odbl-1.0": "odc-odbl",
    "odc-pddl": "odc-pddl",
    "pddl-1.0": "odc-pddl",
}
"""Licences as Frictionless, SPDX and CKAN write them → as CKAN does."""

STOCK: Final = Profile(
    name="ckan",
    rules=(
        *COMMON,
        Rule("author", "publisher", "council.name"),
        Rule("url", "homepage", "homepage"),
        *PASSPORT,
        Rule("publisher_edrpou", "edrpou", "council.edrpou", own=True),
        Rule("publisher_katottg", "katottg", "council.katottg", own=True),
    ),
    language="uk",
    licences=LICENCES,
    groups={},
    opens=True,
    moderated=False,
    along={},
)
