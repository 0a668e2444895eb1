"""Where each dataset stands, for people and as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, tell
from opendata.cli.render.grid import grid
from opendata.clock import KYIV
from opendata.messages import msg
from opendata.pipeline.status import LastRun, State, Status


def show(status: Status, settings: Settings) -> None:
    """A table, and under it what needs a person."""
    if settings.json:
        print_json(_record(status, settings))
        return
    say = settings.say
    head = (
        msg("name"),
        msg("version"),
        msg("released"),
        msg("documents"),
        msg("proven"),
        msg("last run"),
        msg("exit code"),
    )
    grid([say(one) for one in head], [_row(one) for one in status.datasets])
    wanted = [one for one in status.datasets if one.wants]
    for one in wanted:
        tell("")
        tell(f"{one.dataset}:")
        for want in one.wants:
            tell(f"  {say(want)}")
    tell("")
    if status.last_run is not None:
        tell(say(msg("The last nightly run: {moment}", moment=_moment(status.last_run))))
    if not wanted:
        tell(say(msg("Nothing needs a person.")))


def _row(state: State) -> tuple[object, ...]:
    last = state.last_run
    return (
        state.dataset,
        state.version or "–",
        _moment(state.released),
        state.documents,
        _shown(state) or "–",
        _moment(last.at if last else None),
        "–" if last is None or last.exit_code is None else str(last.exit_code),
    )


def _shown(state: State) -> str:
    """Each portal with the version that it was last seen to serve, and when."""
    return ", ".join(
        f"{one.portal} {one.version} {_moment(one.at)}" if one.version else f"{one.portal} –"
        for one in state.portals
    )


def _moment(at: datetime | None) -> str:
    """A moment as the clock on the wall in Ukraine shows it."""
    return f"{at.astimezone(KYIV):%Y-%m-%d %H:%M}" if at else "–"


def _record(status: Status, settings: Settings) -> dict[str, Any]:
    return {
        "last_run": _stamp(status.last_run),
        "datasets": [
            {
                "name": one.dataset,
                "title": one.title,
                "version": one.version,
                "released": _stamp(one.released),
                "documents": one.documents,
                "portals": [
                    {"portal": p.portal, "version": p.version, "proven_at": _stamp(p.at)}
                    for p in one.portals
                ],
                "last_run": _last(one.last_run),
                "wants": [settings.say(want) for want in one.wants],
            }
            for one in status.datasets
        ],
    }


def _last(run: LastRun | None) -> dict[str, Any] | None:
    if run is None:
        return None
    return {"at": _stamp(run.at), "exit": run.exit_code, "problem": run.problem}


def _stamp(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
