"""The pages of the site: what goes into which template. The templates only lay it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.messages import say
from opendata.portals.site import words
from opendata.portals.site.catalogue import LAW, schema_org
from opendata.portals.site.content import released
from opendata.portals.site.search import AT_MOST, Preview, embed, handed_over
from opendata.portals.site.shown import (
    Shown,
    one,
    structure_status,
    structures,
    supplements,
    tables,
)
from opendata.portals.site.used import INDEX, used_by
from opendata.release.changes import read_changes
from opendata.release.manifest import schema_of, schemas_of
from opendata.release.passport import read_passport
from opendata.release.release import Changes, Release, ReleaseFile, Role
from opendata.release.store import ReleaseStore
from opendata.release.tombstones import tombstones_in
from opendata.workspace.workspace import Council

if TYPE_CHECKING:
    from jinja2 import Environment

HERE: Final = Path(__file__).parent
NEWEST_ROWS: Final = 50
"""Rows in the page itself: enough to see what the set holds, few enough for a phone."""
SHOWN_CHANGES: Final = 100
"""Rows of each kind of change on the page of a release; the file of changes has all."""

LINKS: Final = frozenset({"links", "structure_link"})
"""Elements of the passport that are addresses."""


def start_page(council: Council, shown: tuple[Shown, ...]) -> bytes:
    """The start page: the totals and the datasets."""
    total = sum(one.counts.documents for one in shown)
    structured = INDEX if any(used_by(one.newest) for one in shown) else ""
    return render(
        "index.html.j2",
        council,
        root="",
        shown=shown,
        documents=total,
        structures=structured,
    )


def dataset_page(
    council: Council,
    shown: Shown,
    preview: Preview,
    store: ReleaseStore,
    base: str,
    others: Sequence[tuple[TableSchema, Preview]] = (),
) -> bytes:
    """The page of a dataset; ``base`` is the address of the site for its JSON-LD, ``others`` are
    the tables beyond the first.
    """
    from markupsafe import Markup

    return render(
        "dataset.html.j2",
        council,
        root="../",
        shown=shown,
        newest=shown.newest,
        schemas=schemas_of(shown.newest),
        others=others,
        most=NEWEST_ROWS,
        releases=tuple(reversed(shown.releases)),
        tables=tables(shown.newest),
        supplements=supplements(shown.newest),
        structures=structures(shown.newest),
        structure_status=structure_status(shown.newest),
        references=used_by(shown.newest),
        passport=passport(shown, store),
        preview=preview,
        acts=any(field.name == "acceptedDate" for field in preview.fields),
        lines=preview.lines[:NEWEST_ROWS],
        total=len(preview.lines),
        schema_org=Markup(embed(schema_org(council, shown, base))),  # noqa: S704 - embed escapes
    )


def version_page(council: Council, shown: Shown, release: Release, store: ReleaseStore) -> bytes:
    """The page of one release: its downloads, and its difference to the one before."""
    place = shown.releases.index(release)
    changes = Changes()
    if place and (file := one(release, Role.CHANGES)):
        changes = read_changes(released(store, release, file))
    schema = schema_of(release)
    by_name = {field.name: field for field in schema.fields}
    known = dict.fromkeys((*schema.primary_key, "acceptedDate", "title"))
    fields = [by_name[name] for name in known if name in by_name] or schema.fields[:AT_MOST]
    return render(
        "version.html.j2",
        council,
        root="../../",
        shown=shown,
        newest=shown.newest,
        release=release,
        first=place == 0,
        before=shown.releases[place - 1],
        changes=changes,
        fields=fields,
        titles={field.name: field.title for field in schema.fields},
        limit=SHOWN_CHANGES,
        others=_other_changes(changes, release),
    )


def withdrawn_page(council: Council, shown: Shown, release: Release) -> bytes:
    """The page of a release whose files are not served any more: when and why, and not what."""
    version = str(release.version)
    return render(
        "withdrawn.html.j2",
        council,
        root="../../",
        shown=shown,
        newest=shown.newest,
        release=release,
        tombstones=[one for one in tombstones_in(shown.newest.manifest) if version in one.versions],
    )


def _other_changes(changes: Changes, release: Release) -> list[tuple[str, Changes]]:
    """What changed in the tables beyond the first, by their titles."""
    titles = {one.name: one.title for one in schemas_of(release)}
    return [(titles.get(name, name), one) for name, one in changes.others.items()]


def passport(
    shown: Shown, store: ReleaseStore
) -> tuple[tuple[str, tuple[str, ...], bool, str], ...]:
    """The elements of the released passport that have a value.

    Of each: label, lines, whether they are links, and a note.
    """
    file = one(shown.newest, Role.PASSPORT)
    if file is None:
        return ()
    elements = read_passport(released(store, shown.newest, file))
    status = structure_status(shown.newest)
    said = [
        (
            element["label"],
            _lines(name, element),
            name in LINKS,
            status if name == "structure_link" else "",
        )
        for name, element in elements.items()
    ]
    return tuple(element for element in said if element[1])


def _lines(name: str, element: Mapping[str, Any]) -> tuple[str, ...]:
    value = element["value"]
    if not value:
        return ()
    if name in {"first_published", "last_changed"}:
        moment = datetime.fromisoformat(value)
        return (f"{words.day(moment)}, {words.minute(moment)}",)
    if name == "data_as_of":
        return (words.short_day(value),)
    if name in LINKS:
        return (value,) if isinstance(value, str) else tuple(value)
    text = ", ".join(value) if isinstance(value, list) else str(value)
    if name == "publisher" and element.get("edrpou"):
        text += f", код ЄДРПОУ {element['edrpou']}"
    return (text,)


def download_label(file: ReleaseFile, release: Release) -> str:
    """What a link to a table says: its format, and its name where the release has several."""
    several = sum(one.format == file.format for one in tables(release)) > 1
    stem = PurePosixPath(file.path).stem
    return f"{stem} {file.format.upper()}" if several else file.format.upper()


def assets() -> dict[str, bytes]:
    """The style, the script and the icon, by their path on the site."""
    found = sorted((HERE / "assets").iterdir())
    # A checkout may have turned the line ends; the site has the same bytes everywhere.
    return {f"assets/{path.name}": path.read_bytes().replace(b"\r\n", b"\n") for path in found}


def render(template: str, council: Council, **values: Any) -> bytes:
    """The page that ``template`` makes of ``values``."""
    text = _environment().get_template(template).render(council=council, law=LAW, **values)
    return text.encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        counted=words.counted,
        day=words.day,
        minute=words.minute,
        stamp=words.stamp,
        number=words.number,
        size=words.size,
        download_label=download_label,
        short_day=words.short_day,
        frequency=words.frequency,
        handed_over=handed_over,
        tables=tables,
        supplements=supplements,
        said=lambda message: say(message, "uk"),
        difference=lambda release: words.difference(
            release.rows_added, release.rows_changed, release.rows_removed
        ),
    )
    return environment
