"""The public keys of a council: what its signatures are checked with. ``[[signing.keys]]``."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.find import SETTINGS

ALGORITHM: Final = "ed25519"
"""The one algorithm there is (RFC 8032): one line of a signature or a key begins with its name."""
_BYTES: Final = 32
_DER: Final = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes in the standard form of a public key (RFC 8410)."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key of 32 bytes, and the days (in Ukraine, both included) on which it signed.

    None: no limit is known. A key that is retired still verifies the releases of its days.
    """

    raw: bytes
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if len(self.raw) != _BYTES:
            raise ValueError(f"a public key of {len(self.raw)} bytes")

    @property
    def id(self) -> str:
        """Its name in signatures: 16 hexadecimal digits of the SHA-256 of its bytes."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    @property
    def text(self) -> str:
        """The key in one line, as people compare it: ``ed25519:<base64>``."""
        return f"{ALGORITHM}:{base64.b64encode(self.raw).decode()}"

    @property
    def pem(self) -> bytes:
        """The file that OpenSSL and others read."""
        body = base64.b64encode(_DER + self.raw).decode()
        return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode()

    def signs_on(self, day: date) -> bool:
        """Whether releases of ``day`` may be signed with it."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    @classmethod
    def parse(cls, text: str, since: date | None = None, until: date | None = None) -> PublicKey:
        """The key in its text form, or in that of a PEM file; ``ValueError`` for anything else."""
        words = text.strip()
        try:
            if words.startswith("-----BEGIN PUBLIC KEY-----"):
                whole = base64.b64decode("".join(words.split("-----")[2].split()), validate=True)
                raw = whole.removeprefix(_DER)
            else:
                algorithm, _, body = words.partition(":")
                raw = base64.b64decode(body, validate=True)
                if algorithm != ALGORITHM or base64.b64encode(raw).decode() != body:
                    raise ValueError(text)
        except binascii.Error as error:
            raise ValueError(text) from error
        return cls(raw, since, until)


def read_keys(part: Mapping[str, Any]) -> tuple[PublicKey, ...]:
    """The keys in ``[signing]``, which keeps to the schema, in their order.

    :raises OpendataError: ``signing-key``, exit 4: one that is none, stands there twice, or ends
        before it begins.
    """
    keys: list[PublicKey] = []
    for number, one in enumerate(part.get("keys", ())):
        at = f"signing.keys.{number}"
        try:
            key = PublicKey.parse(one["public"])
        except ValueError:
            raise _wrong(at, "public", one["public"], _FORM) from None
        days: list[date | None] = []
        for name in ("from", "until"):
            try:
                days.append(date.fromisoformat(one[name]) if name in one else None)
            except ValueError:
                expected = msg("a day of the calendar: {example}", example="2026-03-02")
                raise _wrong(at, name, one[name], expected) from None
        since, until = days
        if since and until and until < since:
            expected = msg("a day that is not before «from»")
            raise _wrong(at, "until", until.isoformat(), expected)
        if key in [PublicKey(known.raw) for known in keys]:
            raise _wrong(at, "public", one["public"], msg("each key once"))
        keys.append(PublicKey(key.raw, since, until))
    return tuple(keys)


_FORM: Final = msg("a public key as «opendata key show» prints it: ed25519:…")


def _wrong(at: str, name: str, found: str, expected: Message) -> OpendataError:
    problem = Problem(
        "signing-key",
        msg("this public key cannot be used"),
        Place(SETTINGS, key=f"{at}.{name}"),
        found=found,
        expected=expected,
        remedy=msg("Correct it; «opendata key show» shows the keys."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def key_table(key: PublicKey) -> str:
    """The table of a key as it stands in ``opendata.toml``."""
    lines = ["[[signing.keys]]", f'public = "{key.text}"']
    lines += [f'from = "{key.since}"'] if key.since else []
    lines += [f'until = "{key.until}"'] if key.until else []
    return "\n".join(lines) + "\n"


def key_lines(key: PublicKey) -> str:
    """The same under a line that tells the clerk what it is."""
    return (
        "# Відкритий ключ, яким перевіряють підписи випусків; особистого тут немає й не буває.\n"
        f"{key_table(key)}"
    )


def trusted_keys(
    declared: Sequence[PublicKey], given: Sequence[PublicKey]
) -> tuple[PublicKey, ...]:
    """The keys that signatures are checked with: those that somebody has ``given``, if any.

    Then those that a workspace or a site has ``declared`` count no more, as whoever forges releases
    puts a key there too; they only tell the days of a key that was given without.
    """
    if not given:
        return tuple(declared)
    known = by_id(declared)
    return tuple(
        known.get(key.id, key) if key.since is None and key.until is None else key for key in given
    )


def by_id(keys: Sequence[PublicKey]) -> dict[str, PublicKey]:
    """The keys by their ids, in their order; of two that are one, the first with its days."""
    found: dict[str, PublicKey] = {}
    for key in keys:
        found.setdefault(key.id, key)
    return found
