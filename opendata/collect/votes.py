"""Exports of voting systems → the recommended tables of roll-call votes.

The recommendations know two models of this set; councils publish the flat one, and so does this:
``council_motions`` (a row for each voting) and ``council_votings`` (a row for each vote).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.collect.collected import Collected, Wanted
from opendata.collect.votes_file import read_votings
from opendata.collect.votes_findings import (
    attendance,
    contradiction,
    date_from_name,
    no_date,
    no_decision,
    no_votings,
    other_council,
    test_voting,
)
from opendata.collect.votes_same import Found, council_key, settle
from opendata.collect.walk import FoundFile
from opendata.problems import OpendataError, Place, Problem
from opendata.table import Cell, Origin, Row, Table
from opendata.votes.checks import vote_total
from opendata.votes.head import read_context
from opendata.votes.voting import Vote, Voting
from opendata.workspace.workspace import Council

MOTIONS: Final = "council_motions"
VOTINGS: Final = "council_votings"
HELD_BACK: Final = frozenset(
    {
        "votes-block",
        "votes-deputy-twice",
        "votes-name-piece",
        "votes-no-name",
        "votes-no-title",
        "votes-no-vote",
        "votes-unknown-word",
    }
)
"""With one of these it is not known who voted how, or on what: the voting waits."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file brought."""

    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    complete: bool = True


def collect(wanted: Wanted) -> Collected:
    """The rows of the votings in ``wanted.files``; of the same voting in two files there is one.

    A voting waits, with a finding, where its date or its result is not printed, where it cannot be
    told who voted how, where it is of another council, and where two exports of it do not agree.
    What an export does not print is left blank; a total that it lacks is counted from the roll.
    """
    read = [_read(file, wanted) for file in wanted.files]
    problems = [problem for one in read for problem in one.problems]
    settled = settle(found for one in read for found in one.found)
    problems += [
        contradiction(first.place, second.place, first.voting)
        for first, second in settled.contradictions
    ]
    tables = {}
    if MOTIONS in wanted.tables:
        tables[MOTIONS] = _motions(wanted.tables[MOTIONS], settled.kept, wanted.council)
    if VOTINGS in wanted.tables:
        tables[VOTINGS] = _votings(wanted.tables[VOTINGS], settled.kept)
    return Collected(tables, tuple(problems), complete=all(one.complete for one in read))


def _read(file: FoundFile, wanted: Wanted) -> _Read:
    """The votings of a file that may be published, and all that is to be said of it."""
    place = Place(file=file.path)
    try:
        export = read_votings(file.absolute.read_bytes(), file.path)
    except OSError as error:
        from opendata.collect.walk import unreadable

        problem = unreadable(file.path)
        return _Read((), (replace(problem, found=problem.found or str(error.strerror)),), False)
    except OpendataError as error:
        return _Read((), (replace(error.problem, place=place),), False)
    if export.is_attendance:
        return _Read((), (attendance(place),))
    if not export.votings:
        return _Read((), (no_votings(place),), False)
    found: list[Found] = []
    problems: list[Problem] = []
    for voting in export.votings:
        problems += [_in_file(problem, file.path) for problem in voting.problems]
        kept, why = _fit(voting, file, wanted)
        problems += why
        if kept is not None:
            found.append(Found(kept, file.path, file.sha256))
    return _Read(tuple(found), tuple(_few(problems)))


def _in_file(problem: Problem, path: str) -> Problem:
    return replace(problem, place=replace(problem.place, file=path))


def _few(problems: Iterable[Problem]) -> list[Problem]:
    """The findings; one that says the same of a whole file is said once."""
    return list(dict.fromkeys(problems))


def _fit(
    voting: Voting, file: FoundFile, wanted: Wanted
) -> tuple[Voting | None, Sequence[Problem]]:
    """The voting with what the names of the file and its folders add; None if it has to wait."""
    place = replace(voting.place, file=file.path)
    if voting.is_test:
        return None, [test_voting(place, voting.title)]
    problems: list[Problem] = []
    context = read_context(file.path)
    if voting.date is None and context.date is not None:
        voting = replace(voting, date=context.date)
        problems.append(date_from_name(Place(file=file.path), context.date))
    if voting.session is None and voting.convocation is None:
        voting = replace(voting, session=context.session, convocation=context.convocation)
    elif voting.convocation is None and context.session in (None, voting.session):
        voting = replace(voting, convocation=context.convocation)
    elif voting.session is None and context.convocation in (None, voting.convocation):
        voting = replace(voting, session=context.session)
    if _is_of_another(voting.council, wanted.council):
        return None, [*problems, other_council(Place(file=file.path), voting.council or "")]
    if voting.date is None:
        return None, [*problems, no_date(Place(file=file.path))]
    if voting.decided is None:
        return None, [*problems, no_decision(Place(file=file.path))]
    waits = any(problem.code in HELD_BACK for problem in voting.problems)
    return (None if waits else voting), problems


def _is_of_another(printed: str | None, council: Council) -> bool:
    """Whether an export names another council than ours; one that only says «обласна рада» is."""
    theirs, ours = council_key(printed or ""), council_key(council.name)
    return bool(theirs and ours) and theirs != ours


def _motions(schema: TableSchema, kept: Sequence[tuple[str, Found]], council: Council) -> Table:
    rows: list[Row] = []
    for uid, found in kept:
        values = _motion(uid, found.voting, council)
        rows.append(tuple(values.get(column) for column in schema.columns))
    return Table(schema.columns, tuple(rows), tuple(_origin(found) for _, found in kept))


def _motion(uid: str, voting: Voting, council: Council) -> dict[str, Cell]:
    def total(vote: Vote) -> Cell:
        value = vote_total(voting, vote)
        return None if value is None else str(value)

    decided = {True: "Прийнято", False: "Не прийнято", None: None}
    return {
        "uid": uid,
        "date": voting.date,
        "authorityName": council.name,
        "authorityId": council.edrpou,
        "authorityCattutc": council.katottg,
        "convocation": f"{voting.convocation} скликання" if voting.convocation else None,
        "legislativeSession": f"{voting.session} сесія" if voting.session else None,
        "number": whole_number(voting.number),
        "title": voting.title,
        "projectNumber": voting.project,
        "votingFor": total(Vote.FOR),
        "votingAgainst": total(Vote.AGAINST),
        "votingAbstain": total(Vote.ABSTAINED),
        "notVoting": total(Vote.NOT_VOTING),
        "absent": total(Vote.ABSENT),
        "votingResult": decided[voting.decided],
    }


def whole_number(number: str | None) -> Cell:
    """The item of the agenda as the structure asks for it: 5 for «5.6», none for «155–161»."""
    first, _, rest = (number or "").partition(".")
    if not first.isdecimal() or (not rest.replace(".", "0").isdecimal() and rest):
        return None
    return str(int(first))


def _votings(schema: TableSchema, kept: Sequence[tuple[str, Found]]) -> Table:
    rows: list[Row] = []
    origins: list[Origin] = []
    for uid, found in kept:
        origin = _origin(found)
        for voice in found.voting.roll:
            values: dict[str, Cell] = {
                "motionUid": uid,
                "voterName": voice.name,
                "motionTitle": found.voting.title,
                "result": voice.vote.value if voice.vote else None,
            }
            rows.append(tuple(values.get(column) for column in schema.columns))
            origins.append(origin)
    return Table(schema.columns, tuple(rows), tuple(origins))


def _origin(found: Found) -> Origin:
    return Origin(document=found.file, sha256=found.sha256)
