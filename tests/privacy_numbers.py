"""Numbers with right check digits for people who do not exist."""

from __future__ import annotations


def tax_number(days: int, serial: str = "123", sex: int = 4) -> str:
    """A tax number of somebody born ``days`` days after 31 December 1899."""
    digits = f"{days:05d}{serial}{sex}"
    weights = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
    return digits + str(sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 % 10)


def iban(bank: str, account: str) -> str:
    """A Ukrainian IBAN of a bank code of six digits and an account of up to nineteen."""
    body = bank + account.zfill(19)
    check = 98 - int(body + "301000") % 97
    return f"UA{check:02d}{body}"


def card(first: str) -> str:
    """A card number of sixteen digits that begins with ``first``, fifteen digits."""
    total = 0
    for place, sign in enumerate(reversed(first)):
        value = int(sign) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)
