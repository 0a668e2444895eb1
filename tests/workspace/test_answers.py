from __future__ import annotations

from dataclasses import fields, replace

import pytest

from opendata.workspace.answers import RULES, Answers, fault_of, faults_of, tidy


def test_every_answer_has_a_rule(answers: Answers) -> None:
    assert set(RULES) == {field.name for field in fields(answers)}
    assert faults_of(answers) == ()
    assert faults_of(replace(answers, executive_edrpou="")) == ()


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("site", " rada.example/ ", "https://rada.example"),
        ("site", "http://rada.example", "http://rada.example"),
        ("url", "data.rada.example/x/", "https://data.rada.example/x"),
        ("url", "", ""),
        ("edrpou", "9900 0005\n", "99000005"),
        ("name", "  Рада  ", "Рада"),
    ],
)
def test_answers_are_tidied(name: str, answer: str, expected: str) -> None:
    assert tidy(name, answer) == expected
    assert tidy(name, expected) == expected


@pytest.mark.parametrize(
    ("name", "answer", "code"),
    [
        ("edrpou", "99000006", "workspace-edrpou"),
        ("executive_edrpou", "99000006", "workspace-edrpou"),
        ("edrpou", "9900", "init-answer"),
        ("katottg", "ua99000000000099001", "init-answer"),
        ("site", "https://", "init-answer"),
        ("email", "a@b", "init-answer"),
        ("head", "", "init-answer"),
    ],
)
def test_a_fault_is_told_in_terms_of_the_option(
    answers: Answers, name: str, answer: str, code: str
) -> None:
    (found,) = fault_of(name, answer)
    assert (found.code, found.found) == (code, answer)
    assert str(found.place) == "--" + name.replace("_", "-")
    assert found.expected is not None
    assert faults_of(replace(answers, **{name: answer})) == (found,)
