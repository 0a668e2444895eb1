"""The account of a nightly run: for the terminal, for an e-mail, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.cli.render.findings import MARKS, MOST, talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.sync.night import Ended, Night, Outcome
from opendata.pipeline.sync.tell import Notice
from opendata.problems import Exit, Problem, Severity, describe


def show(night: Night, untold: Sequence[Problem], settings: Settings) -> None:
    """Findings to stderr, the account to stdout; everything as one document with ``--json``."""
    show_findings(night, untold, settings)
    if settings.json:
        print_json(record(night, untold, settings))
        return
    for line in lines(night):
        tell(settings.say(line))


def show_findings(night: Night, untold: Sequence[Problem], settings: Settings) -> None:
    """What needs a person, dataset by dataset, on stderr; nothing with ``--json``."""
    if night.failure is not None:
        for problem in night.failure.problems:
            talk(f"{MARKS[problem.severity]} {describe(problem, settings.language)}")
    if settings.json:
        return
    for one in night.ended:
        loud = [p for p in one.problems if not (settings.quiet and p.severity is Severity.NOTE)]
        if loud and one.outcome is not Outcome.SKIPPED:
            talk(f"{one.dataset}:")
            talk_of(loud, settings, hint=False)
    for found in night.verified:
        talk_of(found.problems, settings, hint=False)
    talk_of(untold, settings, hint=False)


def lines(night: Night) -> Iterator[Message]:
    """One line for each dataset, and what it comes to."""
    for one in night.ended:
        if one.outcome is not Outcome.SKIPPED:
            yield msg("{dataset}: {what}", dataset=one.dataset, what=_what(one))
    skipped = [one.dataset for one in night.ended if one.outcome is Outcome.SKIPPED]
    if skipped:
        yield nmsg(
            "{n} dataset is left out, its tables were never filled in: {names}",
            "{n} datasets are left out, their tables were never filled in: {names}",
            len(skipped),
            names=", ".join(skipped),
        )
    if night.verified:
        yield (
            msg("Read again: all is as it should be")
            if night.proven
            else msg("Read again: something differs, see above or «opendata verify»")
        )
    if night.totals is not None:
        sets, documents = night.totals
        yield msg("Sets: {sets}, documents: {documents}", sets=sets, documents=documents)
    if night.stopped:
        yield msg("Stopped when asked to; the next run goes on from here")
    elif night.wrong:
        names = ", ".join(one.dataset for one in night.wrong)
        yield msg("To be looked at: {names}", names=names)


def _what(one: Ended) -> Message:
    result = _result(one)
    if one.exit_code is Exit.DONE or one.outcome is Outcome.FAILED:
        return result
    return msg("{result}; incomplete, exit code {exit}", result=result, exit=int(one.exit_code))


def _result(one: Ended) -> Message:
    added, changed, removed = one.rows or (0, 0, 0)
    match one.outcome:
        case Outcome.UNCHANGED:
            return msg("nothing has changed; version {version} stands", version=one.version)
        case Outcome.REPUBLISHED:
            return msg("version {version} was published again", version=one.version)
        case Outcome.RELEASED:
            return msg(
                "new version {version}: {added} added, {changed} changed, {removed} removed",
                version=one.version,
                added=added,
                changed=changed,
                removed=removed,
            )
        case Outcome.REHEARSED:
            return msg(
                "a rehearsal: version {version} would be published ({added} added, {changed} "
                "changed, {removed} removed), nothing was written",
                version=one.version,
                added=added,
                changed=changed,
                removed=removed,
            )
        case Outcome.STOPPED:
            return msg("nothing was released")
        case Outcome.FAILED:
            return msg(
                "failed: {what} (exit code {exit})",
                what=one.problems[0].what,
                exit=int(one.exit_code),
            )
        case Outcome.SKIPPED:
            return msg("left out")


def notice(night: Night, council: str, settings: Settings) -> Notice:
    """The summary that is sent to people and programs."""
    say = settings.say
    if not night.needs_a_person:
        subject = msg("Open data of {council}: all is well", council=council)
    else:
        subject = msg("Open data of {council}: a person is needed", council=council)
    text = [say(line) for line in lines(night)]
    if night.failure is not None:
        text += ["", *(describe(p, settings.language) for p in night.failure.problems)]
    for one in night.wrong:
        serious = [p for p in one.problems if p.severity is not Severity.NOTE]
        text += ["", f"{one.dataset}:", *(describe(p, settings.language) for p in serious[:MOST])]
        rest = len(serious) - MOST
        if rest > 0:
            text.append(say(nmsg("… and {n} more finding:", "… and {n} more findings:", rest))[:-1])
    text += ["", say(msg("Run {run}, exit code {exit}.", run=night.run, exit=int(night.exit_code)))]
    body = "\n".join(text) + "\n"
    told = record(night, (), settings)
    return Notice(say(subject), body, {"text": f"{say(subject)}\n\n{body}", **told})


def record(night: Night, untold: Sequence[Problem], settings: Settings) -> dict[str, Any]:
    """The account as plain data: see docs/formats.md."""
    failed = night.failure.problems if night.failure else ()
    verified = [problem for found in night.verified for problem in found.problems]
    totals = night.totals
    return {
        "run": night.run,
        "started": _stamp(night.started),
        "seconds": round(night.seconds, 3),
        "exit": int(night.exit_code),
        "error": failed[0].code if failed else None,
        "stopped": night.stopped,
        "datasets": [_dataset(one, settings) for one in night.ended],
        "verified": night.proven if night.verified else None,
        "totals": {"sets": totals[0], "documents": totals[1]} if totals else None,
        "problems": [problem_record(p, settings.language) for p in (*failed, *verified, *untold)],
    }


def _dataset(one: Ended, settings: Settings) -> dict[str, Any]:
    rows = one.rows
    return {
        "name": one.dataset,
        "outcome": str(one.outcome),
        "exit": int(one.exit_code),
        "seconds": round(one.seconds, 3),
        "version": one.version,
        "previous": one.previous,
        "rows": dict(zip(("added", "changed", "removed"), rows, strict=True)) if rows else None,
        "published": [{"portal": portal, "address": where} for portal, where in one.addresses],
        "problems": [problem_record(p, settings.language) for p in one.problems],
    }


def _stamp(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
