"""Numbers as acts write them: «двадцять сьома», «восьмого», «ХХХVІІ», «31-ї», «_24_»."""

from __future__ import annotations

import re
from typing import Final

LARGEST: Final = 199
"""No council has held more sessions in one convocation; a larger number is something else."""

UNITS: Final = {
    "перш": 1, "друг": 2, "трет": 3, "четверт": 4, "п’ят": 5, "шост": 6, "сьом": 7, "восьм": 8,
    "дев’ят": 9, "перв": 1, "втор": 2, "пят": 5, "шест": 6, "седьм": 7, "девят": 9,
}  # fmt: skip
"""Stems of the ordinals that may follow a ten; the second half are Russian ones and slips."""
ROUND: Final = {
    "десят": 10, "одинадцят": 11, "дванадцят": 12, "тринадцят": 13, "чотирнадцят": 14,
    "п’ятнадцят": 15, "шістнадцят": 16, "сімнадцят": 17, "вісімнадцят": 18, "дев’ятнадцят": 19,
    "двадцят": 20, "тридцят": 30, "сороков": 40, "п’ятдесят": 50, "шістдесят": 60,
    "сімдесят": 70, "вісімдесят": 80, "дев’яност": 90, "сот": 100,
    "п’ятидесят": 50, "шестидесят": 60, "семидесят": 70, "восьмидесят": 80,
    "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15,
    "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20,
    "тридцат": 30, "пятидесят": 50, "девяност": 90,
}  # fmt: skip
"""Stems of the ordinals that stand alone or after a hundred."""
TENS: Final = {
    "двадцять": 20, "двадцяти": 20, "тридцять": 30, "тридцяти": 30, "сорок": 40, "сорока": 40,
    "п’ятдесят": 50, "п’ятдесяти": 50, "шістдесят": 60, "шістдесяти": 60, "сімдесят": 70,
    "сімдесяти": 70, "вісімдесят": 80, "вісімдесяти": 80, "дев’яносто": 90, "дев’яноста": 90,
    "двадцать": 20, "тридцать": 30, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70,
    "восемьдесят": 80, "девяносто": 90,
}  # fmt: skip
"""What stands before a unit: «двадцять» сьома."""
HUNDRED: Final = "сто"
ENDINGS: Final = (
    "ього", "ьому", "ьої", "ьою", "ьего", "ьему", "ьей", "ого", "ому", "его", "ему", "ої", "ою",
    "ий", "ій", "им", "ім", "их", "ых", "ый", "ой", "ом", "ую", "ая", "яя", "ое", "ье", "ья",
    "ью", "ей", "а", "я", "е", "є", "у", "ю", "і",
)  # fmt: skip

