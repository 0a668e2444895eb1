"""A town whose workspace keeps a register of its datasets, and the report of it."""

from __future__ import annotations

from datetime import datetime

from town import Town

from opendata.pipeline.house import House, open_house
from opendata.report.register.build import changes_of, register_of
from opendata.report.register.model import Change, Register
from opendata.workspace.read import read_workspace

DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: dataset-register
title: Реєстр наборів даних
description: Перелік наборів, які оприлюднює рада.
keywords: [реєстр, набори даних]
licenses:
  - name: CC-BY-4.0
opendata:
  requirement: dataset-register
  edition: "2019"
  update: immediately after making changes
  purpose: Постанова Кабінету Міністрів України від 21.10.2015 № 835, пункт 5
  sources: {collector: published}
  tables: [dataset_register]
"""


def keep_register(town: Town) -> None:
    """Declare the register of datasets."""
    folder = town.root / "datasets" / "dataset-register"
    folder.mkdir()
    (folder / "datapackage.yaml").write_text(DESCRIPTOR, "utf-8")


def house_of(town: Town) -> House:
    """The journal and the releases."""
    return open_house(read_workspace(town.root))


def registered(town: Town, until: datetime | None = None) -> Register:
    """The report of the register."""
    house = house_of(town)
    return register_of(house.journal, house.store, house.workspace, until or town.clock)


def changed(
    town: Town, since: datetime | None = None, until: datetime | None = None
) -> list[Change]:
    """What changed in the decisions."""
    house = house_of(town)
    found = changes_of(house.journal, house.store, None, since, until or town.clock)
    return [one for one in found.changes if one.dataset == "decisions"]
