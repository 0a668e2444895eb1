"""The sources of the tables: ``schemas/tables/<edition>/<key>.yaml``, and the columns they share.

What a source may say is written in ``docs/schemas.md``. A mistake in one is told by its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).resolve().parents[2] / "schemas"
SOURCES: Final = ROOT / "tables"
LATEST: Final = "2025"
OWN: Final = "own"
"""The folder of the tables of opendata's own, which no edition recommends."""
COLUMN_WORDS: Final = {
    *("name", "common", "uk", "en", "type", "datatype", "content", "form", "required", "example"),
    *("enum", "enum_several", "values", "or", "separator", "refers", "was", "becomes"),
}
TABLE_WORDS: Final = {
    *("resource", "requirement", "uk", "en", "key", "rows_differ_by", "columns"),
}


INHERITED: Final = ("type", "content", "separator", "example")
"""What a column of an earlier edition takes from the one it became, besides the texts."""


class SourceError(ValueError):
    """A source says what it may not; the message names the file and the column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column with what it takes from the shared ones and from the later edition.

    ``uk`` and ``en`` are (label, description); the other words are those of the source.
    """

    name: str
    uk: tuple[str, str]
    en: tuple[str, str]
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One table of one edition."""

    key: str
    edition: str
    resource: str
    requirement: str
    uk: tuple[str, str]
    en: tuple[str, str]
    primary_key: tuple[str, ...]
    rows_differ_by: tuple[str, ...]
    columns: tuple[Column, ...]


def editions() -> tuple[str, ...]:
    """The editions that have sources, the latest first: the others take texts from it."""
    folders = (one.name for one in SOURCES.iterdir() if one.is_dir())
    return tuple(sorted((name for name in folders if name.isdecimal()), reverse=True))


def groups() -> tuple[str, ...]:
    """The editions, and the tables of opendata's own after them."""
    return (*editions(), OWN)


def keys(edition: str) -> tuple[str, ...]:
    """The keys of the tables of ``edition``, sorted."""
    return tuple(sorted(path.stem for path in (SOURCES / edition).glob("*.yaml")))


@cache
def read_source(edition: str, key: str) -> Source:
    """The table ``key`` of ``edition``.

    :raises SourceError: with the file and what is wrong in it.
    """
    path = SOURCES / edition / f"{key}.yaml"
    where = f"{edition}/{key}.yaml"
    said = _read(path, where)
    _allow(said, TABLE_WORDS, where)
    # What no edition recommends need not serve any requirement, but can declare a key of its own.
    wanted = {"resource", "columns"} | ({"key"} if edition == OWN else {"requirement"})
    if missing := sorted(wanted - set(said)):
        raise SourceError(f"{where}: it does not say {missing}")
    later = _later(edition, key)
    columns = tuple(_columns(said["columns"], later, where))
    names = [column.name for column in columns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SourceError(f"{where}: columns stand twice: {twice}")
    texts = {tongue: said.get(tongue) or (later and getattr(later, tongue)) for tongue in _TONGUES}
    if not all(texts.values()):
        raise SourceError(f"{where}: the table has no label and description")
    source = Source(
        key=key,
        edition=edition,
        resource=said["resource"],
        requirement=said.get("requirement", ""),
        uk=_pair(texts["uk"]),
        en=_pair(texts["en"]),
        primary_key=tuple(said.get("key", ())),
        rows_differ_by=tuple(said.get("rows_differ_by", ())),
        columns=columns,
    )
    _check_keys(source, names, where)
    return source


def _read(path: Path, where: str) -> Mapping[str, Any]:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(f"{where}: there is no such table") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SourceError(f"{where}: it cannot be read: {error}") from None
    if not isinstance(said, dict):
        raise SourceError(f"{where}: it holds no table")
    return said


_TONGUES: Final = ("uk", "en")


@cache
def _common() -> Mapping[str, Mapping[str, Any]]:
    shared: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        (SOURCES / "common.yaml").read_text(encoding="utf-8")
    )
    return shared


def _later(edition: str, key: str) -> Source | None:
    """The same table in the latest edition, from which an earlier one takes its texts."""
    if edition in (LATEST, OWN) or not (SOURCES / LATEST / f"{key}.yaml").exists():
        return None
    return read_source(LATEST, key)


def _columns(said: list[Mapping[str, Any]], later: Source | None, where: str) -> Iterator[Column]:
    twins = {column.name: column for column in later.columns} if later else {}
    for words in said:
        _allow(words, COLUMN_WORDS, where)
        name = words.get("name") or words.get("common")
        if not name:
            raise SourceError(f"{where}: a column without a name")
        base: dict[str, Any] = {}
        if "common" in words:
            if words["common"] not in _common():
                raise SourceError(f"{where}: «{words['common']}» is no column of common.yaml")
            base = dict(_common()[words["common"]])
        elif twin := _twin(words, twins, where):
            base = {"uk": list(twin.uk), "en": list(twin.en)}
            base |= {k: v for k, v in twin.words.items() if k in INHERITED}
        merged = base | {k: v for k, v in words.items() if k not in _TONGUES}
        texts = [_text(base.get(tongue), words.get(tongue), where, name) for tongue in _TONGUES]
        kept = {k: v for k, v in merged.items() if k not in ("name", "common", *_TONGUES)}
        yield Column(name, texts[0], texts[1], kept)


def _twin(words: Mapping[str, Any], twins: Mapping[str, Column], where: str) -> Column | None:
    becomes = words.get("becomes")
    if becomes is None:
        return None
    first = becomes if isinstance(becomes, str) else becomes[0]
    for one in [becomes] if isinstance(becomes, str) else becomes:
        if one not in twins:
            raise SourceError(f"{where}: the later edition has no column «{one}»")
    return twins[first]


def _text(base: list[str] | None, own: list[str] | None, where: str, name: str) -> tuple[str, str]:
    """Label and description: a table may give the label alone."""
    pair = [*(own or ()), *(base or ())[len(own or ()) :]]
    if len(pair) != 2 or not all(part.strip() for part in pair):
        raise SourceError(f"{where}: «{name}» has no label and description in both languages")
    return pair[0], pair[1]


def _pair(texts: list[str] | tuple[str, str]) -> tuple[str, str]:
    return texts[0], texts[1]


def _allow(said: Mapping[str, Any], words: set[str], where: str) -> None:
    if unknown := set(said) - words:
        raise SourceError(f"{where}: nobody reads {sorted(unknown)}")


def _check_keys(source: Source, names: list[str], where: str) -> None:
    told = source.primary_key or source.rows_differ_by
    if not told or any(name not in names for name in told):
        raise SourceError(f"{where}: it does not say by which columns rows are told apart")
