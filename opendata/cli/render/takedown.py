"""What was taken down, for the terminal and for ``--json``."""

from __future__ import annotations

from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import msg
from opendata.pipeline.takedown.run import Account, Taken, problems_of


def show(account: Account, settings: Settings, *, dry_run: bool) -> None:
    """The account; findings go to stderr."""
    if settings.json:
        taken = [_record(one, settings) for one in account.taken]
        print_json({"takedowns": taken, "exit": int(account.exit_code)})
        return
    talk_of(tuple(problems_of(account)), settings)
    for one in account.taken:
        takedown = one.takedown
        names = {"dataset": takedown.dataset, "uid": takedown.uid, "id": takedown.id}
        versions = ", ".join(takedown.versions)
        if dry_run:
            text = msg(
                "{dataset}: «{uid}» would be taken down; releases that would no longer be served: "
                "{versions}",
                versions=versions or "–",
                **names,
            )
        elif one.version is None:
            text = msg(
                "{dataset}: «{uid}» can never be published again ({id}), but not every portal is "
                "without it yet: repeat the command",
                **names,
            )
        else:
            text = msg(
                "{dataset}: «{uid}» is taken down ({id}); version {version} is without it, and "
                "these are no longer served: {versions}",
                version=one.version,
                versions=versions or "–",
                **names,
            )
        tell(settings.say(text))


def _record(one: Taken, settings: Settings) -> dict[str, Any]:
    takedown = one.takedown
    return {
        "id": takedown.id,
        "dataset": takedown.dataset,
        "uid": takedown.uid,
        "day": takedown.day.isoformat(),
        "ground": takedown.ground,
        "withdrawn": list(takedown.versions),
        "version": one.version,
        "portals": [{"portal": p.portal, "address": p.address} for p in one.published],
        "problems": [problem_record(problem, settings.language) for problem in one.problems],
    }
