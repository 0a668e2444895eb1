from __future__ import annotations

from datetime import date

import pytest
from redact_hands import ACCOUNT, TAX

from opendata.privacy.hit import Hit
from opendata.privacy.waivers import Waiver
from opendata.problems import Place
from opendata.redact.proposals import proposals
from opendata.review.redactions.decide import Decision, by_document, decide
from opendata.review.redactions.read import Row
from opendata.review.redactions.sheet import Written

TODAY = date(2026, 11, 23)
SHA = "a" * 64
GROUND = "частина 5 статті 6 Закону"
TEXT = f"Петренку Івану, РНОКПП {TAX}, рахунок {ACCOUNT}"


def hits() -> list[Hit]:
    return [one.hit for one in proposals(TEXT.encode(), "txt", "a.txt", TODAY)]


def row(hit: Hit, action: str, ground: str = "", who: str = "", until: str = "") -> Row:
    written = Written(action, ground, who, until)
    return Row("a.txt", SHA, hit.named(SHA), written, Place("s.xlsx", row=3), {"action": "H3"})


def decided(*rows: Row, **standing: Waiver) -> Decision:
    found = decide(rows, hits(), standing, TODAY)
    assert isinstance(found, Decision), found
    return found


def test_all_goes() -> None:
    tax, account = hits()
    found = decided(row(tax, "вилучити"), row(account, "take out"))
    assert found.choice.go == {tax.fingerprint, account.fingerprint}
    assert (found.makes, found.waits, found.left) == (True, 0, ())


@pytest.mark.parametrize("action", ["відкласти", "", "put off"])
def test_what_is_put_off_waits(action: str) -> None:
    tax, account = hits()
    found = decided(row(tax, "вилучити"), row(account, action))
    assert (found.makes, found.waits) == (False, 1)


def test_what_has_no_row_waits() -> None:
    tax, _ = hits()
    assert decided(row(tax, "вилучити")).waits == 1


def test_what_was_waived_before_stays_and_needs_no_row() -> None:
    tax, account = hits()
    waiver = Waiver(account.named(SHA), "Коваль", GROUND, date(2027, 1, 1))
    found = decide([row(tax, "вилучити")], hits(), {waiver.finding: waiver}, TODAY)
    assert isinstance(found, Decision)
    assert (found.makes, found.choice.stay) == (True, {account.fingerprint})
    assert found.left[0].waiver(account, "b" * 64).finding == account.named("b" * 64)
    late = decide([row(tax, "вилучити")], hits(), {waiver.finding: waiver}, date(2027, 1, 2))
    assert isinstance(late, Decision)
    assert late.waits == 1


@pytest.mark.parametrize(
    ("ground", "who", "until", "count"),
    [
        ("", "", "", 3),
        ("закон", "Коваль", "2027-01-01", 1),
        (GROUND, "К", "2027-01-01", 1),
        (GROUND, "Коваль", "2026-11-22", 1),
        (GROUND, "Коваль", "колись", 1),
        (GROUND, "Коваль", "2026-11-23", 0),
    ],
)
def test_what_stays_needs_a_ground(ground: str, who: str, until: str, count: int) -> None:
    tax, account = hits()
    rows = [row(tax, "вилучити"), row(account, "лишити як є", ground, who, until)]
    found = decide(rows, hits(), {}, TODAY)
    problems = [] if isinstance(found, Decision) else [one.code for one in found]
    assert problems == ["redact-cell"] * count


def test_rows_by_document() -> None:
    tax, account = hits()
    rows = [row(tax, "вилучити"), row(account, "вилучити")]
    assert by_document(rows) == {SHA: rows}
