from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.cues import CUES, find_cues
from opendata.acts.lines import in_small

WORDS = (
    *(
        "визнати",
        "вважати",
        "визнання",
        "таким",
        "такими",
        "що",
        "втратили",
        "втратило",
        "чинність",
    ),
    *("скасувати", "скасовую", "анулювати", "відмінити", "припинити", "дію", "втрачає", "втрату"),
    *("нечинним", "недійсним", "утратило", "внести", "Внести", "внесення", "зміни", "змін"),
    *("про", "Про", "деякі", "затвердити", "прийняти", "змінити", "доповнити", "викласти"),
    *(
        "замінити",
        "виключити",
        "вилучити",
        "уточнити",
        "виправити",
        "продовжити",
        "на",
        "виконання",
    ),
    *("хід", "відповідно", "згідно", "підставі", "керуючись", "враховуючи", "урахуванням", "до"),
    *("уваги", "відома", "за", "рішенням", "у", "в", "зв’язку", "розглянувши", "заслухавши"),
    *("з", "метою", "крім", "окрім", "всупереч", "винятком", "контроль", "залишити", "зупинити"),
    *(
        "отменить",
        "считать",
        "признать",
        "о",
        "изменений",
        "внесении",
        "согласно",
        "во",
        "исполнение",
    ),
    *("рішення", "№", "5", ",", ";", "."),
)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.integers(0, 20))
def test_the_quick_search_finds_every_cue(text: str, start: int) -> None:
    text = in_small(text)
    found = [match.span() for match in find_cues(text, 0, len(text))]
    assert found == [match.span() for match in CUES.finditer(text)]
    later = [match.span() for match in find_cues(text, start, len(text))]
    assert later == [match.span() for match in CUES.finditer(text, min(start, len(text)))]


def test_a_cue_begins_before_the_end_of_what_is_searched() -> None:
    assert [match.group() for match in find_cues("та скасувати його", 0, 4)] == ["скасувати"]
    assert list(find_cues("та скасувати його", 0, 3)) == []
