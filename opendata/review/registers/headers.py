"""The header of an extract of a state register, found by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.headers import header_key
from opendata.clean.text import fold
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Value
from opendata.review.registers.entry import Concept

WITHIN: Final = 25
"""The header stands in one of so many rows: above it are titles, and who asked for the extract."""

_WHOSE: Final = (
    r"(?: (?:місцевої |громадської |релігійної |юридичної |політичної )?(?:організації|особи|партії"
    r"|громади|об'єднання|осередку|установи|закладу|підприємства|суб'єкта|осіб|го|юо))?"
)
_HEAD: Final = "(?:керівника?|голови|голова|уповноваженої особи|підписанта)"
_ENTRY: Final = (
    "(?:запису|реєстрації|державної реєстрації|легалізації|внесення(?: запису)?|утворення"
    "|реєстрації статуту)"
)
_BY: Final = "(?:за|у|в|згідно з)"
_PERSON: Final = r"піб|п\. ?і\. ?б\.?|прізвище.*|ім'я"
_BOTH: Final = "дата(?: та|,)? номер запису.*"
_END: Final = "(?:припинення|скасування|ліквідації|виключення)"
_IN: Final = r"(?: (?:про|до|в|у|за) .*)?"

PATTERNS: Final[dict[Concept, tuple[str, ...]]] = {
    Concept.CODE: (
        rf"(?:ідентифікаційний )?(?:код )?(?:{_BY} )?єдрпоу{_WHOSE}(?:[ /,].*)?|edrpou(?: code)?",
        rf"ідентифікаційний код{_WHOSE}|код (?:юридичної особи|організації|юо)",
        "код|code|organization ?id",
    ),
    Concept.NAME: (
        rf"(?:повне|повна) (?:найменування|назва){_WHOSE}|full ?name|name|найменування повне",
        rf"(?:найменування|назва){_WHOSE}(?: .*)?",
    ),
    Concept.SHORT_NAME: (
        rf"(?:скорочене|скорочена|коротка) (?:найменування|назва){_WHOSE}|short ?name",
        rf"(?:найменування|назва){_WHOSE} скорочен(?:е|а)|скорочення",
    ),
    Concept.FORM: (
        "організаційно-правова форма(?: .*)?|опф|legal ?form",
        f"вид{_WHOSE}|вид структурного .*",
    ),
    Concept.HEAD: (
        rf"(?:{_PERSON}) {_HEAD}(?: .*)?|{_HEAD}{_WHOSE}(?: .*)?|boss|head(?: ?name)?",
        r"(?:відомості|дані|інформація) про керівник.*|директор|піб|п\. ?і\. ?б",
    ),
    Concept.ADDRESS: (
        rf"(?:юридична адреса|місцезнаходження|місце знаходження|адреса){_WHOSE}(?: .*)?|address",
    ),
    Concept.REGISTERED: (
        rf"(?:дата|день|коли) (?:державної )?{_ENTRY}{_WHOSE}{_IN}|{_BOTH}|registration ?date",
        "дата|зареєстровано",
    ),
    Concept.NUMBER: (
        rf"(?:реєстраційний )?(?:номер|№) {_ENTRY}{_IN}|реєстраційний (?:номер|№)|record ?number",
        "номер реєстраційного .*|номер в (?:єдр|реєстрі)|registration ?number",
    ),
    Concept.STATUS: (rf"(?:стан|статус){_WHOSE}(?: .*)?|status|stan",),
    Concept.REMOVED: (
        rf"(?:дата|день) (?:державної реєстрації )?{_END}{_WHOSE}(?: .*)?",
        "дата запису про припинення.*|припинено|termination ?date",
    ),
    Concept.RECONCILED: ("(?:дата|день) звірки|date reconciled",),
}
"""Concept → what its header may be, as a whole, after folding; a better pattern comes first."""
ORDER: Final = (
    Concept.RECONCILED,
    Concept.REMOVED,
    Concept.SHORT_NAME,
    Concept.HEAD,
    Concept.CODE,
    Concept.REGISTERED,
    Concept.NUMBER,
    Concept.STATUS,
    Concept.FORM,
    Concept.ADDRESS,
    Concept.NAME,
)
"""Special words before general ones: «Назва та код ЄДРПОУ» is no name."""
_OTHER: Final = re.compile(
    fold(
        ".*(?:засновник|правонаступник|вищ(?:ого|ої) |материнськ|батьківськ|власник|бенефіціар"
        "|належність|підпорядкування|орган(?:у|ом)? реєстрації|електронн|пошт|сайт|інтернет|веб).*"
    )
)
"""Headers about another organisation or person than that of the row, or about the Internet."""


@dataclass(frozen=True, slots=True)
class ExtractHeader:
    """The row of the header (from 0), and the place of each concept in it (from 0).

    ``unread`` are (place, text) of headers that mean nothing to us.
    """

    row: int
    places: Mapping[Concept, int]
    unread: tuple[tuple[int, str], ...]

    @property
    def tells_apart(self) -> bool:
        """Whether organisations can be told apart by its columns."""
        return Concept.CODE in self.places or Concept.NAME in self.places


def find_header(rows: Sequence[Sequence[Value]]) -> ExtractHeader | None:
    """The header among the first rows that says most; None where no row is one.

    A row is a header if it has a code or a name, and at least one thing more, or is the first row
    that holds anything.
    """
    best: ExtractHeader | None = None
    seen = False
    for number, row in enumerate(rows[:WITHIN]):
        texts = [as_text(value) if isinstance(value, str) else "" for value in row]
        header = match_row(texts, number)
        enough = len(header.places) > 1 or not seen
        seen = seen or any(value != "" for value in row)
        if (
            header.tells_apart
            and enough
            and (best is None or len(header.places) > len(best.places))
        ):
            best = header
    return best


def match_row(texts: Sequence[str], row: int = 0) -> ExtractHeader:
    """``texts``, the cells of row ``row``, matched to concepts; RECONCILED is not looked for."""
    wanted = [one for one in ORDER if one is not Concept.RECONCILED]
    keys = {place: header_key(text.replace("_", " ")) for place, text in enumerate(texts)}
    places = _matched(keys, wanted)
    taken = set(places.values())
    unread = tuple((n, text) for n, text in enumerate(texts) if text.strip() and n not in taken)
    return ExtractHeader(row, places, unread)


def columns_of(schema: TableSchema) -> dict[Concept, str]:
    """Concept → the column of ``schema`` that holds it, by the content and the words of its label.

    The code is the first column of codes that is not said to be of another organisation; a table
    without one has no CODE.
    """
    codes = [
        one.name
        for one in schema.fields
        if one.content == "edrpou" and not _OTHER.fullmatch(header_key(one.title))
    ]
    texts = {n: header_key(one.title) for n, one in enumerate(schema.fields) if _fits(one)}
    names = schema.columns
    places = _matched(texts, [one for one in ORDER if one is not Concept.CODE])
    found = {concept: names[place] for concept, place in places.items()}
    if "name" in names:  # the word of the recommendations, whatever the label says
        found[Concept.NAME] = "name"
    if codes:
        found = {concept: name for concept, name in found.items() if name != codes[0]}
        found[Concept.CODE] = codes[0]
    return found


def _fits(field: Field) -> bool:
    return field.content not in ("email", "url", "phone", "katottg")


def _matched(keys: Mapping[int, str], wanted: Iterable[Concept]) -> dict[Concept, int]:
    """The best place of each concept; one place is of one concept."""
    free = {place: key for place, key in keys.items() if key and not _OTHER.fullmatch(key)}
    found: dict[Concept, int] = {}
    order = list(wanted)
    for level in range(max(len(ways) for ways in PATTERNS.values())):
        for concept in order:
            ways = PATTERNS[concept]
            if concept in found or level >= len(ways):
                continue
            for place, key in free.items():
                if _folded(ways[level]).fullmatch(key):
                    found[concept] = place
                    del free[place]
                    break
    return found


@cache
def _folded(pattern: str) -> re.Pattern[str]:
    return re.compile(fold(pattern))
