from __future__ import annotations

from aspect_hands import Aspects
from compliance_hands import AT, line_of, report_of, words

from opendata.report.compliance.line import Aspect, State


def test_a_person_without_an_order_is_not_enough(aspects: Aspects) -> None:
    line = line_of(report_of(aspects.town.root, AT), Aspect.PERSON, "")
    assert line.state is State.NOT_MET
    assert words(line) == "Олена Вербицька is named, the order that says so is not"


def test_the_order_is_named(aspects: Aspects) -> None:
    path = aspects.town.root / "opendata.toml"
    order = (
        '[council.order]\ntitle = "Про відповідальних"\nnumber = "15-р"\ndate = "2026-01-15"\n'
        'url = "https://test-rada.example/15"\n\n[council.contact]'
    )
    text = path.read_text(encoding="utf-8").replace("[council.contact]", order, 1)
    path.write_text(text, encoding="utf-8")
    line = line_of(report_of(aspects.town.root, AT), Aspect.PERSON, "")
    assert line.state is State.MET
    assert words(line) == "Олена Вербицька, by the order of 2026-01-15 No. 15-р"
    assert [one.what for one in line.evidence] == [
        "opendata.toml: council.contact",
        "opendata.toml: council.order",
    ]
