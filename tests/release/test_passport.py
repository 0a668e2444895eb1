from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from opendata.release.passport import (
    LABELS,
    UPDATES,
    Availability,
    metadata_of,
    passport,
    passport_bytes,
    read_passport,
)

KYIV = timezone(timedelta(hours=3))
AVAILABLE = Availability(
    datetime(2025, 5, 1, 1, 0, tzinfo=KYIV),
    datetime(2025, 6, 1, 1, 0, tzinfo=KYIV),
    ("csv", "json"),
    ("1.0.0/a.csv", "1.0.0/a.json"),
    ("1.0.0/a-structure.csv", "1.0.0/a-metadata.json"),
)


def test_all_seventeen_elements_in_order(sample) -> None:  # type: ignore[no-untyped-def]
    elements = passport(sample.dataset(), sample.council, AVAILABLE)
    assert len(elements) == 17
    assert list(elements) == list(LABELS)
    assert {name: one["label"] for name, one in elements.items()} == LABELS
    assert elements["first_published"]["value"] == "2025-04-30T22:00:00Z"
    assert elements["data_as_of"]["value"] == "2025-05-31"
    assert elements["update"] == {
        "label": "Періодичність оновлення набору даних",
        "value": "Відразу після внесення змін",
        "code": "immediately after making changes",
    }
    assert elements["publisher"]["edrpou"] == "00000000"


def test_the_structure_is_linked_in_both_forms_with_its_edition(sample) -> None:  # type: ignore[no-untyped-def]
    elements = passport(sample.dataset(), sample.council, AVAILABLE)
    assert elements["structure_link"] == {
        "label": "Гіперпосилання на структуру набору даних",
        "value": ["1.0.0/a-structure.csv", "1.0.0/a-metadata.json"],
        "edition": "2025",
        "status": "рекомендована структура січня 2025 року; формальне затвердження не встановлено",
    }


def test_read_back(sample) -> None:  # type: ignore[no-untyped-def]
    elements = passport(sample.dataset(), sample.council, AVAILABLE)
    assert (
        read_passport(passport_bytes(elements)) == json.loads(passport_bytes(elements)) == elements
    )
    with pytest.raises(ValueError, match="not a passport"):
        read_passport(b"[]")


def test_times_and_addresses_are_no_metadata(sample) -> None:  # type: ignore[no-untyped-def]
    moved = Availability(
        datetime(2001, 1, 1, tzinfo=KYIV),
        datetime(2002, 1, 1, tzinfo=KYIV),
        AVAILABLE.formats,
        ("elsewhere",),
        ("elsewhere",),
    )
    one = passport(sample.dataset(), sample.council, AVAILABLE)
    other = passport(sample.dataset(), sample.council, moved)
    assert one != other
    assert metadata_of(one) == metadata_of(other)
    third = passport(sample.dataset(purpose="інша"), sample.council, AVAILABLE)
    assert metadata_of(one) != metadata_of(third)


def test_the_nine_codes_of_the_national_portal() -> None:
    assert len(UPDATES) == 9
    assert UPDATES["once a half year"] == "Кожного півріччя"
