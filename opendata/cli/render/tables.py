"""The answer of ``opendata schema list``."""

from __future__ import annotations

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import tables
from opendata.cli.globals import Settings
from opendata.cli.output import print_json
from opendata.cli.render.grid import grid
from opendata.messages import msg


def show(edition: str, settings: Settings) -> None:
    """Every table of ``edition``: its key, the name of its resource, its title."""
    found = tables(edition)
    if settings.json:
        print_json([_record(one) for one in found])
        return
    head = (msg("key"), msg("resource"), msg("title"))
    rows = [(one.key, one.name, one.title) for one in found]
    grid([settings.say(word) for word in head], rows)


def _record(table: TableSchema) -> dict[str, object]:
    return {
        "key": table.key,
        "resource": table.name,
        "title": table.title,
        "edition": table.edition,
        "requirement": table.requirement,
        "columns": len(table.columns),
    }
