"""What clerks and officials write above a column → the columns of the published table.

Three generations of official names are read (``dateAccepted``, ``legalActDateAccepted``,
``acceptedDate``) and the words of ordinary registers. Two helper columns are ours: ``kind`` (kind
of act, which tells the body) and ``file`` (file name of the document).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from opendata.clean.text import fold

HELPERS: Final = ("kind", "file")

_ACTS: Final = (
    "рішення|розпорядження|наказу|документа|документу|акта|акту|нпа|рішення ради|рішення сесії"
    "|розпорядчого документа|розпорядчого документу|нормативного акта|нормативного акту"
    "|правового акта|нормативно-правового акта|рішень|розпоряджень|документів|актів"
)
_OF_ACT: Final = f"(?: (?:{_ACTS}))?"
_ADOPTION: Final = "прийняття|ухвалення|підписання|видання|затвердження|видачі"
_RELEASE: Final = "оприлюднення|опублікування|публікації|розміщення"
_BODY: Final = "органу?|видавника?|розпорядника?|суб'єкта? прийняття|суб'єкта? видання"
_STATE: Final = "державної реєстрації"

# Column → what its header may be, as a whole, after folding. The first pattern of a column is what
# speaks of it and nothing else; a header that fits only the second one gives way to such a one.
_PATTERNS: Final[dict[str, tuple[str, str]]] = {
    "uid": (f"uid|identifier|ідентифікатор{_OF_ACT}|унікальний ідентифікатор{_OF_ACT}", ""),
    "type": (
        f"type|legalacttype|ordertype|вид{_OF_ACT}|тип{_OF_ACT}|вид (?:акта?|документа) та орган",
        "",
    ),
    "kind": ("kind|вид і орган|вид та орган|категорія документа", f"категорія{_OF_ACT}"),
    "title": (
        (
            f"title|legalacttitle|ordertitle|назва (?:{_ACTS})|заголовок{_OF_ACT}|про що{_OF_ACT}"
            f"|повна назва{_OF_ACT}|зміст (?:{_ACTS})|короткий зміст{_OF_ACT}|найменування{_OF_ACT}"
        ),
        "назва|зміст|тема|питання",
    ),
    "acceptedDate": (
        (
            "accepteddate|dateaccepted|legalactdateaccepted|legalactaccepted|orderdateaccepted"
            f"|дата (?:{_ADOPTION}){_OF_ACT}|дата (?:{_ACTS})|коли (?:прийнято|ухвалено)"
            f"|день (?:{_ADOPTION}){_OF_ACT}|дата засідання|дата сесії"
        ),
        "дата|date",
    ),
    "number": (
        (
            "number|legalactnum|legalactnumber|ordernumber|docnumber"
            f"|(?:номер|№|no) ?(?:{_ACTS})|реєстраційний (?:номер|№){_OF_ACT}"
            f"|(?:номер|№) (?:за реєстром|в реєстрі|у реєстрі)"
        ),
        "номер|№|no|n",
    ),
    "issuedDate": (
        (
            "issueddate|issued|actissued|коли оприлюднено|оприлюднено"
            f"|(?:дата|день) (?:{_RELEASE}){_OF_ACT}(?: на .*)?"
        ),
        "",
    ),
    "validFrom": (
        (
            "validfrom|valid|чинний від|чинний з|чинне від|чинне з|діє з|діє від|набирає чинності"
            "|набирає чинності з|набирає чинності від|набрав чинності|набрало чинності"
            f"|дата набрання чинності{_OF_ACT}|дата набуття чинності{_OF_ACT}|набрання чинності"
        ),
        "",
    ),
    "status": (f"status|статус{_OF_ACT}|чинність{_OF_ACT}|стан чинності", "стан|дія"),
    "publisherName": (
        (
            f"publishername|publisher|назва (?:{_BODY})|(?:{_BODY})|орган,? (?:що|який|яким) .*"
            "|хто (?:прийняв|видав|ухвалив)|ким (?:прийнято|видано|ухвалено)|суб'єкт нормотворення"
            "|орган видання|орган прийняття"
        ),
        "",
    ),
    "publisherId": (
        (
            f"publisherid|publisheridentifier|ідентифікатор (?:{_BODY})|код видавника"
            "|(?:код )?є?єдрпоу(?: .*)?|код (?:за )?єдрпоу(?: .*)?"
        ),
        "",
    ),
    "text": (f"text|текст{_OF_ACT}", ""),
    "file": (
        f"file|filename|файл{_OF_ACT}|(?:назва|ім'я) файла?у?{_OF_ACT}|файл з текстом",
        "",
    ),
    "url": (
        (
            f"url|legalacturl|orderurl|accessurl|посилання{_OF_ACT}|посилання на .*|гіперпосилання"
            "|веб-?адреса|інтернет-?адреса|адреса (?:на сайті|в інтернеті|у мережі інтернет)|лінк"
            "|посилання .*"
        ),
        "адреса|link",
    ),
    "registrationNumber": (f"registrationnumber|номер {_STATE}|№ {_STATE}", ""),
    "registrationDate": (f"registrationdate|дата {_STATE}", ""),
    "registratorName": (
        f"registratorname|registratorpreflabel|назва реєстратора|орган {_STATE}|реєстратор",
        "",
    ),
    "registratorId": ("registratorid|registratoridentifier|ідентифікатор реєстратора", ""),
}


@cache
def _folded(pattern: str) -> re.Pattern[str]:
    """A pattern made when it is first asked for: a night without changes reads no header.

    Headers are compared folded, so the patterns are too: «title» and «тіtle» are then the same.
    """
    return re.compile(fold(pattern))


_STRONG: Final = {column: strong for column, (strong, _) in _PATTERNS.items()}
_WEAK: Final = {column: weak for column, (_, weak) in _PATTERNS.items() if weak}

_ORDINAL: Final = (
    r"(?:№|номер|n|no) ?[зп] ?[/.\\-]? ?п|[зп] ?[/.\\-] ?п|порядковий (?:номер|№)|№ по порядку"
    r"|пп|зп"
)
_IDLE: Final = (
    r"примітк[аи]|примечани[ея]|коментарі?|відповідальн.*|виконав(?:ець|ці)|доповідач"
    r"|скликання|сесія|(?:номер|№) сесії|рік|аркуш.*|кількість .*|підпис.*|контроль.*|теми?"
)


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Which header stands for which column.

    ``positions`` maps a column to the place of its header (from 0). ``doubtful`` maps a column to
    the places of all headers that claim it equally: it is then not in ``positions``. ``weak`` are
    the columns that were found by a header as short as «№» or «Дата». ``ordinal`` are the places of
    «№ з/п», ``unknown`` those of headers that mean nothing to us.
    """

    positions: Mapping[str, int] = field(default_factory=dict)
    doubtful: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    ordinal: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()


