"""The European metadata quality score (MQA) of a set: 405 points, worked out from our own DCAT.

The indicators and their points are those of the methodology; how each of them is looked at here,
and what differs, is written in docs/mqa.md. It is worked out by this program, and is not what the
European portal says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from opendata.journal.trouble import facts_of
from opendata.portals.site.catalogue import dataset_node
from opendata.portals.site.shown import Shown
from opendata.release.manifest import OURS
from opendata.release.release import Release
from opendata.report.compliance.links import fresh
from opendata.report.compliance.mqa_indicators import indicators
from opendata.report.compliance.mqa_model import Answers, Quality
from opendata.report.compliance.snapshot import Snapshot
from opendata.workspace.portals import SITE
from opendata.workspace.workspace import Council

GONE: Final = frozenset({"http-404", "http-410", "long-silent"})
"""Words of the event ``links`` that say that an address does not work."""


def mqa(snapshot: Snapshot, council: Council, base: str) -> Quality | None:
    """The score of the set, by the description that the site at ``base`` (with a last slash) gives.

    None where no release is in force, or the set goes to no site.
    """
    if snapshot.release is None or SITE not in snapshot.kinds.values():
        return None
    first = replace(snapshot.release, created=_first_published(snapshot.release))
    shown = Shown(snapshot.dataset, (first, snapshot.release))
    return quality(snapshot.dataset.name, dataset_node(council, shown, base), answers_of(snapshot))


def answers_of(snapshot: Snapshot) -> Answers:
    """What the journal knows of the addresses of the set on the council's site.

    A receipt proves a folder, or what a CKAN gives under other addresses; that a web server gives
    this set under these is told by the last visit, if it was of late, and to this very release.
    """
    event, release = snapshot.links, snapshot.release
    if (
        event is None
        or release is None
        or not fresh(event, release.manifest_sha256, snapshot.today)
    ):
        return Answers()
    if event.data.get("manifest") != release.manifest_sha256:
        return Answers()
    with facts_of(event.number):
        served = event.data.get("served") or {}
        return Answers(_answers(served.get("page")), _answers(served.get("files")))


def _answers(word: str | None) -> bool | None:
    """True for what answered, False for what is gone, None for what nobody knows."""
    if word == "alive":
        return True
    return False if word in GONE else None


def quality(dataset: str, said: Mapping[str, Any], answers: Answers) -> Quality:
    """The score of a dataset that is described by ``said``, a node of DCAT in JSON-LD."""
    return Quality(dataset, tuple(indicators(said, answers)))


def _first_published(release: Release) -> datetime:
    said = release.manifest[OURS].get("first_published")
    return datetime.fromisoformat(said) if isinstance(said, str) else release.created
