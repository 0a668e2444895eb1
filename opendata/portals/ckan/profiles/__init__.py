"""Kinds of CKAN portals: which passport field goes where, and what each of them refuses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from opendata.portals.ckan.profiles.datagovua import DATA_GOV_UA
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.profiles.stock import STOCK

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {one.name: one for one in (STOCK, DATA_GOV_UA)}
)
"""The profiles by the names that ``opendata.toml`` has for them."""
