"""Numbers of acts: «№ 45 / 8 – VІІ» and what Excel makes of them."""

from __future__ import annotations

import re
from typing import Final

from opendata.clean.lookalikes import TO_CYRILLIC, TO_LATIN
from opendata.clean.spaces import one_line, settle
from opendata.clean.text import fold

_SIGN = re.compile(
    r"(?:№|n(?:[oо°º]\.?)?(?=[\s.:№]*\d)|#)[\s.:]*|номер(?=[\s:]*\d)[\s:]*", re.IGNORECASE
)
_DASHES = re.compile(r"\s*[‐‑‒–—―−-][\s‐‑‒–—―−-]*")
_SLASH = re.compile(r"\s*/\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXL]{2,})L?X{0,4}(?:IX|IV|V?I{0,3})|[VL]")
_WITHOUT: Final = frozenset({"б/н", "бн", "б.н.", "без номера", "без номеру"})


def number_text(number: float) -> str:
    """A number cell as text: Excel keeps ``48`` as 48.0; 48.1 stays ``48.1``."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def clean_number(text: str) -> str:
    """The number of an act as it is published: without «№», without blanks around hyphens and
    slashes, with plain hyphens, a letter suffix in Cyrillic (``45-р``), a Roman numeral in Latin
    (``45-VII``). «б/н» (without a number) gives an empty text.
    """
    return settle(_clean_once, text)  # what is left may begin with a sign again


def number_key(text: str) -> str:
    """The form of a number by which a register and a document are joined.

    Unlike :func:`clean_number` it also ignores case, look-alike letters, blanks, leading zeros
    (Excel drops them) and the hyphen before a letter («45-р» and «45р» are one number).
    """
    return settle(_key_once, text)


def _key_once(text: str) -> str:
    key = re.sub(r"\s", "", fold(clean_number(text)))
    key = re.sub(r"(?<!\d)0+(?=\d)", "", key)
    return re.sub(r"-(?=[^\W\d_])|(?<=[^\W\d_])-", "", key)


def _clean_once(text: str) -> str:
    line = one_line(text)
    line = _SIGN.sub("", line, count=1) if _SIGN.match(line) else line
    line = _SLASH.sub("/", _DASHES.sub("-", line)).strip().rstrip(" .,;")
    line = _LETTERS.sub(lambda match: _one_script(match.group()), line)
    return "" if line.casefold() in _WITHOUT else line


def _one_script(letters: str) -> str:
    latin = letters.translate(TO_LATIN)
    if _ROMAN.fullmatch(latin):
        return latin
    cyrillic = letters.translate(TO_CYRILLIC)
    return letters if re.search("[A-Za-z]", cyrillic) else cyrillic
