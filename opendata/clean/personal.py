"""What in a free text may point to a person: a full name, a telephone number, an e-mail address.

A hint for people who decide, not a proof: names of streets and of officials look the same.
"""

from __future__ import annotations

import re
from typing import Final

from opendata.clean.spaces import one_line

_CAPITAL: Final = "[А-ЯҐЄІЇ]"
_WORD: Final = f"{_CAPITAL}[а-яґєії’ʼ'-]+"
_PATRONYMIC: Final = (
    rf"{_CAPITAL}[а-яґєії’ʼ']+"
    r"(?:(?:ович|йович|евич)(?:а|у|ем|еві|ові)?|(?:івн|ївн)(?:а|и|і|у|ою))"
)
"""In any case of the noun: «Івановича», «Степанівні»."""
_INITIALS: Final = rf"{_CAPITAL}\. ?{_CAPITAL}\."
_PERSON: Final = re.compile(
    rf"{_WORD} {_PATRONYMIC}(?!\w)|{_WORD} {_INITIALS}|(?<!\w){_INITIALS} ?{_WORD}"
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?:\+?38)?[ (-]*0\d{2}[ )-]*\d{3}[ -]?\d{2}[ -]?\d{2}(?![\w/-])"
)


def personal_in(text: str) -> str | None:
    """The first part of ``text`` that looks like a person or a way to reach one; None if nothing.

    A name is found by its patronymic or by two initials beside a surname.
    """
    line = one_line(text)
    found = (form.search(line) for form in (_PERSON, _EMAIL, _PHONE))
    return next((one[0].strip() for one in found if one), None)
