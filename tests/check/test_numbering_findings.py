from __future__ import annotations

from collections.abc import Sequence

from numbering_hands import COUNCIL, act, session, sessions, year

from opendata.check.numbering import Numbering, reconcile
from opendata.check.numbering_acts import Numbered
from opendata.check.numbering_findings import findings
from opendata.messages import say
from opendata.problems import Problem, Severity


def found(acts: Sequence[Numbered], unplaced: int = 0) -> list[Problem]:
    return list(findings(Numbering(reconcile(acts), unplaced)))


def without(acts: Sequence[Numbered], *numbers: int) -> list[Numbered]:
    return [one for one in acts if one.number.parts[0] not in numbers]


def test_a_gap_is_told_as_a_clerk_would() -> None:
    acts = [*without(year(range(1, 48), 2024), 23, 25, 26, 27), act("31", "2024-11-30")]
    gap, twice = found(acts)
    assert (gap.code, twice.code) == ("numbering-gap", "numbering-duplicate")
    assert say(gap.what, "uk") == (
        "Рішення виконавчого комітету за 2024 рік: № 1–47, немає № 23, 25–27; двічі № 31"
    )
    assert (gap.place.file, gap.place.sheet, gap.place.row) == ("r.xlsx", "Реєстр", None)
    assert gap.found == "1–22, 24, 28–47"
    assert gap.severity is twice.severity is Severity.WARNING
    assert "2024-11-30 (r.xlsx › Реєстр › 5)" in str(twice.found)


def test_what_could_not_be_placed_may_be_what_lacks() -> None:
    acts = without(year(range(1, 48), 2024), 23)
    (alone,), (among,) = found(acts), found(acts, 2)
    assert "among" not in str(alone.remedy)
    assert "among 2 acts" in str(among.remedy)


def test_how_the_council_counts_is_said() -> None:
    yearly = [*without(year(range(1, 48), 2023), 5), *year(range(1, 48), 2024)]
    by_session = [*sessions(20, [9, 12, 7], 2018), *session(23, [1, 2, 4], "2018-06-01")]
    (one,), (other,) = found(yearly), found(by_session)
    assert "every year" in str(one.expected)
    assert "every session" in str(other.expected)
    assert say(other.what, "uk") == "Рішення ради № 23-…/VII (2018-06-01): № 1–4, немає № 3"


def test_a_long_list_of_gaps_is_cut_but_counted() -> None:
    lost = range(2, 142, 4)
    (gap,) = found(without(year(range(1, 144), 2024, last=150), *lost))
    assert str(gap.what).endswith("78 and 15 more")


def test_a_date_out_of_order_names_both_neighbours() -> None:
    acts = year(range(1, 41), 2024)
    acts[19] = act("20", "2024-12-30")
    (slip,) = found(acts)
    assert slip.code == "numbering-date-order"
    assert say(slip.what, "uk") == (
        "Рішення виконавчого комітету за 2024 рік: № 20 від 2024-12-30 стоїть між "
        f"№ 19 від {acts[18].date} та № 21 від {acts[20].date}"
    )
    assert slip.place.row == 5


def test_at_the_ends_there_is_one_neighbour() -> None:
    acts = year(range(1, 41), 2024)
    acts[0], acts[-1] = act("1", "2024-12-30"), act("40", "2024-01-02")
    first, last = found(acts)
    assert "stands before No. 2" in str(first.what)
    assert "stands after No. 39" in str(last.what)


def test_a_council_that_does_not_number_by_date_is_told_once() -> None:
    acts = year(range(1, 61), 2024)
    for n in range(0, 60, 6):
        acts[n] = act(acts[n].number.text, acts[59 - n].date)
    (one,) = found(acts)
    assert (one.code, one.severity) == ("numbering-disorder", Severity.NOTE)


def test_only_some_acts_is_one_note_for_each_kind() -> None:
    acts = [*year([14, 37, 98], 2023), *year([9, 55, 91], 2024)]
    (one,) = found(acts)
    assert (one.code, one.severity) == ("numbering-some", Severity.NOTE)
    assert str(one.found).endswith("6 / 168")


def test_a_slip_of_the_keyboard_gets_a_hint_if_only_one_number_fits() -> None:
    acts = [*without(year(range(1, 231), 2024, last=230), 220), act("2204", "2024-11-28")]
    _gap, far = found(acts)
    assert (far.code, far.severity) == ("numbering-far", Severity.NOTE)
    assert str(far.expected) == "perhaps 220, which is missing"
    acts = [*year(range(1, 231), 2024, last=230), act("2204", "2024-11-28")]
    (far,) = found(acts)
    assert str(far.expected) == "a number such as 1 to 230"


def test_a_wrong_year_is_seen_from_both_sides() -> None:
    acts = [*without(year(range(1, 48), 2023), 5), *year(range(1, 48), 2024)]
    _gap, twice = found([*acts, act("5", "2024-02-11")])
    assert twice.code == "numbering-duplicate"
    assert "in 2023 it is missing" in str(twice.expected)


def test_two_rows_with_one_identifier_are_an_error_already() -> None:
    acts = without(year(range(1, 21), 2024), 7)
    rows = [act("7", day, uid="7-2024-вк") for day in ("2024-02-01", "2024-02-02")]
    assert [p.code for p in found([*acts, *rows])] == []


def test_nothing_stops_a_publication() -> None:
    acts = [*without(year(range(1, 48), 2024), 23), act("9000", "2024-05-05", COUNCIL)]
    assert all(problem.severity is not Severity.ERROR for problem in found(acts))
