"""What reading everything again found."""

from __future__ import annotations

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.cli.render.findings import MARKS
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.verify import Verification
from opendata.portals.portal import Check, Match, Receipt
from opendata.problems import describe


def show(found: Verification, settings: Settings) -> None:
    """One line for the store and one for each portal; what differs goes to stderr."""
    if settings.json:
        print_json(record(found, settings))
        return
    for problem in (*found.problems, *found.unchecked):
        talk(f"{MARKS[problem.severity]} {describe(problem, settings.language)}")
    tell(settings.say(nmsg("{n} release read", "{n} releases read", found.releases)))
    tell(settings.say(nmsg("{n} object read", "{n} objects read", found.objects)))
    if found.unsigned:
        tell(settings.say(_unsigned(found.unsigned)))
    for receipt in found.receipts:
        for check in receipt.checks:
            if check.match is not Match.SAME:
                talk(f"✗ {receipt.portal}: {check.path}: {settings.say(word(check.match))}")
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


def _unsigned(number: int) -> Message:
    return nmsg(
        "{n} release is not signed: who made it, no signature tells",
        "{n} releases are not signed: who made them, no signature tells",
        number,
    )


def word(match: Match) -> Message:
    """What became of a file that is not the same."""
    return {
        Match.DIFFERS: msg("differs"),
        Match.MISSING: msg("is missing"),
    }.get(match, msg("could not be checked"))


def check_record(check: Check) -> dict[str, object]:
    """One file as plain data."""
    return {
        "path": check.path,
        "expected": check.expected,
        "found": check.found,
        "match": str(check.match),
    }


def record(found: Verification, settings: Settings) -> dict[str, object]:
    """All of it as plain data."""
    return {
        "exit": int(found.exit_code),
        "releases": found.releases,
        "objects": found.objects,
        "unsigned": found.unsigned,
        "problems": [problem_record(p, settings.language) for p in found.problems],
        "could_not_check": [problem_record(p, settings.language) for p in found.unchecked],
        "receipts": [
            {
                "portal": receipt.portal,
                "dataset": receipt.dataset,
                "version": str(receipt.version),
                "proven": receipt.proven,
                "checks": [check_record(check) for check in receipt.checks],
            }
            for receipt in found.receipts
        ],
    }
