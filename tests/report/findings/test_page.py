from __future__ import annotations

from opendata.report.findings.findings import Findings
from opendata.report.findings.page import page


def test_texts_of_the_file_cannot_command_the_page(found: Findings) -> None:
    html = page(found).decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;Дата&lt;/b&gt;" in html
    assert "Акти органу &amp; інше" in html
    assert html.count("<tr>") == 1 + len(found.problems)
    assert '<html lang="uk">' in html


def test_all_is_well_is_said_when_it_is(nothing: Findings) -> None:
    html = page(nothing).decode()
    assert "Усе добре" in html
    assert "<table" not in html
