"""A comparison with a question of each kind."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook
from register_extract_hands import COLUMNS, Party, code_of, parties

from opendata.catalogue.schema import read_schema
from opendata.collect.filled import read_filled
from opendata.problems import Place
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import Outcome, compare
from opendata.review.registers.own import Register, register_of
from opendata.review.registers.questions import Question, questions_of
from opendata.review.registers.settled import doubles_of
from opendata.review.registers.values import cleaned, known
from opendata.shipped import shipped

AS_OF = date(2020, 4, 1)


@pytest.fixture
def register() -> Register:
    """Five parties; the last two are not in the extract, and one of them has ended."""
    rows = [one.ours() for one in parties(5)]
    rows[4]["status"] = "Припинено"
    book = Workbook()
    page = book.worksheets[0]
    page.append(list(COLUMNS))
    for row in rows:
        page.append([row[one] for one in COLUMNS])
    buffer = io.BytesIO()
    book.save(buffer)
    schema = read_schema(shipped("schemas") / "own" / "parties.json")
    return register_of(read_filled(buffer.getvalue(), "ours.xlsx", schema))


@pytest.fixture
def theirs() -> list[Entry]:
    """The first the same, the second with another head, the third misspelled, two more."""
    known_ones = parties(3)
    rows = [one.theirs() for one in known_ones]
    rows[1][3] = "НОВИК ІВАН ПЕТРОВИЧ"
    rows[2][1], rows[2][2] = "", known_ones[2].name.replace("Новий", "Новиій")
    ended = Party(8, code_of(80_000), "Минулий день", "", known_ones[0].day).theirs()
    ended[5] = "припинено"
    rows += [
        Party(7, code_of(70_000), "Гостинний дім", "Яр Юрій", known_ones[0].day).theirs(),
        ended,
    ]
    concepts = [
        Concept.CODE, Concept.NAME, Concept.HEAD, Concept.REGISTERED, Concept.STATUS,
        Concept.ADDRESS,
    ]  # fmt: skip
    return [
        Entry(
            n,
            Place("e.xlsx", "S", n + 5),
            known({c: cleaned(c, v) for c, v in zip(concepts, row[1:], strict=True)}),
            {c: f"{letter}{n + 5}" for c, letter in zip(concepts, "BCDEFG", strict=True)},
        )
        for n, row in enumerate(rows)
    ]


@pytest.fixture
def outcome(register: Register, theirs: list[Entry]) -> Outcome:
    return compare(register.entries, theirs)


@pytest.fixture
def questions(register: Register, theirs: list[Entry], outcome: Outcome) -> tuple[Question, ...]:
    doubles = doubles_of(outcome, register.entries, theirs)
    return questions_of(outcome, register, doubles, AS_OF)
