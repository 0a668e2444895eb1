"""JUnit XML, which build servers read: errors are failures, all else is told beside."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from opendata.problems import Problem, Severity, describe
from opendata.report.findings.findings import Findings

_BESIDE: Final = "-".join(("system", "out"))
"""What stands beside a case that has not failed, as JUnit calls it; no code of a finding."""
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(found: Findings) -> bytes:
    """A suite for the file with a case for each finding; a case that passes if there is none."""
    errors = found.count(Severity.ERROR)
    cases = max(1, len(found.problems))
    counts = {"tests": str(cases), "failures": str(errors), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites", {"name": "opendata", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": _clean(found.file), **counts})
    for problem in found.problems:
        _case(suite, problem, found)
    if not found.problems:
        ET.SubElement(suite, "testcase", {"classname": _clean(found.file), "name": found.table})
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _case(suite: ET.Element, problem: Problem, found: Findings) -> None:
    text = _clean(describe(problem, found.language))
    name = _clean(f"{problem.code} {problem.place}".strip())
    case = ET.SubElement(suite, "testcase", {"classname": _clean(found.file), "name": name})
    if problem.severity is Severity.ERROR:
        head = {"type": problem.code, "message": text.partition("\n")[0]}
        ET.SubElement(case, "failure", head).text = text
    else:
        ET.SubElement(case, _BESIDE).text = text


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
