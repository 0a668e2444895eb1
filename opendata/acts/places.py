"""Names of settlements: how they are written, declined, and made into a council's adjective."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

PART: Final = r"[А-ЯҐЄІЇ][А-ЯҐЄІЇа-яґєії]*+(?:[’-][А-ЯҐЄІЇа-яґєії]++)*+"
"""One word of a name, with its hyphens: «Кам’янка-Бузька», «Івано-Франківськ»."""
NAME: Final = rf"{PART}(?: {PART}){{0,2}}"
NOUN: Final = (
    r"(?:м\.|с\.|смт\.?|селище міського типу|с-ще\.?|сел\.|селище|місто|село|х\.|хутір|г\.|пгт\.?"
    r"|город|пос[её]лок)"
)
VOWELS: Final = "аоуеияюєїі"
SMALL: Final = frozenset({"на", "над", "під", "у", "в", "біля", "де", "ім"})
SHORT_STEM: Final = 6
FEMININE = re.compile(r"(?:[іїо]вка|[ая]нка|щина|иця)$", re.IGNORECASE)
"""A name that ends so is a nominative; other names in «-а» may be genitives: «м. Овруча»."""
MASCULINE = re.compile(r"(?:град|город|поль|піль|ськ|цьк|ин|ень|ар|[аиі]ч|ик|ець)$", re.IGNORECASE)
"""After «міста» such a name is undeclined; «Черкас» and «Сум» are genitives."""
OF_MASCULINE = re.compile(r"(?P<nominative>.+(?:град|город))[ауі]", re.IGNORECASE)
OF_YIV = re.compile(r"(?P<begin>.+)єв(?:а|і|у|ом)", re.IGNORECASE)
CITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Вінниця": ("Вінниці",),
    "Горлівка": ("Горлівки", "Горлівці"),
    "Дніпро": ("Дніпра", "Дніпрі"),
    "Дніпродзержинськ": ("Дніпродзержинська", "Дніпродзержинську"),
    "Дніпропетровськ": ("Дніпропетровська", "Дніпропетровську"),
    "Донецьк": ("Донецька", "Донецьку"),
    "Житомир": ("Житомира", "Житомирі"),
    "Запоріжжя": ("Запоріжжі",),
    "Кам’янське": ("Кам’янського", "Кам’янському"),
    "Київ": ("Києва", "Києві"),
    "Кіровоград": ("Кіровограда", "Кіровограді"),
    "Кременчук": ("Кременчука", "Кременчуці", "Кременчуку"),
    "Кривий Ріг": ("Кривого Рогу", "Кривому Розі"),
    "Кропивницький": ("Кропивницького", "Кропивницькому"),
    "Луганськ": ("Луганська", "Луганську"),
    "Львів": ("Львова", "Львові"),
    "Макіївка": ("Макіївки", "Макіївці"),
    "Маріуполь": ("Маріуполя", "Маріуполі"),
    "Миколаїв": ("Миколаєва", "Миколаєві"),
    "Одеса": ("Одеси", "Одесі"),
    "Полтава": ("Полтави", "Полтаві"),
    "Севастополь": ("Севастополя", "Севастополі"),
    "Сімферополь": ("Сімферополя", "Сімферополі"),
    "Суми": ("Сум", "Сумах"),
    "Харків": ("Харкова", "Харкові"),
    "Херсон": ("Херсона", "Херсоні"),
    "Черкаси": ("Черкас", "Черкасах"),
    "Чернівці": ("Чернівців", "Чернівцях"),
    "Чернігів": ("Чернігова", "Чернігові"),
}
"""The cities that have, or had, districts with councils of their own, in the cases of their names:
«Фортечна районна у місті Кропивницькому рада» names its city only so."""
CITY_FORMS: Final = {
    form.lower(): city for city, forms in CITIES.items() for form in (city, *forms)
}
ALTERNATING = str.maketrans("іеєї", "оооо")
ADJECTIVE_CASES = ("ого", "ому", "их", "ій", "ою")


def proper(name: str) -> str:
    """«МАЛА ВІЛЬШАНКА» → «Мала Вільшанка»; a name that is not in capitals stays as written."""
    if not name.isupper():
        return name
    words = re.split(r"([ -])", name.lower())
    return "".join(word if word in SMALL else word[:1].upper() + word[1:] for word in words)


@lru_cache(maxsize=256)
def agrees(name: str, adjective: str) -> bool:
    """Whether a council with this ``adjective`` is called after the place ``name``, in any case.

    «Ясне» – «ясненська», «Дрогобич» – «дрогобицька», «Біла Церква» – «білоцерківська»: the ending
    of the noun and its last consonant change, «і» takes turns with «о» and «е»; the beginning
    stays. That is too little to make a name of the adjective, but enough to know one.
    """
    words = [_folded(word) for word in re.split(r"[ -]", name) if word]
    rest = _folded(adjective)
    for i, word in enumerate(words):
        core = word.rstrip(_folded(VOWELS) + "йь") or word
        shared = _shared(core, rest)
        least = min(2 if i else 3, len(core))  # «Кривий Ріг» leaves «рі» in «криворізька»
        if shared < max(least, len(core) - (1 if len(core) < SHORT_STEM else 2)):
            return False
        rest = rest[shared:]
        if i + 1 < len(words):
            rest = _after_join(rest)
    return bool(words)


def nominative(form: str, *, full_noun: bool, address: bool = False) -> str | None:
    """The nominative of a place's name as a sentence has it, or None where it cannot be told.

    ``full_noun`` says that «міста» or «селі» stands before it, declined: after «м.» and «смт» a
    name in a consonant is a nominative, after «міста» it may be «міста Черкас». In an ``address``
    («м.Сарни, вул. …») the name is not declined.
    """
    if form.lower() in CITY_FORMS:
        return CITY_FORMS[form.lower()]
    kyiv = OF_YIV.fullmatch(form)
    if kyiv:
        return kyiv["begin"] + ("ЇВ" if form.isupper() else "їв")
    masculine = OF_MASCULINE.fullmatch(form)
    if masculine:
        return masculine["nominative"]
    last = form[-1].lower()
    oblique = form.lower().endswith(ADJECTIVE_CASES)
    if address or (last in "ео" and not oblique) or FEMININE.search(form):
        return form
    if last in VOWELS or oblique:
        return None
    return form if not full_noun or MASCULINE.search(form) else None


def _folded(word: str) -> str:
    return word.lower().replace("’", "").translate(ALTERNATING)


def _shared(one: str, two: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(one, two, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(two)))


def _after_join(rest: str) -> str:
    """What follows the «о» or the hyphen that joins the parts: «біл|о|церківська»."""
    return re.sub(r"^[^о-]{0,2}(?:-|о-?)", "", rest, count=1)
