"""The pages of the structures: one per table and edition, with its template and samples beside it.

Everything is in Ukrainian, as the site is; the English labels of the columns stand with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from opendata.catalogue.deadlines import update_words
from opendata.catalogue.reference.changes import declared_key
from opendata.catalogue.reference.columns import rules_of, type_of
from opendata.catalogue.reference.facts import Reference, reference
from opendata.catalogue.requirement import Requirement
from opendata.catalogue.tables import LATEST, table_paths
from opendata.catalogue.template.book import template
from opendata.catalogue.terms import read_terms
from opendata.portals.site.pages import render
from opendata.portals.site.shown import Shown
from opendata.portals.site.used import INDEX, Used, published, used_by
from opendata.workspace.workspace import Council

UP: Final = "../../../"
"""From the folder of a table to the top of the site."""


def reference_files(council: Council, shown: tuple[Shown, ...]) -> dict[str, bytes]:
    """Path on the site → content of every page and file about the tables that ``shown`` use.

    Nothing at all where no dataset has a table that ships.
    """
    tables = published(shown)
    if not tables:
        return {}
    files: dict[str, bytes] = {}
    for used in tables:
        beside = _beside(used.key, used.edition)
        files.update((f"{used.folder}/{name}", data) for name, data in beside.items())
        files[used.page] = _page(council, shown, used, tables, beside)
    files[INDEX] = _index(council, tables)
    return files


def _index(council: Council, tables: tuple[Used, ...]) -> bytes:
    """The page that lists the tables by requirement, the latest edition first; ours apart."""
    every = [(used, reference(used.key, used.edition)) for used in tables]
    found: dict[str, list[tuple[Used, Reference]]] = {}
    for used, one in every:
        if one.requirement and not one.edition.is_own:
            found.setdefault(one.requirement.key, []).append((used, one))
    listed = [(lines[0][1].requirement, lines) for _, lines in sorted(found.items())]
    editions = {one.edition.key: one.edition for _, one in every}
    return render(
        "tables.html.j2",
        council,
        root="../",
        listed=listed,
        own=[(used, one) for used, one in every if one.edition.is_own],
        editions=[editions[key] for key in sorted(editions, reverse=True)],
    )


def _page(
    council: Council,
    shown: tuple[Shown, ...],
    used: Used,
    tables: tuple[Used, ...],
    beside: Mapping[str, bytes],
) -> bytes:
    one = reference(used.key, used.edition)
    needs, own = one.requirement, one.edition.is_own
    return render(
        "table.html.j2",
        council,
        root=UP,
        one=one,
        schema=one.schema,
        of=used.structure,
        briefly="власна" if own else used.edition,
        titled=titled(needs, LATEST if own else used.edition) if needs else "",
        update=update_words(needs.update, "uk") if needs else "",
        banned=_banned(needs),
        columns=[(field, type_of(field), tuple(rules_of(field))) for field in one.schema.fields],
        declared=declared_key(one.schema),
        pages={(other.key, other.edition): UP + other.page for other in tables},
        users=[dataset for dataset in shown if used in used_by(dataset.newest)],
        sizes={name: len(data) for name, data in beside.items()},
        schema_file=_schema_name(used.key),
    )


def _banned(needs: Requirement | None) -> list[str]:
    """What is not accepted where the data are published for a requirement."""
    return [read_terms().meaning("bans", ban).uk for ban in needs.formats.banned] if needs else []


def titled(needs: Requirement, edition: str) -> str:
    """The title of a requirement in ``edition``, with a word where it is not the official one."""
    title = needs.title(edition)
    if title.text:
        return f"«{title.text}»"
    return f"«{needs.name(edition)}» (назва не офіційна)"


@cache
def _beside(key: str, edition: str) -> dict[str, bytes]:
    """Name → content of the files beside the page: structure, template and samples."""
    return dict(_made(reference(key, edition)))


def _made(one: Reference) -> Iterator[tuple[str, bytes]]:
    schema = one.schema
    yield _schema_name(schema.key), _text(table_paths(schema.edition)[schema.key])
    status = one.edition.structures.uk
    yield one.template_name, template(schema, one.check_command, status, "uk")
    for sample in one.samples:
        yield sample.name, _text(sample.path)


def _schema_name(key: str) -> str:
    return f"{key}.schema.json"


def _text(path: Path) -> bytes:
    """A text file; a checkout may have turned its line ends."""
    return path.read_bytes().replace(b"\r\n", b"\n")
