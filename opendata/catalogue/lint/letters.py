"""Letters that nobody sees, and letters that are not what they look like."""

from __future__ import annotations

import unicodedata
from typing import Final

from opendata.clean.lookalikes import TO_LATIN

_GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυ", "ABEZHIKMNOPTYXovikpu", strict=True))
_RARE: Final = dict(zip("ІіҮһӏԁԛԝѵѴ", "IiYhldqwvV", strict=True))
"""Cyrillic letters of other languages; nobody means them in the name of a column."""

_LINE_ENDS: Final = "\t\n\v\f\r"
_KIND_INVISIBLE: Final = frozenset({"Cf", "Cc", "Zl", "Zp", "Cs", "Co"})


def is_invisible(sign: str) -> bool:
    """True for what no program shows: U+2028, zero-width and soft hyphens, byte order marks …

    Blanks, tabs and line ends are no such signs: :func:`is_blank`.
    """
    if sign in _LINE_ENDS:
        return False
    variation = "\ufe00" <= sign <= "\ufe0f" or sign in "\u034f\u115f\u1160\u3164\uffa0"
    return variation or unicodedata.category(sign) in _KIND_INVISIBLE


def is_blank(sign: str) -> bool:
    """True for every kind of blank, the no-break one among them, tabs and line ends."""
    return not is_invisible(sign) and (sign.isspace() or sign == "\u2800")


def latin_twin(sign: str) -> str | None:
    """The Latin letter that a Cyrillic, Greek or full-width one looks like; None if there is none.

    A wide or decorated form (``Ａ``, ``𝐚``) is a twin of the letter that it is a form of.
    """
    if sign.isascii():
        return None
    twin = TO_LATIN.get(ord(sign)) or _GREEK.get(sign) or _RARE.get(sign)
    if twin is None:
        plain = unicodedata.normalize("NFKC", sign)
        twin = plain if len(plain) == 1 and plain.isascii() and plain.isalnum() else None
    return twin if twin is None or twin.isascii() else None


def alphabet(sign: str) -> str:
    """``CYRILLIC``, ``GREEK``, ``LATIN`` …: the first word of the letter's name in Unicode."""
    return unicodedata.name(sign, "").partition(" ")[0]


def code_point(sign: str) -> str:
    """``U+0406``."""
    return f"U+{ord(sign):04X}"


def has_latin(text: str) -> bool:
    """True if a letter of ``text`` is one of a … z."""
    return any(sign.isascii() and sign.isalpha() for sign in text)


def bare(name: str) -> str:
    """``name`` as it was meant: no blank, nothing invisible, look-alike letters made Latin.

    A word without a Latin letter stays: it is a heading in Ukrainian, not a slip.
    """
    seen = "".join(sign for sign in name if not is_invisible(sign) and not is_blank(sign))
    if seen.isascii() or not has_latin(seen):
        return seen
    return "".join(latin_twin(sign) or sign for sign in seen)


def reveal(name: str) -> str:
    """``name`` with everything visible that hides: ``legalAct⟨І U+0406⟩d``, ``title⟨U+0020⟩``."""
    start = len(name) - len(name.lstrip(" "))
    end = len(name.rstrip(" "))
    latin = has_latin(name)
    return "".join(
        _shown(sign, latin=latin, plain=start <= place < end) for place, sign in enumerate(name)
    )


def _shown(sign: str, *, latin: bool, plain: bool) -> str:
    if sign == " ":
        return sign if plain else f"⟨{code_point(sign)}⟩"
    if is_invisible(sign) or is_blank(sign):
        return f"⟨{code_point(sign)}⟩"
    if sign.isascii() or (not latin and latin_twin(sign) is None) or not sign.isalpha():
        return sign
    return f"⟨{sign} {code_point(sign)}⟩" if latin else sign
