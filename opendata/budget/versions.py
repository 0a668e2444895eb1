"""Forms out of many files → the versions of each passport in their order, and one report a year.

The documents that approve and amend a passport tell its versions: by their dates, and by their
numbers on one day. Where two different forms claim to be the same version, or the same report, both
wait for a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import pairwise
from typing import Any

from opendata.budget import settle_findings as say
from opendata.budget.form import Code, Figure, Finding, Form, Kind
from opendata.budget.identity import (
    approval_date,
    programme_code,
    slug,
    uid_of_passport,
    uid_of_report,
)
from opendata.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A form and the file that it was found in; ``path`` is relative to the workspace."""

    form: Form
    path: str
    sha256: str

    def place(self, cell: str | None = None) -> Place:
        """Where the form stands, or a cell of it."""
        return Place(self.path, self.form.sheet, cell=cell)


@dataclass(frozen=True, slots=True)
class Version:
    """A form that may be published: a version of a passport, or a report.

    ``number`` counts the versions of one passport from 1, ``previous`` is the identifier of the one
    before; ``date`` is that of its document. A report has none of the three.
    """

    found: Found
    uid: str
    number: int = 1
    previous: str | None = None
    date: str | None = None

    @property
    def form(self) -> Form:
        """The form itself."""
        return self.found.form


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of forms: ``kept`` by year, programme and date; and why others are not there.

    ``same`` has the path of a file whose forms all stand in another one, and that other path.
    ``disputed`` are (year, programme) of which something waits.
    """

    kept: tuple[Version, ...] = ()
    problems: tuple[Problem, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    disputed: frozenset[tuple[int, str]] = frozenset()

    def of(self, year: int, code: str) -> tuple[Version, ...]:
        """The kept versions of one passport, or the report, in their order."""
        return tuple(
            one for one in self.kept if one.form.year == year and programme_code(one.form) == code
        )


def settle(found: Sequence[Found], kind: Kind) -> Settled:
    """The passports, or the reports, among ``found``: each form once, with identifier and order.

    The same forms in another order of files give the same identifiers.
    """
    forms = [one for one in found if one.form.kind is kind]
    groups, problems = _grouped(sorted(forms, key=lambda one: one.path))
    kept: list[Version] = []
    disputed: set[tuple[int, str]] = set()
    repeats: list[tuple[Found, Found]] = []
    for key in sorted(groups):
        single, twice = _once(groups[key])
        repeats += twice
        before: str | None = None
        slots = _slots(single, key) if kind is Kind.PASSPORT else _one_slot(single, key)
        for number, (uid, rivals) in enumerate(slots, start=1):
            if len(rivals) == 1:
                date = approval_date(rivals[0].form, rivals[0].path)
                kept.append(Version(rivals[0], uid, number, before, date))
            else:
                disputed.add(key)
                problems += _dispute(uid, rivals)
            before = uid
    problems += [say.twice(one.place(), first.path) for one, first in repeats]
    same = _repeated(forms, repeats)
    return Settled(tuple(kept), tuple(problems), same, frozenset(disputed))


def _grouped(
    forms: Sequence[Found],
) -> tuple[dict[tuple[int, str], list[Found]], list[Problem]]:
    """The forms by year and programme, and what is said of those that cannot be named."""
    groups: dict[tuple[int, str], list[Found]] = defaultdict(list)
    problems: list[Problem] = []
    for one in forms:
        code = programme_code(one.form)
        lacking = _lacking(one)
        if lacking or one.form.year is None or code is None:
            problems.append(say.unnamed(one.place(), lacking))
        else:
            groups[one.form.year, code].append(one)
    return groups, problems


def _repeated(forms: Iterable[Found], repeats: Sequence[tuple[Found, Found]]) -> dict[str, str]:
    """Files of which all forms stand in other files, with the first of these."""
    count = Counter(one.path for one in forms)
    again = Counter(one.path for one, first in repeats if first.path != one.path)
    return {
        one.path: first.path
        for one, first in reversed(repeats)
        if again[one.path] == count[one.path]
    }


def _lacking(one: Found) -> list[Any]:
    form = one.form
    lacking = []
    if form.year is None:
        lacking.append(say.YEAR)
    if programme_code(form) is None:
        lacking.append(say.CODE)
    if form.kind is Kind.PASSPORT and approval_date(form, one.path) is None:
        lacking.append(say.DATE)
    return lacking


def _once(forms: Sequence[Found]) -> tuple[list[Found], list[tuple[Found, Found]]]:
    """Each content once, and the forms that say what an earlier one says, with that one."""
    first: dict[Any, Found] = {}
    twice: list[tuple[Found, Found]] = []
    for one in forms:
        said = content(one.form), approval_date(one.form, one.path)
        if said in first:
            twice.append((one, first[said]))
        else:
            first[said] = one
    return list(first.values()), twice


def _slots(forms: Sequence[Found], key: tuple[int, str]) -> Iterator[tuple[str, list[Found]]]:
    """The versions of a passport in their order: identifier, and the forms that claim to be it."""
    days: dict[str, list[Found]] = defaultdict(list)
    for one in forms:
        days[approval_date(one.form, one.path) or ""].append(one)
    for day in sorted(days):
        numbers: dict[str, list[Found]] = defaultdict(list)
        for one in days[day]:
            numbers[slug(one.form.order.number)].append(one)
        if "" in numbers and len(numbers) > 1:
            # One of several documents of the day has no number: which it is nobody can tell.
            numbers = defaultdict(list, {"": days[day]})
        for at, number in enumerate(sorted(numbers, key=_natural)):
            yield uid_of_passport(*key, day, number if at else ""), numbers[number]


def _one_slot(forms: Sequence[Found], key: tuple[int, str]) -> Iterator[tuple[str, list[Found]]]:
    """A programme has one report a year."""
    yield uid_of_report(*key), list(forms)


def _natural(number: str) -> tuple[tuple[bool, int, str], ...]:
    """Numbers by their value: 9 before 12."""
    return tuple(
        (not part.isdigit(), int(part) if part.isdigit() else 0, part)
        for part in re.findall(r"\d+|\D+", number)
    )


def _dispute(uid: str, rivals: Sequence[Found]) -> Iterator[Problem]:
    for one in rivals:
        others = [other.place() for other in rivals if other is not one]
        yield say.dispute(one.place(), uid, ", ".join(map(str, others)))


def content(value: Any) -> Any:
    """What a form, or a part of it, says, wherever its cells are: equal forms say the same."""
    if isinstance(value, Figure):
        return value.value
    if isinstance(value, Code):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(content, value))
    if is_dataclass(value) and not isinstance(value, Finding):
        return tuple(
            content(getattr(value, part.name))
            for part in fields(value)
            if not (isinstance(value, Form) and part.name in ("findings", "sheet"))
        )
    return value


def skipped_years(kept: Iterable[Version]) -> Iterator[Problem]:
    """Programmes with passports before and after years in which they have none."""
    years: dict[str, dict[int, Version]] = defaultdict(dict)
    for one in kept:
        code = programme_code(one.form)
        if code is not None and one.form.year is not None:
            years[code].setdefault(one.form.year, one)
    for code, by_year in sorted(years.items()):
        for before, after in pairwise(sorted(by_year)):
            gap = range(before + 1, after)
            if gap:
                yield say.skipped(by_year[after].found.place(), code, gap)
