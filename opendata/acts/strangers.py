"""Acts of others than councils: courts, boards, commissions, heads of departments."""

from __future__ import annotations

import re

from opendata.acts.layout import Layout
from opendata.acts.roles import DECISIONS, OPINIONS, ORDERS, Role, deciding

NEAR = 12
"""So many lines after the header are asked who decides."""
LAST_WORDS = 100
STRANGERS = re.compile(
    r"іменем україни|(?:рішення|протокол)\s(?:\w+\s)?(?:правління|суду|асоціації|колегії"
    r"|тендерного|конкурсної|загальних зборів|конференції)(?!\w)"
    r"|(?:окружний|районний|міський|апеляційний|господарський|верховний)\sсуд(?!\w)"
    r"|адміністративний\sсуд(?!\w)"
    r"|^[\W_]*суддя(?!\w)|(?:громадськ|молодіжн|педагогічн|наглядов|вчен|координаційн|студентськ)"
    r"\w+\sрад|рад[аи] (?:оборони|національної)|^[\W_]*(?:правління|загальн(?:і|их) збор(?:и|ів))"
    r"|єдин\w+ (?:учасник|засновник)|співвласник|осбб|уповноважен\w+ особ|тендерн\w+ комітет"
    r"|(?:рішення|рішення № \S+) (?:постійної )?комісії|кабінет міністрів|прем.єр-міністр"
    r"|національна комісія",
    re.IGNORECASE,
)
"""Courts, associations, schools and boards write decisions too, but not those of a council."""
OF_STRANGERS = (
    "суд", "правлін", "асоціа", "іменем", "наглядов", "колегі", "тендерн", "конкурсн", "збор",
    "збори", "конференц", "педагог", "вчен", "громадськ", "молодіжн", "координаційн", "студентськ",
    "оборони", "національн", "учасник", "засновник", "співвласник", "осбб", "уповноважен",
    "комісії", "кабінет", "прем",
)  # fmt: skip
"""What every one of :data:`STRANGERS` has in it; most headings have none."""
OTHER_DECIDERS = (
    "комісія", "правління", "збори", "суд", "учасник", "засновник", "колегія", "конференція",
    "асоціація", "комісії",
)  # fmt: skip
OTHER_COUNCILS = re.compile(
    r"(?:громадськ|молодіжн|педагогічн|наглядов|вчен|координаційн|студентськ)\w+ рада$"
    r"|рада оборони\s?\w*$"
)
"""Both are asked of a text in small letters that ends with its last word."""
NOT_WORD = re.compile(r"\W")
OTHER_HEADS = re.compile(
    r"^[\W_]*(?:розпорядження\s)?(?:в\.?\s?о\.?\s)?(?:начальник\w*|директор\w*|старост[аи]"
    r"|керуюч\w+)"
    r"(?!.*військов)",
    re.IGNORECASE,
)


def issued(layout: Layout) -> bool:
    """Whether the act under the heading of ``layout`` is that of a court, a board, an official."""
    word = layout.marks[layout.heading].word if layout.heading is not None else ""
    if word in OPINIONS:
        return False
    if word in ORDERS and _of_another_head(layout):
        return True
    return _of_strangers(layout) or (word in DECISIONS and _others_decide(layout))


def _others_decide(layout: Layout) -> bool:
    """«… комісія ВИРІШИЛА», «РОЗПОРЯДЖЕННЯ / начальника управління»: not council, not mayor."""
    before = ""
    for mark in layout.marks[max(layout.end - 1, 0) : layout.end + NEAR]:
        match = deciding(mark.line.text)
        if match or mark.role is Role.DECIDES:
            said = f"{before} {mark.line.text[: match.start()]}" if match else f"{before} "
            return _of_others(said[-LAST_WORDS:].lower())
        before = mark.line.text
    return False


def _of_others(said: str) -> bool:
    """Whether the last word of what is said before the word that decides is not of a council."""
    while NOT_WORD.match(said[-1:]):
        said = said[:-1]
    return said.endswith(OTHER_DECIDERS) or OTHER_COUNCILS.search(said) is not None


def _of_another_head(layout: Layout) -> bool:
    heading = layout.heading or 0
    above = layout.marks[max(heading - 2, 0) : heading]
    if any(mark.line.text.lower().startswith("староста") for mark in above):
        return True
    beside = layout.marks[heading : heading + 2]
    return any(OTHER_HEADS.match(mark.line.text) for mark in beside)


def _of_strangers(layout: Layout) -> bool:
    """«РІШЕННЯ / ІМЕНЕМ УКРАЇНИ», «Рішення засідання Правління …»: not of a council."""
    heading = layout.heading or 0
    beside = layout.marks[max(heading - 3, 0) : heading + 4]
    stop = next((i for i, mark in enumerate(beside) if mark.role is Role.TITLE), len(beside))
    texts = [mark.line.text for mark in beside[:stop]]
    low = " ".join(texts).lower()
    return any(word in low for word in OF_STRANGERS) and any(map(STRANGERS.search, texts))
