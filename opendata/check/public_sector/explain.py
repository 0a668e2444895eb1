"""An error of these checks → the finding at its place, for the clerk."""

from __future__ import annotations

from dataclasses import replace

from opendata.check.public_sector.errors import PublicSectorError
from opendata.messages import msg
from opendata.problems import Place, Problem


def explain_public_sector(
    error: PublicSectorError, place: Place, first: Place | None = None
) -> Problem:
    """What ``error`` says, with the severity of its code, at ``place``.

    The value that was found is masked already; take it from here, not from the table. ``first`` is
    the place of the row ``error.first_row``, for a finding that clashes with an earlier one.
    """
    return placed(error.problem, place, first if error.first_row is not None else None)


def placed(found: Problem, place: Place, first: Place | None = None) -> Problem:
    """What was ``found`` in a column of the row at ``place``; ``first`` is the place of the row
    that it clashes with.
    """
    problem = replace(found, place=replace(place, field=found.place.field))
    if first is None:
        return problem
    label = dict(problem.what.values).get("label", found.place.field)
    return replace(
        problem, what=msg("«{label}» repeats what stands at {place}", label=label, place=str(first))
    )
