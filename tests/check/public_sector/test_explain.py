from __future__ import annotations

from frictionless import Checklist, Resource, Schema
from public_sector_hands import TODAY, column

from opendata.catalogue.schema import schema_from
from opendata.check.public_sector.checks import checks_for
from opendata.check.public_sector.errors import ERRORS, PublicSectorError
from opendata.check.public_sector.explain import explain_public_sector
from opendata.check.public_sector.findings import SEVERITY
from opendata.messages import say
from opendata.problems import Place, Severity

DESCRIPTOR = {"fields": [column("uid", title="Ідентифікатор"), column("phone", title="Телефон")]}


def errors() -> list[PublicSectorError]:
    checks = checks_for(schema_from(DESCRIPTOR, "table"), TODAY)
    resource = Resource(
        data=[["uid", "phone"], ["1", "102"], ["1", None]],
        schema=Schema.from_descriptor(DESCRIPTOR),
    )
    found = resource.validate(Checklist(checks=list(checks))).tasks[0].errors
    return [one for one in found if isinstance(one, PublicSectorError)]


def test_the_finding_at_its_place() -> None:
    telephone, _ = errors()
    problem = explain_public_sector(telephone, Place("файл.xlsx", row=2, cell="B2"))
    assert problem.place == Place("файл.xlsx", row=2, cell="B2", field="phone")
    assert (problem.code, problem.severity) == ("telephone-form", Severity.WARNING)
    assert problem.found == "102"
    assert "Телефон" in say(problem.what, "uk")


def test_the_earlier_row_by_its_place_or_its_number() -> None:
    _, twice = errors()
    assert twice.first_row == 2
    alone = explain_public_sector(twice, Place("b.xlsx", row=3))
    assert "2" in say(alone.what, "uk")
    both = explain_public_sector(twice, Place("b.xlsx", row=9), Place("a.xlsx", row=8))
    assert "a.xlsx › 8" in say(both.what, "uk")
    assert both.severity is Severity.ERROR


def test_every_code_has_an_error_of_its_own() -> None:
    assert {code: one.type for code, one in ERRORS.items()} == {code: code for code in SEVERITY}
    assert len({one.__name__ for one in ERRORS.values()}) == len(SEVERITY)
