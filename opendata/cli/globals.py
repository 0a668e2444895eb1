"""The options that every verb takes, wherever in the command they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata.messages import DEFAULT_LANGUAGE, Language, Message, language_of, say

_WITH_VALUE = ("--lang", "--workspace", "-C")
_FLAGS = ("--json", "--quiet", "-q")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to speak and where to work."""

    language: Language = DEFAULT_LANGUAGE
    workspace: Path = Path()
    json: bool = False
    quiet: bool = False

    def say(self, message: Message) -> str:
        """The message in the language of this run."""
        return say(message, self.language)


def hoist(argv: Sequence[str]) -> list[str]:
    """Move the global options to the front, where typer wants them; after ``--`` nothing moves."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _WITH_VALUE:
            front += [word, *(value for value in [next(words, None)] if value is not None)]
        elif word in _FLAGS or word.startswith(("--lang=", "--workspace=")):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def settings_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Settings:
    """The settings in hoisted arguments: option, then environment, then the default."""
    values: dict[str, str] = {}
    flags = set()
    words = iter(arguments)
    for word in words:
        if not word.startswith("-") or word == "--":
            break
        name, equals, value = word.partition("=")
        if name in _WITH_VALUE:
            values[name.replace("-C", "--workspace")] = value if equals else next(words, "")
        else:
            flags.add(word)
    language = language_of(values.get("--lang")) or language_of(environment.get("OPENDATA_LANG"))
    place = values.get("--workspace") or environment.get("OPENDATA_WORKSPACE") or "."
    return Settings(
        language=language or DEFAULT_LANGUAGE,
        workspace=Path(place),
        json="--json" in flags,
        quiet=bool(flags & {"--quiet", "-q"}),
    )
