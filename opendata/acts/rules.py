"""All the rules by which values are believed, by name."""

from __future__ import annotations

from collections.abc import Mapping

from opendata.acts import (
    annexes,
    fields,
    filename,
    issuers,
    kinds,
    parts,
    recognise,
    references,
    sessions,
    settlements,
    signatories,
    titles,
)
from opendata.acts.rule import Rule

RULES: Mapping[str, Rule] = {
    **kinds.RULES,
    **fields.RULES,
    **titles.RULES,
    **issuers.RULES,
    **filename.RULES,
    **recognise.RULES,
    **sessions.RULES,
    **settlements.RULES,
    **signatories.RULES,
    **annexes.RULES,
    **parts.RULES,
    **references.RULES,
}
"""The name in :attr:`opendata.acts.act.Reading.rule` → why, and how far it is trusted."""
