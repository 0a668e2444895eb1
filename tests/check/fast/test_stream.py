"""The same report as Frictionless, entry by entry, for made schemas and files."""

from __future__ import annotations

import copy
import csv
import io
import os
from pathlib import Path

import pytest
from frictionless import Resource, Schema
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from opendata.check.fast.stream import validate

CASES = int(os.environ.get("OPENDATA_FUZZ_CASES", "120"))
TEXTS = st.sampled_from(
    ["", " ", "1", "01", " 1 ", "5.0", "1_000", "1 000,5", "NaN", "INF", "-", "n/a", "true", "True",
     "0", "t", "2024-02-29", "2023-02-29", "0999-01-01", "05.01.2024", "99999999999999999999",
     "аб", "а\u0301", "😀", "a@b", "a@b.ua", "http://a.ua/x", "a:b", "б\n", 'x"y', "a,b", "a;b",
     "a\r\nb", "12 грн", "\u00a05", "٣٤", "550e8400-e29b-41d4-a716-446655440000", "None"]
)  # fmt: skip
FIELDS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "constraints": {"required": True, "minLength": 2}},
        {"type": "string", "constraints": {"pattern": "а|б"}},
        {"type": "string", "constraints": {"pattern": r"(?=\w)\w+"}},
        {"type": "string", "constraints": {"unique": True}},
        {"type": "string", "format": "email"},
        {"type": "string", "format": "uri"},
        {"type": "string", "format": "uuid"},
        {"type": "integer"},
        {"type": "integer", "constraints": {"unique": True, "minimum": 1}},
        {"type": "integer", "bareNumber": False, "missingValues": ["-", ""]},
        {"type": "integer", "missingValues": []},
        {"type": "number", "constraints": {"maximum": 10}},
        {"type": "number", "groupChar": " ", "decimalChar": ",", "bareNumber": False},
        {"type": "number", "constraints": {"enum": ["1", "5.0"], "unique": True}},
        {"type": "boolean", "trueValues": ["t", "1"], "falseValues": ["0"]},
        {"type": "boolean"},
        {"type": "date"},
        {"type": "date", "format": "any"},
        {"type": "date", "format": "%d.%m.%Y"},
        {"type": "year"},
        {"type": "any"},
        {"type": "list"},
        {"type": "object"},
    ]
)


@st.composite
def cases(draw):
    """A schema, and the bytes of a file for it."""
    fields = [copy.deepcopy(one) for one in draw(st.lists(FIELDS, min_size=1, max_size=5))]
    names = [f"f{at}" for at in range(len(fields))]
    for name, one in zip(names, fields, strict=True):
        one["name"] = name
    schema = {"fields": fields, "missingValues": draw(st.sampled_from([[""], ["", "n/a", "-"]]))}
    if draw(st.booleans()):
        schema["primaryKey"] = draw(
            st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
        )
    if draw(st.integers(0, 5)) == 0:
        link = {"fields": [names[0]], "reference": {"resource": "", "fields": [names[-1]]}}
        schema["foreignKeys"] = [link]
    match = draw(st.sampled_from([None, None, "exact", "subset", "superset", "partial", "equal"]))
    if match:
        schema["fieldsMatch"] = match
    header = draw(
        st.sampled_from([names, names, names, names, names[::-1], [*names, "x"], names[:-1]])
    )
    some = st.lists(TEXTS, min_size=len(names), max_size=len(names))
    rows = draw(st.lists(some, min_size=1, max_size=8))
    rows += draw(st.lists(st.sampled_from(rows), max_size=6))
    for row in draw(st.lists(st.lists(TEXTS, max_size=len(names) + 2), max_size=2)):
        rows.insert(draw(st.integers(0, len(rows))), row)
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from([",", ",", ";", "\t", "|"])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
    )
    writer.writerows([header, *rows])
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1251"]))
    data = out.getvalue().encode(encoding, "replace")
    if draw(st.integers(0, 19)) == 0:
        data += b"\xff\xfe\n"
    named = encoding if draw(st.booleans()) else None
    return schema, data, named, draw(st.sampled_from([0, 1, 2, 3, 1000]))


def report(check, path, schema, encoding, limit):
    """What ``check`` says, without the time it took."""
    options = {"encoding": encoding} if encoding else {}
    try:
        resource = Resource(
            path=path.name,
            basepath=str(path.parent),
            schema=Schema.from_descriptor(copy.deepcopy(schema)),
            **options,
        )
        found = check(resource, limit_errors=limit).to_descriptor()
    except Exception as fault:
        return repr(fault)
    found["stats"].pop("seconds")
    for task in found["tasks"]:
        task["stats"].pop("seconds", None)
    return found


@pytest.mark.filterwarnings("ignore")
def test_the_report_is_that_of_frictionless(tmp_path: Path):
    path = tmp_path / "table.csv"

    @seed(20260601)
    @settings(
        max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases())
    def same(case):
        schema, data, encoding, limit = case
        path.write_bytes(data)
        theirs = report(lambda r, **o: r.validate(**o), path, schema, encoding, limit)
        assert report(validate, path, schema, encoding, limit) == theirs

    same()
