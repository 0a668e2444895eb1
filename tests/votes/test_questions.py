"""The title of a question, and the numbers and the stage that are written into it."""

from __future__ import annotations

import pytest

from opendata.votes.questions import read_question, stage_in


@pytest.mark.parametrize(
    ("lines", "title", "number"),
    [
        (["145. Про оренду"], "Про оренду", "145"),
        (["Ўс  7   Про оренду"], "Про оренду", "7"),
        (["Питання № 3", "Про оренду"], "Про оренду", "3"),
        (["№14", "Про оренду"], "Про оренду", "14"),
        (['"Про оренду" № 5.6. від 30.10.18'], "Про оренду", "5.6"),
        (["1 - Додаткове голосування"], "Додаткове голосування", "1"),
        (
            ["Питання №№ 155 – 161, 233 – 262 про допомогу"],
            "Питання №№ 155 – 161, 233 – 262 про допомогу",
            "155–161, 233–262",
        ),
        (["Питання 137 на переголосування"], "Питання 137 на переголосування", "137"),
        (["Голосування по питанню №3 Про надра"], "Голосування по питанню №3 Про надра", "3"),
        (
            ['За поправку до № 6 від 30.10.18 "Звіт" "роботу визнати" № 1 від 30.10.18'],
            'За поправку до № 6 від 30.10.18 "Звіт" "роботу визнати" № 1 від 30.10.18',
            "6",
        ),
        (["Назва пропозиції:", "Про оренду"], "Про оренду", None),
        (
            ["Про зміни до природно-", "заповідного фонду"],
            "Про зміни до природно-заповідного фонду",
            None,
        ),
        (['"Про зміну назви ""Північна"" на іншу"'], 'Про зміну назви "Північна" на іншу', None),
        (["Про 5 років дружби"], "Про 5 років дружби", None),
    ],
)
def test_titles_and_numbers(lines: list[str], title: str, number: str | None) -> None:
    question = read_question(lines)
    assert (question.title, question.number) == (title, number)


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("Про оренду (вх. № 750 від 21.07.2015)", "750"),
        ("Про назви. (від 14.12.2021 № 08/231-4467/ПР)", "08/231-4467/ПР"),
        ("Про назви. (Від 17.08.2022 № 08/231-1002/ПР.", "08/231-1002/ПР"),
        ("Про бюджет (проєкт рішення № 757/2)", "757/2"),
        ("Про зміни до рішення від 14.12.2021 № 4467", None),
    ],
)
def test_the_number_of_the_draft(title: str, project: str | None) -> None:
    assert read_question([title]).project == project


def test_stages() -> None:
    assert stage_in("(за основу)") == "За основу"
    assert stage_in("за основу бюджету") is None
    assert read_question(["Порядок денний – в цілому"]).stage == "В цілому"
    question = read_question(["Початок сесії", "ЗА ОСНОВУ-Початок сесії"])
    assert (question.title, question.stage) == ("Початок сесії", "За основу")
    question = read_question(["Як рішення ради: Про бюджет"])
    assert (question.title, question.stage) == ("Про бюджет", "Як рішення ради")


def test_a_test_is_known() -> None:
    assert read_question(["Тестове голосування"]).is_test
    assert not read_question(["Про тестове голосування"]).is_test
