"""What verifying a published catalogue found."""

from __future__ import annotations

from collections.abc import Iterable

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.cli.render.findings import MARKS
from opendata.cli.render.verification import check_record, word
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.verify.published.found import Published, PublishedSet
from opendata.portals.portal import Check, Match
from opendata.problems import Severity, describe


def show(found: Published, settings: Settings) -> None:
    """One line for each dataset and one for the pages; what is not the same goes to stderr."""
    if settings.json:
        print_json(record(found, settings))
        return
    for problem in (*found.problems, *found.unchecked):
        talk(f"{MARKS[problem.severity]} {describe(problem, settings.language)}")
    for check in found.checks:
        if check.match is not Match.SAME:
            mark = MARKS[Severity.WARNING if check.match is Match.UNCHECKED else Severity.ERROR]
            talk(f"{mark} {check.path}: {settings.say(word(check.match))}")
    for one in found.sets:
        tell(settings.say(_line(one)))
        tell(f"  {settings.say(_signed(one))}")
        if one.left_out:
            tell("  " + settings.say(_left_out(one.left_out)))
    if found.pages:
        same, every = _same(found.pages), len(found.pages)
        text = msg("Pages of the site: {same} of {all} are the same", same=same, all=every)
        tell(settings.say(text))
    tell(settings.say(_sum(found)))


def record(found: Published, settings: Settings) -> dict[str, object]:
    """The same as plain data."""
    language = settings.language
    return {
        "exit": int(found.exit_code),
        "address": found.address,
        "same": found.count(Match.SAME),
        "differs": found.count(Match.DIFFERS, Match.MISSING),
        "unchecked": found.count(Match.UNCHECKED),
        "datasets": [
            {
                "name": one.name,
                "version": one.version or None,
                "manifests": one.versions,
                "key": one.key,
                "left_out": one.left_out,
                "checks": [check_record(check) for check in one.checks],
            }
            for one in found.sets
        ],
        "pages": [check_record(check) for check in found.pages],
        "problems": [problem_record(one, language) for one in found.problems],
        "could_not_check": [problem_record(one, language) for one in found.unchecked],
    }


def _line(one: PublishedSet) -> Message:
    return msg(
        "{dataset} {version}: {same} of {all} files are the same",
        dataset=one.name,
        version=one.version or "–",
        same=_same(one.checks),
        all=len(one.checks),
    )


def _signed(one: PublishedSet) -> Message:
    if one.key is None:
        return msg("not signed, or with no key that is known")
    return msg("signed with the key {key}", key=one.key)


def _left_out(number: int) -> Message:
    return nmsg(
        "{n} file was not asked for (older versions, documents): --all asks for all",
        "{n} files were not asked for (older versions, documents): --all asks for all",
        number,
    )


def _sum(found: Published) -> Message:
    return msg(
        "Same: {same}, differs: {differs}, could not be checked: {unchecked}",
        same=found.count(Match.SAME),
        differs=found.count(Match.DIFFERS, Match.MISSING),
        unchecked=found.count(Match.UNCHECKED),
    )


def _same(checks: Iterable[Check]) -> int:
    return sum(check.match is Match.SAME for check in checks)
