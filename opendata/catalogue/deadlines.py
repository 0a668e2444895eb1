"""When a set must be updated: the rule as data, its next day, and the rule in words.

Working days are not counted here: which days are worked is another fact, and differs under martial
law. A rule only says how many there are and from which event.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from opendata.catalogue.data_files import Text
from opendata.catalogue.terms import Frequency
from opendata.messages import Language, Message, msg, nmsg, say


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that a law or a recommendation names, beside the frequency of updates.

    Either ``day`` is given, a month and a day of every year (``03-31``), or ``event`` with the
    number of ``days`` after it, before it if negative; ``working`` says of which kind they are.
    ``basis`` names the act that sets it, ``confidence`` says how sure that is.
    """

    basis: Text
    confidence: str
    day: str | None = None
    event: str | None = None
    event_name: Text | None = None
    days: int = 0
    working: bool = False

    def in_year(self, year: int) -> date | None:
        """The day in ``year``; None where an event decides."""
        return date.fromisoformat(f"{year:04}-{self.day}") if self.day else None


@dataclass(frozen=True, slots=True)
class Update:
    """How a set is kept up to date.

    ``after_change`` is the number of working days within which a change must be published, or None
    where the set follows a period alone. ``at_least`` is the longest period; with ``either`` it may
    be kept in place of ``after_change``. ``rhythm`` is what the set follows where no period is
    fixed, such as the terms of reporting. ``automatic`` is the frequency where a system publishes
    by itself, ``manual`` where people do. ``portal`` are the frequencies to choose on the portal,
    the usual one first.
    """

    after_change: int | None
    at_least: Frequency | None
    either: bool
    rhythm: str | None
    rhythm_name: Text | None
    automatic: Frequency | None
    manual: Frequency | None
    portal: tuple[Frequency, ...]
    deadlines: tuple[Deadline, ...]
    confidence: str


def next_update(frequency: Frequency, last: date) -> date | None:
    """The day by which an update is due after ``last``; None where the frequency sets no time.

    Months are those of the calendar: a month after 31 January is the last day of February.
    """
    if frequency.months is not None:
        months = last.year * 12 + last.month - 1 + frequency.months
        year, month = divmod(months, 12)
        return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))
    return last + timedelta(frequency.days) if frequency.days is not None else None


def update_words(update: Update, language: Language) -> str:
    """The rule as one line: «within 3 working days of a change or at least once a month»."""
    parts = list(_parts(update, language))
    word = say(msg("or"), language)
    first = f" {word} ".join(parts) if update.either else "; ".join(parts)
    return "; ".join([first, *(deadline_words(one, language) for one in update.deadlines)])


def deadline_words(deadline: Deadline, language: Language) -> str:
    """The deadline in words, with the act that sets it."""
    return f"{say(_when(deadline, language), language)} ({deadline.basis.put(language)})"


def _parts(update: Update, language: Language) -> Iterator[str]:
    if update.after_change is not None:
        change = nmsg(
            "within {n} working day of a change",
            "within {n} working days of a change",
            update.after_change,
        )
        yield say(change, language)
    if update.at_least and update.at_least != update.manual:
        least = msg("at least {frequency}", frequency=_small(update.at_least, language))
        yield say(least, language)
    if update.rhythm_name:
        yield update.rhythm_name.put(language)
    if update.automatic:
        system = msg(
            "{frequency} where a system publishes by itself",
            frequency=_small(update.automatic, language),
        )
        yield say(system, language)
    if update.manual:
        people = msg("{frequency} where people publish", frequency=_small(update.manual, language))
        yield say(people, language)


def _small(frequency: Frequency, language: Language) -> str:
    name = frequency.name.put(language)
    return name[:1].lower() + name[1:]


def _when(deadline: Deadline, language: Language) -> Message:
    if deadline.day:
        month, day = deadline.day.split("-")
        return msg("every year by {day}", day=f"{day}.{month}")
    event = deadline.event_name.put(language) if deadline.event_name else ""
    if not deadline.days:
        return msg("on the day of {event}", event=event)
    return (_working if deadline.working else _calendar)(deadline.days, event)


def _working(days: int, event: str) -> Message:
    if days < 0:
        return nmsg(
            "{n} working day before {event}", "{n} working days before {event}", -days, event=event
        )
    return nmsg(
        "within {n} working day after {event}",
        "within {n} working days after {event}",
        days,
        event=event,
    )


def _calendar(days: int, event: str) -> Message:
    if days < 0:
        return nmsg("{n} day before {event}", "{n} days before {event}", -days, event=event)
    return nmsg("within {n} day after {event}", "within {n} days after {event}", days, event=event)
