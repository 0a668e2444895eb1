"""The terms of an answer to a request for public information: Law No. 2939-VI, articles 20 and 22.

Five working days from the day of receipt (article 20, part 1); 48 hours where life, liberty, the
environment, the quality of food or goods, accidents or other emergencies are concerned (part 2);
up to 20 working days for a large volume, of which the requester must be told in writing within the
first five (part 4). A request that is sent on to whoever holds the information (article 22, part 3)
is sent within the usual term.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from opendata.clean.working_days import Calendar


class Term(StrEnum):
    """A term; the value is the word of the published table."""

    USUAL = "5 робочих днів"
    EXTENDED = "20 робочих днів"
    URGENT = "48 годин"


WORKING_DAYS: Final = {Term.USUAL: 5, Term.EXTENDED: 20}
URGENT: Final = timedelta(hours=48)


def due_date(received: date, term: Term, calendar: Calendar) -> date | None:
    """The last day on which an answer to a request of the day ``received`` is in time.

    48 hours are counted in whole days, as logs do not say the hour: the second day after.
    None for a year of which ``calendar`` knows nothing.
    """
    if received.year < calendar.first_year:
        return None
    if term is Term.URGENT:
        return received + URGENT
    return calendar.after(received, WORKING_DAYS[term])
