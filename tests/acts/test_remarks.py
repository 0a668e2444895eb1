"""What is remarked of an act can always be told to a person."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import opendata.acts
from opendata.acts.act import SURE, Act, Reading, Remark
from opendata.acts.remarks import REMARKS, doubt, doubtful, problem_of
from opendata.messages import LANGUAGES, say
from opendata.problems import Place, Severity, describe

PLACE = Place(file="рішення 5.docx")


@pytest.mark.parametrize("code", REMARKS)
def test_a_remark_becomes_a_finding_with_place_value_and_remedy(code: str) -> None:
    problem = problem_of(Remark(code, "2031-02-14", 10, 20), PLACE)
    assert (problem.code, problem.place, problem.found) == (code, PLACE, "2031-02-14")
    assert problem.severity is Severity.WARNING
    assert problem.remedy is not None
    texts = {language: describe(problem, language) for language in LANGUAGES}
    assert len(set(texts.values())) == len(LANGUAGES)


def test_a_remark_without_a_value_says_nothing_was_found() -> None:
    assert problem_of(Remark("act-second", "")).found is None


def test_every_remark_that_the_recogniser_makes_is_known() -> None:
    folder = Path(opendata.acts.__file__).parent
    sources = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    made = set(re.findall(r'\bRemark\(\s*"([a-z-]+)"', sources))
    assert made <= set(REMARKS)


def test_what_is_not_sure_is_named_in_words_with_values_and_percents() -> None:
    act = Act(
        number=Reading("5", 0.65, 1, 2),
        date=Reading("2024-02-14", SURE, 3, 4),
        convocation=Reading(7, 0.4),
    )
    assert doubtful(act) == ("number", "convocation")
    problem = doubt(act, PLACE)
    assert problem is not None
    assert (problem.code, problem.severity, problem.place) == (
        "document-doubtful",
        Severity.NOTE,
        PLACE,
    )
    assert say(problem.what, "uk") == "прочитано не певно: номер, скликання"
    assert problem.found == "5 (65 %); 7 (40 %)"


def test_where_all_is_sure_there_is_no_finding() -> None:
    assert doubt(Act(number=Reading("5", SURE))) is None
    assert doubt(Act()) is None


def test_a_doubtful_yes_or_no_is_named_but_has_no_value_in_words() -> None:
    problem = doubt(Act(is_draft=Reading(True, 0.6, 1, 2)))
    assert problem is not None
    assert problem.found is None
    assert say(problem.what, "en") == "not read surely: is it a draft"


def test_a_number_that_is_missing_is_to_be_looked_at_where_registers_need_it() -> None:
    kind = Reading("рішення ради", 0.97)
    act = Act(kind=kind, date=Reading("2024-02-14", 0.96), title=Reading("Про парк", 0.9))
    assert doubtful(act) == ("number",)
    assert doubtful(replace(act, kind=Reading("протокол", 0.95))) == ()
