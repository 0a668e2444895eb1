from __future__ import annotations

from opendata.problems import Exit, describe
from opendata.release import trouble


def test_missing_and_altered_are_told_apart() -> None:
    assert trouble.altered("a.csv", "1", None).code == "release-missing"
    altered = trouble.altered("a.csv", "1", "2")
    assert altered.code == "release-altered"
    assert "SHA-256 1" in describe(altered, "en")
    assert altered.found == "sha256:2"


def test_a_full_disk_is_named() -> None:
    error = trouble.cannot_write(".opendata", OSError(28, "No space left on device"))
    assert error.problem.found == "No space left on device"
    assert error.exit_code is Exit.CONFIGURATION
