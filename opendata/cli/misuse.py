"""Commands that cannot be understood, explained like every other problem."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from opendata.cli.globals import GLOBAL_WITH_VALUE
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Problem


class Misuse(OpendataError):
    """A command that cannot be understood; all of them have the code ``usage``, exit 2."""

    def __init__(
        self, what: Message, path: str, *, found: str | None, expected: Message | None = None
    ) -> None:
        """``path`` is the command as far as it was understood, such as ``opendata publish``."""
        remedy = msg("«{command} --help» explains the command.", command=path)
        super().__init__(
            Problem("usage", what, found=found, expected=expected, remedy=remedy), Exit.USAGE
        )


def unknown_command(word: str, known: Sequence[str], path: str) -> Misuse:
    """A word where a command should be; ``known`` are the commands there are."""
    return Misuse(msg("there is no such command"), path, found=word, expected=_one_of(word, known))


def too_much(words: Sequence[str], path: str) -> Misuse:
    """More words than the command takes."""
    what = msg("the command has more words than it takes")
    hint = msg("a name or a path with blanks in quotes")
    return Misuse(what, path, found=" ".join(words), expected=hint)


def no_command(known: Sequence[str], path: str) -> Misuse:
    """A group without the command in it."""
    return Misuse(msg("the command is not complete"), path, found=None, expected=_names(known))


def unknown_language(text: str, known: Sequence[str]) -> Misuse:
    """A language that we do not speak."""
    return Misuse(msg("there is no such language"), "opendata", found=text, expected=_names(known))


def misuse(error: Any, context: Any) -> Misuse:
    """What the parser raised in ``context``, in our words.

    Its classes are known by their names: typer has them under one path in one version and under
    another in the next, and shows them nowhere.
    """
    path = context.command_path
    match type(error).__name__:
        case "NoSuchOption" if error.option_name in GLOBAL_WITH_VALUE:  # see globals.hoist
            return Misuse(msg("the option needs a value"), path, found=error.option_name)
        case "NoSuchOption":
            name = error.option_name
            return Misuse(
                msg("there is no such option"),
                path,
                found=name,
                expected=_one_of(name, list(error.possibilities or ())),
            )
        case "MissingParameter" if error.param is not None:
            meaning = msg("{name}: {meaning}", name=error.param.name, meaning=error.param.help)
            return Misuse(msg("the command is not complete"), path, found=None, expected=meaning)
        case "BadOptionUsage" if _is_flag(error.option_name, context):
            return Misuse(msg("the option takes no value"), path, found=error.option_name)
        case "BadOptionUsage":
            return Misuse(msg("the option needs a value"), path, found=error.option_name)
        case _:
            return Misuse(
                msg("the command cannot be understood"), path, found=error.format_message()
            )


def _is_flag(name: str, context: Any) -> bool:
    return any(name in one.opts and one.is_flag for one in context.command.params)


def _one_of(word: str, known: Sequence[str]) -> Message | None:
    """The nearest of the known names, or all of them."""
    close = get_close_matches(word, known, 1)
    return msg("perhaps «{name}»", name=close[0]) if close else _names(known)


def _names(known: Sequence[str]) -> Message | None:
    return msg("one of: {names}", names=", ".join(known)) if known else None
