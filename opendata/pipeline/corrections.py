"""What people have decided about documents: out of the journal, and into it."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from datetime import datetime

from opendata.clean.spaces import one_line
from opendata.collect.batch import Batch, Outcome
from opendata.journal.journal import Step
from opendata.pipeline.house import House
from opendata.pipeline.record import run_name
from opendata.review.correct import count_corrected
from opendata.review.corrections import Change, Correction, in_force, recorded

NOBODY = "?"
"""Who decides where the system does not say, as in a container."""
LONGEST_NAME = 100


def corrections_of(house: House, dataset: str) -> dict[str, Correction]:
    """The corrections in force for ``dataset``, by the SHA-256 of the document.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    return in_force(house.journal.each(dataset=dataset, step=Step.CORRECTED))


def record_corrections(
    house: House,
    dataset: str,
    changes: Sequence[Change],
    *,
    who: str,
    sheet: bytes,
    name: str,
    now: datetime,
) -> None:
    """Record ``changes`` as one event, and keep the bytes of the ``sheet`` as its evidence.

    Nothing is written when nothing changes.
    """
    if not changes:
        return
    sha256 = house.objects.put(sheet, check=True)
    data = recorded(who, sha256, _text(name), changes)
    house.journal.record(now, run_name(now), Step.CORRECTED, dataset, data)


def corrections_told(
    batch: Batch, corrections: Mapping[str, Correction]
) -> dict[str, Mapping[str, int]]:
    """What the journal says of the corrections in a collection; nothing if there are none.

    ``event`` is the last of the events that they come from.
    """
    if not corrections:
        return {}
    aside = sum(document.outcome is Outcome.SET_ASIDE for document in batch.documents)
    told = {
        "documents": count_corrected(batch.documents),
        "set_aside": aside,
        "event": max(one.event for one in corrections.values()),
    }
    return {"corrections": told}


def who_is_it(said: str) -> str:
    """Who decides: the name that was given, else the user of the operating system."""
    try:
        name = _text(one_line(said) or one_line(getpass.getuser()))
    except (OSError, KeyError, ImportError):
        name = ""
    return name[:LONGEST_NAME] or NOBODY


def _text(name: str) -> str:
    """``name`` without what is no text: the journal could not be read with it."""
    return name.encode("utf-8", "replace").decode("utf-8")
