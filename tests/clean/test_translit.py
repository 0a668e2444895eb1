from __future__ import annotations

import pytest
from clean_texts import CYRILLIC, LATIN
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.translit import transliterate


@pytest.mark.parametrize(
    ("text", "latin"),
    [  # the examples of the resolution's own table
        ("Алушта Андрій", "Alushta Andrii"),
        ("Гадяч Богдан Згурський", "Hadiach Bohdan Zghurskyi"),
        ("Ґалаґан Ґорґани", "Galagan Gorgany"),
        ("Єнакієве Гаєвич Короп’є", "Yenakiieve Haievych Koropie"),
        ("Їжакевич Кадиївка Мар'їне", "Yizhakevych Kadyivka Marine"),
        ("Йосипівка Стрий Олексій", "Yosypivka Stryi Oleksii"),
        ("Щербухи Гоща Гаращенко", "Shcherbukhy Hoshcha Harashchenko"),
        ("Юрій Корюківка", "Yurii Koriukivka"),
        (
            "Яготин Ярошенко Костянтин Знам'янка Феодосія",
            "Yahotyn Yaroshenko Kostiantyn Znamianka Feodosiia",
        ),
        ("ЩАСТЯ", "SHCHASTIA"),
        ("Русь", "Rus"),
    ],
)
def test_official_examples(text: str, latin: str) -> None:
    assert transliterate(text) == latin


@given(st.text(st.sampled_from(CYRILLIC + " -0123456789")))
def test_ukrainian_becomes_ascii(text: str) -> None:
    assert transliterate(text).isascii()


@given(st.text(st.sampled_from(CYRILLIC + LATIN + " -'’0123456789")))
def test_fixed_point(text: str) -> None:
    assert transliterate(transliterate(text)) == transliterate(text)
