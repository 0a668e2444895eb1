"""The figures of a run as an OpenMetrics text file, and what an earlier one said.

Gauges only, and nothing that the older text format of Prometheus does not know too, so that the
text-file collector of node_exporter reads it. What quiet nights leave behind is only in this file:
the journal says nothing of them (decision 5), so the moment of the last success is carried over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata.journal.files import write_atomically
from opendata.pipeline.sync.night import Night, Outcome

LAST_RUN: Final = "opendata_last_run_timestamp_seconds"
LAST_SUCCESS: Final = "opendata_last_success_timestamp_seconds"
Labels = tuple[tuple[str, str], ...]
Figures = Mapping[tuple[str, Labels], float]
"""The value of each sample by name and labels."""

_SAMPLE = re.compile(r'^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\]|\\.)*",?)*)\})? ([0-9.e+-]+)$')
_LABEL = re.compile(r'([a-z_]+)="((?:[^"\\]|\\.)*)"')
_LARGEST = 1_000_000
"""A file that is larger is none of ours."""


@dataclass(frozen=True, slots=True)
class Family:
    """One figure with its meaning; ``samples`` are (labels, value)."""

    name: str
    help: str
    samples: tuple[tuple[Labels, float], ...]
    unit: str = ""


def families(night: Night, council: str, before: Figures, known: Collection[str]) -> list[Family]:
    """The figures after ``night``; ``known`` are the datasets that the workspace declares.

    ``council`` is its EDRPOU code, which keeps the files of several workspaces apart; ``before``
    is what an earlier file said, or the journal.
    """
    of: Labels = (("council", council),)
    moment = night.started.timestamp()
    well = {one.dataset for one in night.ended if one.well}
    successes: list[tuple[Labels, float]] = []
    for name in ("", *sorted(known)):
        labels = (*of, ("dataset", name)) if name else of
        good = name in well if name else night.exit_code == 0
        when = moment if good else before.get((LAST_SUCCESS, labels))
        if when is not None:
            successes.append((labels, when))
    counted = Counter(one.outcome for one in night.ended)
    sets, documents = night.totals or (None, None)
    every = [
        Family(LAST_RUN, "When the last run began.", ((of, moment),), "seconds"),
        Family(
            LAST_SUCCESS,
            "When a run last found or made all well: as a whole, and for each dataset.",
            tuple(successes),
            "seconds",
        ),
        Family(
            "opendata_run_duration_seconds",
            "How long the last run took.",
            ((of, round(night.seconds, 3)),),
            "seconds",
        ),
        Family("opendata_run_exit_code", "Its exit code.", ((of, int(night.exit_code)),)),
        Family(
            "opendata_datasets",
            "How many datasets ended in which way in the last run.",
            tuple(((*of, ("outcome", one.value)), counted[one]) for one in Outcome),
        ),
        Family(
            "opendata_dataset_exit_code",
            "The exit code of each dataset in the last run.",
            tuple(((*of, ("dataset", one.dataset)), int(one.exit_code)) for one in night.ended),
        ),
        Family(
            "opendata_dataset_duration_seconds",
            "How long each dataset took in the last run.",
            tuple(((*of, ("dataset", one.dataset)), round(one.seconds, 3)) for one in night.ended),
            "seconds",
        ),
    ]
    if sets is not None and documents is not None:
        every += [
            Family("opendata_published_sets", "Sets that are published.", ((of, sets),)),
            Family("opendata_published_documents", "Documents in them.", ((of, documents),)),
        ]
    return [one for one in every if one.samples]


def exposition(every: Collection[Family]) -> str:
    """The OpenMetrics text of ``every``."""
    return "".join(line + "\n" for one in every for line in _lines(one)) + "# EOF\n"


def _lines(family: Family) -> Iterator[str]:
    yield f"# TYPE {family.name} gauge"
    if family.unit:
        yield f"# UNIT {family.name} {family.unit}"
    yield f"# HELP {family.name} {family.help}"
    for labels, value in family.samples:
        inside = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels)
        yield f"{family.name}{{{inside}}} {_number(value)}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def figures_of(text: str) -> dict[tuple[str, Labels], float]:
    """The samples in ``text``; lines that are none are passed over."""
    found = {}
    for line in text.splitlines():
        sample = _SAMPLE.match(line)
        if sample is None:
            continue
        labels = tuple((name, _unescaped(value)) for name, value in _LABEL.findall(sample[2] or ""))
        try:
            found[sample[1], labels] = float(sample[3])
        except ValueError:
            continue
    return found


def read_figures(path: Path) -> dict[tuple[str, Labels], float]:
    """The samples in a file of an earlier run; none where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        return figures_of(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_figures(path: Path, every: Collection[Family]) -> None:
    """Put the file at ``path`` in one step: whoever reads meets the old figures or the new ones.

    :raises OSError: when it cannot be written.
    """
    write_atomically(path, exposition(every).encode())
