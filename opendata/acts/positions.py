"""The positions that sign acts, and the words by which one is told from a sentence of the act."""

from __future__ import annotations

import re
from functools import lru_cache

from opendata.acts.lines import CYRILLIC, LATIN

DOUBLES = dict(zip(CYRILLIC, LATIN, strict=True))


def _typed(stem: str) -> str:
    """A pattern of ``stem`` in small or capital letters, in either alphabet."""
    return "".join(_letter(sign) for sign in stem)


def _letter(sign: str) -> str:
    variants = {sign, sign.upper()}
    variants |= {DOUBLES[one] for one in variants if one in DOUBLES}
    return f"[{''.join(sorted(variants))}]"


BLANK = r"[^\S\n]"
EDGE = rf"(?:{BLANK}|[|_*])*+"
STEMS = (
    *("голов", "секретар", "перш", "заступни", "начальни", "керуюч", "староста", "викону"),
    *("тимчасов", "председател", "глава", "заместител", "перв", "исполня"),
)
ACTING = r"(?:[тt]\s?[.,/]?\s?)?(?:[вb]|и)\s?[.,/]?\s?[оo](?:\s?[.,]\s?(?:[вb]\s?[.,]\s?)?|\s)"
"""«В.о.», «т. в. о.», «в/о», «И.о.»."""
WORD = r"[\w’'`-]{1,30}+"
WORDS_BEFORE = rf"[А-ЯҐЄІЇA-Z]{WORD}{BLANK}++(?:{WORD}{BLANK}++){{0,3}}"
CANDIDATE = re.compile(
    rf"\n{EDGE}(?=[А-ЯҐЄІЇA-Zвтbt])"
    rf"(?:{'|'.join(map(_typed, STEMS))}|(?i:{ACTING})"
    rf"|{WORDS_BEFORE}(?:{_typed('голова')}|{_typed('начальник')})(?!\w))"
)
"""A line that may begin with a position, in the raw text: cheap, and the same for look-alikes."""

ADJECTIVE = r"[А-ЯҐЄІЇ][\w’-]*(?:ий|ій|ой|ый)\s"
HEAD = re.compile(
    rf"(?:(?P<mayor>(?:{ADJECTIVE}){{1,3}}голова)"
    r"|(?P<head>голова|председатель|глава)"
    r"|(?P<secretary>секретарь|секретарка|секретар)"
    r"|(?P<deputy>(?:перш(?:ий|а)\s|первый\s)?(?:заступни(?:к|ця)|заместитель))"
    r"|(?P<chief>(?:[А-ЯҐЄІЇ][\w’-]*(?:ий|ої)\s){0,3}начальни(?:к|ця))"
    r"|(?P<chair>головуюч(?:ий|а))"
    r"|(?P<manager>керуюч(?:ий|а)\sсправами)"
    r"|(?P<elder>староста)"
    r"|(?P<acting>(?:тимчасово\s)?(?:виконуюч(?:ий|а)|виконувач(?:ка)?|исполняющ(?:ий|ая))"
    r"(?:\sобов.язк\w+|\sобязанности)?))(?![\w’])"
    rf"|(?P<short>{ACTING})(?=\w)",
    re.IGNORECASE,
)
OF_WHAT = {
    "head": re.compile(
        r"(?:рад[иі]\b|совета|адміністрації|администрации|громади|коміс|комітету|засідання|сесії"
        r"|зборів|району|області|\b(?-i:РДА|ОДА|ОВА|РВА|МВА|СВА|ОТГ|ТГ)\b)",
        re.IGNORECASE,
    ),
    "secretary": re.compile(
        r"(?:рад[иі]\b|совета|виконкому|виконавчого|коміс|комітету|засідання|сесії|зборів|адміні)",
        re.IGNORECASE,
    ),
    "deputy": re.compile(
        r"(?:голови|головуючого|секретаря|старости|председателя|начальника\s(?:\w+\s){0,2}"
        r"(?:військової|адміністрації))",
        re.IGNORECASE,
    ),
    "chief": re.compile(
        r"адміністрації|администрации|\b(?-i:РДА|ОДА|ОВА|РВА|МВА|СВА)\b", re.IGNORECASE
    ),
    "short": re.compile(
        r"(?:голов|секретар|старост|начальник\w*\s(?:\w+\s){0,3}адміністрації|председател)",
        re.IGNORECASE,
    ),
}
"""What the words after the head must name; what is not here needs no complement."""
OF_WHAT["acting"] = OF_WHAT["short"]
ALONE = frozenset({"head", "secretary", "chief", "mayor", "chair", "elder"})
"""Heads that stand as a whole position by themselves: «Голова   І. Коваль»."""
CLERKS = re.compile(
    r"(?:відділ\w*|управлінн\w|департамент\w*|сектор\w*|служб\w|апарату|громадськ\w+ організац\w+"
    r"|правління|наглядової|фермерськ\w+|осбб|профспілк\w+|підприємств\w*|товариств\w*"
    r"|робочої групи|штабу|оргкомітету)(?!\w)",
    re.IGNORECASE,
)
"""Heads of offices put their visas; they do not sign acts of a council, its executive or mayor."""
PROSE = re.compile(
    r"(?:[:;!?=]|-\s?$|\s-\s(?!голова|секретар|начальник|керуюч|керівник)"
    r"|(?<!\w)(?:про|що|як[аиі]й?|доручити|покласти|є|був|була|буде|доповів|доповіла|вніс|внесла"
    r"|повідомив|повідомила|зачитав|зачитала|запропонував|запропонувала|виступив|виступила"
    r"|поінформува\w+|надав|надала|сказав|сказала|відкрив|відкрила|скликає|голосував|проти"
    r"|підписує|очолює|забезпечує|може|має|року|п\.\s?і\.\s?б)(?!\w))",
    re.IGNORECASE,
)
LONGEST = 190
WHOLE = re.compile(
    r"^(?:(?:[А-ЯҐЄІЇ][\w’-]*(?:ий|ИЙ)\s){1,3}(?:голова|ГОЛОВА)"
    r"|(?i:(?:голова|секретар)\s(?:[\w’-]+(?:ої)\s){0,3}(?:ради|адміністрації)"
    r"(?:\s[\w’-]+\s(?:району|області))?)"
    r"|(?i:председатель\s(?:\w+ого\s)?совета))$"
)
"""A position that is known to be written to its end, though no name follows."""


@lru_cache(maxsize=256)
def position_of(text: str) -> str | None:
    """What heads the position that is the whole of ``text``, or None if ``text`` is not one.

    ``text`` is mended (:mod:`.lines`); the answer is a group of :data:`HEAD`.
    """
    if len(text) > LONGEST or PROSE.search(text) or not text[:1].isalpha():
        return None
    match = HEAD.match(text)
    if match is None:
        return None
    head, rest = match.lastgroup or "", text[match.end() :].strip(" ,.")
    if text[0].islower() and head != "short":
        return None
    if CLERKS.search(text) and head not in ("mayor", "manager"):
        return None
    complement = OF_WHAT.get(head)
    if not rest:
        return head if head in ALONE else None
    return head if complement is None or complement.search(rest) else None


def begins_position(text: str) -> bool:
    """Whether ``text`` begins as a position does, though it may go on in the next line."""
    return len(text) <= LONGEST and HEAD.match(text) is not None and not PROSE.search(text)
