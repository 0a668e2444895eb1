"""The descriptor of a dataset of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from opendata.catalogue.requirement import Requirement
from opendata.catalogue.requirements import read_requirements, requirement
from opendata.catalogue.tables import editions, table
from opendata.workspace.conform import conform
from opendata.workspace.describe import WIDTH, Part, describe, purpose_of, title_of


def every() -> Iterator[tuple[Requirement, str]]:
    for one in read_requirements():
        for edition in editions():
            if one.tables_of(edition):
                yield one, edition


def text_of(one: Requirement, edition: str) -> str:
    keys = one.tables_of(edition)
    parts = [Part(table(key, edition), f"{key}.xlsx") for key in keys]
    return describe("some-name", one, edition, parts)


def content(one: Requirement, edition: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text_of(one, edition))
    return found


@pytest.mark.parametrize(("one", "edition"), [*every()], ids=lambda x: getattr(x, "key", x))
def test_every_requirement_gives_a_valid_descriptor(one: Requirement, edition: str) -> None:
    found = content(one, edition)
    conform(found, "dataset", "datapackage.yaml")
    assert list(found["opendata"]["sources"]["tables"]) == list(one.tables_of(edition))
    assert len(found["resources"]) == len(one.tables_of(edition))
    assert all(word == " ".join(word.split()) and "," not in word for word in found["keywords"])


def test_no_name_is_cut_and_no_line_runs_away() -> None:
    lines = text_of(requirement("organizations"), "2025").splitlines()
    prose = [line for line in lines if line.startswith(("  ", "#")) and ":" not in line]
    assert max(map(len, prose)) <= WIDTH + 2
    found = content(requirement("organizations"), "2025")
    assert found["title"].startswith("Довідник підприємств, установ (закладів) та організацій")
    assert found["title"].endswith("телефонів та адрес")


def test_the_official_title_of_any_edition_comes_first() -> None:
    title, remark = title_of(requirement("parking"), "2025")
    assert title.startswith("Дані про паркування, у тому числі")
    assert "2019" in remark
    long, remark = title_of(requirement("regulatory-plan"), "2019")
    assert long == requirement("regulatory-plan").short.uk
    assert "задовга" in remark
    none = next(one for one in read_requirements() if not any(t.text for t in one.titles))
    assert title_of(none, "2025") == (none.short.uk, "коротка назва: офіційної не встановлено")


def test_the_ground_is_the_law_and_the_special_one_if_it_is_sure() -> None:
    assert "№ 835" in purpose_of(requirement("parking"))
    assert "Про місцеве самоврядування" in purpose_of(requirement("council-votes"))


def test_what_a_person_must_weigh_stands_at_the_top() -> None:
    text = text_of(requirement("shelters"), "2025")
    assert "# Воєнний стан: " in text
    assert "# Захист даних: " in text_of(requirement("parking"), "2025")
    assert "формальне затвердження не встановлено" in text
    assert "# Кого стосується: Якщо рада відвела" in text_of(requirement("parking"), "2025")
