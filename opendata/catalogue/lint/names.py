"""The name of a column by itself: Latin letters in camelCase, and nothing that hides in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.catalogue.lint import known
from opendata.catalogue.lint.letters import (
    alphabet,
    code_point,
    has_latin,
    is_blank,
    is_invisible,
    latin_twin,
    reveal,
)
from opendata.catalogue.lint.listing import Column
from opendata.messages import Message, msg, nmsg
from opendata.problems import Problem, Severity

LONGEST: Final = 33
"""Letters of a name; the preview of the national portal does not work with longer ones."""

_CAMEL: Final = re.compile("[a-z][A-Za-z0-9]*")
_WORD: Final = re.compile("[A-Za-z][A-Za-z0-9_]*")
_EXAMPLE: Final = "legalActTitle"


def check_name(column: Column) -> Iterator[Problem]:
    """Every finding about the name alone."""
    if not column.bare:
        yield Problem(
            "schema-name-missing",
            msg("a column has no name"),
            column.at("name"),
            reveal(column.name) or None,
            _latin(),
            msg("Give the column a name, or take it out."),
        )
        return
    yield from _hidden(column)
    yield from _blanks(column)
    yield from _twins(column)
    yield from _form(column)
    if len(column.bare) > LONGEST:
        yield Problem(
            "schema-name-long",
            nmsg("the name has {n} letter", "the name has {n} letters", len(column.bare)),
            column.at("name"),
            column.bare,
            msg("{n} letters at most: the portal shows no preview with more", n=LONGEST),
            msg("Shorten the name."),
            Severity.WARNING,
        )


def _hidden(column: Column) -> Iterator[Problem]:
    hidden = [sign for sign in column.name if is_invisible(sign)]
    if hidden:
        yield Problem(
            "schema-name-invisible",
            nmsg(
                "an invisible character in the name: {codes}",
                "invisible characters in the name: {codes}",
                len(hidden),
                codes=", ".join(dict.fromkeys(map(code_point, hidden))),
            ),
            column.at("name"),
            reveal(column.name),
            _meant(column),
            _retype(),
        )


def _blanks(column: Column) -> Iterator[Problem]:
    name = "".join(sign for sign in column.name if not is_invisible(sign))
    blanks = [sign for sign in name if is_blank(sign)]
    if not blanks:
        return
    around = len(name) - len(name.strip())
    where = (
        msg("a blank, a tab or a line end before or after the name")
        if around
        else msg("a blank or a line end inside the name")
    )
    # Headings in Ukrainian have blanks between words: that they are no names is told once.
    if around or has_latin(name):
        yield Problem(
            "schema-name-blanks",
            where,
            column.at("name"),
            reveal(column.name),
            _meant(column),
            _retype(),
        )


def _twins(column: Column) -> Iterator[Problem]:
    if not has_latin(column.name):
        return
    found: dict[str, list[str]] = {}
    for sign in dict.fromkeys(column.name):
        if latin_twin(sign):
            found.setdefault(alphabet(sign), []).append(sign)
    for script, signs in found.items():
        letters = ", ".join(f"«{sign}» ({code_point(sign)})" for sign in signs)
        yield Problem(
            "schema-name-lookalike",
            _twin_message(script, letters, len(signs)),
            column.at("name"),
            reveal(column.name),
            _meant(column),
            _retype(),
        )


def _twin_message(script: str, letters: str, number: int) -> Message:
    if script == "CYRILLIC":
        return nmsg(
            "a Cyrillic letter that looks like a Latin one: {letters}",
            "Cyrillic letters that look like Latin ones: {letters}",
            number,
            letters=letters,
        )
    if script == "GREEK":
        return nmsg(
            "a Greek letter that looks like a Latin one: {letters}",
            "Greek letters that look like Latin ones: {letters}",
            number,
            letters=letters,
        )
    return msg(
        "letters that only look like those of the Latin alphabet: {letters}", letters=letters
    )


def _form(column: Column) -> Iterator[Problem]:
    name = column.bare
    place = column.at("name")
    alien = [sign for sign in name if sign.isalpha() and not sign.isascii()]
    if alien:
        letters = ", ".join(f"«{sign}» ({code_point(sign)})" for sign in dict.fromkeys(alien))
        what = (
            msg("the name has letters that are not Latin: {letters}", letters=letters)
            if has_latin(name)
            else msg("the name is not in Latin letters")
        )
        remedy = msg("Write the name of the standard; what people read belongs into the title.")
        yield Problem(
            "schema-name-script", what, place, reveal(column.name.strip()), _latin(), remedy
        )
    elif name[0].isdecimal():
        what = msg("the name begins with a digit")
        yield Problem("schema-name-form", what, place, name, _latin(), _rename())
    elif not _WORD.fullmatch(name):
        signs = "".join(dict.fromkeys(s for s in name if not (s.isascii() and s.isalnum())))
        what = msg("signs that no name has: {signs}", signs=signs)
        meant = _suggested(re.sub("[^A-Za-z0-9]", "", name)) or _latin()
        yield Problem("schema-name-form", what, place, name, meant, _rename())
    elif not _CAMEL.fullmatch(name) and name not in known.ABBREVIATIONS:
        yield _style(column)


def _style(column: Column) -> Problem:
    """A capital at the start or an underscore; in a few tables the standard itself has them."""
    standard = column.bare in known.names()
    return Problem(
        "schema-name-style",
        msg("the name is not in camelCase, but the recommended structure spells it so")
        if standard
        else msg("the name is not in camelCase"),
        column.at("name"),
        column.bare,
        _latin(),
        msg("Leave it as it is.") if standard else _rename(),
        Severity.NOTE if standard else Severity.WARNING,
    )


def _meant(column: Column) -> Message:
    return _suggested(column.bare) or _latin()


def _suggested(name: str) -> Message | None:
    """The name as the standard spells it, else as it is once cleaned, if it can be a name."""
    meant = known.spelling(name) or name
    short = len(meant) <= LONGEST and _WORD.fullmatch(meant)
    return msg("{name}", name=meant) if short else None


def _latin() -> Message:
    return msg("Latin letters and digits in camelCase, such as {example}", example=_EXAMPLE)


def _retype() -> Message:
    return msg("Delete the name and type it anew; do not copy it from the source.")


def _rename() -> Message:
    return msg("Rename the column, here and in the table.")
