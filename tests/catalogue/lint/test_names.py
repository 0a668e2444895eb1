from __future__ import annotations

from typing import Any

import pytest

from opendata.messages import say
from opendata.problems import Severity


def test_a_sound_structure_has_no_finding(structure: Any) -> None:
    rows = [("uid", "string"), ("lampKind", "string"), ("mendedDate", "date", "False")]
    assert structure(*rows) == []


@pytest.mark.parametrize(
    ("name", "code", "severity", "shown", "expected"),
    [
        ("lamp\u2028Kind", "schema-name-invisible", "error", "lamp⟨U+2028⟩Kind", "lampKind"),
        ("lamp\u00adKind", "schema-name-invisible", "error", "lamp⟨U+00AD⟩Kind", "lampKind"),
        ("lampKind\u200b", "schema-name-invisible", "error", "lampKind⟨U+200B⟩", "lampKind"),
        ("\ufefflampKind", "schema-name-invisible", "error", "⟨U+FEFF⟩lampKind", "lampKind"),
        ("lampKind ", "schema-name-blanks", "error", "lampKind⟨U+0020⟩", "lampKind"),
        ("lampKind\n", "schema-name-blanks", "error", "lampKind⟨U+000A⟩", "lampKind"),
        (" \tlampKind", "schema-name-blanks", "error", "⟨U+0020⟩⟨U+0009⟩lampKind", "lampKind"),
        ("lamp Kind", "schema-name-blanks", "error", "lamp Kind", "lampKind"),
        ("lamp\u0406d", "schema-name-lookalike", "error", "lamp⟨І U+0406⟩d", "lampId"),
        ("lamp\u0399d", "schema-name-lookalike", "error", "lamp⟨Ι U+0399⟩d", "lampId"),
        ("lampЖ", "schema-name-script", "error", "lamp⟨Ж U+0416⟩", None),
        ("Вид ліхтаря", "schema-name-script", "error", "Вид ліхтаря", None),
        ("2ndLamp", "schema-name-form", "error", "2ndLamp", None),
        ("lamp|Kind", "schema-name-form", "error", "lamp|Kind", "lampKind"),
        ("lamp_kind", "schema-name-style", "warning", "lamp_kind", None),
        ("LampKind", "schema-name-style", "warning", "LampKind", None),
        ("capacity_seated", "schema-name-style", "note", "capacity_seated", None),
        ("lamp" * 8 + "ok", "schema-name-long", "warning", "lamp" * 8 + "ok", None),
        ("\u200b", "schema-name-missing", "error", "⟨U+200B⟩", None),
        ("", "schema-name-missing", "error", None, None),
    ],
)
def test_one_fault_of_a_name_is_one_finding(
    structure: Any, name: str, code: str, severity: str, shown: str, expected: str | None
) -> None:
    (found,) = structure(("uid", "string"), (name, "string"))
    assert (found.code, found.severity, found.found) == (code, Severity(severity), shown)
    assert found.place.row == 3
    if expected:
        assert say(found.expected, "en") == expected
    assert found.remedy is not None


def test_the_letter_is_named_in_both_languages(structure: Any) -> None:
    (found,) = structure(("uid", "string"), ("lamp\u0406d", "string"))
    assert say(found.what, "uk") == "кирилична літера, схожа на латинську: «І» (U+0406)"
    assert "Cyrillic" in say(found.what, "en")


def test_33_letters_are_not_too_many(structure: Any) -> None:
    assert structure(("uid", "string"), ("lamp" * 8 + "s", "string")) == []


def test_the_territory_code_is_no_breach_of_camel_case(structure: Any) -> None:
    assert structure(("uid", "string"), ("CATUTTC", "string")) == []


def test_a_name_with_two_faults_has_two_findings(structure: Any, codes: Any) -> None:
    found = codes(structure(("uid", "string"), ("lamp\u0406d\u2028 ", "string")))
    assert set(found) == {"schema-name-invisible", "schema-name-blanks", "schema-name-lookalike"}
