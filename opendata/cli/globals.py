"""The options that every verb takes, wherever in the command they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata.messages import DEFAULT_LANGUAGE, Language, Message, language_of, say
from opendata.workspace.peek import language_at

GLOBAL_WITH_VALUE = ("--lang", "--workspace", "-C")
_FLAGS = ("--json", "--quiet", "-q")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to speak and where to work."""

    language: Language = DEFAULT_LANGUAGE
    workspace: Path = Path()
    json: bool = False
    quiet: bool = False
    all: bool = False
    """Every finding by itself, however many they are: asked for at the verbs that have many."""

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
        elif word in GLOBAL_WITH_VALUE:
            value = next(words, None)
            if value is None:  # it stays where it is, and the parser finds the value missing
                rest.append(word)
            else:
                front += [word, value]
        elif word.startswith("-C"):
            front += ["-C", word.removeprefix("-C")]
        elif word in _FLAGS or word.startswith(("--lang=", "--workspace=")):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def settings_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Settings:
    """The settings in hoisted arguments: option, then environment, then the default.

    Before the default language comes that of the workspace's ``opendata.toml``.
    """
    values: dict[str, str] = {}
    flags = set()
    words = iter(arguments)
    for word in words:
        if not word.startswith("-") or word == "--":
            break
        name, equals, value = word.partition("=")
        if name in GLOBAL_WITH_VALUE:
            values[name.replace("-C", "--workspace")] = value if equals else next(words, "")
        else:
            flags.add(word)
    place = Path(values.get("--workspace") or environment.get("OPENDATA_WORKSPACE") or ".")
    language = language_of(values.get("--lang")) or language_of(environment.get("OPENDATA_LANG"))
    return Settings(
        language=language or language_at(place) or DEFAULT_LANGUAGE,
        workspace=place,
        json="--json" in flags,
        quiet=bool(flags & {"--quiet", "-q"}),
    )
