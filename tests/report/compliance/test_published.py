from __future__ import annotations

from aspect_hands import Aspects
from compliance_hands import AT, DAY, line_of, report_of, settle, words, write

from opendata.journal.journal import Step
from opendata.report.compliance.line import Aspect, Proof, State


def test_a_receipt_of_the_newest_version_is_what_shows_it(aspects: Aspects) -> None:
    line = line_of(report_of(aspects.town.root, AT + DAY), Aspect.SITE)
    assert (line.state, words(line)) == (State.MET, "«site» serves version 1.0.0")
    (evidence,) = line.evidence
    assert (evidence.proof, evidence.what, evidence.at) == (Proof.RECEIPT, "site 1.0.0", AT)


def test_before_the_first_receipt_nothing_is_published(aspects: Aspects) -> None:
    line = line_of(report_of(aspects.town.root, AT - DAY), Aspect.SITE)
    assert (line.state, line.evidence) == (State.NOT_MET, ())
    assert words(line) == "there is no receipt of «site»"
    assert "opendata publish decisions" in str(line.remedy)


def test_an_older_version_is_not_the_newest(aspects: Aspects) -> None:
    write(aspects.town.root, AT + DAY, Step.RELEASED, version="1.1.0")
    line = line_of(report_of(aspects.town.root, AT + 2 * DAY), Aspect.SITE)
    assert line.state is State.NOT_MET
    assert words(line) == "«site» was last seen with version 1.0.0, the newest is 1.1.0"
    before = line_of(report_of(aspects.town.root, AT + DAY / 2), Aspect.SITE)
    assert before.state is State.MET


def test_without_a_ckan_the_portal_is_missing(aspects: Aspects) -> None:
    line = line_of(report_of(aspects.town.root, AT + DAY), Aspect.PORTAL)
    assert line.state is State.NOT_MET
    assert "opendata portal add" in str(line.remedy)


def test_a_ckan_counts_by_its_own_receipt(aspects: Aspects) -> None:
    root = aspects.town.root
    settle(
        root,
        '\n[portals.ckan]\nkind = "ckan"\nurl = "https://ckan.example"\norganization = "rada"\n',
    )
    assert line_of(report_of(root, AT + DAY), Aspect.PORTAL).state is State.NOT_MET
    write(root, AT + DAY, Step.RECEIPT, proven=True, portal="ckan", version="1.0.0")
    line = line_of(report_of(root, AT + DAY), Aspect.PORTAL)
    assert (line.state, words(line)) == (State.MET, "«ckan» serves version 1.0.0")


def test_a_portal_that_the_descriptor_leaves_out_is_named(aspects: Aspects) -> None:
    root = aspects.town.root
    settle(
        root,
        '\n[portals.ckan]\nkind = "ckan"\nurl = "https://ckan.example"\norganization = "rada"\n',
    )
    path = root / "datasets" / "decisions" / "datapackage.yaml"
    text = path.read_text(encoding="utf-8").replace("opendata:\n", "opendata:\n  portals: [site]\n")
    path.write_text(text, encoding="utf-8")
    line = line_of(report_of(root, AT + DAY), Aspect.PORTAL)
    assert line.state is State.NOT_MET
    assert "datasets/decisions/datapackage.yaml" in str(line.remedy)
