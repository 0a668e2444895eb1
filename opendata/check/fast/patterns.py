r"""A regular expression of Python → one that the vectorised engine understands, or none.

The other engine must never take a text that Python would not: what it takes is held for proven. It
may take less, for what it does not take is asked of Frictionless. So everything that differs
between the two (``\w``, ``\d``, ``\s``, case, back-references, looking around) is made narrower
or given up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as said  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

_MOST_REPEATS: Final = 1000
"""More would make the compiled expression too large."""

_CLASSES: Final = {
    said.CATEGORY_DIGIT: "0-9",
    said.CATEGORY_WORD: "0-9A-Za-z_А-яЁёЄєІіЇїҐґ",
    said.CATEGORY_SPACE: r" \t\n\r",
}
"""Narrower than Python's, which know all scripts."""

_NEGATED: Final = {
    said.CATEGORY_SPACE: r"\s\x1c-\x1f",
}
"""Wider than Python's, for what must not stand there."""


def narrowed(pattern: re.Pattern[str]) -> str | None:
    """An expression that matches, anchored at the start, only what ``pattern.match`` matches.

    None if there is none that is surely so.
    """
    if pattern.flags != re.UNICODE:
        return None
    try:
        return rf"\A(?:{_all(parser.parse(pattern.pattern, pattern.flags))})"
    except _GiveUp:
        return None


class _GiveUp(Exception):
    """There is something in it that the two engines do not read alike."""


def _all(parts: Iterable[tuple[Any, Any]]) -> str:
    return "".join(_part(kind, value) for kind, value in parts)


def _part(kind: Any, value: Any) -> str:
    if kind is said.LITERAL:
        return _letter(value)
    if kind is said.NOT_LITERAL:
        return f"[^{_letter(value)}]"
    if kind is said.ANY:
        return r"[^\n]"
    if kind is said.IN:
        return _class(value)
    if kind is said.AT:
        return _place(value)
    if kind is said.BRANCH:
        return "(?:" + "|".join(_all(branch) for branch in value[1]) + ")"
    if kind is said.SUBPATTERN:
        _, added, removed, inside = value
        if added or removed:
            raise _GiveUp
        return f"(?:{_all(inside)})"
    if kind in {said.MAX_REPEAT, said.MIN_REPEAT}:
        return _repeat(*value)
    raise _GiveUp


def _repeat(least: int, most: Any, inside: Iterable[tuple[Any, Any]]) -> str:
    if least > _MOST_REPEATS or (most is not said.MAXREPEAT and most > _MOST_REPEATS):
        raise _GiveUp
    return f"(?:{_all(inside)}){{{least},{'' if most is said.MAXREPEAT else most}}}"


def _place(value: Any) -> str:
    """``$`` of Python also stands before a last line break: narrower is the very end."""
    if value in {said.AT_BEGINNING, said.AT_BEGINNING_STRING}:
        return r"\A"
    if value in {said.AT_END, said.AT_END_STRING}:
        return r"\z"
    raise _GiveUp


def _class(parts: list[tuple[Any, Any]]) -> str:
    negated = bool(parts) and parts[0][0] is said.NEGATE
    classes = _NEGATED if negated else _CLASSES
    inside = "".join(_member(kind, value, classes) for kind, value in parts[negated:])
    return f"[{'^' if negated else ''}{inside}]"


def _member(kind: Any, value: Any, classes: dict[Any, str]) -> str:
    if kind is said.LITERAL:
        return _letter(value)
    if kind is said.RANGE:
        return f"{_letter(value[0])}-{_letter(value[1])}"
    if kind is said.CATEGORY and value in classes:
        return classes[value]
    raise _GiveUp


def _letter(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF:  # no text of a file has it
        raise _GiveUp
    return rf"\x{{{code:x}}}"
