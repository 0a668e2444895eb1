"""The editions of the recommendations: read from ``schemas/editions.yaml``.

What is said of the tables of opendata's own stands in ``schemas/own.yaml``, in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.data_files import Text, broken, data_path, read_data, text_of
from opendata.catalogue.tables import OWN
from opendata.messages import msg

FILE: Final = "editions.yaml"
OWN_FILE: Final = "own.yaml"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the recommended lists and structures.

    ``date`` is a year, or a year and a month. ``status`` says in sentences what the edition is and
    how sure that is; ``structures`` says the same of its structures, short enough for a passport.
    Tables of opendata's own are told of in the same way; their ``date`` is empty.
    """

    key: str
    name: Text
    date: str
    status: Text
    structures: Text
    confidence: str
    sources: tuple[str, ...]

    @property
    def is_own(self) -> bool:
        """Whether these are no recommendations but the tables of opendata's own."""
        return self.key == OWN


@cache
def read_editions() -> tuple[Edition, ...]:
    """Every edition, the earliest first.

    :raises OpendataError: ``catalogue-broken``, exit 4.
    """
    path = data_path(FILE)
    found = [_edition(path, key, one) for key, one in read_data(path).items()]
    return tuple(sorted(found, key=lambda edition: edition.date))


@cache
def _own() -> Edition:
    path = data_path(OWN_FILE)
    return _edition(path, OWN, {"date": "", **read_data(path)})


def _edition(path: Path, key: str, one: Mapping[str, Any]) -> Edition:
    try:
        return Edition(
            key=key,
            name=text_of(one["name"]),
            date=one["date"],
            status=text_of(one["status"]),
            structures=text_of(one["structures"]),
            confidence=one["confidence"],
            sources=tuple(one["sources"]),
        )
    except (KeyError, TypeError) as error:
        expected = msg("the words and keys that schemas/requirements.schema.json describes")
        raise broken(path, str(key), str(error), expected) from None


def edition(key: str) -> Edition:
    """The edition ``key`` (``2025``), or what is said of ``own``; ``KeyError`` if there is none."""
    if key == OWN:
        return _own()
    for one in read_editions():
        if one.key == key:
            return one
    raise KeyError(key)
