"""Made schemas and files for them: mostly sound, with every trap that is known."""

from __future__ import annotations

import copy
import csv
import io
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

ODD = st.sampled_from(
    ["", " ", "1", "01", " 1 ", "5.0", "1_000", "1 000,5", "NaN", "INF", "-", "n/a", "true", "True",
     "0", "t", "2024-02-29", "2023-02-29", "0999-01-01", "05.01.2024", "99999999999999999999",
     "аб", "а\u0301", "😀", "a@b", "a@b.ua", "http://a.ua/x", "a:b", "б\n", 'x"y', "a,b", "a;b",
     "a\r\nb", "12 грн", "\u00a05", "٣٤", "550e8400-e29b-41d4-a716-446655440000", "None", "-0",
     "1.10", "1e3", "0x1F", "+5", "2024-1-5", "\ufeffa", "a\x00b", "\x1c", " 202", '"', '""',
     "http://exa mple/x", "https://рада.укр/", "http://a.ua:99999/", "http://a..ua/%zz"]
)  # fmt: skip
"""Texts that are sound for one field and a trap for another."""

NUMBERS = st.integers(0, 40).map(str)
DAYS = st.dates().map(lambda day: day.isoformat().rjust(10, "0"))
WORDS = st.sampled_from(["а", "б", "рішення", "наказ", "Про бюджет, «план»", "Про\nбюджет", "x"])
FIELDS: list[tuple[dict[str, Any], st.SearchStrategy[str]]] = [
    ({"type": "string"}, WORDS),
    ({"type": "string", "constraints": {"required": True, "minLength": 2}}, WORDS),
    ({"type": "string", "constraints": {"maxLength": 7, "minLength": 1}}, WORDS),
    ({"type": "string", "constraints": {"pattern": "а|б"}}, st.sampled_from(["а", "б", "ах"])),
    ({"type": "string", "constraints": {"pattern": r"[0-9]{2}-[XV]+"}},
     st.sampled_from(["12-X", "01-XV", "00-V"])),
    ({"type": "string", "constraints": {"pattern": r"[^\s]+"}}, WORDS),
    ({"type": "string", "constraints": {"pattern": r"\w+\d?"}}, WORDS),
    ({"type": "string", "constraints": {"pattern": r"(?=\w)\w+"}}, WORDS),
    ({"type": "string", "constraints": {"pattern": r".{1,6}$"}}, WORDS),
    ({"type": "string", "constraints": {"unique": True}}, st.uuids().map(str)),
    ({"type": "string", "constraints": {"enum": ["а", "б", "наказ"], "required": True}},
     st.sampled_from(["а", "б", "наказ"])),
    ({"type": "string", "format": "email"}, st.emails()),
    ({"type": "string", "format": "uri"},
     st.sampled_from(["http://a.ua/x", "https://rada.gov.ua/a?b=1#c", "ftp://a.ua"])),
    ({"type": "string", "format": "uuid"}, st.uuids().map(str)),
    ({"type": "integer"}, NUMBERS),
    ({"type": "integer", "constraints": {"unique": True, "minimum": 1}}, st.integers(1).map(str)),
    ({"type": "integer", "constraints": {"enum": [1, 2, 3]}}, st.sampled_from(["1", "2", "3"])),
    ({"type": "integer", "bareNumber": False, "missingValues": ["-", ""]}, NUMBERS),
    ({"type": "integer", "missingValues": []}, NUMBERS),
    ({"type": "integer", "missingValues": ["", "0"]}, NUMBERS),
    ({"type": "number", "constraints": {"maximum": 10, "minimum": 0.5}},
     st.sampled_from(["1", "0.5", "10", "10.0", "9.99", "0.49"])),
    ({"type": "number", "groupChar": " ", "decimalChar": ",", "bareNumber": False},
     st.sampled_from(["1 000,5", "12", "1,5 грн"])),
    ({"type": "number", "constraints": {"enum": ["1", "5.0"], "unique": True}},
     st.sampled_from(["1", "5.0", "5"])),
    ({"type": "number", "floatNumber": True, "constraints": {"exclusiveMinimum": 1}},
     st.floats(0, 5).map(str)),
    ({"type": "boolean", "trueValues": ["t", "1"], "falseValues": ["0"]},
     st.sampled_from(["t", "1", "0"])),
    ({"type": "boolean", "constraints": {"required": True}}, st.sampled_from(["true", "False"])),
    ({"type": "date"}, DAYS),
    ({"type": "date", "constraints": {"minimum": "2000-01-01", "unique": True}}, DAYS),
    ({"type": "date", "format": "any"}, st.sampled_from(["05.01.2024", "2024-01-05"])),
    ({"type": "date", "format": "%d.%m.%Y"}, st.sampled_from(["05.01.2024", "31.12.1999"])),
    ({"type": "datetime"}, st.just("2024-01-05T10:00:00Z")),
    ({"type": "time"}, st.just("10:00:00")),
    ({"type": "year"}, st.integers(1000, 2100).map(str)),
    ({"type": "any"}, WORDS),
    ({"type": "geopoint"}, st.just("30.5,50.4")),
]  # fmt: skip
"""Fields, each with texts that are mostly sound for it."""


