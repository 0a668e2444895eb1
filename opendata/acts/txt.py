"""Plain text in the encodings that councils' computers have used: UTF-8, UTF-16, cp1251, KOI8-U."""

from __future__ import annotations

import re

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAMPLE = 65_536
CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27}
MAX_CONTROLS = 0.001
LIKELY = re.compile("[а-щьюяіїєґ]")
UNLIKELY = re.compile("[ЁёЪъЫыЭэЂѓЉЊЌЋЏђљњќћџЎў\u00a4\u00a6\u00a9-\u00bf\u2500-\u25a0\ufffd]")
CASE_CLASH = re.compile("[а-щьюяіїєґ][А-ЩЬЮЯІЇЄҐ]")


def read(data: bytes, name: str) -> str:  # noqa: ARG001 - every reader is called alike
    """The text of a plain text file."""
    return decode(data)


def is_text(data: bytes) -> bool:
    """Whether ``data`` can be text at all: hardly any control bytes, unless it says UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:SAMPLE]
    controls = sum(sample.count(bytes([code])) for code in CONTROLS)
    return controls <= len(sample) * MAX_CONTROLS


def decode(data: bytes, declared: str | None = None) -> str:
    """The letters behind the bytes: the mark at the start, ``declared``, UTF-8, then plausibility.

    UTF-8 is asked before what a page declares, as it is never right by accident.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > SAMPLE or error.reason == "unexpected end of data":
            return data.decode("utf-8", "replace")  # one bad place far into a good text
    if declared is not None:
        try:
            return data.decode(declared, "replace")
        except LookupError:
            pass
    sample = data[:SAMPLE]
    best = max(("cp1251", "koi8-u"), key=lambda encoding: plausibility(_try(sample, encoding)))
    return _try(data, best)


def plausibility(text: str) -> int:
    """How Ukrainian the text looks: small letters speak for it; what no clerk types, against.

    KOI8 read as cp1251 turns small letters into capitals, so capitals inside words count too.
    """
    return (
        len(LIKELY.findall(text))
        - 3 * len(UNLIKELY.findall(text))
        - 2 * len(CASE_CLASH.findall(text))
    )


def _try(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")
