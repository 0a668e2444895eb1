"""The manifests of a published dataset, from the newest back to the first, and their signatures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from opendata.messages import Message, msg
from opendata.pipeline.verify.published.catalogue import LARGEST, Promised
from opendata.pipeline.verify.published.files import ASK, Account
from opendata.pipeline.verify.published.source import Missing, TooLong, Unseen, whole
from opendata.portals.portal import Check, Match
from opendata.problems import Place, Problem, Severity
from opendata.release.manifest import NAME, OURS, read_release
from opendata.release.release import Release, Role, Version
from opendata.release.signing import (
    MANIFEST,
    SIGNATURE,
    chain_problems,
    check_signature,
    parse_signature,
)
from opendata.workspace.public_keys import PublicKey

SMALL: Final = 1_000_000
"""Bytes of a signature or a list of keys that are read."""


@dataclass(frozen=True, slots=True)
class Link:
    """One published release with the bytes of its manifest and of its signature."""

    release: Release
    manifest: bytes
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class Chain:
    """The releases of a dataset, the newest first; ``whole``: all of them could be read."""

    links: tuple[Link, ...]
    whole: bool

    @property
    def versions(self) -> dict[str, str]:
        """Each version with the SHA-256 of its manifest, the oldest first."""
        return {
            str(one.release.version): one.release.manifest_sha256 for one in reversed(self.links)
        }

    def key(self, keys: Sequence[PublicKey]) -> str | None:
        """The id of that of ``keys`` by which the newest is signed; None where it is not."""
        for link in self.links[:1]:
            for key in keys:
                if link.signature and check_signature(link.manifest, link.signature, key):
                    return key.id
        return None


def read_chain(account: Account, promised: Promised) -> Chain:
    """Follow the manifests of a dataset to its first release. What differs is in ``account``."""
    name = promised.name
    top = _fetch(account, f"{name}/{NAME}")
    newest = _parsed(account, f"{name}/{NAME}", top, name, None)
    if newest is None:
        return Chain((), whole=False)
    account.problems += _unlike(promised, newest)
    links: list[Link] = []
    version: Version | None = newest.version
    expected: str | None = newest.manifest_sha256
    while version is not None:
        path = f"{name}/datapackage-{version}.json"
        data = _fetch(account, path, expected, of_chain=True)
        release = _parsed(account, path, data, name, version)
        if data is None or release is None:
            return Chain(tuple(links), whole=False)
        links.append(Link(release, data, _signature(account, path)))
        try:
            version, expected = _previous(release)
        except (ValueError, LookupError, TypeError, AttributeError):
            account.problems.append(_broken(account.source.shown(path)))
            return Chain(tuple(links), whole=False)
    _keep(account, f"{name}/{NAME}", links[0].release.manifest_sha256, newest.manifest_sha256)
    _newest_signature(account, name, links[0].signature)
    return Chain(tuple(links), whole=True)


def signature_problems(
    chain: Chain, keys: Sequence[PublicKey]
) -> tuple[list[Problem], list[Problem]]:
    """What is wrong with the signatures of a dataset, and what could not be checked of them.

    Without any key nothing can be said of a signature; without signatures there is nothing to say.
    """
    signed = [link for link in chain.links if link.signature is not None]
    if not signed and not keys:
        return [], []
    oldest_first = [(link.manifest, link.signature) for link in reversed(chain.links)]
    if not chain.whole:  # the first that could be read is not the first that there is
        return [], [_unchained(link.release) for link in signed[:1]]
    found = list(chain_problems(oldest_first, keys))
    if keys:
        return found, []
    unknown = [one for one in found if one.code == "signature-key-unknown"]
    return [one for one in found if one not in unknown], unknown


def _fetch(
    account: Account, path: str, expected: str | None = None, *, of_chain: bool = False
) -> bytes | None:
    """The bytes of a manifest; None where there are none, which is in the account.

    ``expected`` is what the manifest after it says; where it says nothing (``of_chain``), the list
    of the site does.
    """
    told = expected or account.listed(path)
    try:
        data = whole(account.source, path, LARGEST)
    except Missing:
        account.keep(Check(path, told or "", None, Match.MISSING))
        return None
    except TooLong:
        account.problems.append(_broken(account.source.shown(path)))
        return None
    except Unseen as error:
        account.wonder(error.problem)
        account.keep(Check(path, told or "", None, Match.UNCHECKED))
        return None
    if of_chain:
        _keep(account, path, told, sha256(data).hexdigest())
    return data


def _keep(account: Account, path: str, expected: str | None, found: str) -> None:
    if expected is None:
        account.wonder(_unvouched(account.source.shown(path)))
        account.keep(Check(path, "", found, Match.UNCHECKED))
    else:
        match = Match.SAME if found == expected else Match.DIFFERS
        account.keep(Check(path, expected, found, match))


def _parsed(
    account: Account, path: str, data: bytes | None, name: str, version: Version | None
) -> Release | None:
    """The release in a manifest, if it is that of ``name`` and ``version``."""
    if data is None:
        return None
    with suppress(ValueError):
        release = read_release(data)
        if release.dataset == name and version in (None, release.version):
            return release
    account.problems.append(_broken(account.source.shown(path)))
    return None


def _previous(release: Release) -> tuple[Version | None, str | None]:
    """The version before and the SHA-256 of its manifest, as the release says."""
    ours = release.manifest[OURS]
    if ours["previous"] is None:
        return None, None
    version = Version.parse(ours["previous"])
    if version >= release.version:  # it would lead round in a circle
        raise ValueError(version)
    sha256 = ours.get(MANIFEST)
    return version, None if sha256 is None else str(sha256)


def _signature(account: Account, manifest: str) -> bytes | None:
    path = manifest.removesuffix(".json") + ".sig"
    try:
        data = whole(account.source, path, SMALL)
    except Missing:
        return None
    except TooLong:
        return b""  # a signature that is none
    except Unseen as error:
        account.wonder(error.problem)
        account.keep(Check(path, account.listed(path) or "", None, Match.UNCHECKED))
        return None
    try:
        parse_signature(data)
    except ValueError:
        return None if _is_page(data) and account.listed(path) is None else data
    return data


def _is_page(data: bytes) -> bool:
    """Whether a site has answered with a page, as some do for whatever they do not have."""
    return data.lstrip()[:1] == b"<"


def _newest_signature(account: Account, name: str, signature: bytes | None) -> None:
    """The signature beside the newest manifest is that of its version."""
    if signature is None:
        return
    path = f"{name}/{SIGNATURE}"
    expected = sha256(signature).hexdigest()
    try:
        _keep(account, path, expected, sha256(whole(account.source, path, SMALL)).hexdigest())
    except Missing:
        account.keep(Check(path, expected, None, Match.MISSING))
    except TooLong:
        account.keep(Check(path, expected, None, Match.DIFFERS))
    except Unseen as error:
        account.wonder(error.problem)
        account.keep(Check(path, expected, None, Match.UNCHECKED))


def _unlike(promised: Promised, newest: Release) -> Iterator[Problem]:
    """What the catalogue says of the newest release, and its manifest does not."""
    tables = {
        one.path.rpartition("/")[2]: one.sha256 for one in newest.files if one.role is Role.TABLE
    }
    version = str(newest.version)
    if promised.version != version or dict(promised.tables) != tables:
        yield Problem(
            "published-catalogue",
            msg("the catalogue and the manifest do not speak of the same release"),
            Place(f"{promised.name}/{NAME}"),
            found=json.dumps([version, tables]),
            expected=msg(
                "version {version} with the tables of data.json", version=promised.version
            ),
            remedy=ASK,
        )


def _broken(place: str) -> Problem:
    return Problem(
        "published-broken",
        msg("this is no manifest of the release that it should be of"),
        Place(place),
        expected=msg("datapackage.json as opendata writes it"),
        remedy=ASK,
    )


def _unvouched(place: str) -> Problem:
    what = msg("nothing tells what this manifest should be: no later one has its hash")
    return _problem("published-unvouched", what, place)


def _unchained(release: Release) -> Problem:
    what = msg("the signatures could not be followed, as a manifest before this one is missing")
    return _problem("published-unchained", what, f"{release.dataset} {release.version}")


def _problem(code: str, what: Message, place: str) -> Problem:
    return Problem(code, what, Place(place), severity=Severity.WARNING)
