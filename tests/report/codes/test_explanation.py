"""What is said of one code, and the list of all."""

from __future__ import annotations

import pytest

from opendata.problems import Exit, OpendataError, describe
from opendata.report.codes.entries import every
from opendata.report.codes.explanation import explain, plain, subjects


def test_all_that_is_known_is_told_in_the_language_asked_for() -> None:
    uk, en = explain("cell-empty", "uk"), explain("cell-empty", "en")
    assert (uk.mark, uk.exit, len(uk.steps)) == (en.mark, en.exit, len(en.steps)) == ("✗", 1, 2)
    assert uk.means == "Немає значення, яке мусить бути."
    assert en.means == "A value that must be there is not."
    assert uk.why is not None
    assert uk.example == en.example
    assert "--quarantine" in (uk.follows or "")


def test_where_no_steps_are_written_the_short_advice_is_the_step() -> None:
    assert explain("dataset-unknown", "en").steps == ("«opendata datasets» lists them.",)


@pytest.mark.parametrize("code", ["[cell-type]", " cell-type ", "Cell-Type"])
def test_a_code_may_be_copied_with_its_brackets(code: str) -> None:
    assert explain(code, "en").code == "cell-type"


def test_a_member_of_a_family_keeps_its_own_name() -> None:
    assert explain("cell-maxlength", "uk").code == "cell-maxlength"


def test_an_unknown_code_is_refused_with_those_that_are_near() -> None:
    with pytest.raises(OpendataError) as caught:
        explain("cel-type", "uk")
    assert (caught.value.problem.code, caught.value.exit_code) == ("explain-code", Exit.USAGE)
    assert "cell-type" in describe(caught.value.problem, "uk")


def test_every_code_can_be_explained_in_both_languages_without_markdown() -> None:
    for _, entry in every():
        for said in (explain(entry.code, "uk"), explain(entry.code, "en")):
            text = " ".join(filter(None, (said.means, said.why, said.follows, *said.steps)))
            assert "`" not in text
            assert "](" not in text


def test_the_list_has_every_code_once() -> None:
    listed = [code for subject in subjects("uk") for code, _, _ in subject.codes]
    assert listed == [entry.code for _, entry in every()]


def test_links_keep_their_words_and_code_gets_quotation_marks() -> None:
    assert plain("See [`adopt`](operator.md#x), or `opendata init`.") == (
        "See «adopt», or «opendata init»."
    )