LETTER: Final = r"[^\W\d_]"
APOSTROPHE: Final = "[’'ʼ`\"”“*]? ?"
"""Sites lose the apostrophe or put a quotation mark or a star for it: «п”ята», «дев ята»."""
ENDS: Final = rf"(?:(?!{LETTER}|\d)|(?=сес|скл))"
"""«шостогоскликання»: the next word may be glued on."""
SUFFIX: Final = (
    r"(?:\s?[-–—]\s?[а-яіїє]{1,4}|(?:ого|ому|ої|ою|ьої|ій|ий|го|му|ша|га|тя|та|ма|ва|ї|й|а|я|е|є))"
)
ROMAN_SIGNS: Final = str.maketrans(
    {
        "І": "I",
        "і": "I",
        "i": "I",
        "l": "I",
        "1": "I",
        "Х": "X",
        "х": "X",
        "x": "X",
        "У": "V",
        "Y": "V",
        "v": "V",
        "С": "C",
        "П": "II",
        "Ш": "III",
    }
)
ROMAN: Final = r"(?-i:[VXLIІХУYШПСCvx][VXLCIІХУYШПСilіxхv1]{0,8})"
"""In capitals, or wholly small from «v» or «x» on: the small «і» and «у» alone are words."""
CANON: Final = re.compile(r"(?P<c>C?)(?P<x>XC|XL|L?X{0,4})(?P<i>IX|IV|V?I{0,4})", re.ASCII)
"""As it should be, and also «XXXXIII» and «VIIII», as some write forty-three and nine."""
SIGNS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _spelling(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(ordered).replace("’", APOSTROPHE) + ")"


_END = "(?:" + "|".join(ENDINGS) + ")"
WORDS: Final = (
    rf"(?:{HUNDRED}[\s-]*)?(?:(?:{_spelling(tuple(TENS))}[\s-]*)?{_spelling(tuple(UNITS))}{_END}"
    rf"|{_spelling(tuple(ROUND))}{_END}|{_spelling((*TENS, HUNDRED))}(?= сес)){ENDS}"
)
ARABIC: Final = rf"(?<!\d)(?<!\d[.,/-])\d{{1,3}}(?:{SUFFIX}{ENDS}|{ENDS})"
ORDINAL: Final = (
    rf"(?<!{LETTER})(?<!{LETTER}’)(?:{WORDS}|{ROMAN}(?:{SUFFIX}{ENDS}|{ENDS}))|{ARABIC}"
)
"""Source of a pattern that finds them, without groups; compile it with ``re.IGNORECASE``."""
TENS_AT_END: Final = re.compile(rf"(?<!{LETTER}){_spelling(tuple(TENS))}[\s_-]*$", re.IGNORECASE)
"""A line that breaks off in the middle of a number: «двадцять» / «сьома сесія»."""

_APOSTROPHES = re.compile(f"(?<=[пв]){APOSTROPHE}(?=я)")
_ARABIC = re.compile(rf"(?P<n>\d{{1,3}})(?:{SUFFIX})?", re.IGNORECASE)
_ROMAN = re.compile(rf"(?P<n>{ROMAN})(?:\s?[-–—]\s?[а-яіїє]{{1,3}})?")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_BETWEEN = re.compile(r"[\s-]+")


def _bare(word: str) -> str:
    return word.replace("’", "")


_ORDINALS: Final = {
    _bare(stem) + ending: value
    for stems in (UNITS, ROUND)
    for stem, value in stems.items()
    for ending in ENDINGS
}
_TENS: Final = {_bare(word): value for word, value in TENS.items()}


def read_ordinal(text: str) -> int | None:
    """The number that the whole of ``text`` is, 1..199, or None; signs around it do not matter.

    In words in any case and gender, in Ukrainian or Russian; in Roman numerals, in the letters of
    either alphabet; in figures with or without an ending. «Дев’яносто сесія» is written too.
    """
    core = _AROUND.sub("", text)
    arabic = _ARABIC.fullmatch(core)
    if arabic:
        return _within(int(arabic["n"]))
    roman = _ROMAN.fullmatch(core)
    if roman and (value := read_roman(roman["n"])) is not None:
        return value
    return _within(_read_words(core.lower()))


def read_roman(text: str) -> int | None:
    """The value of a Roman numeral in letters of either alphabet, or None: «УІІ» → 7, «VШ» → 8."""
    signs = text.translate(ROMAN_SIGNS)
    found = CANON.fullmatch(signs)
    if not signs or found is None or text in ("С", "C"):
        return None
    # A smaller sign before a greater one is taken away from it.
    values = [SIGNS[sign] for sign in signs]
    following = [*values[1:], 0]
    total = sum(-one if one < after else one for one, after in zip(values, following, strict=True))
    return _within(total)


def _read_words(text: str) -> int | None:
    """«сто двадцять сьомої» → 127; also «двадцятьсьома» in one word."""
    words = [word for word in _BETWEEN.split(_APOSTROPHES.sub("", text)) if word]
    hundred = 0
    if words and words[0] == HUNDRED:
        hundred, words = 100, words[1:]
        if not words:
            return hundred
    if len(words) == 1:
        alone = _ORDINALS.get(words[0], _TENS.get(words[0]))
        words = [words[0]] if alone is not None else _unglued(words[0])
        if alone is not None:
            return hundred + alone
    if len(words) != 2 or words[0] not in _TENS:
        return None
    unit = _ORDINALS.get(words[1], 10)
    return hundred + _TENS[words[0]] + unit if unit < 10 else None


def _unglued(word: str) -> list[str]:
    ten = next((ten for ten in _TENS if word.startswith(ten)), "")
    return [ten, word[len(ten) :]] if ten else [word]


def _within(value: int | None) -> int | None:
    return value if value is not None and 1 <= value <= LARGEST else None
