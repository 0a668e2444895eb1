"""What reading everything again found."""

from __future__ import annotations

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.cli.render.findings import MARKS
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.verify import Verification
from opendata.portals.portal import Match, Receipt
from opendata.problems import describe


def show(found: Verification, settings: Settings) -> None:
    """One line for the store and one for each portal; what differs goes to stderr."""
    if settings.json:
        print_json(_record(found, settings))
        return
    for problem in found.problems:
        talk(f"{MARKS[problem.severity]} {describe(problem, settings.language)}")
    number = found.releases
    tell(settings.say(nmsg("{n} release read", "{n} releases read", number)))
    for receipt in found.receipts:
        for check in receipt.checks:
            if check.match is not Match.SAME:
                talk(f"✗ {receipt.portal}: {check.path}: {settings.say(_word(check.match))}")
        tell(settings.say(_line(receipt)))


def _line(receipt: Receipt) -> Message:
    same = sum(check.match is Match.SAME for check in receipt.checks)
    return msg(
        "{portal}, {dataset} {version}: {same} of {all} files are the same",
        portal=receipt.portal,
        dataset=receipt.dataset,
        version=str(receipt.version),
        same=same,
        all=len(receipt.checks),
    )


def _word(match: Match) -> Message:
    return {
        Match.DIFFERS: msg("differs"),
        Match.MISSING: msg("is missing"),
    }.get(match, msg("could not be checked"))


def _record(found: Verification, settings: Settings) -> dict[str, object]:
    return {
        "exit": int(found.exit_code),
        "releases": found.releases,
        "problems": [problem_record(p, settings.language) for p in found.problems],
        "receipts": [
            {
                "portal": receipt.portal,
                "dataset": receipt.dataset,
                "version": str(receipt.version),
                "proven": receipt.proven,
                "checks": [
                    {
                        "path": c.path,
                        "expected": c.expected,
                        "found": c.found,
                        "match": str(c.match),
                    }
                    for c in receipt.checks
                ],
            }
            for receipt in found.receipts
        ],
    }
