"""The rules as checks of Frictionless: ``resource.validate(Checklist(checks=[EdrpouCheck()]))``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final

from frictionless import Check, Error, Row

from opendata import clock
from opendata.catalogue.schema import TableSchema
from opendata.check.public_sector import (
    act_identifier,
    address,
    budget_codes,
    days,
    edrpou,
    katottg,
    postcode,
    sums,
    taxpayer,
    telephone,
    unique,
)
from opendata.check.public_sector.errors import ERRORS, PublicSectorError
from opendata.check.public_sector.findings import Finding, Rule
from opendata.check.public_sector.layout import Cells, Layout, layout_of, text_of
from opendata.check.public_sector.over_columns import without_numbers
from opendata.messages import say


class PublicSectorCheck(Check):
    """One rule. ``layout`` is what the schema says of the columns, read from the resource if it is
    not given; ``today`` is the day by which dates and ages are judged, else the present one.
    """

    type = "public-sector"
    make: ClassVar[staticmethod[[Layout, date], Rule | None]] = staticmethod(lambda *_: None)
    """Layout and day → a new rule, or None if the table has nothing for it to look at."""

    def __init__(self, *, layout: Layout | None = None, today: date | None = None) -> None:
        super().__init__()
        # Frictionless takes names without the underscore for parts of the descriptor.
        self._given = layout
        self._today = today
        self._day = date.min
        self._layout = Layout(())
        self._rule: Rule | None = None
        self._at: dict[str, int] = {}

    def validate_start(self) -> Iterable[Error]:
        """A rule of its own for every table: some remember the rows."""
        self._day = self._today or clock.day(clock.now())
        self._layout = self._given or layout_of(
            self.resource.schema.to_descriptor(), self.resource.name or ""
        )
        self._rule = type(self).make(self._layout, self._day)
        self._at = {}
        return []

    def validate_row(self, row: Row) -> Iterable[Error]:
        """The findings of the rule about one row, as errors."""
        if self._rule is None:
            return
        if not self._at:
            self._at = {name: at for at, name in enumerate(row.field_names)}
        for finding in self._rule(Cells(self._layout, self._at, row.cells, row.row_number)):
            yield self._error(row, finding)

    def _error(self, row: Row, finding: Finding) -> PublicSectorError:
        problem = finding.problem
        column = problem.place.field or ""
        at = self._at[column]
        # Whatever the finding is about, a tax number may stand in its cell, or beside it.
        cells = [self._masked(text_of(cell) or "") for cell in row.cells]
        return ERRORS[problem.code](
            note=self._masked(say(problem.what, "en")),
            cells=cells,
            row_number=row.row_number,
            cell=cells[at] if at < len(cells) else "",
            field_name=column,
            field_number=at + 1,
            problem=without_numbers(problem, self._day),
            first_row=finding.first,
        )

    def _masked(self, text: str) -> str:
        return taxpayer.masked(text, self._day)


class EdrpouCheck(PublicSectorCheck):
    """The check digit of EDRPOU codes."""

    type = "edrpou"
    Errors: ClassVar = [ERRORS["edrpou-check-digit"]]
    make = staticmethod(lambda layout, _today: edrpou.rule(layout))


class KatottgCheck(PublicSectorCheck):
    """Form and depth of KATOTTG codes."""

    type = "katottg"
    Errors: ClassVar = [ERRORS["katottg-form"], ERRORS["katottg-level"]]
    make = staticmethod(lambda layout, _today: katottg.rule(layout))


class AddressCheck(PublicSectorCheck):
    """The parts of an address tell of one place."""

    type = "address"
    Errors: ClassVar = [ERRORS["address-inconsistent"]]
    make = staticmethod(lambda layout, _today: address.rule(layout))


class PostalCodeCheck(PublicSectorCheck):
    """Postal codes, and whether they lie in the region of the address."""

    type = "postcode"
    Errors: ClassVar = [ERRORS["postal-code"], ERRORS["postal-code-region"]]
    make = staticmethod(lambda layout, _today: postcode.rule(layout))


class TelephoneCheck(PublicSectorCheck):
    """The form of telephone numbers."""

    type = "telephone"
    Errors: ClassVar = [ERRORS["telephone-form"]]
    make = staticmethod(lambda layout, _today: telephone.rule(layout))


class TaxpayerCheck(PublicSectorCheck):
    """No tax number of a person in any cell."""

    type = "rnokpp"
    Errors: ClassVar = [ERRORS["rnokpp-present"]]
    make = staticmethod(taxpayer.rule)


class DateCheck(PublicSectorCheck):
    """Dates in the ISO form and of a plausible year."""

    type = "dates"
    Errors: ClassVar = [ERRORS["date-not-iso"], ERRORS["date-implausible"]]
    make = staticmethod(days.rule)


class UniqueCheck(PublicSectorCheck):
    """Identifiers that do not repeat within one publisher."""

    type = "unique"
    Errors: ClassVar = [ERRORS["id-not-unique"]]
    make = staticmethod(lambda layout, _today: unique.rule(layout))


class ActIdentifierCheck(PublicSectorCheck):
    """Identifiers of acts say what the columns of number and date say."""

    type = "identifier"
    Errors: ClassVar = [ERRORS["uid-differs-from-columns"]]
    make = staticmethod(lambda layout, _today: act_identifier.rule(layout))


class BudgetCodeCheck(PublicSectorCheck):
    """Codes of budgets and of budget programmes."""

    type = "budget"
    Errors: ClassVar = [
        ERRORS[code] for code in ("kpkvk-form", "kpkvk-tpkvk", "kfkvk-form", "budget-code-form")
    ]
    make = staticmethod(lambda layout, _today: budget_codes.rule(layout))


class SumCheck(PublicSectorCheck):
    """General fund and special fund make the total."""

    type = "sums"
    Errors: ClassVar = [ERRORS["sum-differs"]]
    make = staticmethod(lambda layout, _today: sums.rule(layout))


CHECKS: Final[tuple[type[PublicSectorCheck], ...]] = (
    TaxpayerCheck,
    UniqueCheck,
    EdrpouCheck,
    KatottgCheck,
    AddressCheck,
    PostalCodeCheck,
    TelephoneCheck,
    DateCheck,
    ActIdentifierCheck,
    BudgetCodeCheck,
    SumCheck,
)


def rules_for(layout: Layout, today: date) -> tuple[Rule, ...]:
    """The rules that have something to look at in a table of this layout, new ones each time, in
    the order of :data:`CHECKS`. ``today`` is the day by which dates and ages are judged.
    """
    made = (kind.make(layout, today) for kind in CHECKS)
    return tuple(one for one in made if one is not None)


def checks_for(schema: TableSchema, today: date | None = None) -> tuple[Check, ...]:
    """The checks that have something to look at in a table with this schema, new ones each time.

    ``today`` is the day by which dates and ages are judged; the present one if it is not given.
    """
    layout = layout_of(schema.descriptor, schema.name)
    day = today or clock.day(clock.now())
    return tuple(
        kind(layout=layout, today=day) for kind in CHECKS if kind.make(layout, day) is not None
    )
