"""The national portal, data.gov.ua: an own CKAN 2.7.2 whose extension is not public.

Its rules are known from its answers, from the public part of its code, and from programs that
publish to it. Who writes the author, the groups and what is seen is the portal, not the publisher.
"""

from __future__ import annotations

from typing import Final

from opendata.portals.ckan.profiles.profile import COMMON, PASSPORT, Profile, Rule
from opendata.portals.ckan.profiles.stock import LICENCES

GROUPS: Final = {
    "derzhava": (
        "organizations org-structure normatives national-standards reports public-info-system "
        "dataset-register admin-data legal-acts legal-bases council-votes deputies petitions "
        "hotline-appeals admin-services info-audit ita-assets contracts"
    ),
    "podatky": "debt-register",
    "ekonomika": (
        "regulatory-acts regulatory-plan communal-property rented-property vacant-property "
        "advertising investment-contracts trade-objects seasonal-trade fairs privatization "
        "temporary-structures financial-plan-indicators financial-plan-reports"
    ),
    "energetyka": "building-energy charging-stations",
    "transport": (
        "transport-routes transport-vehicles transport-timetable transport-stops "
        "transport-realtime parking parking-penalties road-works special-vehicles"
    ),
    "ekolohiia": "greenery waste-containers waste-contracts landfills radiation-control",
    "molod-i-sport": (
        "kindergarten-queue school-territories education-institutions education-personnel "
        "playgrounds"
    ),
    "okhorona-zdorovia": ("medicines medical-equipment accessible-medical-places health-personnel"),
    "rehionalnyi-rozvytok": (
        "master-plans master-plan-provisions urban-cadastre zoning-schemes planning-schemes "
        "urban-conditions land-for-development land-tenants land-queue address-register "
        "building-passports architectural-control share-participation title-lists "
        "participatory-budget landscaping-permits public-toilets utility-tariffs "
        "utility-consumption communal-payments shelters cctv-cameras burial-register "
        "homeless-animals dog-walking-areas"
    ),
    "sotsialnyi-zakhyst": "accessibility housing-queue charity",
    "finansy": (
        "financial-statements budget-passports budget-passport-reports budget-programs "
        "targeted-programs budget-disposers"
    ),
}
"""Thematic group → requirements. The names of the groups often do not mean their titles."""

DATA_GOV_UA: Final = Profile(
    name="data.gov.ua",
    rules=(
        *COMMON,
        Rule("tag_string", "tag_string", "keywords", required=True),
        *PASSPORT,
    ),
    language="ua",
    licences={name: one for name, one in LICENCES.items() if one == "cc-by"},
    groups={key: group for group, keys in GROUPS.items() for key in keys.split()},
    opens=False,
    moderated=True,
    along={"tag_string": "tags"},
    cyrillic_heading=33,
)
