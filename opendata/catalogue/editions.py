"""The editions of the recommendations: read from ``schemas/editions.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from opendata.catalogue.data_files import Text, broken, data_path, read_data, text_of
from opendata.messages import msg

FILE: Final = "editions.yaml"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the recommended lists and structures.

    ``date`` is a year, or a year and a month. ``status`` says in sentences what the edition is and
    how sure that is; ``structures`` says the same of its structures, short enough for a passport.
    """

    key: str
    name: Text
    date: str
    status: Text
    structures: Text
    confidence: str
    sources: tuple[str, ...]


@cache
def read_editions() -> tuple[Edition, ...]:
    """Every edition, the earliest first.

    :raises OpendataError: ``catalogue-broken``, exit 4.
    """
    path = data_path(FILE)
    found = []
    for key, one in read_data(path).items():
        try:
            found.append(
                Edition(
                    key=key,
                    name=text_of(one["name"]),
                    date=one["date"],
                    status=text_of(one["status"]),
                    structures=text_of(one["structures"]),
                    confidence=one["confidence"],
                    sources=tuple(one["sources"]),
                )
            )
        except (KeyError, TypeError) as error:
            expected = msg("the words and keys that schemas/requirements.schema.json describes")
            raise broken(path, str(key), str(error), expected) from None
    return tuple(sorted(found, key=lambda edition: edition.date))


def edition(key: str) -> Edition:
    """The edition ``key`` (``2025``); ``KeyError`` if there is none."""
    for one in read_editions():
        if one.key == key:
            return one
    raise KeyError(key)
