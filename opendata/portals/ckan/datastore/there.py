"""What a portal has in the table of a resource, read page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.datastore.cells import Cells, canonical_row
from opendata.portals.ckan.reading import Portal

PAGE: Final = 2000
"""Rows that are asked for at once: some megabytes of the widest tables."""


@dataclass(frozen=True, slots=True)
class TableThere:
    """One table; ``columns`` has names and types, ``info`` the data dictionary of each column."""

    id: str
    columns: tuple[tuple[str, str], ...]
    info: tuple[Mapping[str, Any], ...]

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the columns, in order."""
        return tuple(type_ for _, type_ in self.columns)

    @property
    def labelled(self) -> bool:
        """Whether a column has a label: what other programs make has none."""
        return any(one.get("label") for one in self.info)


def table_there(portal: Portal, resource_id: str) -> TableThere | None:
    """The table of a resource without its rows; None where it has none.

    :raises CkanFailure: for every other answer; ``Denied`` where it may not be seen.
    """
    try:
        found = portal.call("datastore_search", {"resource_id": resource_id, "limit": 0})
    except f.NotFound:
        return None
    fields = [one for one in found["fields"] if one["id"] != "_id"]
    return TableThere(
        resource_id,
        tuple((str(one["id"]), str(one["type"])) for one in fields),
        tuple(one.get("info") or {} for one in fields),
    )


def rows_there(portal: Portal, table: TableThere) -> Iterator[Cells]:
    """All rows, in the form in which they are compared.

    A portal may give fewer rows at once than it was asked for. As objects: CKAN 2.8 leaves out rows
    with an empty cell from its lists and from its JSON dump (measured), without a word.
    """
    names = [name for name, _ in table.columns]
    done, total = 0, 1
    while done < total:
        found = portal.call(
            "datastore_search",
            {
                "resource_id": table.id,
                "sort": "_id asc",
                "limit": PAGE,
                "offset": done,
                "include_total": done == 0,
            },
        )
        total = int(found["total"]) if done == 0 else total
        for one in found["records"]:
            yield canonical_row((one.get(name) for name in names), table.types)
        done += len(found["records"])
        if not found["records"]:  # somebody deletes at this moment
            return
