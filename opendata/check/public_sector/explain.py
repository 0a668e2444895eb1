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
    problem = replace(error.problem, place=replace(place, field=error.field_name))
    if first is None or error.first_row is None:
        return problem
    label = dict(problem.what.values).get("label", error.field_name)
    return replace(
        problem, what=msg("«{label}» repeats what stands at {place}", label=label, place=str(first))
    )
