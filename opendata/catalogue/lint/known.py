"""The names that the recommended structures have, and slips that became part of them."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from functools import cache, lru_cache
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import editions, tables

ABBREVIATIONS: Final = frozenset({"CATUTTC"})
"""Names in capitals that every table of the standard has."""

SLIPS: Final = {
    # 2025
    "usageDuarationInYears": "usageDurationInYears",
    "warrantyDuarationIn": "warrantyDurationIn",
    "projectResposible": "projectResponsible",
    "govermentInterest": "governmentInterest",
    "providDate": "providedDate",
    "authorityCattutc": "authorityCatuttc",
    "constructionlon": "constructionLon",
    "describtion": "description",
    "paymentamountValue": "paymentAmountValue",
    "debtamountValue": "debtAmountValue",
    "penyamountValue": "penyAmountValue",
    "penaltyamountValue": "penaltyAmountValue",
    "providerNname": "providerName",
    "eadsign": "headsign",
    "routeuid": "routeUid",
    # 2019
    "authoritytIdentifier": "authorityIdentifier",
    "institutioPprefLabel": "institutionPrefLabel",
    "contractValueAmaunt": "contractValueAmount",
    "localBudgeValueAmount": "localBudgetValueAmount",
    "additinalFacilities": "additionalFacilities",
}
"""Misspelled names of the recommended structures → what was meant. They are to be kept."""

RESOURCE_SLIPS: Final = {"wasteServises": "wasteServices"}
"""The same for names of resources."""

TYPING_ERRORS: Final = {
    "lagalActTitle": "legalActTitle",
    "legalActld": "legalActId",
    "legalFctUrl": "legalActUrl",
    "constituent|DocUrl": "constituentDocUrl",
}
"""Names on portals that stand in no structure → what was meant."""

_NEAR: Final = 0.88
_SHORTEST: Final = 6
"""Shorter names are near to too many others."""
_DIGITS: Final = re.compile(r"\d+")


@cache
def all_tables() -> tuple[TableSchema, ...]:
    """Every table of every edition, the latest edition first."""
    return tuple(one for edition in editions() for one in tables(edition))


@cache
def names() -> frozenset[str]:
    """Every name of a column in any table of any edition."""
    return frozenset(name for table in all_tables() for name in table.columns)


@cache
def _spellings() -> dict[str, str]:
    """Name in small letters → its spelling that most tables have, where the standard knows it."""
    found: dict[str, Counter[str]] = {}
    for table in all_tables():
        for name in table.columns:
            found.setdefault(name.casefold(), Counter())[name] += 1
    return {folded: counted.most_common(1)[0][0] for folded, counted in found.items()}


def spelling(name: str) -> str | None:
    """``name`` as the standard spells it, letter case aside; None for a name it does not have."""
    return name if name in names() else _spellings().get(name.casefold())


@lru_cache(10_000)
def near(name: str) -> str | None:
    """The known name that an unknown one is likely a slip of; None if there is no such one."""
    if name in names() or name in ABBREVIATIONS:
        return None
    if name in TYPING_ERRORS:
        return TYPING_ERRORS[name]
    if other := spelling(name):
        return other
    if len(name) < _SHORTEST:
        return None
    for one in difflib.get_close_matches(name, names(), 3, _NEAR):
        if not _other_word(name, one):
            return one
    return None


def _other_word(name: str, one: str) -> bool:
    """True where two near names are two names: ``addressL4`` and ``addressL5``, ``document(s)``."""
    if _DIGITS.sub("", name) == _DIGITS.sub("", one):
        return True
    longer, shorter = sorted((name, one), key=len, reverse=True)
    return longer == shorter + "s"
