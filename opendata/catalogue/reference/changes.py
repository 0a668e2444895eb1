"""What became of a table from one edition to the next, by the crosswalk in its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opendata.catalogue.lists import is_closed, listed_in
from opendata.catalogue.reference.columns import form_of, type_of, values_of
from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.template.words import needed
from opendata.messages import Message, msg

NEW = msg("new column")
DROPPED = msg("no longer there")
RENAMED = msg("renamed")
SPLIT = msg("split")
JOINED = msg("joined")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the columns ``old`` became ``new``, and ``what`` is other. Either may be empty"""

    old: tuple[Field, ...]
    new: tuple[Field, ...]
    what: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions of a table: what changed, in the order of the later one, and what did not.

    ``table`` is what changed of the table as a whole; ``same`` counts the columns that did not
    change in name, type or rule.
    """

    old: TableSchema
    new: TableSchema
    table: tuple[Message, ...]
    changes: tuple[Change, ...]
    same: int


def compare(old: TableSchema, new: TableSchema) -> Comparison:
    """What changed from ``old`` to ``new``, the same table in the next edition.

    ``becomes`` of the columns of ``old`` tells which columns are the same; names do not, since one
    name may mean two things. Labels and descriptions are ours and are not compared.
    """
    found = [*_kept(old, new), *_dropped(old)]
    changed = tuple(one for one in found if one.what)
    return Comparison(old, new, tuple(_of_table(old, new)), changed, len(found) - len(changed))


def declared_key(schema: TableSchema) -> tuple[str, ...]:
    """The columns that the recommendation declares as primary key; it need not declare one."""
    return schema.primary_key if schema.descriptor.get("primaryKey") else ()


def _kept(old: TableSchema, new: TableSchema) -> Iterator[Change]:
    told: set[str] = set()
    for field in new.fields:
        sources = [one for one in old.fields if field.name in one.becomes]
        if not sources:
            yield Change((), (field,), (NEW,))
        elif len(sources) > 1:
            yield Change(tuple(sources), (field,), (JOINED,))
        elif len(sources[0].becomes) > 1:
            if sources[0].name not in told:
                told.add(sources[0].name)
                parts = tuple(new.field(name) for name in sources[0].becomes)
                yield Change((sources[0],), parts, (SPLIT,))
        else:
            yield Change((sources[0],), (field,), tuple(_differences(sources[0], field)))


def _dropped(old: TableSchema) -> Iterator[Change]:
    for field in old.fields:
        if not field.becomes:
            yield Change((field,), (), (DROPPED,))


def _differences(old: Field, new: Field) -> Iterator[Message]:
    if old.name != new.name:
        yield RENAMED
    if type_of(old) != type_of(new):
        yield msg("type before: {old}; now: {new}", old=type_of(old), new=type_of(new))
    if needed(old) != needed(new):
        yield msg("before: {old}; now: {new}", old=needed(old), new=needed(new))
    same_type = type_of(old) == type_of(new)
    if same_type or is_closed(new):
        yield from _lists(old, new)
    # A list and a type tell the form themselves.
    if same_type and is_closed(old) == is_closed(new):
        forms = tuple(form_of(old)), tuple(form_of(new))
        if forms[0] != forms[1]:
            yield msg(
                "form before: {old}; now: {new}", old=_joined(forms[0]), new=_joined(forms[1])
            )


def _lists(old: Field, new: Field) -> Iterator[Message]:
    if is_closed(old) and not is_closed(new):
        yield msg("the list is no longer closed")
    elif is_closed(new) and not is_closed(old):
        yield from (msg("now closed: {list}", list=one) for one in values_of(new))
    else:
        before, after = _choices(old), _choices(new)
        if added := [one for one in after if one not in before]:
            yield msg("added to the list: {names}", names="; ".join(added))
        if gone := [one for one in before if one not in after]:
            yield msg("taken from the list: {names}", names="; ".join(gone))


def _choices(field: Field) -> tuple[str, ...]:
    return listed_in(field) or field.values


def _joined(parts: Sequence[Message]) -> Message:
    """Several remarks as one, in whatever language it will be said."""
    if not parts:
        return msg("any text")
    first, *rest = parts
    for one in rest:
        first = msg("{first}; {second}", first=first, second=one)
    return first


def _of_table(old: TableSchema, new: TableSchema) -> Iterator[Message]:
    if old.name != new.name:
        yield msg("name of the table before: {old}; now: {new}", old=old.name, new=new.name)
    if old.requirement != new.requirement:
        yield msg("requirement before: {old}; now: {new}", old=old.requirement, new=new.requirement)
    before, after = declared_key(old), declared_key(new)
    became = tuple(name for one in before for name in old.field(one).becomes)
    if became != after:
        yield msg(
            "key before: {old}; now: {new}",
            old=", ".join(before) or msg("not declared"),
            new=", ".join(after) or msg("not declared"),
        )
