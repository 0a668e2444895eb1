"""The list of budget programmes out of their passports and reports, with links to these.

A row is a programme in one year, as the last of its passports that is published has it: the list
links to them. What the recommended table requires and the forms do not say keeps a row from it, so
that one old form does not stop the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from opendata.budget import codes
from opendata.budget.form import Form, Party
from opendata.budget.identity import code_text, programme_code
from opendata.budget.settle_findings import listed
from opendata.budget.tidy import Line
from opendata.budget.versions import Version
from opendata.budget.words import compact
from opendata.collect.budget_passports import BudgetForms, read_budget, table_of
from opendata.collect.collected import Collected, Wanted
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity
from opendata.table import Cell, Origin
from opendata.workspace.workspace import Council

PROGRAMMES: Final = "v1_budget_programs"
_LINK: Final = "passportURL"
_NEEDED: Final = {
    "title": msg("the name of the programme"),
    "executantName": msg("the name of the executor"),
    "executantIdentifier": msg("the EDRPOU code of the executor"),
    "orderType": msg("the kind of the document that approved it"),
    "orderNumber": msg("the number of the document that approved it"),
    "publisherName": msg("the name of the head spending unit"),
    "publisherIdentifier": msg("the EDRPOU code of the head spending unit"),
}
"""What the table requires beside code, year, date and link, which every row has."""


def collect(wanted: Wanted) -> Collected:
    """The rows of the programmes whose passports are among the files that are ``wanted``.

    What is wrong with the forms is told by the datasets of passports and reports; here only what
    keeps a programme from the list.
    """
    budget = read_budget(wanted)
    codes_of = _edrpou_codes(budget, wanted.council)
    problems = [problem for file in budget.files if not file.whole for problem in file.problems]
    lines: list[Line] = []
    for versions in _by_programme(budget):
        if versions[-1].uid not in wanted.links:
            problems.append(_unpublished(versions[-1]))
        published = [one for one in versions if one.uid in wanted.links]
        if published:
            line = _line(published[-1], budget, codes_of, wanted.links)
            lacking = [label for name, label in _NEEDED.items() if line[0][name] is None]
            if lacking:
                problems.append(_unlisted(published[-1], lacking))
            else:
                lines.append(line)
    return Collected(
        tables={
            key: table_of(schema, lines)
            for key, schema in wanted.tables.items()
            if key == PROGRAMMES
        },
        problems=tuple(problems),
        complete=budget.complete,
    )


def _by_programme(budget: BudgetForms) -> list[list[Version]]:
    """The versions of each passport in their order, by year and programme."""
    found: dict[tuple[int | None, str | None], list[Version]] = defaultdict(list)
    for one in budget.passports.kept:
        found[one.form.year, programme_code(one.form)].append(one)
    return list(found.values())


def _line(
    version: Version,
    budget: BudgetForms,
    codes_of: Mapping[str, str],
    links: Mapping[str, str],
) -> Line:
    form = version.form
    year, code = form.year or 0, programme_code(form) or ""
    report = next(iter(budget.reports.of(year, code)), None)
    order = form.order
    values: dict[str, Cell] = {
        "identifier": code,
        "period": str(year),
        "title": form.programme.name,
        "executantName": form.executor.name,
        "executantIdentifier": _edrpou(form.executor, codes_of),
        _LINK: links.get(version.uid),
        "reportURL": links.get(report.uid) if report is not None else None,
        "orderType": order.kind,
        "orderDateAccepted": version.date,
        "orderNumber": order.number,
        # The head spending unit approves the passport: its name stands above it.
        "publisherName": form.head_unit.name,
        "publisherIdentifier": _edrpou(form.head_unit, codes_of),
    }
    cell = _code_cell(form)
    place = version.found.place()
    return values, Origin(
        file=place.file,
        sheet=place.sheet,
        cells={"identifier": cell} if cell else {},
        document=place.file,
        sha256=version.found.sha256,
    )


def _edrpou_codes(budget: BudgetForms, council: Council | None) -> dict[str, str]:
    """EDRPOU codes by the letters of a name: of the council's bodies, and as the forms have them.

    Forms before 2020 print none. A name with two codes in the forms tells nothing.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for party in _parties(budget):
        edrpou = code_text(codes.EDRPOU, party.edrpou)
        if party.name and edrpou:
            found[compact(party.name)].add(edrpou)
    known = {name: next(iter(several)) for name, several in found.items() if len(several) == 1}
    if council is not None:
        known[compact(council.name)] = council.edrpou
        known |= {compact(one.name): one.edrpou for one in council.bodies.values() if one.edrpou}
    return known


def _parties(budget: BudgetForms) -> Iterator[Party]:
    for one in (*budget.passports.kept, *budget.reports.kept):
        yield one.form.head_unit
        yield one.form.executor


def _edrpou(party: Party, codes_of: Mapping[str, str]) -> str | None:
    printed = code_text(codes.EDRPOU, party.edrpou)
    return printed or (codes_of.get(compact(party.name)) if party.name else None)


def _code_cell(form: Form) -> str | None:
    return form.programme.kpkvk.cell if form.programme.kpkvk else None


def _unpublished(version: Version) -> Problem:
    """The last version of a passport is in no release yet, so that there is no link to it."""
    return Problem(
        "budget-unpublished",
        msg("the passport is not published yet, so that the list cannot link to it"),
        version.found.place(_code_cell(version.form)),
        found=version.uid,
        expected=msg("a passport that the dataset of passports has released"),
        remedy=msg("Publish the dataset of budget passports first, then this one."),
        severity=Severity.WARNING,
    )


def _unlisted(version: Version, lacking: Sequence[Message]) -> Problem:
    """The form does not say all that the recommended table requires."""
    return Problem(
        "budget-unlisted",
        msg(
            "the programme is not in the list; its passport does not say: {parts}",
            parts=listed(lacking),
        ),
        version.found.place(_code_cell(version.form)),
        found=version.uid,
        remedy=msg(
            "Complete the form. An EDRPOU code is also taken from another form of the same body."
        ),
        severity=Severity.WARNING,
    )
