"""The whole site as it should be: every path with its content. Nothing is written here."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape  # that of xml.sax would load all that speaks HTTP
from pathlib import Path
from typing import Final

from opendata import catalogue as catalogue_room
from opendata.catalogue.schema import TableSchema
from opendata.messages import LOCALES
from opendata.portals.portal import Publication
from opendata.portals.site import pages
from opendata.portals.site.catalogue import catalogue
from opendata.portals.site.content import Content, kept, made
from opendata.portals.site.documents import all_documents
from opendata.portals.site.keys import key_files
from opendata.portals.site.marker import MARKER, Listed, write_marker
from opendata.portals.site.search import preview, script
from opendata.portals.site.shown import Shown, shown_datasets, structure_status
from opendata.portals.site.temporal import Period, period_of
from opendata.portals.site.used import facts_of, published
from opendata.portals.site.words import stamp
from opendata.release.manifest import NAME, schemas_of
from opendata.release.release import DocumentFile, Release
from opendata.release.signing import SIGNATURE
from opendata.table import Table

MANIFEST: Final = NAME


def site_tree(publication: Publication, portal: str, base: str) -> dict[str, Content]:
    """Every file of the site by its path, the marker last. ``base`` is its address, or empty."""
    shown = shown_datasets(publication, portal)
    tree = {path: made(data) for path, data in pages.assets().items()}
    periods: dict[str, Period] = {}
    for dataset in shown:
        tree.update(_dataset(publication, dataset, base, periods))
    # A night without changes hashes the site, and makes none of its pages.
    from opendata.portals.site.reference import reference_files

    references = reference_files(publication.council, shown)
    tree.update((path, made(data)) for path, data in references.items())
    tree["index.html"] = made(pages.start_page(publication.council, shown))
    linked_data = made(catalogue(publication.council, shown, base, periods))
    # data.json is where harvesters look; the other name gets the right media type from any host.
    tree["data.json"] = tree["catalog.jsonld"] = linked_data
    tree.update((path, made(data)) for path, data in key_files(publication.keys))
    tree["robots.txt"] = made(_robots(base))
    if base:
        tree["sitemap.xml"] = made(_sitemap(shown, sorted(references), base))
    listed = (Listed(path, content.sha256, content.size) for path, content in tree.items())
    tree[MARKER] = made(write_marker(site_inputs(publication, portal, base), listed))
    return tree


def site_inputs(publication: Publication, portal: str, base: str) -> str:
    """One hash of all that a site is made from: cheap to know, and other when a page may be."""
    digest = hashlib.sha256(_program())
    digest.update(repr((publication.council, base)).encode())
    shown = shown_datasets(publication, portal)
    digest.update(facts_of(published(shown)))
    for dataset in shown:
        said = (
            dataset.name,
            dataset.dataset.update,
            structure_status(dataset.newest),
            [
                (str(one.version), stamp(one.created), one.manifest_sha256)
                for one in dataset.releases
            ],
        )
        digest.update(repr(said).encode())
        for one in dataset.releases:
            digest.update(one.signature or b"")
    if publication.keys:
        digest.update(repr(publication.keys).encode())
    return digest.hexdigest()


def release_hashes(publication: Publication, portal: str) -> dict[str, str]:
    """The SHA-256 of every file of every release by its path on the site; no file is read."""
    return {
        path: sha256
        for shown in shown_datasets(publication, portal)
        for path, sha256 in _hashes(shown)
    }


def _hashes(shown: Shown) -> Iterator[tuple[str, str]]:
    for release in shown.releases:
        for file in release.files if str(release.version) not in shown.withdrawn else ():
            yield f"{shown.name}/{file.path}", file.sha256
        yield f"{shown.name}/datapackage-{release.version}.json", release.manifest_sha256
        for path, signature in _signatures(shown, release):
            yield path, made(signature).sha256
    yield f"{shown.name}/{MANIFEST}", shown.newest.manifest_sha256


def _signatures(shown: Shown, release: Release) -> Iterator[tuple[str, bytes]]:
    """The signature of a release beside its manifest; that of the newest beside the newest."""
    if release.signature is not None:
        yield f"{shown.name}/datapackage-{release.version}.sig", release.signature
        if release is shown.newest:
            yield f"{shown.name}/{SIGNATURE}", release.signature


def _dataset(
    publication: Publication, shown: Shown, base: str, periods: dict[str, Period]
) -> Iterator[tuple[str, Content]]:
    """The files of one dataset; the time that it covers goes to ``periods``."""
    root = f"{shown.name}/"
    store, council = publication.store, publication.council
    for release in shown.releases:
        yield from _release_files(publication, shown, release)
        gone = str(release.version) in shown.withdrawn
        page = (
            pages.withdrawn_page(council, shown, release)
            if gone
            else pages.version_page(council, shown, release, store)
        )
        yield f"{root}{release.version}/index.html", made(page)
    for document in all_documents(store, shown):
        yield root + document.path, _document(publication, document)
    newest = shown.newest
    yield root + MANIFEST, _manifest(publication, newest)
    tables = list(_tables(publication, newest))
    period = period_of((schema, table) for _, schema, table in tables)
    if period is not None:
        periods[shown.name] = period
    every = [
        (schema, preview(table, schema, store.documents(newest) if first else ()))
        for first, schema, table in tables
    ]
    rows = every[0][1]
    page = pages.dataset_page(council, shown, rows, store, base, every[1:])
    yield f"{root}index.html", made(page)
    yield f"{root}preview.js", made(script(rows))


def _tables(
    publication: Publication, release: Release
) -> Iterator[tuple[bool, TableSchema, Table]]:
    """The tables of a release; the documents are of the rows of the first."""
    tables = publication.store.tables(release)
    for number, schema in enumerate(schemas_of(release)):
        yield number == 0, schema, tables[schema.name]


def _release_files(
    publication: Publication, shown: Shown, release: Release
) -> Iterator[tuple[str, Content]]:
    for file in release.files if str(release.version) not in shown.withdrawn else ():
        source = publication.store.file(release, file.path)
        yield f"{shown.name}/{file.path}", kept(source, file.sha256, file.bytes)
    yield f"{shown.name}/datapackage-{release.version}.json", _manifest(publication, release)
    for path, signature in _signatures(shown, release):
        yield path, made(signature)


def _manifest(publication: Publication, release: Release) -> Content:
    source = publication.store.file(release, MANIFEST)
    size = 0
    with contextlib.suppress(OSError):  # where it is not there, copying it will say so
        size = source.stat().st_size
    return kept(source, release.manifest_sha256, size)


def _document(publication: Publication, document: DocumentFile) -> Content:
    source = publication.store.objects.path(document.sha256)
    return kept(source, document.sha256, document.bytes)


def _robots(base: str) -> bytes:
    lines = ["User-agent: *", "Allow: /"] + ([f"Sitemap: {base}sitemap.xml"] if base else [])
    return ("\n".join(lines) + "\n").encode()


def _sitemap(shown: tuple[Shown, ...], others: Iterable[str], base: str) -> bytes:
    """The pages with the day of their release; ``others`` are files, whose pages have no day."""
    newest = max(one.newest.created for one in shown)
    places = [("index.html", newest)]
    for one_shown in shown:
        places.append((f"{one_shown.name}/index.html", one_shown.newest.created))
        places.extend(
            (f"{one_shown.name}/{release.version}/index.html", release.created)
            for release in one_shown.releases
        )
    urls = "".join(
        f"<url><loc>{_escaped(base + path)}</loc><lastmod>{stamp(moment)}</lastmod></url>\n"
        for path, moment in places
    )
    urls += "".join(
        f"<url><loc>{_escaped(base + path)}</loc></url>\n"
        for path in others
        if path.endswith(".html")
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{urls}</urlset>\n'.encode()


def _escaped(address: str) -> str:
    return escape(address, quote=False)


@cache
def _program() -> bytes:
    """A hash of what makes pages here, so that a newer program is seen to make other ones.

    The catalogue makes the templates and the words of the structures, and the messages say them.
    """
    digest = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(catalogue_room.__file__).parent, LOCALES):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".j2", ".css", ".js", ".svg"}:
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
            elif path.suffix == ".mo":
                digest.update(path.read_bytes())
    return digest.digest()
