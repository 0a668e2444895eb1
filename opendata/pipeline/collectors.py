"""Which collector reads the files of a dataset: the kinds that a descriptor may name.

Each is loaded only when it is needed; a run over spreadsheets does not load what reads PDF.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from opendata.collect.collected import Collected, Wanted

Collector = Callable[[Wanted], Collected]

MODULES: Final = {
    "budget-passports": "budget_passports",
    "budget-programmes": "budget_programmes",
    "financials": "financials",
    "publications": "publications",
    "request-log": "request_log",
    "votes": "votes",
}
"""The kind in a descriptor → the file in ``opendata/collect`` whose ``collect`` does the work."""


def collector_of(kind: str) -> Collector:
    """The collector of ``kind``; ``KeyError`` if the schema of descriptors lets through another."""
    module = import_module(f"opendata.collect.{MODULES[kind]}")
    return cast("Collector", module.collect)
