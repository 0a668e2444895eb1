"""The requirements of Resolution 835: read from ``schemas/requirements/*.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from opendata.catalogue.data_files import broken, read_data, text_of
from opendata.catalogue.deadlines import Deadline, Update
from opendata.catalogue.editions import read_editions
from opendata.catalogue.requirement import Applies, MartialLaw, Requirement, Title
from opendata.catalogue.requirement_keys import requirement_files, unknown_requirement
from opendata.catalogue.terms import Terms, read_terms
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place

_NOT_LETTERS: Final = re.compile(r"[\W_]+")


@cache
def read_requirements() -> tuple[Requirement, ...]:
    """Every requirement, those of all publishers first.

    :raises OpendataError: ``catalogue-broken``, exit 4.
    """
    terms = read_terms()
    known = {edition.key for edition in read_editions()}
    found: list[Requirement] = []
    for path in requirement_files():
        for key, one in read_data(path).items():
            try:
                found.append(_requirement(key, path.stem, one, terms))
            except (KeyError, TypeError, AttributeError) as error:
                expected = msg("the words and keys that schemas/requirements.schema.json describes")
                raise broken(path, str(key), str(error), expected) from None
            strange = {title.edition for title in found[-1].titles} | set(found[-1].tables)
            for edition in sorted(strange - known):
                expected = msg("one of: {names}", names=", ".join(sorted(known)))
                raise broken(path, f"{key}.titles", edition, expected)
    return tuple(found)


def requirement(key: str, place: Place | None = None) -> Requirement:
    """The requirement ``key``; ``place`` is where a person wrote it.

    :raises OpendataError: ``requirement-unknown`` with near keys, exit 4.
    """
    for one in read_requirements():
        if one.key == key:
            return one
    raise OpendataError(unknown_requirement(key, place), Exit.CONFIGURATION)


def requirement_titled(title: str) -> Requirement | None:
    """The requirement that has ``title`` in some edition or on some portal.

    Letter case, punctuation and the shape of quotes and apostrophes are not looked at.
    """
    return _by_title().get(_folded(title))


@cache
def _by_title() -> Mapping[str, Requirement]:
    return {
        _folded(title): one
        for one in read_requirements()
        for title in (*(part.shown for part in one.titles), *one.aliases)
        if title
    }


def _folded(title: str) -> str:
    return _NOT_LETTERS.sub("", title.casefold())


def _requirement(key: str, audience: str, one: Mapping[str, Any], terms: Terms) -> Requirement:
    terms.meaning("audiences", audience)
    for word in one.get("privacy", ()):
        terms.meaning("privacy", word)
    return Requirement(
        key=key,
        audience=audience,
        short=text_of(one["short"]),
        titles=tuple(_title(edition, part, terms) for edition, part in one["titles"].items()),
        tables={edition: tuple(keys) for edition, keys in one["tables"].items()},
        update=_update(one["update"], terms),
        formats=terms.formats[one["formats"]],
        privacy=tuple(one.get("privacy", ())),
        applies=_applies(one["applies"], terms),
        martial_law=_martial_law(one["martial_law"], terms) if "martial_law" in one else None,
        note=text_of(one["note"]) if "note" in one else None,
        aliases=tuple(one.get("aliases", ())),
        numbers=tuple(one.get("numbers", ())),
        sources=tuple(one["sources"]),
        confidence=_word("confidence", one["confidence"], terms),
    )


def _title(edition: str, one: Mapping[str, Any], terms: Terms) -> Title:
    if one.get("reason"):
        terms.meaning("reasons", one["reason"])
    return Title(
        edition=edition,
        presence=_word("presence", one["presence"], terms),
        text=one["text"],
        wording=one.get("wording"),
        confidence=_word("confidence", one["confidence"], terms) if "confidence" in one else None,
        reason=one.get("reason"),
    )


def _update(one: Mapping[str, Any], terms: Terms) -> Update:
    codes = {name: one.get(name) for name in ("at_least", "automatic", "manual")}
    found = {name: terms.frequencies[code] if code else None for name, code in codes.items()}
    rhythm = one.get("rhythm")
    return Update(
        after_change=one.get("after_change"),
        at_least=found["at_least"],
        either=bool(one.get("either")),
        rhythm=rhythm,
        rhythm_name=terms.meaning("rhythms", rhythm) if rhythm else None,
        automatic=found["automatic"],
        manual=found["manual"],
        portal=tuple(terms.frequencies[code] for code in one["portal"]),
        deadlines=tuple(_deadline(part, terms) for part in one.get("deadlines", ())),
        confidence=_word("confidence", one["confidence"], terms),
    )


def _deadline(one: Mapping[str, Any], terms: Terms) -> Deadline:
    event = one.get("event")
    return Deadline(
        basis=text_of(one["basis"]),
        confidence=_word("confidence", one["confidence"], terms),
        day=one.get("day"),
        event=event,
        event_name=terms.meaning("events", event) if event else None,
        days=one.get("days", 0),
        working=one.get("unit") == "working",
    )


def _applies(one: Mapping[str, Any], terms: Terms) -> Applies:
    when = text_of(one["when"]) if "when" in one else None
    return Applies(_word("usual", one["usual"], terms), when)


def _martial_law(one: Mapping[str, Any], terms: Terms) -> MartialLaw:
    return MartialLaw(
        _word("effects", one["effect"], terms),
        text_of(one["text"]),
        _word("confidence", one["confidence"], terms),
    )


def _word(group: str, word: str, terms: Terms) -> str:
    """``word`` itself, after a look that the terms have it."""
    terms.meaning(group, word)
    return word
