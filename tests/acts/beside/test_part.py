from __future__ import annotations

from opendata.acts.beside.part import Where, words_of


def test_every_place_has_words() -> None:
    assert all(str(words_of(where)) for where in Where)
