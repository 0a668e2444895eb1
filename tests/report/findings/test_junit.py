from __future__ import annotations

from xml.etree import ElementTree as ET

from opendata.report.findings.findings import Findings
from opendata.report.findings.junit import junit


def test_errors_are_failures_and_all_else_is_told_beside(found: Findings) -> None:
    root = ET.fromstring(junit(found))
    suite = root[0]
    assert suite.attrib == {
        "name": found.file,
        "tests": "4",
        "failures": "2",
        "errors": "0",
        "skipped": "0",
    }
    assert [case[0].tag for case in suite] == ["failure", "failure", "system-out", "system-out"]
    failure = suite[0][0]
    assert failure.attrib["type"] == "cell-type"
    assert "<script>" in (failure.text or "")
    assert "\x0b" not in junit(found).decode()


def test_nothing_found_is_one_case_that_passes(nothing: Findings) -> None:
    suite = ET.fromstring(junit(nothing))[0]
    (case,) = suite
    assert suite.attrib["failures"] == "0"
    assert list(case) == []
