from __future__ import annotations

import json
from dataclasses import replace

from opendata.report.codes.explanation import explain
from opendata.report.findings.findings import Findings
from opendata.report.findings.sarif import sarif


def test_a_result_for_each_finding_with_its_rule_and_place(found: Findings) -> None:
    log = json.loads(sarif(found))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert rules == sorted({one.code for one in found.problems})
    assert [one["level"] for one in run["results"]] == ["error", "error", "warning", "note"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
    first, second, third, _ = (one["locations"][0] for one in run["results"])
    uri = "%D1%80%D0%B5%D1%94%D1%81%D1%82%D1%80%20%D1%80%D1%96%D1%88%D0%B5%D0%BD%D1%8C.csv"
    assert first["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert first["physicalLocation"]["region"] == {"startLine": 3}
    assert second["physicalLocation"]["region"] == {"startLine": 4}
    assert third["logicalLocations"] == [{"fullyQualifiedName": "Акти!J5", "kind": "member"}]


def test_a_rule_says_what_it_is_about_and_how_to_mend_it(found: Findings) -> None:
    known = replace(found.problems[0], code="cell-type")
    strange = replace(known, code="error-of-another-program")
    (run,) = json.loads(sarif(replace(found, problems=(known, strange))))["runs"]
    first, second = run["tool"]["driver"]["rules"]
    assert first["shortDescription"]["text"] == explain("cell-type", found.language).means
    assert first["help"]["text"]
    assert second == {"id": "error-of-another-program"}


def test_a_workbook_has_no_lines(found: Findings) -> None:
    book = Findings("a.xlsx", found.table, 1, found.problems, "en")
    (run,) = json.loads(sarif(book))["runs"]
    assert all("region" not in one["locations"][0]["physicalLocation"] for one in run["results"])


def test_nothing_found_is_an_empty_list(nothing: Findings) -> None:
    (run,) = json.loads(sarif(nothing))["runs"]
    assert run["results"] == []
