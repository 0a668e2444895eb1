"""What a portal has already, and what became of decisions about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.adopt import Adopted
from opendata.review.offers import CONFIDENCES, STATES, Confidence, Kind, Offer, State


def show(adopted: Adopted, settings: Settings) -> None:
    """Findings to stderr, the list to stdout; everything as one document with ``--json``."""
    if settings.json:
        print_json(_record(adopted, settings))
        return
    talk_of(adopted.problems, settings)
    if not settings.quiet:
        for offer in adopted.offers:
            for line in _row(offer, settings):
                tell(line)
    for message in _lines(adopted):
        tell(settings.say(message))


def _row(offer: Offer, settings: Settings) -> Iterator[str]:
    indent = "" if offer.kind is Kind.DATASET else "    "
    yield f"{indent}{offer.title}  ({settings.say(offer.detail)})"
    why = settings.say(offer.why)
    if offer.becomes:
        sure = settings.say(CONFIDENCES[offer.confidence])
        yield f"{indent}  → {offer.becomes}  [{sure}: {why}]"
    else:
        yield f"{indent}  – {why}"
    if offer.state is not State.FREE:
        yield f"{indent}  {settings.say(STATES[offer.state])}"


def _lines(adopted: Adopted) -> Iterator[Message]:
    datasets = [one for one in adopted.offers if one.kind is Kind.DATASET]
    yield msg(
        "On the portal {portal}: datasets {datasets}, of them ours {ours}, to decide {open}",
        portal=adopted.portal.name,
        datasets=len(datasets),
        ours=sum(one.state in (State.OURS, State.ADOPTED) for one in datasets),
        open=sum(_is_open(one) for one in adopted.offers),
    )
    if (applied := adopted.applied) is not None:
        yield nmsg(
            "{file}: {n} decision of {who} taken",
            "{file}: {n} decisions of {who} taken",
            applied.taken,
            file=applied.file,
            who=applied.who,
        )
        if applied.same:
            yield nmsg(
                "{n} row says what held already", "{n} rows say what held already", applied.same
            )
        if not applied.whole:
            yield msg("Not all rows could be taken: see above")
    yield from _next(adopted)


def _next(adopted: Adopted) -> Iterator[Message]:
    """What to do now."""
    waiting = {one.owner for one in adopted.offers if one.state is State.ADOPTED}
    if adopted.rehearsed:
        yield msg("A rehearsal: nothing was written")
    elif adopted.sheet is not None:
        yield nmsg(
            "Review list: {file} ({n} row)",
            "Review list: {file} ({n} rows)",
            len(adopted.offers),
            file=adopted.sheet,
        )
    elif adopted.applied is not None and waiting:
        for name in sorted(filter(None, waiting)):
            yield msg(
                "To see what will be done there: opendata publish {dataset} --dry-run",
                dataset=name,
            )
    elif any(map(_is_open, adopted.offers)):
        yield msg(
            "To decide about them: opendata adopt {portal} --review adopt.xlsx",
            portal=adopted.portal.name,
        )


def _is_open(offer: Offer) -> bool:
    return offer.state is State.FREE and (
        bool(offer.becomes) or offer.confidence is not Confidence.NONE
    )


def _record(adopted: Adopted, settings: Settings) -> dict[str, Any]:
    applied = adopted.applied
    return {
        "portal": adopted.portal.name,
        "url": adopted.portal.url,
        "organization": adopted.portal.organization,
        "exit": int(adopted.exit_code),
        "rows": [_offer(one, settings) for one in adopted.offers],
        "applied": None
        if applied is None
        else {
            "file": applied.file,
            "who": applied.who,
            "taken": applied.taken,
            "same": applied.same,
            "whole": applied.whole,
        },
        "review": None
        if adopted.sheet is None or adopted.rehearsed
        else {"file": adopted.sheet, "rows": len(adopted.offers)},
        "rehearsed": adopted.rehearsed,
        "problems": [problem_record(one, settings.language) for one in adopted.problems],
    }


def _offer(one: Offer, settings: Settings) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "id": one.id,
        "dataset": one.dataset,
        "title": one.title,
        "address": one.address,
        "detail": settings.say(one.detail),
        "becomes": {"dataset": one.owner, "part": one.part} if one.owner else None,
        "why": settings.say(one.why),
        "confidence": str(one.confidence),
        "state": str(one.state),
    }
