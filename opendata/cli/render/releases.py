"""The releases of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, tell
from opendata.cli.render.grid import grid
from opendata.clock import KYIV
from opendata.messages import msg
from opendata.release.release import Release
from opendata.release.store import ReleaseStore


def show_list(releases: Sequence[Release], settings: Settings) -> None:
    """One line a release, the newest first."""
    newest = list(reversed(releases))
    if settings.json:
        print_json([_record(release) for release in newest])
        return
    head = (
        msg("version"),
        msg("made"),
        msg("rows"),
        msg("documents"),
        msg("added"),
        msg("changed"),
        msg("removed"),
    )
    rows = [
        (
            str(release.version),
            _moment(release),
            release.counts.rows,
            release.counts.documents,
            release.rows_added,
            release.rows_changed,
            release.rows_removed,
        )
        for release in newest
    ]
    grid([settings.say(one) for one in head], rows)


def show_one(release: Release, store: ReleaseStore, settings: Settings) -> None:
    """One release: its counts, and its files with size, hash and place."""
    if settings.json:
        print_json(
            _record(release)
            | {
                "manifest_sha256": release.manifest_sha256,
                "files": [
                    {
                        "path": file.path,
                        "sha256": file.sha256,
                        "bytes": file.bytes,
                        "role": str(file.role),
                        "stored": str(store.file(release, file.path)),
                    }
                    for file in release.files
                ],
            }
        )
        return
    tell(f"{release.title} {release.version}")
    made = msg("Made: {moment}", moment=_moment(release))
    counted = msg(
        "Rows: {rows}, documents: {documents}",
        rows=release.counts.rows,
        documents=release.counts.documents,
    )
    tell(settings.say(made))
    tell(settings.say(counted))
    for kind, number in release.counts.by_kind.items():
        tell(f"  {kind}: {number}")
    head = [settings.say(one) for one in (msg("file"), msg("bytes"), msg("SHA-256"))]
    grid(head, [(file.path, file.bytes, file.sha256) for file in release.files])


def _record(release: Release) -> dict[str, Any]:
    return {
        "version": str(release.version),
        "created": release.created.isoformat(),
        "rows": release.counts.rows,
        "documents": release.counts.documents,
        "by_kind": dict(release.counts.by_kind),
        "added": release.rows_added,
        "changed": release.rows_changed,
        "removed": release.rows_removed,
    }


def _moment(release: Release) -> str:
    return f"{release.created.astimezone(KYIV):%Y-%m-%d %H:%M}"
