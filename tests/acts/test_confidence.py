import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.act import SURE
from opendata.acts.confidence import DOUBTFUL, Band, band_of, percent
from opendata.messages import LANGUAGES, say


@pytest.mark.parametrize(
    ("confidence", "band"),
    [
        (1.0, Band.SURE),
        (SURE, Band.SURE),
        (SURE - 0.001, Band.DOUBTFUL),
        (DOUBTFUL, Band.DOUBTFUL),
        (DOUBTFUL - 0.001, Band.POOR),
        (0.0, Band.POOR),
    ],
)
def test_a_limit_belongs_to_the_better_band(confidence, band):
    assert band_of(confidence) is band


@given(st.integers(0, 100))
def test_whole_percents_stay_what_they_are(whole):
    assert percent(whole / 100) == whole


@given(st.floats(0, 1))
def test_percents_never_promise_more_than_the_band(confidence):
    if band_of(confidence) is not Band.SURE:
        assert percent(confidence) < SURE * 100
    assert 0 <= percent(confidence) <= 100


def test_each_band_has_a_word_and_a_colour_of_its_own():
    assert len({band.fill for band in Band}) == len({band.style for band in Band}) == len(Band)
    for language in LANGUAGES:
        assert len({say(band.word, language) for band in Band}) == len(Band)
