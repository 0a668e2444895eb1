"""``opendata check DATASET``: what a publication would find, without one."""

from __future__ import annotations

from datetime import datetime

from opendata.check.verdict import Status
from opendata.clock import release_time
from opendata.messages import msg
from opendata.pipeline.dataset_register import sources_of
from opendata.pipeline.house import dataset_of, rehearsal
from opendata.pipeline.ready import Ready, ready_dataset
from opendata.pipeline.summary import Result, Summary
from opendata.pipeline.watch import Watcher
from opendata.problems import Exit
from opendata.workspace.workspace import Workspace


def check_dataset(workspace: Workspace, name: str, now: datetime, watch: Watcher) -> Summary:
    """Collect and check; nothing is written into the workspace."""
    dataset = dataset_of(workspace, name)
    made = release_time(now)
    with rehearsal(workspace) as house, watch.task(msg("Reading the documents")) as progress:
        sources = sources_of(house, dataset)
        ready = ready_dataset(house, dataset, sources, now, made, progress)
    if ready.personal:
        return _summary(name, ready, Exit.WITHHELD)
    codes = {Status.INVALID: Exit.INVALID, Status.INCOMPLETE: Exit.INCOMPLETE}
    return _summary(name, ready, codes.get(ready.status, Exit.DONE))


def _summary(name: str, ready: Ready, code: Exit) -> Summary:
    return Summary(
        name,
        Result.CHECKED,
        code,
        status=ready.status,
        tally=ready.tally,
        problems=ready.problems,
        numbering=ready.numbering,
    )
