"""Everything said to people, as data: the English text is the key, catalogues hold the rest.

A message is made where something is known and put into words where it is shown, so that the same
finding can be printed in Ukrainian, in English and as JSON. Nothing here does I/O but the reading
of a catalogue, once a language.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

Language = Literal["uk", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("uk", "en")
DEFAULT_LANGUAGE: Final[Language] = "uk"
DOMAIN: Final = "opendata"
LOCALES: Final = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, not yet in any language.

    ``text`` (and ``plural`` for a counted sentence) are English and serve as the catalogue key;
    ``values`` fill the ``{names}`` in it and may be messages themselves.
    """

    text: str
    plural: str | None = None
    count: int = 0
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return say(self, "en")


def msg(text: str, /, **values: object) -> Message:
    """A message. ``text`` must be a literal: the catalogue is extracted from the source."""
    return Message(text, values=tuple(values.items()))


def nmsg(one: str, many: str, count: int, /, **values: object) -> Message:
    """A counted message; ``{n}`` in it is ``count``."""
    return Message(one, many, count, (("n", count), *values.items()))


def say(message: Message, language: Language) -> str:
    """The sentence in ``language``; English where a catalogue lacks it."""
    catalogue = _catalogue(language)
    if message.plural is None:
        pattern = catalogue.gettext(message.text) if message.text else ""
    else:
        pattern = catalogue.ngettext(message.text, message.plural, message.count)
    if not message.values:
        return pattern.replace("{{", "{").replace("}}", "}")
    values = {
        name: say(value, language) if isinstance(value, Message) else value
        for name, value in message.values
    }
    return pattern.format(**values)


def language_of(text: str | None) -> Language | None:
    """``uk`` or ``en`` from an option, a variable or a locale name such as ``uk_UA.UTF-8``."""
    short = (text or "").strip().lower()[:2]
    return short if short in LANGUAGES else None


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)
