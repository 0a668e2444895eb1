"""What the catalogue of a site promises: its datasets, their versions, and hashes of their tables.

Addresses in it are not followed: only the names in them are taken, and checked. A catalogue may
name another host than the one it was read from, as a copy does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from opendata.messages import msg
from opendata.pipeline.verify.published.files import Account
from opendata.pipeline.verify.published.source import Missing, Source, TooLong, Unseen
from opendata.problems import Exit, OpendataError, Place, Problem

FILES: Final = ("data.json", "catalog.jsonld")
LARGEST: Final = 64_000_000
"""Bytes of a catalogue or manifest that are read; one of ten thousand tables has ten million."""
MOST: Final = 20_000
"""Datasets that a catalogue may have."""
NAME: Final = re.compile("[a-z0-9][a-z0-9-]{0,99}")
"""A name of a dataset, as the schema of ``datapackage.yaml`` has it."""
_MANIFEST: Final = re.compile(r"(?:.*/)?([^/]+)/datapackage\.json")


@dataclass(frozen=True, slots=True)
class Promised:
    """A dataset in the catalogue: ``tables`` has the SHA-256 of files by their names."""

    name: str
    version: str
    tables: Mapping[str, str] = field(default_factory=dict)


def read_catalogue(account: Account) -> tuple[Promised, ...]:
    """The datasets that the catalogue names, in its order.

    :raises OpendataError: ``published-unreachable`` and the like, exit 5, where nobody answers;
        ``published-no-catalogue``, exit 4, where there is another thing.
    """
    for path in FILES:
        try:
            return _read(account.take(path, LARGEST))
        except Missing:
            continue
        except Unseen as error:
            raise OpendataError(error.problem, Exit.UNREACHABLE) from error
        except (TooLong, LookupError, TypeError, ValueError, AttributeError, RecursionError):
            raise OpendataError(_none(account.source, path), Exit.CONFIGURATION) from None
    raise OpendataError(_none(account.source, FILES[0]), Exit.CONFIGURATION)


def _read(data: bytes) -> tuple[Promised, ...]:
    content = json.loads(data)
    if content["@type"] != "dcat:Catalog":
        raise ValueError("not a catalogue")
    found = [_dataset(one) for one in content["dcat:dataset"]]
    if not found or len(found) > MOST or len({one.name for one in found}) < len(found):
        raise ValueError("not the datasets of a site")
    return tuple(found)


def _dataset(one: Mapping[str, Any]) -> Promised:
    match = _MANIFEST.fullmatch(one["foaf:page"]["@id"])
    if match is None or not NAME.fullmatch(match[1]):
        raise ValueError("a dataset whose manifest has no place on this site")
    tables = {}
    for file in one["dcat:distribution"]:
        name = unquote(file["dcat:downloadURL"]["@id"]).rpartition("/")[2]
        tables[name] = str(file["spdx:checksum"]["spdx:checksumValue"]["@value"])
    return Promised(match[1], str(one["dcat:version"]), tables)


def _none(source: Source, path: str) -> Problem:
    return Problem(
        "published-no-catalogue",
        msg("there is no catalogue that opendata has published"),
        Place(source.shown(path)),
        expected=msg("data.json as on a site of opendata"),
        remedy=msg(
            "Name the address of the site, as it stands in opendata.toml. A catalogue of another "
            "program cannot be verified: it has no hashes to compare with."
        ),
    )
