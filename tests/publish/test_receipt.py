from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.portal import Check, Match, Receipt
from opendata.publish.receipt import (
    NAMED,
    list_hash,
    receipt_from_json,
    receipt_to_json,
    recorded,
)
from opendata.release.release import Version

numbers = st.integers(0, 99)
texts = st.text(max_size=8)
checks = st.builds(
    Check, texts, texts, st.none() | texts, st.sampled_from([m for m in Match if m != Match.SAME])
) | texts.map(lambda sha: Check(f"path {sha}", sha or "0", sha or "0", Match.SAME))
receipts = st.builds(
    Receipt,
    st.text(),
    st.text(),
    st.builds(Version, numbers, numbers, numbers),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(checks, max_size=4).map(tuple),
)
SAME = Check("a", "1", "1", Match.SAME)


def receipt(*checks: Check) -> Receipt:
    return Receipt("site", "d", Version(1, 0, 0), datetime(2026, 1, 1, tzinfo=UTC), checks)


@given(receipts)
def test_what_is_kept_of_a_receipt_survives_the_journal(one: Receipt) -> None:
    assert receipt_from_json(json.loads(json.dumps(receipt_to_json(one)))) == recorded(one)


@given(receipts)
def test_the_journal_proves_no_more_and_no_less_than_the_receipt_did(one: Receipt) -> None:
    assert recorded(one).proven is one.proven
    assert receipt_to_json(one)["proven"] is one.proven


@pytest.mark.parametrize(
    "lie",
    [
        {"checks": 0},
        {"checks": 3},
        {"matches": {"same": 2, "missing": 1}},
        {"matches": {}},
        {"found_sha256": "0" * 64},
        {"wrong": [{"path": "b", "expected": "1", "found": None, "match": "missing"}]},
    ],
)
def test_a_proof_is_worked_out_and_not_believed(lie: dict[str, object]) -> None:
    content = receipt_to_json(receipt(SAME, replace(SAME, path="b")))
    assert receipt_from_json(content).proven
    assert not receipt_from_json(content | lie | {"proven": True}).proven


def test_ten_thousand_checks_are_a_small_event() -> None:
    good = [replace(SAME, path=f"decisions/documents/{n}.docx") for n in range(10_000)]
    content = receipt_to_json(receipt(*good))
    assert content["checks"] == 10_000
    assert content["matches"] == {"same": 10_000}
    assert content["at"] == "2026-01-01T00:00:00Z"
    assert len(json.dumps(content)) < 1_000
    bad = [replace(one, found=None, match=Match.MISSING) for one in good]
    content = receipt_to_json(receipt(*bad))
    assert content["matches"] == {"missing": 10_000}
    assert len(content["wrong"]) == NAMED
    assert len(json.dumps(content)) < 30_000


def test_every_single_check_is_in_the_hash_of_the_list() -> None:
    other = replace(SAME, path="b")
    whole = recorded(receipt(SAME, other))
    assert whole.found_sha256 == recorded(receipt(other, SAME)).found_sha256
    for changed in (receipt(SAME), receipt(SAME, replace(other, found="2")), receipt(other, other)):
        assert recorded(changed).found_sha256 != whole.found_sha256


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
def test_an_auditor_can_make_the_hash_with_sha256sum(tmp_path: Path) -> None:
    import hashlib

    files = {"Рішення № 1.docx": b"1", "a.csv": b"2", "Я.pdf": b"3", "~": b"4"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = sorted(files, key=str.encode)
    listed = subprocess.run(["sha256sum", *names], cwd=tmp_path, check=True, capture_output=True)
    found = list_hash((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())
    assert found == hashlib.sha256(listed.stdout).hexdigest()


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"portal": "x", "dataset": "y", "version": "1"},
        receipt_to_json(receipt(SAME)) | {"matches": {"fine": 1}},
    ],
)
def test_what_is_no_receipt_is_refused(content: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        receipt_from_json(content)
