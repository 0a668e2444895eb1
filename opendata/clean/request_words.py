"""The words that logs of information requests use → the words of the published table.

Only what has one meaning is understood. «Виконано» or «розглянуто» may be an answer or a refusal,
so that they stay as they are, and the checks of the table ask a person.
"""

from __future__ import annotations

import re
from typing import Final

from opendata.clean.request_terms import Term
from opendata.clean.text import fold


def _phrases(table: dict[str, str]) -> dict[str, str]:
    """Folded phrase → word; phrases are divided by bars."""
    return {
        fold(phrase): word
        for word, phrases in table.items()
        for phrase in (word, *phrases.split("|"))
    }


ANSWERED: Final = "надано"
PARTLY: Final = "надано частково"
REFUSED: Final = "відмовлено"
POSTPONED: Final = "відстрочено"
FORWARDED: Final = "надіслано належному розпоряднику"
LEFT: Final = "залишено без розгляду"
WITHDRAWN: Final = "відкликано"
IN_WORK: Final = "у роботі"
OUTCOMES: Final = (ANSWERED, PARTLY, REFUSED, POSTPONED, FORWARDED, LEFT, WITHDRAWN, IN_WORK)

_OUTCOMES: Final = _phrases(
    {
        ANSWERED: "надано інформацію|інформацію надано|надано відповідь|відповідь надано|надана"
        "|задоволено|задоволений|запит задоволено|задоволено повністю|повністю задоволено"
        "|надано повністю|надано в повному обсязі|надано у повному обсязі",
        PARTLY: "задоволено частково|частково задоволено|частково надано|частково"
        "|надано інформацію частково|частково відмовлено|відмовлено частково|часткова відмова",
        REFUSED: "відмова|відмовлено в задоволенні|відмовлено у задоволенні|відмовлено в наданні"
        "|відмовлено у наданні|відмовлено в наданні інформації|відмовлено у наданні інформації"
        "|відмовлено в задоволенні запиту|відмовлено у задоволенні запиту|надано відмову",
        POSTPONED: "відстрочка|відстрочено задоволення|відстрочено задоволення запиту"
        "|відстрочка задоволення запиту",
        FORWARDED: "надіслано за належністю|направлено за належністю|передано за належністю"
        "|скеровано за належністю|надіслано іншому розпоряднику|направлено іншому розпоряднику"
        "|направлено належному розпоряднику|переадресовано|перенаправлено|переслано"
        "|надіслано належним розпорядникам|за належністю|переадресовано належному розпоряднику"
        "|перенаправлено належному розпоряднику|надіслано належному розпоряднику інформації",
        LEFT: "без розгляду|залишено без розгляду і відповіді|лишено без розгляду",
        WITHDRAWN: "відкликаний|запит відкликано|відкликано запитувачем|знято запитувачем",
        IN_WORK: "в роботі|на розгляді|розглядається|на виконанні|виконується|опрацьовується"
        "|на опрацюванні|в опрацюванні|у процесі|в процесі|не розглянуто|ще в роботі",
    }
)
_REQUESTERS: Final = _phrases(
    {
        "фізична особа": "фіз. особа|фіз особа|фізособа|фізична|фіз.|громадянин|громадянка"
        "|громадяни|фізичні особи|ф/о|фізична особа-підприємець|фоп",
        "юридична особа": "юр. особа|юр особа|юрособа|юридична|юр.|юридичні особи|ю/о"
        "|підприємство|товариство|тов",
        "медіа": "змі|засіб масової інформації|засоби масової інформації|представник змі"
        "|представники змі|журналіст|журналістка|представник медіа|редакція|суб'єкт у сфері медіа",
        "громадське об’єднання": "громадська організація|го|громадська спілка"
        "|громадські організації|громадські об'єднання|об'єднання громадян"
        "|об'єднання громадян без статусу юридичної особи",
        "не названо": "не вказано|не зазначено|анонім|анонімно|анонімний|невідомо|невідомий"
        "|не встановлено",
    }
)
_WAYS: Final = _phrases(
    {
        "електронна пошта": "електронною поштою|ел. пошта|ел. поштою|ел.пошта|ел.поштою|е-пошта"
        "|e-mail|email|е-mail|мейл|засобами електронного зв'язку|електронний лист|електронно",
        "пошта": "поштою|поштовий зв'язок|поштовим зв'язком|укрпошта|укрпоштою|лист|листом"
        "|засобами поштового зв'язку|поштове відправлення",
        "особисто": "нарочно|особистий прийом|на особистому прийомі|в приймальні|через приймальню"
        "|під час особистого прийому|наручно",
        "телефон": "телефоном|по телефону|усно телефоном|тел.",
        "онлайн-форма": "онлайн форма|через сайт|сайт|з сайту|веб-форма|вебформа|форма на сайті"
        "|через форму на сайті|доступ до правди|через «доступ до правди»",
        "факс": "факсом|факсимільний зв'язок|факсимільним зв'язком",
    }
)
_IN_TIME: Final = _phrases(
    {
        "true": "так|вчасно|своєчасно|вчасна|своєчасна|+|1|дотримано|у строк|в строк|в термін",
        "false": "ні|0|невчасно|не вчасно|несвоєчасно|не своєчасно|із запізненням|з запізненням"
        "|порушено|порушено строк|не дотримано|прострочено|з порушенням строку",
    }
)
_TERM = re.compile(r"(?:не пізніше |до |протягом )?(5|п'яти|п'ять|20|двадцяти|48)(?:-?ти)? ?(.*)")
_NUMBERS: Final = {"п'яти": "5", "п'ять": "5", "двадцяти": "20"}
_DAYS = re.compile(r"(?:р\.? ?д\.?|роб\.? ?(?:дн\S*|д\.?)|робоч\S+(?: дн\S*)?|дн\S*)?")
_HOURS = re.compile(r"(?:год\.?|годин\S*)?")


def outcome_of(text: str) -> str | None:
    """The outcome (one of :data:`OUTCOMES`) that ``text`` means, or None."""
    return _OUTCOMES.get(_bare(text))


def requester_of(text: str) -> str | None:
    """The kind of requester that ``text`` means, or None: it may be a name."""
    return _REQUESTERS.get(_bare(text)) or _REQUESTERS.get(fold(text))


def way_of(text: str) -> str | None:
    """The way in which a request came that ``text`` means, or None."""
    return _WAYS.get(_bare(text)) or _WAYS.get(fold(text))


def term_of(text: str) -> Term | None:
    """The term that ``text`` means («5», «до 20 роб. днів», «48 год.»), or None.

    «5 календарних днів» is no term of the law.
    """
    found = _TERM.fullmatch(_bare(text))
    if found is None:
        return None
    number, unit = _NUMBERS.get(found[1], found[1]), found[2].strip()
    if number == "48":
        return Term.URGENT if _HOURS.fullmatch(unit) else None
    if not _DAYS.fullmatch(unit):
        return None
    return Term.USUAL if number == "5" else Term.EXTENDED


def yes_or_no(text: str) -> bool | None:
    """Whether ``text`` says yes («так», «вчасно») or no («ні», «із запізненням»); else None."""
    found = _IN_TIME.get(_bare(text))
    return None if found is None else found == "true"


def _bare(text: str) -> str:
    return fold(text).strip(' .;,"')
