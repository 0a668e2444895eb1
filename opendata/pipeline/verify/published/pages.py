"""The list of its own files that a site serves, and its public keys."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from opendata.messages import msg
from opendata.pipeline.verify.published.files import ASK, Account, Wanted, is_path, strange_paths
from opendata.pipeline.verify.published.source import Missing, TooLong, Unseen, whole
from opendata.portals.portal import Check, Match
from opendata.portals.site.marker import MARKER
from opendata.problems import Place, Problem, Severity
from opendata.workspace.public_keys import PublicKey

KEYS: Final = "keys.json"
_SMALL: Final = 1_000_000
_LARGEST: Final = 256_000_000


def read_list(account: Account) -> None:
    """Take in the list of the site, if it is served: web servers often hide such names."""
    try:
        data = whole(account.source, MARKER, _LARGEST)
    except (Missing, Unseen):
        account.problems.append(_without_list(account.source.shown(MARKER)))
        return
    except TooLong:
        account.problems.append(_broken(account.source.shown(MARKER)))
        return
    try:
        listed = [
            Wanted(str(one["path"]), str(one["sha256"]), int(one["bytes"]))
            for one in json.loads(data)["files"]
        ]
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        if data.lstrip()[:1] == b"<":  # a site that answers with a page for what it does not have
            account.problems.append(_without_list(account.source.shown(MARKER)))
        else:
            account.problems.append(_broken(account.source.shown(MARKER)))
        return
    account.problems += strange_paths(account.source.shown(MARKER), [one.path for one in listed])
    account.listing = {one.path: one for one in listed if is_path(one.path)}


def other_pages(account: Account, names: Sequence[str]) -> list[Wanted]:
    """The files of the list that belong to no version, document or manifest of ``names``.

    What was asked for already has to be the same there; where it is not, that is a problem.
    """
    listing = account.listing or {}
    for path, wanted in listing.items():
        check = account.seen.get(path)
        if check is not None and check.match is Match.SAME and check.found != wanted.sha256:
            account.problems.append(_disagrees(account.source.shown(path), check, wanted))
    return [
        wanted
        for path, wanted in listing.items()
        if path not in account.seen and not _is_data(path, names)
    ]


def read_keys(account: Account) -> tuple[PublicKey, ...]:
    """The public keys that the site serves; none where it serves none."""
    try:
        listed = json.loads(account.take(KEYS, _SMALL))["keys"]
        return tuple(_key(one) for one in listed)
    except Missing:
        return ()
    except Unseen as error:
        account.wonder(error.problem)
    except (TooLong, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        if account.listed(KEYS) is not None:
            account.problems.append(_broken(account.source.shown(KEYS)))
    return ()


def _key(one: Mapping[str, str]) -> PublicKey:
    days = [date.fromisoformat(one[name]) if one[name] else None for name in ("from", "until")]
    return PublicKey.parse(one["public"], *days)


def _is_data(path: str, names: Sequence[str]) -> bool:
    """Whether a file is one of the data, which the manifests tell of; pages are not."""
    folder, _, rest = path.partition("/")
    if folder not in names or rest.endswith(".html") or rest == "preview.js":
        return False
    return "/" in rest or rest.startswith("datapackage")


def _without_list(place: str) -> Problem:
    return Problem(
        "published-no-list",
        msg("the site does not serve the list of its files, so that its pages were not compared"),
        Place(place),
        remedy=msg("Nothing: data and documents are compared with their manifests."),
        severity=Severity.NOTE,
    )


def _broken(place: str) -> Problem:
    return Problem(
        "published-broken",
        msg("this file of the site is not what opendata writes there"),
        Place(place),
        remedy=ASK,
    )


def _disagrees(place: str, check: Check, wanted: Wanted) -> Problem:
    return Problem(
        "published-list",
        msg("the list of the site says another hash than the manifest does"),
        Place(place),
        found=f"sha256:{wanted.sha256}",
        expected=msg("sha256:{sha256}", sha256=check.found or "–"),
        remedy=ASK,
    )
