"""Texts of five megabytes in the shapes that tempt a recogniser to look twice at everything."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tests.acts.conftest import HEADER

SIZE = 5_000_000
PIECES = {
    "letters": "а",
    "capitals": "А",
    "latin": "a",
    "mixed alphabets": "аa",
    "digits": "1",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "soft hyphens": "\u00ad",
    "zero width": "\u200b",
    "numbers": "№ 1 ",
    "number signs": "№",
    "long numbers": "№ 1-1/1-1/",
    "latin n": "N 1-",
    "dates": "від 01.01.2020 ",
    "dates in words": "від 14 лютого 2020 року ",
    "half dates": "1.1.",
    "dates and numbers": "від 01.01.2020 № 1 ",
    "blanks for dates": "«__» ______ ",
    "years": "2020 року ",
    "decision": "рішення ",
    "decisions of a council": "рішення Ясної міської ради від 01.01.2020 № 1, ",
    "glued decisions": "рішення",
    "about": "Про а ",
    "about in capitals": "ПРО А ",
    "quoted about": "«Про а» ",
    "pipes": "| ",
    "spaced heading": "Р І Ш Е Н Н Я ",
    "spaced wide": "Р  І  Ш  Е  Н  Н  Я   ",
    "single letters": "а б ",
    "heading": "РІШЕННЯ ",
    "underscores": "_",
    "dots": ".",
    "dashes": "-",
    "mayor": "Голова ",
    "mayor and name": "Міський голова Остап КАЛИНА ",
    "names": "О. П. Калина ",
    "initials": "О.",
    "annex": "Додаток 1 ",
    "annex to": "Додаток 1 до рішення ",
    "session": "сесія ",
    "session in words": "двадцять сьома сесія сьомого скликання ",
    "roman": "VІІ ",
    "glued roman": "VІ",
    "opening quotes": "«",
    "closing quotes": "»",
    "straight quotes": '"',
    "quotes": "«а» ",
    "brackets": "(",
    "closed brackets": "() ",
    "decides": "міська рада вирішила: ",
    "repeals": "визнати таким, що втратило чинність, рішення ",
    "amends": "внести зміни до рішення ",
    "according": "відповідно до статті 1 ",
    "law": "Закону України «Про а» ",
    "items": "1. а ",
    "deep items": "1.1.1.",
    "council": "Ясна міська рада ",
    "half council": "Ясної міської ",
    "committee": "виконавчий комітет ",
    "place": "м. Ясне ",
    "approved": "ЗАТВЕРДЖЕНО ",
    "draft": "ПРОЄКТ ",
    "apostrophes": "’",
    "hyphened": "а-",
    "card": "Дата: ",
    "accents": "а\u0301",
    "emoji": "😀",
    "controls": "\x0b\x0c\x1c",
    "line separators": "\u2028\u0085",
}
"""What a text is made of again and again; each is tried in one line, and each on its own line."""


def repeated(piece: str) -> str:
    """``piece`` until there are five megabytes of text (in UTF-8, as files count)."""
    return piece * (SIZE // len(piece.encode()) + 1)


def shapes() -> Iterator[tuple[str, str]]:
    """Names and texts, one after another, as they would fill the memory together."""
    for name, piece in PIECES.items():
        yield f"{name} in one line", repeated(piece)
        yield f"{name}, each on a line", repeated(f"{piece}\n")
        yield f"{name}, after a header", HEADER + repeated(f"{piece} ")
    yield from _documents()


def _documents() -> Iterator[tuple[str, str]]:
    rows = (f"| {i} | вул. Зоряна, {i % 90} | {i * 7} | 0,{i % 99:02} |\n" for i in range(200_000))
    yield "an act and a long table", HEADER + "\nДодаток 1\nдо рішення\n" + "".join(rows)[:SIZE]
    yield "acts one after another", repeated(HEADER)
    yield "acts in one line", repeated(HEADER.replace("\n", " "))
    yield "headings again and again", repeated("РІШЕННЯ\nвід 01.01.2020 № 1\nПро а\n")
    yield "annexes again and again", HEADER + repeated("\nДодаток 1\nдо рішення ради\n")
    yield "signatures again and again", HEADER + repeated("\nМіський голова Ганна ЛІТО\n")
    clause = "1. Визнати такими, що втратили чинність, рішення ради від 01.02.2020 № {} «Про а».\n"
    yield "repeals again and again", HEADER + "".join(map(clause.format, range(30_000)))[:SIZE]
    listed = "".join(f"від 01.02.2020 № {i}, " for i in range(200_000))[:SIZE]
    yield "one endless list of acts", f"{HEADER}1. Скасувати рішення ради {listed}"
    mixed = itertools.cycle("аА1 №_.|«»(\n\u00adVІ-/,:")
    yield "everything by turns", "".join(itertools.islice(mixed, SIZE))
    pieces = "".join(PIECES.values())
    yield "all pieces by turns", repeated(pieces)
    yield "all pieces by turns, after a header", HEADER + repeated(pieces)
    yield (
        "all pieces on lines, after a header",
        HEADER + repeated("\n".join(PIECES.values()) + "\n"),
    )
    yield "nothing but line ends", repeated("\n")
    yield "a header after empty lines", "\n" * SIZE + HEADER
    yield "a header after blanks", " " * SIZE + HEADER
    yield "a header after noise", repeated("Головна | Новини | Контакти\n") + HEADER


def headings_within_one_act() -> Iterator[tuple[str, str]]:
    """Headings all over an act that neither decides in items nor is signed: it never ends."""
    begun = HEADER[: HEADER.index("1. Затвердити")]
    most = 290
    for filler in ("Зоряний шлях\n", "Голова \n", "\n"):
        between = "\n" + filler * ((SIZE // most - 90) // len(filler.encode())) + "\n"
        heading = "РІШЕННЯ\nвід 01.01.2020 № {}\nПро а\n"
        text = begun + "".join(between + heading.format(i) for i in range(most))
        yield f"{filler.strip() or 'empty lines'} and headings", text
