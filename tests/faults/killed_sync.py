"""A nightly run that ends itself at a step of the journal: ``ROOT EPOCH STEP kill|term``.

``kill``: at once, before the event is written, as with kill -9. ``term``: it gets SIGTERM after the
event is written, and ends when it likes; its exit code is that of the run.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from opendata.journal.journal import Journal
from opendata.messages import msg
from opendata.pipeline.sync.run import Around, Task, sync_workspace
from opendata.pipeline.sync.stop import on_terminate
from opendata.problems import Exit, OpendataError, Problem
from opendata.workspace.read import read_workspace

root, epoch, step, how = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
real = Journal.record
seen = 0


def record(self: Journal, *args: Any) -> None:
    global seen
    seen += 1
    if seen == step and how == "kill":
        os._exit(9)
    real(self, *args)
    if seen == step and how == "term":
        os.kill(os.getpid(), signal.SIGTERM)


def explain(error: Exception) -> OpendataError:
    return OpendataError(Problem("bug", msg("{name}", name=repr(error))), Exit.BUG)


Journal.record = record  # type: ignore[method-assign]
with on_terminate() as sign:
    night = sync_workspace(
        read_workspace(root), Task(), datetime.fromtimestamp(epoch, UTC), Around(explain, sign=sign)
    )
sys.exit(int(night.exit_code))
