"""Names of organisations as they are compared: «ГО "Промінь"» and «Громадська організація
«ПРОМІНЬ»» are one name.

A name is parted into its legal forms and the words that are left. Quotes, case, apostrophes,
look-alike letters, dashes and blanks make no difference to the words (:func:`.text.fold`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opendata.clean.text import fold

_ANY: Final = "(?:[а-яёіїєґ]*)"

_KIND: Final = "(?:публічн|приватн|відкрит|закрит)"

_FORMS: Final[dict[str, tuple[str, ...]]] = {
    "association": (f"громадськ{_ANY} організаці{_ANY}", "го"),
    "union": (f"громадськ{_ANY} спілк{_ANY}", "гс"),
    "civic": (f"громадськ{_ANY} об'єднан{_ANY}", f"об'єднан{_ANY} громадян"),
    "party": (f"політичн{_ANY} парті{_ANY}", "пп"),
    "trade-union": (f"професійн{_ANY} спілк{_ANY}", f"профспілк{_ANY}"),
    "charity": (f"благодійн{_ANY} організаці{_ANY}", "бо"),
    "fund": (f"благодійн{_ANY} фонд{_ANY}", "бф"),
    "community": (f"релігійн{_ANY} громад{_ANY}", "рг"),
    "religious": (f"релігійн{_ANY} організаці{_ANY}", "ро"),
    "branch": (f"відокремлен{_ANY} підрозділ{_ANY}", "вп"),
    "private": (f"приватн{_ANY} підприємств{_ANY}", "пп"),
    "communal": (f"комунальн{_ANY} підприємств{_ANY}", "кп"),
    "communal-noncommercial": (f"комунальн{_ANY} некомерційн{_ANY} підприємств{_ANY}", "кнп"),
    "communal-establishment": (f"комунальн{_ANY} заклад{_ANY}", "кз"),
    "communal-institution": (f"комунальн{_ANY} установ{_ANY}", "ку"),
    "state": (f"державн{_ANY} підприємств{_ANY}", "дп"),
    "limited": (f"товариств{_ANY} з обмеженою відповідальністю", "тов", "тзов"),
    "joint-stock": (
        f"(?:{_KIND}{_ANY} )?акціонерн{_ANY} товариств{_ANY}",
        "ат", "пат", "прат", "ват", "зат",
    ),
    "co-owners": (f"об'єднан{_ANY} співвласників багатоквартирн{_ANY} будинк{_ANY}", "осбб"),
}  # fmt: skip
"""Legal form → how it is written. The long forms stand in any case: «політичної партії»."""

_WIDER: Final = {
    "вго": "всеукраїнська го",
    "ппо": "первинна професійної спілки організація",
}
"""Abbreviations that hold more than a form."""
_WORDS: Final = {
    "ім": "імені",
    "м": "міста",
    "місто": "міста",
    "місті": "міста",
    "обл": "області",
    "область": "області",
    "район": "району",
}
"""Words that are written short or in another case."""

_DISTRICT: Final = re.compile(f"(?<![а-яёіїєґ])р-н{_ANY}")
_NOT_WORD: Final = re.compile("[^0-9a-zа-яёіїєґ']+")
_DIGITS: Final = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """``words`` in their order, without legal forms; ``forms`` are keys of the forms in the name;
    ``whole`` are all its words.

    A name of nothing but a legal form keeps its words.
    """

    words: tuple[str, ...]
    forms: frozenset[str]
    whole: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words as one text; empty where the name has no word."""
        return " ".join(self.words)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the name: they tell schools and cells of one name apart."""
        return tuple(sorted(_DIGITS.findall(self.key)))

    def fits(self, other: OrganisationName) -> bool:
        """Whether the legal forms are no reason to think of two organisations."""
        return not self.forms or not other.forms or bool(self.forms & other.forms)

    def same(self, other: OrganisationName) -> bool:
        """Whether both are one name."""
        return bool(self.words) and self.words == other.words and self.fits(other)


@lru_cache(maxsize=1 << 16)
def read_organisation(text: str) -> OrganisationName:
    """The name ``text`` as it is compared."""
    line = " ".join(_WIDER.get(word, word) for word in _plain(text))
    forms: set[str] = set()
    rest = line
    for pattern, keys in _patterns():
        rest, count = pattern.subn(" ", rest)
        if count:
            forms |= keys
    whole = _words(line)
    return OrganisationName(_words(rest) or whole, frozenset(forms), whole)


def _words(line: str) -> tuple[str, ...]:
    words = (_WORDS.get(word, word).replace("'", "") for word in line.split())
    return tuple(word for word in words if word)


def _plain(text: str) -> list[str]:
    # Two apostrophes are quotation marks that somebody typed so; one is a letter only in a word.
    folded = _DISTRICT.sub("району", fold(text).replace("''", " "))
    words = (word.strip("'") for word in _NOT_WORD.split(folded))
    return [word for word in words if word]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """What is to be found, the longest first, with the forms that it may be."""
    written: dict[str, set[str]] = {}
    for key, ways in _FORMS.items():
        for way in ways:
            written.setdefault(way, set()).add(key)
    edge = "[0-9a-zа-яёіїєґ']"
    return tuple(
        (re.compile(f"(?<!{edge})(?:{way})(?!{edge})"), frozenset(keys))
        for way, keys in sorted(written.items(), key=lambda one: (-len(one[0]), one[0]))
    )
