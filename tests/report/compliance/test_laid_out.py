"""All renderings of one report say the same numbers."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from aspect_hands import Aspects
from compliance_hands import AT, DAY, report_of

from opendata.messages import Language, say
from opendata.report.compliance.junit import OUTCOMES, junit
from opendata.report.compliance.laid_out import laid_out
from opendata.report.compliance.line import State
from opendata.report.compliance.plain import plain
from opendata.report.compliance.report import ComplianceReport
from opendata.report.compliance.sarif import LEVELS, sarif
from opendata.report.compliance.words import STATES
from opendata.report.layout.formats import FORMATS
from opendata.report.layout.terminal import terminal


@pytest.fixture
def report(aspects: Aspects) -> ComplianceReport:
    return report_of(aspects.town.root, AT + DAY)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_rendering_has_the_same_totals(report: ComplianceReport, language: Language) -> None:
    layout = laid_out(report, language)
    wanted = {say(STATES[state], language): number for state, number in report.by_state.items()}
    states = {str(row[0].text): row[1] for row in layout.grid("states").rows}
    assert states == wanted
    assert layout.grid("states").totals == (layout.grid("states").totals[0], len(report.lines))
    said = Counter(str(row[3].text) for row in layout.grid("lines").rows)
    assert {name: said[name] for name in wanted} == wanted
    assert layout.grid("requirements").totals[2:] == tuple(report.by_state.values())
    table = list(csv.DictReader(io.StringIO(FORMATS["csv"](layout).decode("utf-8-sig"))))
    assert Counter(one["state"] for one in table) == +Counter(wanted)
    content = json.loads(json.dumps(plain(report, language)))
    assert content["by_state"] == {str(state): n for state, n in report.by_state.items()}
    assert content["lines_total"] == len(content["lines"]) == len(report.lines)
    text = terminal(layout, 100)
    page = FORMATS["html"](layout).decode()
    for number in wanted.values():
        assert str(number) in text
        assert str(number) in page


def test_junit_counts_what_the_report_counts(report: ComplianceReport) -> None:
    root = ET.fromstring(junit(report, "en"))
    outcomes = Counter(OUTCOMES.get(one.state) for one in report.lines)
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase")) == len(report.lines)
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(root.attrib[name]) == len(root.findall(f".//{tag}")) == outcomes[tag]


def test_sarif_has_a_result_for_each_line(report: ComplianceReport) -> None:
    (run,) = json.loads(sarif(report, "en"))["runs"]
    kinds = Counter(one["kind"] for one in run["results"])
    assert kinds == Counter(LEVELS[one.state][0] for one in report.lines)
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert all(
        (one["level"] == "none") == (one["kind"] != "fail") for one in run["results"]
    )  # the standard asks for that


def test_the_same_inputs_and_clock_give_the_same_bytes(aspects: Aspects) -> None:
    first, second = (report_of(aspects.town.root, AT + DAY) for _ in range(2))
    for form in FORMATS.values():
        assert form(laid_out(first, "uk")) == form(laid_out(second, "uk"))
    assert junit(first, "uk") == junit(second, "uk")
    assert sarif(first, "uk") == sarif(second, "uk")


def test_a_council_without_anything_to_do_is_told_so(report: ComplianceReport) -> None:
    from dataclasses import replace

    good = replace(
        report,
        lines=tuple(one for one in report.lines if one.state is State.MET),
        fixes=(),
        quality=(),
        beyond=("parties",),
    )
    assert good.good
    text = terminal(laid_out(good, "en"), 100)
    assert "There is nothing to do." in text
    assert "No published set has metadata to look at." in text
    assert "Sets beyond the requirements of the edition: parties." in text


def test_evidence_can_be_looked_up(aspects: Aspects) -> None:
    layout = laid_out(report_of(aspects.town.root, AT + timedelta(hours=1)), "en")
    shown = " ".join(str(row[6]) for row in layout.grid("lines").rows)
    assert "receipt site 1.0.0 of 2026-03-02 13:00, event" in shown
    assert "release 1.0.0 of 2026-03-02 13:00, manifest" in shown
    assert "opendata.toml: council.contact, as it is on 2026-03-02 14:00" in shown
