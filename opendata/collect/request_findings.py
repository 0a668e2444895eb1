"""What is told about the rows of a log of information requests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from opendata.clean import request_words as words
from opendata.clean.numbers import number_key
from opendata.clean.personal import personal_in
from opendata.clean.request_terms import Term, due_date
from opendata.clean.working_days import Calendar
from opendata.collect.request_rows import Request
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity

_CORRECT: Final = msg("Compare with the request and the answer, and correct what errs.")


def row_problems(request: Request, calendar: Calendar, today: date) -> Iterator[Problem]:
    """Everything that is odd about one request; ``today`` is the day in Kyiv."""
    yield from _order(request, today)
    yield from _term(request, calendar)
    yield from _answer(request, today)
    yield from _outcome(request)
    if found := personal_in(request.cells["subject"] or ""):
        yield _problem(
            "log-personal-data",
            msg("the subject seems to name a person, or how to reach one"),
            request,
            "subject",
            found=found,
            remedy=msg(
                "Leave out names, phones and addresses of people; «особа» will do. Officials and "
                "their work may be named."
            ),
        )


def same_numbers(requests: Iterable[Request]) -> Iterator[Problem]:
    """Requests of one year with one number. The same number on the same day is one row twice, which
    the check of the table finds.
    """
    known: dict[tuple[str, int], dict[date, Request]] = defaultdict(dict)
    for request in requests:
        if not request.number or request.received is None:
            continue
        others = known[number_key(request.number), request.received.year]
        first = next(iter(others.values()), None)
        if first is not None and request.received not in others:
            yield _problem(
                "log-number-twice",
                msg("the number stands twice in one year"),
                request,
                "number",
                expected=msg(
                    "a number of its own; {place} has it too", place=_place(first, request)
                ),
                remedy=msg("Look up both requests in the log, and correct the number of one."),
            )
        others.setdefault(request.received, request)


def _order(request: Request, today: date) -> Iterator[Problem]:
    """Dates that cannot follow one another."""
    received, answered, extended = request.received, request.answered, request.extended
    pairs = (
        (received, answered, "answerDate", msg("the answer is dated before the request came")),
        (received, request.due, "dueDate", msg("the term ends before the request came")),
        (received, extended, "extendedDate", msg("the extension is dated before the request came")),
        (extended, answered, "answerDate", msg("the answer is dated before the extension")),
    )
    for early, late, column, what in pairs:
        if early is not None and late is not None and late < early:
            expected = msg("{day} or later", day=early.isoformat())
            yield _problem("log-dates-order", what, request, column, expected=expected)
    for day, column in ((received, "receivedDate"), (answered, "answerDate")):
        if day is not None and day > today:
            yield _problem(
                "log-in-future",
                msg("the date lies in the future"),
                request,
                column,
                expected=msg("today, {today}, or a day before", today=today.isoformat()),
            )


def _term(request: Request, calendar: Calendar) -> Iterator[Problem]:
    """Where the clerk's term or due date is not that of the law."""
    said, lawful = request.said["term"], request.lawful_term
    if request.extended and said and said != Term.EXTENDED:
        yield _problem(
            "log-term-differs",
            msg("the term was extended, but the log has another one"),
            request,
            "term",
            expected=msg("{text}", text=Term.EXTENDED.value),
        )
    if said == Term.EXTENDED and request.extended is None and _long(request):
        yield _problem(
            "log-term-differs",
            msg("the term is one of 20 working days, but no day says when it was extended"),
            request,
            "term",
            expected=msg("the day on which the requester was told, or «5 робочих днів»"),
        )
    if request.due and request.lawful_due and request.due != request.lawful_due:
        yield _problem(
            "log-due-differs",
            msg("the last day of the term is not the one that follows from the law"),
            request,
            "dueDate",
            expected=msg(
                "{day}: {term} from {received}",
                day=request.lawful_due.isoformat(),
                term=lawful.value if lawful else "",
                received=request.received.isoformat() if request.received else "",
            ),
            remedy=msg(
                "Correct it, or empty the cell: the program then fills it in. Your date is "
                "published, but answers are judged by the law."
            ),
        )
    if request.extended and request.received:
        last = due_date(request.received, Term.USUAL, calendar)
        if last and request.extended > last:
            yield _problem(
                "log-extended-late",
                msg("the requester was told of the extension too late"),
                request,
                "extendedDate",
                expected=msg("not later than {day}", day=last.isoformat()),
                remedy=None,
            )


