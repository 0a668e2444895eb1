"""The words that the catalogue uses as values: read from ``schemas/terms.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opendata.catalogue.data_files import Text, broken, data_path, read_data, text_of
from opendata.messages import msg

FILE: Final = "terms.yaml"
PLAIN: Final = (
    "audiences",
    "confidence",
    "presence",
    "reasons",
    "usual",
    "effects",
    "events",
    "rhythms",
    "privacy",
    "bans",
)
"""The groups whose words have nothing but their meaning."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a set is updated. ``code`` is the word of the national portal.

    ``days`` and ``months`` say after what time an update is due; both are None where the code sets
    no time («immediately after making changes»). The measure is ours: the law has none.
    """

    code: str
    name: Text
    days: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data with its formats; ``open_formats`` are those that anybody may read freely."""

    key: str
    name: Text
    formats: tuple[str, ...]
    open_formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formats:
    """What may be published for a requirement.

    ``accepted`` are formats as the portal writes them, ``open_formats`` the open ones among them;
    ``banned`` are keys of what is refused in place of data (``scan``, ``aggregates``), whatever the
    format of the file.
    """

    key: str
    name: Text
    kinds: tuple[str, ...]
    accepted: tuple[str, ...]
    open_formats: tuple[str, ...]
    banned: tuple[str, ...]

    def accepts(self, name: str) -> bool:
        """Whether the format ``name`` (``xlsx``, ``.CSV``) is among the accepted ones."""
        return _folded(name) in {_folded(one) for one in self.accepted}

    def is_open(self, name: str) -> bool:
        """Whether the format ``name`` is among the open ones."""
        return _folded(name) in {_folded(one) for one in self.open_formats}


@dataclass(frozen=True, slots=True)
class Terms:
    """Every word: ``plain`` is group → word → meaning, the others have parts of their own."""

    plain: Mapping[str, Mapping[str, Text]]
    frequencies: Mapping[str, Frequency]
    kinds: Mapping[str, Kind]
    formats: Mapping[str, Formats]

    def meaning(self, group: str, word: str) -> Text:
        """The meaning of ``word`` of ``group``; ``KeyError`` if there is none."""
        return self.plain[group][word]


@cache
def read_terms() -> Terms:
    """The words of ``schemas/terms.yaml``.

    :raises OpendataError: ``catalogue-broken``, exit 4.
    """
    path = data_path(FILE)
    content = read_data(path)
    try:
        return _terms(content)
    except (KeyError, TypeError, AttributeError) as error:
        expected = msg("the words and keys that schemas/requirements.schema.json describes")
        raise broken(path, None, str(error), expected) from None


def _terms(content: Mapping[str, Any]) -> Terms:
    kinds = {
        key: Kind(key, text_of(one), tuple(one["formats"]), tuple(one["open"]))
        for key, one in content["kinds"].items()
    }
    return Terms(
        plain={
            group: {word: text_of(one) for word, one in content[group].items()} for group in PLAIN
        },
        frequencies={
            code: Frequency(code, text_of(one), one.get("days"), one.get("months"))
            for code, one in content["frequencies"].items()
        },
        kinds=kinds,
        formats={key: _formats(key, one, kinds) for key, one in content["profiles"].items()},
    )


def _formats(key: str, one: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Formats:
    parts = [kinds[kind] for kind in one["kinds"]]
    allowed = tuple(dict.fromkeys(name for part in parts for name in part.formats))
    open_ones = {name for part in parts for name in part.open_formats}
    accepted = tuple(one.get("only", allowed))
    return Formats(
        key=key,
        name=text_of(one),
        kinds=tuple(one["kinds"]),
        accepted=accepted,
        open_formats=tuple(name for name in accepted if name in open_ones),
        banned=tuple(one["banned"]),
    )


def _folded(name: str) -> str:
    return name.strip().lstrip(".").casefold()
