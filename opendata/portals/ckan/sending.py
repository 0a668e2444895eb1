"""What both ways of writing to a CKAN share: the files of steps, and how far it has got."""

from __future__ import annotations

from functools import partial

from opendata.journal.objects import ObjectStore
from opendata.portals.ckan.client.parts import Source
from opendata.portals.ckan.content import open_content
from opendata.portals.ckan.plan import CkanPlan, Upload
from opendata.portals.portal import Progress


def source_of(upload: Upload, objects: ObjectStore) -> Source:
    """The file of a step, to be streamed; it is not sent to its end if it is another one by now."""
    return Source(
        name=upload.file_name,
        bytes=upload.bytes,
        open=partial(open_content, upload.content, objects),
        type=upload.mimetype,
        sha256=upload.sha256,
    )


class Sent:
    """Bytes sent of all that a plan sends, for whoever watches."""

    def __init__(self, plan: CkanPlan, progress: Progress) -> None:
        self._total = sum(step.upload.bytes for step in plan.steps if step.upload)
        self._done = 0
        self._progress = progress

    def watch(self, done: int, total: int) -> None:
        """Progress of one request; ``total`` counts its form too, which is not ours."""
        size = min(self._done + min(done, total), self._total)
        self._progress(size, self._total)

    def add(self, size: int) -> None:
        """``size`` bytes have arrived."""
        self._done += size
        self._progress(min(self._done, self._total), self._total)
