from __future__ import annotations

from datetime import UTC, datetime

from opendata.pipeline.links.account import LISTED, DatasetLinks, Link, LinksSummary
from opendata.pipeline.links.found import State, Visit
from opendata.problems import Exit
from opendata.release.addresses import Address

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def links(own: int = 0, missing: int = 0, **others: int) -> DatasetLinks:
    """So many addresses of each state; ``left`` are those without a visit."""
    found = []
    for word, number in others.items():
        visit = None if word == "left" else Visit(NOW, State(word), "why")
        found += [Link(Address(f"{word}{n}", "t", "c", str(n)), visit) for n in range(number)]
    gone = tuple(Address(f"missing{n}", "t", "c", str(n)) for n in range(missing))
    return DatasetLinks("parking", "1.0.0", "ab", own, gone, tuple(found), 0)


def test_every_address_is_counted_once() -> None:
    found = links(own=5, missing=1, alive=4, dead=3, unchecked=2, left=1)
    assert found.numbers == {
        "addresses": 16,
        "own": 5,
        "alive": 4,
        "dead": 4,
        "unchecked": 2,
        "left": 1,
        "moved": 0,
    }
    numbers = dict(found.numbers)
    assert numbers.pop("addresses") == sum(numbers.values())


def test_the_journal_keeps_the_first_hundred() -> None:
    found = links(missing=LISTED - 1, dead=7, unchecked=LISTED + 1)
    facts = found.facts(200)
    assert len(facts["dead"]) == len(facts["unchecked"]) == LISTED
    assert facts["dead"][-1] == ["dead0", "0", "why"]
    assert facts["numbers"]["dead"] == LISTED + 6


def test_the_exit_code_tells_of_dead_addresses_and_of_no_network() -> None:
    def code(*found: DatasetLinks, nobody: bool = False) -> Exit:
        return LinksSummary(found, {}, nobody, rehearsed=False).exit_code

    assert code() is Exit.DONE
    assert code(links(own=1, alive=2, unchecked=3, left=4)) is Exit.DONE
    assert code(links(alive=2), links(dead=1)) is Exit.INVALID
    assert code(links(missing=1)) is Exit.INVALID
    assert code(links(unchecked=1), nobody=True) is Exit.UNREACHABLE
