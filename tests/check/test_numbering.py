from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numbering_hands import COUNCIL, MAYOR, act, session, sessions, year

from opendata.check.numbering import Series, reconcile
from opendata.check.numbering_acts import Numbered
from opendata.check.numbering_periods import Counting
from opendata.clean.act_numbers import spelled


def gaps(series: tuple[Series, ...]) -> dict[str, str]:
    """What lacks in each series, by its pattern and its first year."""
    return {
        f"{one.pattern} {one.since[:4]}": spelled(one.missing)
        for one in series
        if one.missing and not one.chosen
    }


def silent(series: tuple[Series, ...]) -> bool:
    """Whether nothing at all is to be told."""
    return not any(s.missing or s.repeats or s.slips or s.far or s.chosen for s in series)


def test_one_year_with_a_gap_and_a_repeat() -> None:
    acts = [a for a in year(range(1, 48), 2024) if a.number.text != "23"]
    acts.append(act("31", "2024-11-30"))
    (one,) = reconcile(acts)
    assert (one.first, one.last, spelled(one.missing)) == (1, 47, "23")
    assert [number for number, _acts in one.repeats] == ["31"]
    assert one.slips == ()  # the repeat is told once, not as a date out of order again


def test_bodies_count_apart() -> None:
    acts = [*year(range(1, 40), 2024), *year(range(1, 40), 2024, kind=MAYOR, form="{n}-р")]
    assert silent(reconcile(acts))
    assert {s.pattern for s in reconcile(acts)} == {"…", "…-р"}


def test_a_count_that_begins_anew_every_year() -> None:
    acts = [*year(range(1, 81), 2022), *year(range(1, 91), 2023), *year(range(3, 71), 2024)]
    found = reconcile(acts)
    assert [s.counting for s in found] == [Counting.YEARLY] * 3
    # The two years before began at 1, and this one is not the first of the folder.
    assert gaps(found) == {"… 2024": "1, 2"}


def test_a_folder_may_begin_in_the_middle_of_a_year() -> None:
    acts = [*year(range(41, 81), 2022), *year(range(1, 91), 2023), *year(range(1, 71), 2024)]
    assert silent(reconcile(acts))


def test_a_count_that_runs_on_from_year_to_year() -> None:
    acts = [
        *year(range(1900, 2250), 2016, last=2400, form="{n}-VII"),
        *year(range(2250, 2600), 2017, last=2700, form="{n}-VII"),
        *year(range(2602, 2733), 2018, last=2900, form="{n}-VII"),
    ]
    (one,) = reconcile(acts)
    assert one.counting is Counting.RUNNING
    assert (one.pattern, one.first, one.last) == ("…-VII", 1900, 2732)
    assert spelled(one.missing) == "2600, 2601"


def test_a_new_convocation_begins_anew_in_the_middle_of_a_year() -> None:
    def spread(first: int, last: int, since: date, until: date) -> list[Numbered]:
        step = (until - since) / (last - first)
        return [
            act(str(n), str(since + timedelta(days=((n - first) * step).days)), COUNCIL)
            for n in range(first, last + 1)
        ]

    old = spread(1, 900, date(2019, 1, 10), date(2020, 10, 20))
    new = spread(1, 300, date(2020, 11, 20), date(2021, 12, 20))
    found = reconcile([a for a in old + new if (a.number.text, a.year) != ("77", 2021)])
    assert [(s.since[:4], s.until[:4], s.first, s.last) for s in found] == [
        ("2019", "2020", 1, 900),
        ("2020", "2021", 1, 300),
    ]
    assert all(s.counting is Counting.RUNNING for s in found)
    assert [spelled(s.missing) for s in found] == ["", "77"]


@pytest.mark.parametrize("form", ["{s}-{n}/VII", "{s}/{n}", "{n}-{s}/VII", "{n}/{s}"])
def test_the_part_that_counts_is_found_from_the_acts_of_one_day(form: str) -> None:
    acts = [*sessions(20, [9, 12, 7, 15], 2018, form), *session(24, [1, 2, 4], "2018-06-01", form)]
    found = reconcile(acts)
    assert all(s.counting is Counting.BY_SESSION for s in found)
    shown = form.format(s=24, n="…").replace("{n}", "…")
    assert gaps(found) == {f"{shown} 2018": "3"}


def test_a_count_that_runs_on_through_the_sessions() -> None:
    acts: list[Numbered] = []
    number = 900
    for n in range(10):
        for _ in range(12):
            number += 1
            if number != 950:
                acts.append(act(f"{number}-{30 + n}/2017", f"2017-{n + 1:02}-20", COUNCIL))
    (one,) = reconcile(acts)
    assert (one.first, one.last, spelled(one.missing)) == (901, 1020, "950")
    assert one.pattern == "…-…/…"


def test_nothing_is_claimed_where_it_cannot_be_seen_what_counts() -> None:
    acts = [act(f"{n}/1", f"2024-0{n - 20}-10", COUNCIL) for n in (21, 22, 24, 25, 27)]
    (one,) = reconcile(acts)
    assert one.counting is Counting.UNKNOWN
    assert silent((one,))
    few = [act("24/3", "2024-01-10", COUNCIL), act("25/7", "2024-02-10", COUNCIL)]
    assert silent(reconcile(few))


def test_few_acts_of_each_session_do_not_look_like_a_count_that_runs_on() -> None:
    acts = [
        *session(24, [3, 4], "2024-01-10"),
        *session(25, [11, 12], "2024-02-10"),
        *session(26, [20, 22], "2024-03-10"),
    ]
    assert gaps(reconcile(acts)) == {}


