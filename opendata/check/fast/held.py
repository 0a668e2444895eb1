"""What the row stream of Frictionless holds: readers of cells, and memories of keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from opendata.check.fast.columns import Column
from opendata.check.fast.proof import Link, Rules
from opendata.check.fast.table_rules import Distinct, Linked


class Held:
    """The parts of one row stream, shared with it."""

    PARTS: ClassVar = {
        "handlers",
        "has_primary_key",
        "memory_unique",
        "memory_primary",
        "foreign_groups",
    }
    """Names of variables of the stream; another Frictionless may have others."""

    def __init__(self, resource: Any, variables: Mapping[str, Any]) -> None:
        """``variables`` are those of the stream of ``resource``, not started yet."""
        self.handlers: dict[str, Any] = variables["handlers"]
        self._unique: dict[str, dict[Any, int]] = variables["memory_unique"]
        self._primary: dict[tuple[Any, ...], int] = variables["memory_primary"]
        self._key = list(resource.schema.primary_key) if variables["has_primary_key"] else []
        self._links = [
            # Frictionless passes over a key whose other table has no keys at all to look up.
            (list(group["targetKey"]), tables.get(group["sourceKey"], set()))
            for group in variables["foreign_groups"]
            if (tables := resource.lookup.get(group["sourceName"]))
        ]
        self._fields = resource.header.get_expected_fields()

    def rules(self) -> Rules:
        """The rules about whole rows, for one row after another."""
        at = {name: index for index, name in enumerate(self.handlers)}
        return Rules(
            tuple((at[name], memory) for name, memory in self._unique.items()),
            tuple(at[name] for name in self._key),
            self._primary,
            tuple(Link(tuple(at[name] for name in names), known) for names, known in self._links),
        )

    def over_blocks(self) -> tuple[list[Column], list[Distinct], list[Linked]]:
        """The columns, and the rules about whole rows, for blocks of rows."""
        columns = {
            field.name: Column(self.handlers[field.name], _missing_values(field))
            for field in self._fields
        }
        distinct: dict[tuple[str, ...], Distinct] = {
            (name,): Distinct([columns[name]], unique=memory)
            for name, memory in self._unique.items()
        }
        if self._key:
            key = tuple(self._key)
            one = distinct.setdefault(key, Distinct([columns[name] for name in key]))
            one.primary = self._primary
        linked = [
            Linked([columns[name] for name in names], known.__contains__)
            for names, known in self._links
        ]
        return list(columns.values()), list(distinct.values()), linked

    def catch_up(self, rows: Iterator[tuple[int, list[Any]]], done: int) -> None:
        """Read ``rows`` up to the number ``done``, and remember of them what the stream would."""
        readers = [(name, handler.reader) for name, handler in self.handlers.items()]
        wanted = {*self._unique, *self._key}
        places = [(at, *one) for at, one in enumerate(readers) if one[0] in wanted]
        if done < _FIRST:
            return
        for number, cells in rows:
            values = {
                name: reader(cells[at] if at < len(cells) else None)[0]
                for at, name, reader in places
            }
            for name, memory in self._unique.items():
                if values[name] is not None:
                    memory[values[name]] = number
            key = tuple(values[name] for name in self._key)
            if any(value is not None for value in key):
                self._primary[key] = number
            if number == done:
                return


_FIRST = 2
"""The number of the first row after the header."""


def _missing_values(field: Any) -> list[str]:
    """As the cell reader has them: those of the field, else those of the schema."""
    if not field.has_defined("missing_values") and field.schema:
        return list(field.schema.missing_values)
    return list(field.missing_values)
