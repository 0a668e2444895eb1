"""The releases of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opendata.acts.names import NAMES, listed
from opendata.cli.globals import Settings
from opendata.cli.output import print_json, tell
from opendata.cli.render.grid import grid
from opendata.clock import KYIV
from opendata.messages import Message, msg
from opendata.release.release import Release
from opendata.release.signing import text_of
from opendata.release.store import ReleaseStore
from opendata.review.corrections import DECIDED, Correction


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


def show_one(
    release: Release,
    store: ReleaseStore,
    corrections: Sequence[Correction],
    settings: Settings,
) -> None:
    """One release: its counts, what people had decided, its files with size, hash and place."""
    if settings.json:
        print_json(
            _record(release)
            | {
                "manifest_sha256": release.manifest_sha256,
                "corrections": [_correction_record(one) for one in corrections],
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
    tell(settings.say(_signature_line(release)))
    tell(settings.say(counted))
    for kind, number in release.counts.by_kind.items():
        tell(f"  {kind}: {number}")
    for correction in corrections:
        tell(settings.say(_correction_line(correction)))
    head = [settings.say(one) for one in (msg("file"), msg("bytes"), msg("SHA-256"))]
    grid(head, [(file.path, file.bytes, file.sha256) for file in release.files])


def _signature_line(release: Release) -> Message:
    """The line that an auditor keeps: the signature of the newest release speaks for all."""
    text = text_of(release.signature)
    return msg("Not signed") if text is None else msg("Signature: {text}", text=text)


def _correction_line(one: Correction) -> Message:
    """Who decided what: only the values that are not as they were read."""
    read, values = one.read, one.decision.values
    other = [
        msg(
            "{field}: «{old}» → «{new}»",
            field=NAMES[name],
            old=read.get(name) or "–",
            new=values[name],
        )
        for name in DECIDED
        if name in values and values[name] != read.get(name)
    ]
    who, when = one.who, f"{one.at.astimezone(KYIV):%Y-%m-%d %H:%M}"
    if not other:
        return msg("Confirmed by {who}, {day}: {path}", who=who, day=when, path=one.path)
    return msg(
        "Corrected by {who}, {day}: {path}: {changes}",
        who=who,
        day=when,
        path=one.path,
        changes=listed(other),
    )


def _correction_record(one: Correction) -> dict[str, Any]:
    return {
        "sha256": one.sha256,
        "path": one.path,
        "who": one.who,
        "at": one.at.isoformat(),
        "event": one.event,
        "read": dict(one.read),
        "values": dict(one.decision.values),
    }


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
        "signature": text_of(release.signature),
    }


def _moment(release: Release) -> str:
    return f"{release.created.astimezone(KYIV):%Y-%m-%d %H:%M}"