def test_a_council_that_keeps_only_some_acts_is_not_told_each_gap() -> None:
    found = reconcile(year([14, 37, 58, 98], 2024))
    assert [s.chosen for s in found] == [True]


def test_a_slip_of_the_keyboard_is_no_gap_of_two_thousand() -> None:
    acts = [a for a in year(range(1, 231), 2024, last=230) if a.number.text != "220"]
    acts.append(act("2204", "2024-11-28"))
    (one,) = reconcile(acts)
    assert (one.last, spelled(one.missing)) == (230, "220")
    assert [a.number.text for a in one.far] == ["2204"]


def test_the_fewest_acts_are_called_out_of_order() -> None:
    acts = year(range(1, 41), 2024)
    acts[19] = act("20", "2024-01-02")
    (one,) = reconcile(acts)
    (slip,) = one.slips
    assert slip.act.number.text == "20"
    assert (slip.before, slip.after) == (acts[18], acts[20])


def test_an_act_that_was_put_between_two_others_is_no_series_of_its_own() -> None:
    acts = [*year(range(1, 41), 2024), act("7-а", "2024-02-05"), act("30-а", "2024-08-05")]
    assert silent(reconcile(acts))


def test_two_ways_to_write_one_number_are_one_series() -> None:
    acts = [*session(1, [1, 2, 3, 5], "2024-01-15"), *session(2, range(1, 20), "2024-02-15")]
    acts += [act("1/4", "2024-01-15", COUNCIL), act("2-20", "2024-02-15", COUNCIL)]
    assert silent(reconcile(acts))


def test_letters_that_share_one_count() -> None:
    forms = ["{n}-р", "{n}-к", "{n}-од"]
    acts = [year([n], 2024, form=forms[n % 3], kind=MAYOR)[0] for n in range(1, 91)]
    assert silent(reconcile(acts))


def test_letters_that_count_apart() -> None:
    acts = [
        *year(range(1, 91), 2024, form="{n}-р", kind=MAYOR),
        *(a for a in year(range(1, 41), 2024, form="{n}-к", kind=MAYOR) if a.number.text != "9-к"),
    ]
    assert gaps(reconcile(acts)) == {"…-к 2024": "9"}


def test_sessions_that_the_documents_tell_of() -> None:
    acts = [
        act(str(n), f"2024-0{s}-15", COUNCIL, session=str(s))
        for s in range(1, 7)
        for n in range(1, 12)
        if (s, n) != (4, 6)
    ]
    found = reconcile(acts)
    assert all(s.counting is Counting.BY_SESSION for s in found)
    assert gaps(found) == {"… 2024": "6"}


def test_sessions_that_nothing_tells_of_are_no_repeats() -> None:
    acts = [act(str(n), f"2024-{s:02}-15", COUNCIL) for s in range(1, 9) for n in range(1, 12)]
    (one,) = reconcile(acts)
    assert one.counting is Counting.UNKNOWN
    assert silent((one,))
    (twice,) = reconcile([*acts, act("3", "2024-05-15", COUNCIL)])[0].repeats
    assert twice[0] == "3"


def test_rivals_that_were_named_already_are_not_named_again() -> None:
    acts = year(range(1, 11), 2024)
    rival = act("5", acts[4].date, disputed=True)
    assert silent(reconcile([*acts, rival]))
    rows = [act("5", acts[4].date, uid="5-2024-вк"), act("5", acts[4].date, disputed=True)]
    assert silent(reconcile([*acts[:4], *rows, *acts[5:]]))


@st.composite
def counts(draw: st.DrawFn) -> list[Numbered]:
    """All acts of some years or sessions, in any order."""
    sizes = draw(st.lists(st.integers(6, 60), min_size=2, max_size=5))
    if draw(st.booleans()):
        acts = sessions(draw(st.integers(2, 60)), sizes, 2024)
    else:
        acts = [a for n, size in enumerate(sizes) for a in year(range(1, size + 1), 2018 + n)]
    draw(st.randoms(use_true_random=False)).shuffle(acts)
    return acts


@settings(max_examples=60, deadline=None)
@given(counts())
def test_a_complete_count_has_no_findings(acts: list[Numbered]) -> None:
    assert silent(reconcile(acts))


@settings(max_examples=60, deadline=None)
@given(st.integers(40, 120), st.data())
def test_exactly_what_was_taken_away_lacks(last: int, data: st.DataObject) -> None:
    lost = data.draw(st.sets(st.integers(2, last - 1), max_size=last // 4))
    acts = [a for a in year(range(1, last + 1), 2024, last=last) if a.number.parts[0] not in lost]
    data.draw(st.randoms(use_true_random=False)).shuffle(acts)
    (one,) = reconcile(acts)
    assert {n for low, high in one.missing for n in range(low, high + 1)} == lost
    assert (one.repeats, one.slips, one.far) == ((), (), ())


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1", "2/3", "7-р", "24/12-VII", "3-а", "1004-34/2017", "999999999"]),
            st.dates(date(1991, 1, 1), date(2030, 1, 1)),
            st.sampled_from([None, "1", "2"]),
        )
    )
)
def test_whatever_comes_is_counted_once(found: list[tuple[str, date, str | None]]) -> None:
    acts = [act(number, str(day), session=held) for number, day, held in found]
    assert sum(len(s.acts) for s in reconcile(acts)) == len(acts)


def test_a_hundred_thousand_acts_take_seconds() -> None:
    acts = [a for y in range(1991, 2031) for a in year(range(1, 2501), y, last=2500)]
    began = time.perf_counter()
    assert silent(reconcile(acts))
    assert time.perf_counter() - began < 15
