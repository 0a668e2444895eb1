"""Financial statements of invented enterprises, made by chance: what a form is to say.

Every line has its two figures in hundredths, None where the form prints none; sums add up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from opendata.financials.forms import DEDUCTED, form_of
from opendata.financials.statement import Kind, Size

PLACES = ["Тихогірськ", "Сонячнодольськ", "Вигаданськ", "Річанськ", "Яблунівськ"]
WORKS = ["Водоканал", "Теплокомуненерго", "Міськсвітло", "Благоустрій", "Житлосервіс"]
SIZES = (Size.FULL, Size.SMALL, Size.MICRO)
KINDS = (Kind.BALANCE, Kind.RESULTS)
WEIGHTS = (2, 3, 4, 5, 6, 7, 8)

WORN = (
    ("1000", "1001", "1002"),
    ("1010", "1011", "1012"),
    ("1015", "1016", "1017"),
    ("1020", "1021", "1022"),
)
LOSSES = {"2090": "2095", "2190": "2195", "2290": "2295", "2350": "2355"}
FULL_CHAIN = ("2090", "2190", "2290", "2350", "2450", "2460", "2465", "2550")
SHORT_CHAIN = ("2280", "2285", "2290", "2350")
Pair = tuple[int | None, int | None]
"""Current and previous."""


@dataclass
class Content:
    """What a statement says."""

    kind: Kind
    size: Size
    name: str
    edrpou: str
    end: date
    thousands: bool
    lines: dict[str, Pair] = field(default_factory=dict)

    def value(self, code: str, at: int) -> int:
        """A figure as it counts: what is deducted, and a loss, is below nought."""
        found = self.lines.get(code, (None, None))[at] or 0
        return -found if code in DEDUCTED else found


def edrpou(rng: Random) -> str:
    """Eight digits with a right check digit."""
    from opendata.clean.identifiers import is_edrpou

    while True:
        digits = f"{rng.randint(20_000_00, 45_999_99):07}"
        for last in range(10):
            if is_edrpou(f"{digits}{last}"):
                return f"{digits}{last}"


def company(rng: Random) -> tuple[str, str]:
    """Name and code."""
    name = f"Комунальне підприємство «{rng.choice(WORKS)}» м. {rng.choice(PLACES)}"
    return name, edrpou(rng)


def statement(rng: Random, kind: Kind, size: Size) -> Content:
    """A statement of that form, with some lines filled in."""
    name, code = company(rng)
    months = rng.choice([12, 12, 12, 3, 6, 9])
    year = rng.randint(2014, 2025)
    end = date(year, months, {12: 31, 3: 31, 6: 30, 9: 30}[months])
    content = Content(kind, size, name, code, end, rng.random() < 0.8)
    return fill(rng, content)


def fill(rng: Random, content: Content) -> Content:
    """Figures by chance, then the sums that they make."""
    form = form_of(content.kind, content.size)
    step = 100 if content.thousands and rng.random() < 0.7 else 1
    for code in form.names:
        content.lines[code] = (_some(rng, step), _some(rng, step))
    for at in (0, 1):
        if content.kind is Kind.BALANCE:
            _balance(rng, content, at, step)
        else:
            close(content, at)
    return content


def _some(rng: Random, step: int) -> int | None:
    return rng.randint(1, 99_999) * step if rng.random() < 0.45 else None


def put(content: Content, code: str, at: int, value: int | None) -> None:
    """One figure of a line; a line that the form lacks is not made."""
    if code in content.lines:
        pair = list(content.lines[code])
        pair[at] = value or None
        content.lines[code] = (pair[0], pair[1])


def add(content: Content, code: str, at: int, *, sign: int = 1) -> int:
    """Make the line up of its lines; what they make."""
    terms = form_of(content.kind, content.size).formulas[code]
    total = 0
    for term in terms:
        total += content.value(term.code, at)
        if term.loss:
            total += content.value(term.loss, at)
    put(content, code, at, total * sign)
    return total


def close(content: Content, at: int) -> None:
    """Fill in what the lines of one column make."""
    if content.kind is Kind.BALANCE:
        _close_balance(content, at)
    else:
        _close_results(content, at)


def _balance(rng: Random, content: Content, at: int, step: int) -> None:
    for code, gross, worn in WORN:
        if gross not in content.lines:
            continue
        cost = rng.randint(2, 90_000) * step
        filled = rng.random() < 0.5
        put(content, gross, at, cost if filled else None)
        put(content, worn, at, rng.randint(1, cost // step - 1) * step if filled else None)
        put(content, code, at, None)
    put(content, "1401", at, None)
    close(content, at)


def _close_balance(content: Content, at: int) -> None:
    for code, gross, _ in WORN:
        if gross in content.lines:
            add(content, code, at)
    if "1180" in content.lines:
        add(content, "1180", at)
        add(content, "1530", at)
    for code in ("1095", "1195"):
        add(content, code, at)
    assets = add(content, "1300", at)
    for code in ("1495", "1595", "1695"):
        if code != "1595" or content.size is Size.FULL:
            add(content, code, at)
    # The retained profit, or the uncovered loss, is what closes the balance.
    rest = sum(content.value(code, at) for code in ("1595", "1695", "1700", "1800"))
    own = assets - rest
    put(content, "1420", at, None)
    put(content, "1420", at, own - add(content, "1495", at))
    add(content, "1495", at)
    add(content, "1900", at)


def _close_results(content: Content, at: int) -> None:
    full = content.size is Size.FULL
    pairs = LOSSES if full else {}
    for code in ("2300", "2455"):
        if code in content.lines:
            tax = content.lines[code][at]
            put(content, code, at, -tax if tax else None)
    for code in FULL_CHAIN if full else SHORT_CHAIN:
        put(content, pairs.get(code, ""), at, None)
        total = add(content, code, at, sign=-1 if code == "2285" else 1)
        if code in pairs and total < 0:
            put(content, code, at, None)
            put(content, pairs[code], at, -total)
