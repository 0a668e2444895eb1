"""The short account of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.changes import changes_record
from opendata.cli.render.findings import talk_of
from opendata.cli.render.numbering_record import numbering_record
from opendata.messages import Language, Message, msg, nmsg, say
from opendata.pipeline.summary import Published, Result, Summary, Tally
from opendata.portals.portal import Action, Write
from opendata.problems import Exit, Problem, visible


def show(summary: Summary, settings: Settings) -> None:
    """Findings to stderr, the account to stdout; everything as one document with ``--json``."""
    if settings.json:
        print_json(_record(summary, settings))
        return
    talk_of(summary.problems, settings)
    if summary.result is Result.CHECKED and not settings.quiet:
        from opendata.cli.render.numbering import show_numbering

        show_numbering(summary.numbering, settings)
    for line in _lines(summary):
        tell(settings.say(line))


def _lines(summary: Summary) -> Iterator[Message]:
    if summary.tally != Tally():
        yield from _tally_lines(summary.tally)
        yield from _apart_lines(summary.problems)
    yield _result(summary)
    if summary.changes is not None:
        added, changed, removed = summary.changes.rows
        yield msg(
            "Rows: {added} added, {changed} changed, {removed} removed",
            added=added,
            changed=changed,
            removed=removed,
        )
    for published in summary.published:
        yield _published(published, summary.result)
        if summary.result is Result.REHEARSED:
            for write in published.writes:
                yield from _write(write)
    for other in summary.also:
        if other.result is not Result.UNCHANGED:
            yield _followed(other)
    if summary.result is not Result.CHECKED:
        sets, documents = summary.totals
        yield msg("Sets: {sets}, documents: {documents}", sets=sets, documents=documents)


def _followed(other: Summary) -> Message:
    """The register of datasets, which was brought in line with what is published now."""
    if other.result is Result.STOPPED:
        return msg(
            "The register of datasets «{name}» was not brought up to date: opendata check {name}",
            name=other.dataset,
        )
    return msg(
        "The register of datasets «{name}» follows: version {version}",
        name=other.dataset,
        version=other.version,
    )


def _tally_lines(tally: Tally) -> Iterator[Message]:
    if tally.found:
        yield msg("Documents found: {n}, read: {read}", n=tally.found, read=tally.read)
    yield msg(
        "Rows: {rows}; valid: {valid}, invalid: {invalid}",
        rows=tally.rows,
        valid=tally.valid,
        invalid=tally.invalid,
    )
    if tally.withheld:
        yield msg("Withheld (see above): {n}", n=tally.withheld)
    if tally.duplicates:
        yield msg("Second copies, counted once: {n}", n=tally.duplicates)
    if tally.unreadable:
        yield msg("Could not be read: {n}; nothing was removed because of that", n=tally.unreadable)


def _apart_lines(problems: tuple[Problem, ...]) -> Iterator[Message]:
    """How many rows and documents have no partner; each is named among the findings."""
    rows, documents = _apart(problems)
    if rows:
        yield msg("Rows of the register without a document: {n}", n=rows)
    if documents:
        yield msg("Documents without a row in the register: {n}", n=documents)


def _apart(problems: tuple[Problem, ...]) -> tuple[int, int]:
    codes = Counter(problem.code for problem in problems)
    return codes["row-without-document"], codes["document-without-row"]


def _result(summary: Summary) -> Message:
    version = summary.version
    match summary.result:
        case Result.UNCHANGED:
            return msg("Nothing has changed; version {version} stands", version=version)
        case Result.RELEASED if summary.previous is None:
            return msg("First release: version {version}", version=version)
        case Result.RELEASED:
            return msg("New version: {version} (was {old})", version=version, old=summary.previous)
        case Result.REPUBLISHED:
            return msg("No new version; {version} was published again", version=version)
        case Result.REHEARSED:
            return msg(
                "A rehearsal: version {version} would be published, nothing was written",
                version=version,
            )
        case Result.CHECKED:
            return msg("Checked; nothing was released")
        case Result.STOPPED if summary.exit_code is Exit.WITHHELD:
            return msg(
                "Stopped: personal data were found, and nothing was released or published. Take "
                "them out, or publish the rest with --withhold"
            )
        case Result.STOPPED if summary.exit_code is not Exit.INVALID:
            return msg("There was nothing to publish")
        case Result.STOPPED:
            return msg(
                "Stopped: nothing was released or published. Mend what is marked ✗, or publish the "
                "valid rows with --quarantine"
            )


def _published(published: Published, result: Result) -> Message:
    if result is Result.REHEARSED:
        return nmsg(
            "{portal}: {n} write would be done ({address})",
            "{portal}: {n} writes would be done ({address})",
            len(published.writes),
            portal=published.portal,
            address=published.address,
        )
    if result is Result.UNCHANGED:
        return msg("Its address: {address}", address=published.address)
    if published.waiting:
        return msg(
            "Sent and read back; its address once it is approved: {address}",
            address=published.address,
        )
    return msg("Published and read back; its address: {address}", address=published.address)


_ACTIONS: Final = {
    Action.CREATE: msg("create"),
    Action.UPDATE: msg("replace"),
    Action.DELETE: msg("delete"),
}


def _write(write: Write) -> Iterator[Message]:
    """The lines of a write: what is done where; why, and what it changes, if the portal says so."""
    action, path = _ACTIONS[write.action], visible(write.path)
    if write.reason is None:
        yield msg("  {action} {path}", action=action, path=path)
        return
    yield msg("  {action} {path}: {reason}", action=action, path=path, reason=write.reason)
    for one in write.fields:
        before, after = visible(one.before), visible(one.after)
        yield msg("      {field}: {before} → {after}", field=one.field, before=before, after=after)


def _record(summary: Summary, settings: Settings) -> dict[str, Any]:
    tally = summary.tally
    rows_apart, documents_apart = _apart(summary.problems)
    return {
        "dataset": summary.dataset,
        "result": str(summary.result),
        "exit": int(summary.exit_code),
        "version": summary.version,
        "previous": summary.previous,
        "verdict": str(summary.status) if summary.status else None,
        "documents": {
            "found": tally.found,
            "read": tally.read,
            "duplicates": tally.duplicates,
            "unreadable": tally.unreadable,
        },
        "rows": {"all": tally.rows, "valid": tally.valid, "invalid": tally.invalid},
        "withheld": tally.withheld,
        "reconciliation": {
            "rows_without_document": rows_apart,
            "documents_without_row": documents_apart,
            **numbering_record(summary.numbering),
        },
        "changes": changes_record(summary.changes) if summary.changes else None,
        "published": [_published_record(p, settings.language) for p in summary.published],
        "also": [
            {"dataset": one.dataset, "result": str(one.result), "version": one.version}
            for one in summary.also
        ],
        "totals": {"sets": summary.totals[0], "documents": summary.totals[1]},
        "problems": [problem_record(p, settings.language) for p in summary.problems],
    }


def _published_record(published: Published, language: Language) -> dict[str, Any]:
    return {
        "portal": published.portal,
        "address": published.address,
        "waiting": published.waiting,
        "writes": [f"{one.action} {one.path}" for one in published.writes],
        "reasons": [
            {
                "path": one.path,
                "reason": say(one.reason, language),
                "fields": [
                    {"field": each.field, "before": each.before, "after": each.after}
                    for each in one.fields
                ],
            }
            for one in published.writes
            if one.reason is not None
        ],
    }