UNHASHED: list[tuple[dict[str, Any], st.SearchStrategy[str]]] = [
    ({"type": "list"}, st.just("a,b")),
    ({"type": "object"}, st.just("{}")),
]
"""Fields whose values cannot be looked up."""


@dataclass(frozen=True)
class Case:
    """A file and how it is checked; ``block`` is the size of the blocks in bytes."""

    schema: dict[str, Any]
    data: bytes
    encoding: str | None
    limit: int
    block: int


def rarely(times: int) -> st.SearchStrategy[bool]:
    """True once in so many times: 0 alone would be drawn much more often."""
    return st.integers(0, times * 10 - 1).map(lambda drawn: drawn % times == times // 2)


@st.composite
def schemas(draw: st.DrawFn) -> tuple[dict[str, Any], list[st.SearchStrategy[str]]]:
    """A schema, and the texts for each of its fields."""
    some = FIELDS + UNHASHED * draw(rarely(16))
    chosen = draw(
        st.lists(st.sampled_from(some), min_size=draw(st.sampled_from([1, *[3] * 11])), max_size=7)
    )
    fields = [copy.deepcopy(one) for one, _ in chosen]
    names = [f"f{at}" for at in range(len(fields))]
    for name, one in zip(names, fields, strict=True):
        one["name"] = name
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": draw(st.sampled_from([[""], [""], ["", "n/a", "-"], ["", "а", "1"]])),
    }
    key = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    if draw(st.booleans()):
        schema["primaryKey"] = draw(key)
    if draw(rarely(5)):
        link = {"resource": "", "fields": [names[-1]]}
        schema["foreignKeys"] = [{"fields": [names[0]], "reference": link}]
    match = draw(st.sampled_from([None] * 6 + ["exact", "subset", "superset", "partial", "equal"]))
    if match:
        schema["fieldsMatch"] = match
    return schema, [texts for _, texts in chosen]


@st.composite
def rows_of(draw: st.DrawFn, sound: list[st.SearchStrategy[str]]) -> list[list[str]]:
    """Rows of which few are odd, some come twice, and some are too short or too long."""
    mess = draw(st.sampled_from([0, 0, 1, 3, 10]))
    cells = [st.one_of(*[texts] * (12 - mess), *[ODD] * mess) if mess else texts for texts in sound]
    rows = [list(row) for row in draw(st.lists(st.tuples(*cells), min_size=1, max_size=25))]
    rows += draw(st.lists(st.sampled_from(rows), max_size=3 if mess else 1))
    width = len(sound)
    strange = st.lists(ODD, max_size=width + 2) | st.just([]) | st.just([""] * width)
    for row in draw(st.lists(strange, max_size=min(mess, 3))):
        rows.insert(draw(st.integers(0, len(rows))), row)
    return rows


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Everything about one check."""
    schema, sound = draw(schemas())
    names = [field["name"] for field in schema["fields"]]
    header = draw(st.sampled_from([names] * 24 + [names[::-1], [*names, "x"], names[:-1]]))
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from([",", ",", ";", "\t", "|"])),
        lineterminator=draw(st.sampled_from(["\n", "\n", "\r\n"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )
    writer.writerows([header, *draw(rows_of(sound))])
    text = out.getvalue()
    if draw(rarely(4)):
        text = text.rstrip("\r\n")
    if draw(rarely(16)):
        at = draw(st.integers(0, len(text)))
        text = (
            text[:at] + draw(st.sampled_from(['"', "\r", "\n", "\r\n", ",", "\ufeff"])) + text[at:]
        )
    encoding = draw(
        st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
    )
    data = text.encode(encoding, "replace")
    if draw(rarely(20)):
        data += b"\xff\xfe\n"
    named = draw(st.sampled_from([*[encoding] * 12, *[None] * 3, "utf-8-sig"]))
    limit = draw(st.sampled_from([0, 0, 1, 2, 3, 1000]))
    return Case(schema, data, named, limit, draw(st.sampled_from([64, 300, 1 << 20])))
