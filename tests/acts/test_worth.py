from __future__ import annotations

from opendata.acts.worth import windows


def test_only_lines_near_an_act_with_a_date_or_number_are_worth_reading() -> None:
    far = "рядок без нічого\n" * 500
    text = far + "скасувати рiшення № 5\n" + far + "контроль за рішенням\n"
    (found,) = windows(text, 0, len(text))
    assert found[0] <= text.index("скасувати") < text.index("№ 5") < found[1]
    assert found[1] - found[0] < 3_000
    assert list(windows(far, 0, len(far))) == []


def test_hidden_signs_inside_words_do_not_hide_an_act() -> None:
    text = "скасувати рі\u00adшення № 5"
    assert list(windows(text, 0, len(text))) == [(0, len(text))]


def test_a_date_in_one_point_does_not_make_the_points_before_it_worth_reading() -> None:
    point = "{}. Оприлюднити рішення.\n"
    last = "3. Скасувати рішення від 01.02.2020 № 5.\n"
    text = point.format(1) + point.format(2) + last + point.format(4)
    ((first, end),) = windows(text, 0, len(text))
    assert text[first:end] == last.rstrip("\n")


def test_figures_without_a_number_sign_or_a_word_before_them_name_no_act() -> None:
    rows = "1. Оприлюднити рішення до 28.02.2022.\n1\tЛави\t44 шт.\t0.90\n2\tКущі\t1200\n"
    assert list(windows(rows, 0, len(rows))) == []
    for told in ("від 28.02.2022", "ВIД « 5 » січня", "№ 5", "N 5", "Hомер: 5"):
        text = rows.replace("до 28.02.2022", told)
        assert len(list(windows(text, 0, len(text)))) == 1
