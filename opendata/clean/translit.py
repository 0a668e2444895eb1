"""Ukrainian in Latin letters by Resolution of the Cabinet of Ministers No. 55 of 2010."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_UKRAINIAN: Final = "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я"
_LATIN: Final = "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia"
_LETTERS: Final = {
    **dict(zip(_UKRAINIAN.split(), _LATIN.replace("-", "").split(" "), strict=True)),
    # Russian letters are not in the resolution; names and old registers have them.
    **dict(zip("ёъыэ", ("e", "", "y", "e"), strict=True)),
}
_FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_APOSTROPHES = re.compile("(?<=[^\\W\\d_])['’ʼ`]+(?=[^\\W\\d_])")


def transliterate(text: str) -> str:
    """``text`` in Latin letters; what is not a Ukrainian (or Russian) letter stays as it is.

    «зг» is ``zgh``; є, ї, й, ю, я differ at the start of a word; the soft sign and the apostrophe
    are not written. A capital that becomes several letters is capital in the first of them only,
    unless the letter beside it is a capital too.
    """
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text))
    out: list[str] = []
    for place, letter in enumerate(text):
        before = text[place - 1] if place else ""
        low = letter.lower()
        if low == "г" and before.lower() == "з":
            latin = "gh"
        elif low in _FIRST and not before.isalpha():
            latin = _FIRST[low]
        else:
            latin = _LETTERS.get(low, letter)
        if letter != low and low in _LETTERS:
            beside = text[place + 1 : place + 2] or before
            latin = latin.upper() if beside.isupper() else latin.capitalize()
        out.append(latin)
    return unicodedata.normalize("NFC", "".join(out))
