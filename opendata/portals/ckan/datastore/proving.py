"""The proof of a table: every row is read as the public gets it, and compared with the release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.datastore.cells import digest, fingerprint
from opendata.portals.ckan.datastore.planning import dictionary_changes
from opendata.portals.ckan.datastore.shape import TableWanted
from opendata.portals.ckan.datastore.there import TableThere, rows_there, table_there
from opendata.portals.ckan.reading import Portal
from opendata.portals.portal import Check, Match


def prove_table(
    portal: Portal, wanted: TableWanted, resource_id: str, address: str
) -> Iterator[Check]:
    """Two checks: the rows (:func:`.cells.fingerprint`), and the columns with their dictionary.

    :raises CkanFailure: the portal as a whole does not answer any more.
    """
    try:
        there = table_there(portal, resource_id)
        if there is None:
            yield Check(address, wanted.fingerprint, None, Match.MISSING)
            return
        found = fingerprint(digest(row) for row in rows_there(portal, there))
    except (f.NotFound, f.Denied):
        yield Check(address, wanted.fingerprint, None, Match.MISSING)
    except (f.Unreachable, f.BadCertificate):
        raise
    except f.CkanFailure as failure:
        yield Check(address, wanted.fingerprint, failure.problem.code, Match.UNCHECKED)
    else:
        match = Match.SAME if found == wanted.fingerprint else Match.DIFFERS
        yield Check(address, wanted.fingerprint, found, match)
        yield _dictionary(there, wanted, address)


def prove_gone(portal: Portal, resource_id: str, address: str) -> Check:
    """The check of a table that must not be there."""
    try:
        there = table_there(portal, resource_id)
    except f.Denied:
        there = None
    found = "–" if there is None else str(len(there.columns))
    return Check(address, "–", found, Match.SAME if there is None else Match.DIFFERS)


def _dictionary(there: TableThere, wanted: TableWanted, address: str) -> Check:
    mine = [f"{one.id} {one.type}: {one.label}. {one.notes}" for one in wanted.columns]
    expected = hashlib.sha256("\n".join(mine).encode("utf-8", "surrogatepass")).hexdigest()
    path = f"{address}-dictionary"
    if there.columns != wanted.names_and_types:
        found = ", ".join(f"{name} {type_}" for name, type_ in there.columns)
        return Check(path, expected, found, Match.DIFFERS)
    wrong = [f"{one.field}: {one.before}" for one in dictionary_changes(there, wanted)]
    if wrong:
        return Check(path, expected, "; ".join(wrong), Match.DIFFERS)
    return Check(path, expected, expected, Match.SAME)
