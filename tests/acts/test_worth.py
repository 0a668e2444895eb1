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
