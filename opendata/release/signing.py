"""Signatures of releases: made, checked, and chained from release to release. Pure.

What is signed are the bytes of ``datapackage.json``, as they are. A signature is one line of text:
``ed25519 <id of the key> <base64>``. The manifest of each release holds the SHA-256 and the
signature of the one before, so that the signature of the newest speaks for all of them.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NoReturn

from opendata.clock import day
from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity
from opendata.release.release import Version
from opendata.workspace.public_keys import ALGORITHM, PublicKey, by_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = [
    "PublicKey",
    "Signature",
    "SigningKey",
    "chain_problems",
    "check_signature",
    "parse_signature",
]

SIGNATURE: Final = "datapackage.sig"
"""The file beside the manifest of a release that has its signature."""
_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it was read: the id of its key, and its 64 bytes."""

    key: str
    raw: bytes

    @property
    def text(self) -> str:
        """The one line of it, without a line end: ``ed25519 <id> <base64>``."""
        return f"{ALGORITHM} {self.key} {base64.b64encode(self.raw).decode()}"

    @property
    def bytes(self) -> bytes:
        """The whole file."""
        return f"{self.text}\n".encode()


def parse_signature(data: bytes) -> Signature:
    """The signature in a file; ``ValueError`` unless it is the very form that is written here.

    One signature has one form: whoever changes any byte of the file has changed the signature.
    """
    try:
        algorithm, key, body = data.decode("ascii").split()
        found = Signature(key, base64.b64decode(body, validate=True))
    except ValueError as error:  # other bytes than ASCII, other parts, no base64
        raise ValueError("not a signature") from error
    if algorithm != ALGORITHM or len(found.raw) != _BYTES or found.bytes != data:
        raise ValueError("not a signature")
    return found


class SigningKey:
    """A private key. Has no text form, and is neither copied nor stored but by :meth:`pem`."""

    __slots__ = ("__key", "public")

    def __init__(self, key: Ed25519PrivateKey) -> None:
        """``key`` is that of the library."""
        self.__key = key
        self.public = PublicKey(key.public_key().public_bytes_raw())
        """Its public half, without days."""

    @classmethod
    def generate(cls) -> SigningKey:
        """A new key, by the random numbers of the system."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKey:
        """The key of 32 secret bytes (RFC 8032)."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def from_pem(cls, data: bytes) -> SigningKey:
        """The key in a PEM file (PKCS #8, no passphrase); ``ValueError`` for anything else.

        What stood in the file is not in the error.
        """
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        with suppress(ValueError, TypeError, UnsupportedAlgorithm):
            key = load_pem_private_key(data, password=None)
            if isinstance(key, Ed25519PrivateKey):
                return cls(key)
        raise ValueError("not a private key for Ed25519 in PEM without a passphrase")

    def pem(self) -> bytes:
        """The file that keeps it. It is secret."""
        from cryptography.hazmat.primitives import serialization as forms

        return self.__key.private_bytes(
            forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption()
        )

    def sign(self, manifest: bytes) -> bytes:
        """The file with the signature of ``manifest``; the same bytes each time."""
        return Signature(self.public.id, self.__key.sign(manifest)).bytes

    def __repr__(self) -> str:
        return f"<private key {self.public.id}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a private key is neither copied nor stored")


