"""Everything that a page about one table of one edition says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from opendata.catalogue.editions import Edition, read_editions
from opendata.catalogue.editions import edition as edition_of
from opendata.catalogue.reference.changes import Comparison, compare
from opendata.catalogue.reference.samples import Sample, read_samples
from opendata.catalogue.requirement import Requirement
from opendata.catalogue.requirements import requirement as requirement_of
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import LATEST, OWN, keys_of, table, table_paths, tables


@dataclass(frozen=True, slots=True)
class Link:
    """``columns`` of the table ``source`` repeat ``values`` of the table ``target``."""

    source: TableSchema
    columns: tuple[str, ...]
    target: TableSchema
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One table of one edition with all that is known of it.

    ``requirement`` is None where the table serves none of the Resolution's.
    ``links`` lead from it to other tables, or to its own rows; ``linked`` lead to it from others.
    ``before`` compares it with the edition before, ``after`` with the next; None where that edition
    has no such table, or there is none.
    """

    schema: TableSchema
    edition: Edition
    requirement: Requirement | None
    links: tuple[Link, ...]
    linked: tuple[Link, ...]
    samples: tuple[Sample, ...]
    before: Comparison | None
    after: Comparison | None

    @property
    def absent(self) -> tuple[Edition, ...]:
        """The other editions that have no such table."""
        return tuple(one for one in read_editions() if self.schema.key not in table_paths(one.key))

    @property
    def template_name(self) -> str:
        """The name of the workbook to fill in, as ``opendata template`` writes it."""
        return f"{self.schema.name}.xlsx"

    @property
    def template_command(self) -> str:
        """The command that writes the workbook."""
        return f"opendata template {self.schema.key}{self._option}"

    @property
    def check_command(self) -> str:
        """The command that checks the workbook once it is filled in."""
        return f"opendata validate {self.template_name} --schema {self.schema.key}{self._option}"

    @property
    def _option(self) -> str:
        known = self.schema.edition
        return "" if known in (LATEST, OWN) else f" --edition {known}"


@cache
def reference(key: str, edition: str) -> Reference:
    """The facts of the table ``key`` of ``edition``; ``KeyError`` if there is none."""
    schema = table(key, edition)
    needs = requirement_of(schema.requirement) if schema.requirement else None
    near = _near(schema, needs)
    earlier, later = _neighbours(key, edition)
    return Reference(
        schema=schema,
        edition=edition_of(edition),
        requirement=needs,
        links=tuple(links_of(schema, near)),
        linked=tuple(
            link
            for other in near
            if other.key != key
            for link in links_of(other, near)
            if link.target.key == key
        ),
        samples=read_samples(edition, key),
        before=compare(table(key, earlier), schema) if earlier else None,
        after=compare(schema, table(key, later)) if later else None,
    )


def _near(schema: TableSchema, needs: Requirement | None) -> tuple[TableSchema, ...]:
    """The tables that stand with ``schema`` in one set; of opendata's own each has its name."""
    if schema.edition == OWN:
        return tables(OWN)
    keys = needs.tables_of(schema.edition) if needs else ()
    return tuple(table(one, schema.edition) for one in keys)


def links_of(schema: TableSchema, near: Sequence[TableSchema]) -> Iterator[Link]:
    """The foreign keys of ``schema``.

    They name a resource, and a name is that of several tables: those of ``near`` go first.
    """
    for one in schema.descriptor.get("foreignKeys", ()):
        said = one["reference"]
        target = _target(said["resource"], schema, near)
        if target is not None:
            yield Link(schema, tuple(one["fields"]), target, tuple(said["fields"]))


def _target(resource: str, schema: TableSchema, near: Sequence[TableSchema]) -> TableSchema | None:
    if not resource:
        return schema
    named = keys_of(resource, schema.edition)
    keys = [one.key for one in near if one.name == resource] or named
    return table(keys[0], schema.edition) if len(keys) == 1 else None


def _neighbours(key: str, edition: str) -> tuple[str | None, str | None]:
    """The editions right before and after ``edition``, where they have the table."""
    order = [one.key for one in read_editions()]
    if edition not in order:
        return None, None
    place = order.index(edition)
    earlier = order[place - 1] if place else None
    later = order[place + 1] if place + 1 < len(order) else None
    return _if_there(key, earlier), _if_there(key, later)


def _if_there(key: str, edition: str | None) -> str | None:
    return edition if edition and key in table_paths(edition) else None
