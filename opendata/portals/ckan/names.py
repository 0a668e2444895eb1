"""Names on a portal: of a dataset in its address, and of files.

CKAN makes a file name lower case and cuts every letter that is not Latin: two Ukrainian names may
become one, or nothing but ``.csv``. So names are written in Latin letters before they are sent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from opendata.clean.translit import transliterate

LONGEST: Final = 100
"""The most that CKAN takes, for the name of a dataset as for that of a file."""
_ENDING: Final = 21
_RESERVED: Final = frozenset({"new", "edit", "search"})
_NAME: Final = re.compile(r"[a-z0-9_-]{2,100}")
_CUT: Final = re.compile(r"[^a-z0-9_. -]")
_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9_-]+")


def dataset_name(name: str, edrpou: str) -> str:
    """``decisions`` of the council 01234567 → ``decisions-01234567``.

    A name must be the only one on the whole portal, where every council has its decisions, and it
    is the address of the dataset, so that it depends on nothing that may change.
    """
    whole = f"{name}-{edrpou}"
    if len(whole) <= LONGEST:
        return whole
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    tail = f"-{digest}-{edrpou}"
    return name[: LONGEST - len(tail)].rstrip("-_") + tail


def is_dataset_name(name: str) -> bool:
    """Whether CKAN takes ``name`` for a dataset."""
    return bool(_NAME.fullmatch(name)) and name not in _RESERVED


def munged(name: str) -> str:
    """What CKAN of every version makes of the name of an uploaded file."""
    plain = _CUT.sub("", name.replace("\\", "/").rsplit("/", 1)[-1].lower().strip())
    plain = re.sub("-+", "-", plain.replace(" ", "-"))
    stem, ending = _parted(plain)
    ending = ending[:_ENDING]
    stem = stem[: LONGEST - len(ending)]
    return stem.ljust(max(3 - len(ending), 0), "_") + ending


def file_name(name: str) -> str:
    """``Паспорт набору.docx`` → ``Pasport-naboru.docx``: Latin letters by the rules of 2010.

    Unchanged but for letter case when CKAN has had it; never empty; the ending stays.
    """
    stem, ending = _parted(name.replace("\\", "/").rsplit("/", 1)[-1].strip())
    ending = re.sub("[^A-Za-z0-9]+", "", transliterate(ending))
    ending = f".{ending}"[:_ENDING] if ending else ""
    stem = re.sub("-+", "-", _latin(stem)) or "file"
    return stem[: LONGEST - len(ending)].rstrip("-") + ending


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` as file names, in their order; those that CKAN would make equal get a number."""
    taken: set[str] = set()
    found = []
    for name in names:
        wanted = one = file_name(name)
        number = 1
        while munged(one) in taken:
            number += 1
            stem, ending = _parted(wanted)
            tail = f"-{number}{ending}"
            one = stem[: LONGEST - len(tail)].rstrip("-") + tail
        taken.add(munged(one))
        found.append(one)
    return tuple(found)


def name_in(url: str) -> str:
    """The file name at the end of the address of an upload."""
    return url.split("?", 1)[0].rsplit("/", 1)[-1]


def ending_of(name: str) -> str:
    """``.csv``; empty where there is none."""
    return _parted(name)[1].lower()


def _latin(text: str) -> str:
    return _NOT_IN_A_NAME.sub("-", transliterate(text)).strip("-")


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")
