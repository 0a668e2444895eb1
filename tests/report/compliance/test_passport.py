from __future__ import annotations

import pytest
from aspect_hands import Aspects, words

from opendata.release.passport import LABELS
from opendata.report.compliance.line import Proof, State
from opendata.report.compliance.passport import FIELDS, LIMITS, look


def test_every_element_of_the_resolution_is_asked_for_but_compression() -> None:
    assert set(LABELS) - set(FIELDS) == {"compression"}
    assert list(FIELDS) == [name for name in LABELS if name in FIELDS]


def test_a_whole_passport_is_met_by_the_release(aspects: Aspects) -> None:
    line = aspects.line(look)
    assert line.state is State.MET
    assert words(line) == "all 16 fields of the passport are filled in"
    assert [one.proof for one in line.evidence] == [Proof.RELEASE]


@pytest.mark.parametrize("value", ["", "  ", None, []])
def test_a_field_that_says_nothing_is_missing(aspects: Aspects, value: object) -> None:
    line = aspects.line(look, aspects.alter_passport(purpose=value, contact_email=value))
    assert line.state is State.NOT_MET
    assert words(line) == (
        "the passport lacks: ground and purpose, e-mail of the responsible person"
    )
    assert "opendata.toml" in str(line.remedy)


@pytest.mark.parametrize("name", LIMITS)
def test_a_text_longer_than_the_portal_takes_is_told(aspects: Aspects, name: str) -> None:
    limit = LIMITS[name]
    assert aspects.line(look, aspects.alter_passport(**{name: "я" * limit})).state is State.MET
    line = aspects.line(look, aspects.alter_passport(**{name: "я" * (limit + 1)}))
    assert line.state is State.NOT_MET
    assert f"has {limit + 1} characters of at most {limit}" in words(line)


def test_a_frequency_that_the_portal_does_not_know_is_told(aspects: Aspects) -> None:
    line = aspects.line(look, aspects.alter_passport(update="іноді"))
    assert line.state is State.NOT_MET
    assert words(line) == "the portal does not know this update frequency: «іноді»"


def test_keywords_of_blanks_are_none(aspects: Aspects) -> None:
    line = aspects.line(look, aspects.alter_passport(keywords=["", " "]))
    assert words(line) == "the passport lacks: keywords"