def header_key(header: str) -> str:
    """A header as it is compared: folded, without what stands in brackets and marks at the ends."""
    key = re.sub(r"[(\[][^)\]]*[)\]]?", " ", fold(header)).replace('"', "")
    return re.sub(r"\s+", " ", key).strip(" .:;,*_-")


def is_ordinal(header: str) -> bool:
    """True for «№ з/п» and its kin: the number of the line, not of the act."""
    return bool(_folded(_ORDINAL).fullmatch(header_key(header)))


def match_headers(
    headers: Sequence[str],
    columns: Collection[str] | None = None,
    declared: Mapping[str, int] | None = None,
) -> HeaderMatch:
    """Match ``headers`` to ``columns`` (all that are known if None) and the helper columns.

    ``declared`` gives columns whose place is known from elsewhere: they and their places are left
    out of the matching. A column that has no words of its own here is found by its name.
    """
    taken = dict(declared or {})
    wanted = set(_PATTERNS) if columns is None else {*columns, *HELPERS}
    keys = {p: header_key(h) for p, h in enumerate(headers) if p not in taken.values()}
    ordinal = tuple(p for p, key in keys.items() if _folded(_ORDINAL).fullmatch(key))
    free = {p: key for p, key in keys.items() if key and p not in ordinal}

    strong = _claims(free, wanted - set(taken), _STRONG)
    claimed = {p for places in strong.values() for p in places}
    rest = {p: key for p, key in free.items() if p not in claimed}
    weak = _claims(rest, wanted - set(taken) - set(strong), _WEAK)
    claims = {**strong, **weak}

    claimed |= {p for places in weak.values() for p in places}
    return HeaderMatch(
        positions={**taken, **{c: places[0] for c, places in claims.items() if len(places) == 1}},
        doubtful={c: tuple(places) for c, places in claims.items() if len(places) > 1},
        weak=frozenset(weak),
        ordinal=ordinal,
        unknown=tuple(
            p for p, key in free.items() if p not in claimed and not _folded(_IDLE).fullmatch(key)
        ),
    )


def _claims(
    free: Mapping[int, str], wanted: Collection[str], patterns: Mapping[str, str]
) -> dict[str, list[int]]:
    claims: dict[str, list[int]] = {}
    for place, key in free.items():
        for column in sorted(wanted):
            pattern = patterns.get(column)
            by_name = patterns is _STRONG and key == header_key(column)
            if by_name or (pattern is not None and _folded(pattern).fullmatch(key)):
                claims.setdefault(column, []).append(place)
                break
    return claims
