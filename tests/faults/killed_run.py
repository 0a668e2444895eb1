"""A run that kills itself at a step of the journal: ``ROOT EPOCH STEP before|between|after``.

``between``: the event is in the database, and the head does not know of it yet.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from opendata.journal import journal
from opendata.journal.journal import Journal
from opendata.pipeline.publish import Options, publish_dataset
from opendata.workspace.read import read_workspace

root, epoch, step, when = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
real = Journal.record
seen = 0


def record(self: Journal, *args: Any) -> None:
    global seen
    seen += 1
    if seen == step and when == "before":
        os._exit(9)  # like kill -9: nothing is flushed, no handler runs
    if seen == step and when == "between":
        journal.write_head = lambda *_args: os._exit(9)
    real(self, *args)
    if seen == step and when == "after":
        os._exit(9)


Journal.record = record  # type: ignore[method-assign]
publish_dataset(
    read_workspace(root),
    "decisions",
    Options(allow_removals=True),
    datetime.fromtimestamp(epoch, UTC),
)
