"""The list of budget programmes out of their passports and reports, with links to these.

A row is a programme in one year, as its last passport has it. The links are to what is published
under this very moment: a passport that no release has yet makes its row wait.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from opendata.budget import codes
from opendata.budget.form import Form, Party
from opendata.budget.identity import code_text, programme_code
from opendata.budget.versions import Version
from opendata.budget.words import compact
from opendata.collect.budget_passports import BudgetForms, read_budget, table_of
from opendata.collect.collected import Collected, Wanted
from opendata.messages import msg
from opendata.problems import Problem
from opendata.table import Cell, Origin
from opendata.workspace.workspace import Council

PROGRAMMES: Final = "v1_budget_programs"
_LINK: Final = "passportURL"


def collect(wanted: Wanted) -> Collected:
    """The rows of the programmes whose passports are among the files that are ``wanted``.

    What is wrong with the forms is told by the datasets of passports and reports; here only what
    keeps a programme from the list.
    """
    budget = read_budget(wanted)
    codes_of = _edrpou_codes(budget, wanted.council)
    versions = _last_versions(budget)
    lines = [_line(one, budget, codes_of, wanted.links) for one in versions]
    return Collected(
        tables={
            key: table_of(schema, lines)
            for key, schema in wanted.tables.items()
            if key == PROGRAMMES
        },
        problems=(
            *(problem for file in budget.files if not file.whole for problem in file.problems),
            *_unpublished(versions, wanted.links),
        ),
        complete=budget.complete,
    )


def _last_versions(budget: BudgetForms) -> list[Version]:
    """The last version of each passport, by year and programme.

    Of a passport whose versions contradict each other it is not known which is the last: the row
    keeps what was published of it.
    """
    last: dict[tuple[int | None, str | None], Version] = {}
    for one in budget.passports.kept:
        last[one.form.year, programme_code(one.form)] = one
    return list(last.values())


def _line(
    version: Version,
    budget: BudgetForms,
    codes_of: Mapping[str, str],
    links: Mapping[str, str],
) -> tuple[Mapping[str, Cell], Origin]:
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
        cells={"identifier": cell, _LINK: cell} if cell else {},
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


def _unpublished(versions: Iterable[Version], links: Mapping[str, str]) -> Iterator[Problem]:
    """Passports that no release has yet, so that there is nothing to link to."""
    for one in versions:
        if one.uid not in links:
            yield Problem(
                "budget-unpublished",
                msg("the passport is not published yet, so that the list cannot link to it"),
                one.found.place(_code_cell(one.form)),
                found=one.uid,
                expected=msg("a passport that the dataset of passports has released"),
                remedy=msg("Publish the dataset of budget passports first, then this one."),
            )
