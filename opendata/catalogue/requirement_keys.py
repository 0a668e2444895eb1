"""The keys of the requirements, apart from the rest: every command needs them, few need more."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import Final

from opendata.catalogue.data_files import data_path
from opendata.messages import msg
from opendata.problems import Place, Problem

_KEY: Final = re.compile(r"^([a-z][a-z0-9-]*):", re.MULTILINE)


def requirement_files() -> list[Path]:
    """The files of the requirements, one for each audience."""
    return sorted(data_path("requirements").glob("*.yaml"))


@cache
def requirement_keys() -> tuple[str, ...]:
    """The key of every requirement, in the order of the files.

    Every workspace is checked against them, so they are read without parsing the files: a key is
    the only thing that stands at the beginning of a line.
    """
    texts = [path.read_text(encoding="utf-8") for path in requirement_files()]
    return tuple(key for text in texts for key in _KEY.findall(text))


def unknown_requirement(key: str, place: Place | None = None) -> Problem:
    """What to tell somebody who named a requirement that there is not."""
    near = difflib.get_close_matches(key, requirement_keys(), 3, 0.5)
    return Problem(
        "requirement-unknown",
        msg("Resolution 835 has no requirement of this key"),
        place or Place(),
        found=key,
        expected=msg("one of: {names}", names=", ".join(near or requirement_keys())),
        remedy=msg("Did you mean «{key}»?", key=near[0])
        if near
        else msg("All keys with their titles are listed in docs/requirements.md."),
    )
