"""Which addresses work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, tell
from opendata.cli.render.findings import talk_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.links.account import LISTED, DatasetLinks, LinksSummary
from opendata.pipeline.links.findings import findings


def show(summary: LinksSummary, settings: Settings) -> None:
    """Findings to stderr, the numbers to stdout; everything as one document with ``--json``."""
    problems = tuple(findings(summary))
    if settings.json:
        record = {
            "datasets": [_record(one) for one in summary.datasets],
            "sites": dict(summary.sites),
            "rehearsed": summary.rehearsed,
            "no_network": summary.no_network,
            "problems": [problem_record(one, settings.language) for one in problems],
        }
        print_json(record)
        return
    talk_of(problems, settings)
    for line in _lines(summary):
        tell(settings.say(line))


def _record(one: DatasetLinks) -> dict[str, Any]:
    facts = one.facts(LISTED)
    return {"name": one.dataset, **{key: facts[key] for key in ("version", "numbers", "visited")}}


def _lines(summary: LinksSummary) -> Iterator[Message]:
    if summary.rehearsed:
        for site, number in sorted(summary.sites.items()):
            yield nmsg(
                "{site}: {n} address would be visited",
                "{site}: {n} addresses would be visited",
                number,
                site=site,
            )
        if not summary.sites:
            yield msg("No address would be visited.")
        return
    if summary.no_network:
        return
    for one in summary.datasets:
        if one.addresses:
            yield from _of_dataset(one)
    if not any(one.addresses for one in summary.datasets):
        yield msg("There are no addresses in the published tables.")


def _of_dataset(one: DatasetLinks) -> Iterator[Message]:
    numbers = one.numbers
    yield msg(
        "{name}, version {version}: {own} own addresses in place, {alive} of others answer",
        name=one.dataset,
        version=one.version,
        own=numbers["own"],
        alive=numbers["alive"],
    )
    if one.dead:
        yield nmsg("  {n} address does not work", "  {n} addresses do not work", one.dead)
    if numbers["unchecked"]:
        yield nmsg(
            "  {n} address could not be checked",
            "  {n} addresses could not be checked",
            numbers["unchecked"],
        )
    if one.left:
        yield nmsg(
            "  {n} address waits for the next run",
            "  {n} addresses wait for the next run",
            one.left,
        )