def _long(request: Request) -> bool:
    """Whether more than the usual term may have been needed: an early answer needs no extension."""
    return request.answered is None or request.in_time is None or not request.in_time


def _answer(request: Request, today: date) -> Iterator[Problem]:
    """Late answers, and answers that should have been sent."""
    due = request.lawful_due or request.due
    if due is None:
        return
    by = msg("not later than {day}", day=due.isoformat())
    if request.in_time is False:
        late = msg("the answer was sent after the term")
        yield _problem("log-late", late, request, "answerDate", expected=by, remedy=None)
    if request.outcome == words.IN_WORK and request.answered is None and due < today:
        yield _problem(
            "log-overdue",
            msg("the term is over, and the log has no answer"),
            request,
            "dueDate",
            found=due.isoformat(),
            remedy=msg("Answer the request; if that was done, write down when and how it ended."),
        )
    said = request.said["answeredInTime"]
    if request.in_time is not None and said == str(not request.in_time).lower():
        yield _problem(
            "log-in-time-differs",
            msg("whether the answer was in time does not fit its date"),
            request,
            "answeredInTime",
            expected=by,
        )


def _outcome(request: Request) -> Iterator[Problem]:
    """Outcomes without what belongs to them."""
    outcome, cells = request.outcome, request.cells
    if outcome == words.IN_WORK and request.answered is not None:
        yield _problem(
            "log-answered-in-work",
            msg("the request is in work, but has the date of an answer"),
            request,
            "outcome",
            remedy=msg("Write how it ended, or take the date out."),
        )
    ended = outcome in words.OUTCOMES and outcome not in (words.IN_WORK, words.WITHDRAWN)
    if ended and cells["answerDate"] is None:
        yield _problem(
            "log-no-answer-date",
            msg("the request has an outcome, but no date of the answer"),
            request,
            "answerDate",
            found=outcome,
            remedy=msg("Write down when the answer was sent."),
        )
    if outcome == words.REFUSED and cells["refusalGround"] is None:
        yield _problem(
            "log-no-ground",
            msg("the refusal has no ground"),
            request,
            "refusalGround",
            expected=msg("the article and point of the law, as the refusal names them"),
            remedy=msg("Copy the ground from the refusal: article 22, part 4, requires it there."),
        )
    if outcome == words.FORWARDED and cells["forwardedTo"] is None:
        yield _problem(
            "log-no-holder",
            msg("the request was sent on, but the log does not say to whom"),
            request,
            "forwardedTo",
            expected=msg("the body or enterprise that holds the information"),
            remedy=msg("Write down to whom the request was sent."),
        )


def _problem(
    code: str,
    what: Message,
    request: Request,
    column: str,
    *,
    found: str | None = None,
    expected: Message | None = None,
    remedy: Message | None = _CORRECT,
) -> Problem:
    """A warning at the cell of ``column``; ``found`` is what stands there, unless given."""
    return Problem(
        code,
        what,
        request.origin.place(column),
        found or request.cells[column],
        expected,
        remedy,
        Severity.WARNING,
    )


def _place(other: Request, seen_from: Request) -> str:
    """Where the number of ``other`` stands; the cell alone where both are on one sheet."""
    place, here = other.origin.place("number"), seen_from.origin.place("number")
    same = (place.file, place.sheet) == (here.file, here.sheet)
    return place.cell if same and place.cell else str(replace(place, field=None))
