"""Tables made by hand, converted: what the tests of the conversion share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from opendata.catalogue.tables import editions, table, table_paths
from opendata.collect.any_header import match_any
from opendata.pipeline.carry import Carried, carry, plan
from opendata.shipped import shipped
from opendata.table import Origin, Table

SAMPLES: Path = shipped("schemas") / "samples"


def carried(
    header: Sequence[str],
    rows: Sequence[Sequence[str | None]],
    key: str = "deputies",
    to: str = "2025",
    base: str = "2019",
) -> Carried:
    """``rows`` under ``header``, carried into the edition ``to``."""
    others = [table(key, one) for one in editions() if one != base and key in table_paths(one)]
    plans = plan(match_any(header, table(key, base), others), table(key, to))
    order = [one.heading.spot for one in plans]
    columns = tuple(f"{spot}" for spot in order)
    source = Table(
        columns,
        tuple(tuple(row[spot] for spot in order) for row in rows),
        tuple(
            Origin("file.csv", cells={f"{spot}": f"{number}/{spot}" for spot in order})
            for number in range(len(rows))
        ),
    )
    return carry(source, plans, table(key, to))


def first(result: Carried) -> Mapping[str, str]:
    """The cells of the first row that say something."""
    record = next(iter(result.table.records()))
    return {column: cell for column, cell in record.items() if cell}
