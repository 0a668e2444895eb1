"""Accounts (IBAN) and payment cards of people.

Accounts of the treasury (bank code 899998) and of organisations are printed in contracts and
invoices by right. The number itself tells whose it is: after the code of the bank stands the
balance account, 262 and 263 of natural persons, 260, 261 and 265 of enterprises (plan of accounts
of the banks of Ukraine, resolution of the National Bank No. 89 of 11.09.2017). An entrepreneur has
one of the latter, so that a person beside it counts all the same; so does what no word gives to
anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.given import given_name_near
from opendata.privacy.passage import Passage

_IBAN = re.compile(r"(?<![\w])[UuУу]\s?[AaАа]\s?\d(?:[ \n-]?\d){26}(?!\d)")
_IBAN_DIGITS: Final = 27
_CARD_DIGITS: Final = 16
TREASURY: Final = "899998"
"""The bank code of the State Treasury: accounts of budgets, all public."""
_PERSONS: Final = frozenset({"262", "263"})
_ENTERPRISES: Final = frozenset({"260", "261", "265"})
_ORGANISATION = re.compile(
    r"єдрпоу|отримувач|казначейств|дксу|\bтов\b|\bпп «|\bпрат\b|\bпат\b|\bат «|\bкп\b|\bкнп\b"
    r"|\bосбб\b|підприємств|товариств|установ"
    r"|організаці|фонд|\bго «|управлінн|відділ|сплат|код отримувача|мфо"
)
_FIRM = re.compile(
    r"єдрпоу|\bтов\b|\bпп «|\bпрат\b|\bкп\b|\bкнп\b|\bосбб\b|підприємств|товариств|установ|фонд"
    r"|\bго «"
)
"""Of these none has the account of a natural person; banks are named beside all accounts."""
_ENTREPRENEUR = re.compile(
    r"\bфоп\b[^;\n]{3,155}\Z|підприєм(?:ець|ця|цю|цем)\b[^;\n]{3,155}\Z"
    r"|самозайнят\w+[^;\n]{3,155}\Z"
)
_PARTY = re.compile(
    r"(?:(?:^|\n)\s*(?P<person>фоп|фізична особа)|\b(?:тов|пат|прат|кп|кнп|осбб|рада|ради)\b"
    r"|підприємств|установ|управлінн|відділ)"
)
"""Who is named in the details of a contract, a line for each."""
_DETAILS: Final = 260
_ACCOUNT = re.compile(r"[uу][aа]\s?\d(?:[ -]?\d){26}")
_CARD = re.compile(
    r"(?<![\d-])(?:\d{4}[ -]{0,2}\d{4}[ -]{0,2}\d{4}[ -]{0,2}\d{4})(?![\d-]|[ ]\d{4})"
)
_CARD_WORD = re.compile(
    r"карт(?:к|ов|ц|очк)\w*|\bкарт[аиуі]\b|visa|mastercard|приватбанк|монобанк|\bmono"
)
_CODED = re.compile(r"(?:№\s?|[\w/=.-]|\d:)$")
_OF_PAPER = re.compile(
    r"(?:інвентарн|дисконтн|паливн|бонусн|облік|медичн|амбулатор|реєстраційн|контрольн|технологічн"
    r"|особов)\w*\s(?:\w+\s)?карт\w+"
    r"|карт\w+ (?:облік|обстеж|реєстрац)"
)
"""A card of a register is none to pay with."""
_OF_FUEL = re.compile(
    r"(?:паливн\w*|проїзн\w*|бонусн\w*|дисконтн\w*)\s(?:\w+\s)?карт"
    r"|карт\w* (?:паливн|на пальне|проїзн)"
)
_OF_OTHER = re.compile(
    r"(?:накладн\w*|особов\w+ рахун\w+|лічильник\w*|дозвол\w*|дозвіл"
    r"|єдессб)\W[^;\n]{0,30}$"
)
_PREFIX = re.compile(r"4|5[1-5]|2[2-7]|6[0-9]|9804|3[0-9]")


def accounts(passage: Passage) -> Iterator[Found]:
    """Accounts of people."""
    for found in passage.near_digits(_IBAN, _IBAN_DIGITS, 6, 0):
        start, end = found.span()
        digits = "".join(sign for sign in found[0] if sign.isdigit())
        if digits[2:8] == TREASURY:
            continue
        person = passage.person_near(start, end, 150, 60)
        begin, close = passage.sentence(start, end, 160)
        before = passage.low[begin:start]
        # What stands before another account speaks of that one.
        before = before[max((one.end() for one in _ACCOUNT.finditer(before)), default=0) :]
        nearest = passage.low[max(begin, start - 45) : start] + passage.low[end:close][:40]
        named = person is not None or (
            given_name_near(passage.text, start, end) and not _ORGANISATION.search(nearest)
        )
        named = named or _ENTREPRENEUR.search(passage.low[begin:start]) is not None
        named = named or _of_entrepreneur(passage, start)
        if not named and of_enterprise(digits):
            continue
        if not named and _of_person(digits):
            named = not _FIRM.search(nearest)
        if not named and _ORGANISATION.search(before + " " + passage.low[end:close][:60]):
            continue
        right = msg("an account in the form of an IBAN, with the right check digits")
        wrong = msg("an account in the form of an IBAN, though its check digits are wrong")
        why = right if is_iban(digits) else wrong
        yield made(passage, Kind.IBAN, (start, end), Grade.BLOCK, why)


def _of_entrepreneur(passage: Passage, start: int) -> bool:
    """Whether the last party whose details begin a few lines before is an entrepreneur."""
    parties = list(_PARTY.finditer(passage.low, max(0, start - _DETAILS), start))
    return bool(parties) and parties[-1]["person"] is not None


def _of_person(digits: str) -> bool:
    return digits[8:].lstrip("0")[:3] in _PERSONS


def of_enterprise(digits: str) -> bool:
    """Whether the 27 digits after «UA» are an account of an enterprise, or of an entrepreneur."""
    return digits[8:].lstrip("0")[:3] in _ENTERPRISES


def is_iban(digits: str) -> bool:
    """Whether the 27 digits after «UA» have right check digits (ISO 7064, modulo 97)."""
    return int(f"{digits[2:]}3010{digits[:2]}") % 97 == 1


def cards(passage: Passage) -> Iterator[Found]:
    """Numbers of payment cards: the check digit of Luhn, or a word that names a card."""
    for found in passage.near_digits(_CARD, _CARD_DIGITS, 0, 0):
        start, end = found.span()
        digits = "".join(sign for sign in found[0] if sign.isdigit())
        named = _CARD_WORD.search(passage.before(start, 160)) is not None
        if not named and not (_PREFIX.match(digits) and luhn(digits)):
            continue
        if not named and _CODED.search(passage.before(start, 3)):
            continue
        before = passage.before(start, 60)
        if _OF_PAPER.search(before) and not luhn(digits):
            continue
        if _OF_OTHER.search(before) and not _CARD_WORD.search(before):
            continue
        if _OF_FUEL.search(passage.before(start, 260)):
            continue
        why = msg("sixteen digits, as on a payment card")
        yield made(passage, Kind.CARD, (start, end), Grade.BLOCK, why)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
