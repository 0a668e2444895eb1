"""The register of datasets (table ``register``): made of what the workspace has published itself.

Resolution 835, point 5, has each holder of information keep and publish it. Nobody types it here:
its rows are the newest releases of all declared datasets, and its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from opendata.pipeline.corrections import corrections_of
from opendata.pipeline.home import address_of, home_of
from opendata.pipeline.house import House
from opendata.pipeline.linked import linked
from opendata.pipeline.redact_copies import copies_of
from opendata.pipeline.sources import Sources, fingerprint_of, look
from opendata.report.register.told import Told, told_in
from opendata.table import Cell, Origin, Row, Table
from opendata.workspace.portals import CKAN
from opendata.workspace.workspace import Dataset

if TYPE_CHECKING:  # a night without changes loads nothing that collects or makes releases
    from opendata.collect.tables_batch import TablesBatch

NAMES_OF_2019: Final[Mapping[str, str]] = {
    "identifier": "uid",
    "keyword": "keywords",
    "landingPage": "url",
    "publisherPrefLabel": "publisherName",
    "publisherIdentifier": "publisherId",
    "contactPointFn": "contactPointName",
    "contactPointHasEmail": "contactPointEmail",
}
"""The columns of the edition of 2019 → those of 2025, where they are called otherwise."""


def sources_of(house: House, dataset: Dataset) -> Sources:
    """What ``dataset`` is made of right now; nothing is parsed.

    :raises OpendataError: as :func:`~opendata.pipeline.sources.look`.
    """
    if not dataset.is_register:
        copies = copies_of(house.journal, house.workspace, dataset)
        found = look(house.workspace, dataset, corrections_of(house, dataset.name), copies)
        return linked(house, dataset, found)
    from opendata.release.csv_table import csv_bytes

    table = _table(house, dataset)
    data = csv_bytes(table.columns, table.rows)
    return Sources((), (), None, fingerprint_of(house.workspace, dataset, (), [data], ""))


def register_batch(house: House, dataset: Dataset) -> TablesBatch:
    """The rows of the register, ready to be checked."""
    from opendata.collect.tables_batch import TablesBatch

    table = _table(house, dataset)
    return TablesBatch(dataset.name, dataset.structures[:1], (table,), (dataset.name,))


def _table(house: House, dataset: Dataset) -> Table:
    columns = dataset.schema.columns
    rows: list[Row] = []
    origins: list[Origin] = []
    for name, told in _datasets(house, dataset):
        rows.append(tuple(told.get(NAMES_OF_2019.get(one, one)) for one in columns))
        origins.append(Origin(file=f"datasets/{name}/datapackage.yaml"))
    return Table(columns, tuple(rows), tuple(origins))


def _datasets(house: House, register: Dataset) -> Iterator[tuple[str, dict[str, Cell]]]:
    for name, one in house.workspace.datasets.items():
        release = house.store.latest(name)
        if name == register.name:
            yield name, _row(house, one, _described(house, one))
        elif release is not None:
            yield name, _row(house, one, told_in(house.store.passport(release)))


def _described(house: House, dataset: Dataset) -> Told:
    """The register itself, as its passport will say it."""
    from opendata.release.passport import UPDATES
    from opendata.release.tables import FORMATS

    council = house.workspace.council
    return Told(
        title=dataset.title,
        description=dataset.description,
        update=UPDATES.get(dataset.update, dataset.update),
        keywords=dataset.keywords,
        purpose=dataset.purpose,
        formats=tuple(one.upper() for one in FORMATS),
        publisher=council.name,
        contact=council.contact.name,
        contact_email=council.contact.email,
    )


def _row(house: House, dataset: Dataset, said: Told) -> dict[str, Cell]:
    return {
        "uid": dataset.name,
        "title": said.title,
        "description": said.description,
        "accrualPeriodicity": said.update,
        "keywords": ", ".join(said.keywords),
        "purpose": said.purpose,
        "url": _page(house, dataset),
        "distributionFormat": ", ".join(said.formats),
        "publisherName": said.publisher,
        "publisherId": house.workspace.council.edrpou,
        "contactPointName": said.contact,
        "contactPointEmail": said.contact_email,
    }


def _page(house: House, dataset: Dataset) -> str:
    """The address of the page of ``dataset`` at its home."""
    address = address_of(house.workspace, dataset, house.journal)
    is_ckan = home_of(house.workspace, dataset).kind == CKAN
    return address.removesuffix("#") if is_ckan else f"{address}/"
