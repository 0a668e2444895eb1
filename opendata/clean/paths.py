"""File names of published documents: the same on every disk, in every archive and address."""

from __future__ import annotations

import re
from typing import Final

from opendata.clean.translit import transliterate

LONGEST: Final = 80
_HASH = re.compile("[0-9a-f]{64}")


def document_name(uid: str, sha256: str, format: str) -> str:  # noqa: A002 - the word of Document
    """``45-8-2024-3fa94c1e.docx`` for act ``45/8-2024``.

    ``uid`` is written in Latin letters, small, with hyphens for all that is not a letter or digit;
    the first eight digits of the content's ``sha256`` keep two documents apart whatever their uids,
    and make every name legal on Windows (``con-…`` is not ``con``). At most 80 characters.
    ``ValueError`` if ``sha256`` is not a SHA-256 in hexadecimal or ``format`` is not letters.
    """
    digest, suffix = sha256.lower(), format.lower().lstrip(".")
    if not _HASH.fullmatch(digest) or not re.fullmatch("[a-z0-9]{1,8}", suffix):
        raise ValueError(f"no name for {sha256!r}, {format!r}")
    tail = f"-{digest[:8]}.{suffix}"
    slug = re.sub("[^a-z0-9]+", "-", transliterate(uid).lower()).strip("-")
    slug = slug[: LONGEST - len(tail)].rstrip("-")
    return f"{slug or 'document'}{tail}"