def check_signature(manifest: bytes, signature: bytes, public: PublicKey) -> bool:
    """Whether ``signature`` (the bytes of its file) is that of ``manifest`` by the key ``public``.

    The days of the key do not count here: see :func:`chain_problems`.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        found = parse_signature(signature)
        if found.key != public.id:
            return False
        Ed25519PublicKey.from_public_bytes(public.raw).verify(found.raw, manifest)
    except (ValueError, InvalidSignature):
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Link:
    """One release of the chain: what its manifest says of itself and of the one before."""

    place: Place
    dataset: str
    version: Version
    created: datetime
    manifest: str
    signature: str | None
    previous: tuple[str | None, str | None, str | None]
    """Version, SHA-256 of the manifest and signature of the release before."""
    complete: bool
    """Whether it says those two at all: releases of programs that signed nothing do not."""


def chain_problems(
    releases: Sequence[tuple[bytes, bytes | None]], keys: Sequence[PublicKey]
) -> tuple[Problem, ...]:
    """What is wrong with the signatures of all releases of one dataset, the oldest first.

    Each is its manifest and its signature, None where it has none. ``keys`` are those that are
    trusted. Found are: a signature that is not that of the manifest, one by a key that nobody named
    or on a day that is not the key's, a release whose manifest does not name the one before (one
    was inserted, left out, exchanged or moved), a moment or number that goes back, and a release
    without a signature where there should be one. That is a note where a later signed release
    speaks for it, else a warning.
    """
    problems: list[Problem] = []
    links: list[_Link] = []
    for number, (manifest, signature) in enumerate(releases):
        try:
            links.append(_link(manifest, signature))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            problems.append(_unreadable(number))
            return tuple(problems)  # what follows can be compared with nothing
    known = by_id(keys)
    for link, (manifest, signature) in zip(links, releases, strict=True):
        if signature is not None:
            problems += _of_signature(link, manifest, signature, known)
    if links:
        problems += _of_first(links[0])
    for before, link in pairwise(links):
        problems += _of_pair(before, link)
    problems += _unsigned(links, keys)
    return tuple(problems)


def _link(manifest: bytes, signature: bytes | None) -> _Link:
    content = json.loads(manifest)
    ours = content["opendata"]
    version, dataset = Version.parse(content["version"]), str(content["name"])
    created = datetime.fromisoformat(content["created"])
    if created.tzinfo is None:
        raise ValueError(created)
    return _Link(
        Place(f"{dataset} {version}"),
        dataset,
        version,
        created,
        sha256(manifest).hexdigest(),
        text_of(signature),
        (ours["previous"], ours.get(MANIFEST), ours.get(SIGNED)),
        MANIFEST in ours,
    )


MANIFEST: Final = "previous_manifest"
SIGNED: Final = "previous_signature"
"""The keys in a manifest under which stand SHA-256 and signature of the one before."""


def previous_facts(manifest: str, signature: bytes | None) -> dict[str, Any]:
    """What a manifest says of the release before, besides its version.

    ``manifest`` is the SHA-256 of its manifest, ``signature`` its file.
    """
    return {MANIFEST: manifest, SIGNED: text_of(signature)}


def text_of(signature: bytes | None) -> str | None:
    """The line in the file of a signature, be it a good one or not; None where there is none."""
    return None if signature is None else signature.decode("ascii", "replace").removesuffix("\n")


def _of_signature(
    link: _Link, manifest: bytes, signature: bytes, known: dict[str, PublicKey]
) -> Iterator[Problem]:
    try:
        key = known.get(parse_signature(signature).key)
    except ValueError:
        yield _bad(link)
        return
    if key is None:
        yield _unknown(link, tuple(known))
    elif not check_signature(manifest, signature, key):
        yield _bad(link)
    elif not key.signs_on(day(link.created)):
        yield _late(link, key)


def _of_first(first: _Link) -> Iterator[Problem]:
    """A first release has nothing before it: else the real first ones were left out."""
    if first.previous[0] is not None or first.complete:
        yield _torn(first, msg("a first release, with nothing before it"))


def _of_pair(before: _Link, link: _Link) -> Iterator[Problem]:
    version, manifest, signature = link.previous
    fits = version == str(before.version) and link.dataset == before.dataset
    if link.complete or link.signature is not None:
        fits = fits and (manifest, signature) == (before.manifest, before.signature)
    if not fits:
        expected = msg(
            "version {version} with the manifest {sha256} and its signature",
            version=str(before.version),
            sha256=before.manifest,
        )
        yield _torn(link, expected)
    if link.version <= before.version or link.created < before.created:
        yield _back(before, link)


def _unsigned(links: Sequence[_Link], keys: Sequence[PublicKey]) -> Iterator[Problem]:
    """Releases that should have a signature: one came before, or a key was there already."""
    begun: date | None = min((key.since for key in keys if key.since), default=None)
    last = max((n for n, link in enumerate(links) if link.signature is not None), default=-1)
    signed = False
    for number, link in enumerate(links):
        signed = signed or link.signature is not None
        due = signed or (begun is not None and begun < day(link.created))
        if link.signature is None and due:
            yield _missing(link, vouched=number < last)


def _bad(link: _Link) -> Problem:
    return Problem(
        "signature-wrong",
        msg("the signature is not that of this release: one of the two was changed"),
        link.place,
        found=link.signature,
        remedy=_ASK,
    )


def _unknown(link: _Link, known: tuple[str, ...]) -> Problem:
    return Problem(
        "signature-key-unknown",
        msg("the release is signed with a key that is not among the known ones"),
        link.place,
        found=link.signature,
        expected=msg("one of the keys: {names}", names=", ".join(known) or "–"),
        remedy=msg("Ask the council whether the key is its own, by another way than its site."),
    )


def _late(link: _Link, key: PublicKey) -> Problem:
    return Problem(
        "signature-key-days",
        msg("the release is signed with a key that was not in force on its day"),
        link.place,
        found=f"{key.id}, {day(link.created)}",
        expected=msg(
            "a day from {since} to {until}", since=key.since or "–", until=key.until or "–"
        ),
        remedy=_ASK,
    )


def _torn(link: _Link, expected: Message) -> Problem:
    version, manifest, _ = link.previous
    return Problem(
        "signature-chain",
        msg(
            "the release does not follow the one before it: a release was inserted, left out or "
            "exchanged"
        ),
        link.place,
        found=f"{version or '–'} {manifest or ''}".strip(),
        expected=expected,
        remedy=_ASK,
    )


def _back(before: _Link, link: _Link) -> Problem:
    return Problem(
        "signature-order",
        msg("the release is older than the one before it, or its number is not higher"),
        link.place,
        found=f"{link.version}, {link.created.isoformat()}",
        expected=msg(
            "after {version}, {moment}",
            version=str(before.version),
            moment=before.created.isoformat(),
        ),
        remedy=_ASK,
    )


def _missing(link: _Link, *, vouched: bool) -> Problem:
    if vouched:
        return Problem(
            "signature-missing",
            msg("the release has no signature of its own; a later signed one speaks for it"),
            link.place,
            severity=Severity.NOTE,
        )
    return Problem(
        "signature-missing",
        msg("the release has no signature, although releases are signed by then"),
        link.place,
        expected=msg("a signature, as of releases before it or by a key of that day"),
        remedy=msg(
            "Ask the council whether it made this release on a computer without the key. The next "
            "signed release will speak for it."
        ),
        severity=Severity.WARNING,
    )


def _unreadable(number: int) -> Problem:
    return Problem(
        "signature-manifest",
        msg("a manifest cannot be read, so that the chain of releases ends here"),
        found=str(number + 1),
        expected=msg("datapackage.json as opendata writes it"),
        remedy=_ASK,
    )


_ASK: Final = msg(
    "Compare with a copy that you have kept, or with a backup, and ask the council what happened."
)
