from __future__ import annotations

from typing import Any

import pytest

from opendata.catalogue.lint import known
from opendata.catalogue.tables import table
from opendata.messages import say


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("lagalActTitle", "legalActTitle"),
        ("legalActld", "legalActId"),
        ("legalFctUrl", "legalActUrl"),
        ("constituent|DocUrl", "constituentDocUrl"),
        ("legalacttitle", "legalActTitle"),
        ("adressPostName", "addressPostName"),
        ("addressPostNane", "addressPostName"),
    ],
)
def test_a_slip_of_the_keyboard_is_suspected(structure: Any, name: str, meant: str) -> None:
    found = list(structure(("uid", "string"), (name, "string")))
    (near,) = [one for one in found if one.code == "schema-name-near"]
    assert (near.found, say(near.expected, "en"), near.severity) == (name, meant, "note")


@pytest.mark.parametrize("name", ["addressAdminUnitL7", "lampKind", "kinds", "legalActTitles"])
def test_other_names_are_not_suspected(name: str) -> None:
    assert known.near(name) is None


@pytest.mark.parametrize("name", sorted(known.SLIPS))
def test_a_misspelling_of_the_standard_is_kept(structure: Any, codes: Any, name: str) -> None:
    found = codes(structure(("uid", "string"), (name, "string")))
    assert found == {"schema-name-standard": [name]}


def rows(key: str, **renamed: str) -> list[tuple[str, str]]:
    return [(renamed.get(name, name), "string") for name in table(key).columns]


def test_the_recommended_table_calls_it_otherwise(structure: Any, codes: Any) -> None:
    found = structure(*rows("legal_acts", acceptedDate="acceptDate"))
    assert codes(found) == {"schema-name-otherwise": ["acceptDate"]}
    assert say(found[0].expected, "en") == "acceptedDate"


def test_a_name_of_a_portal_is_known_as_that_of_the_column(structure: Any, codes: Any) -> None:
    found = codes(structure(*rows("regulatory_acts", legalActId="legalActld")))
    assert found["schema-name-otherwise"] == ["legalActld"]
    assert "schema-name-near" not in found


def test_sister_tables_with_two_names_for_one_thing(
    structure: Any, tmp_path: Any, codes: Any
) -> None:
    from opendata.pipeline.lint import lint_file

    own = table("ad_permissions")
    path = tmp_path / "permissions-structure.csv"
    lines = [f'{one.name},"{one.title}",Опис.,string,True' for one in own.fields]
    path.write_text("name,title,description,datatype,required\n" + "\n".join(lines), "utf-8")
    found = codes(list(lint_file(path).problems))
    assert found["schema-name-sister"] == [
        "contractNum, contractNumber",
        "contractDateSigned, contractSignedDate",
    ]
