from __future__ import annotations

from aspect_hands import Aspects
from compliance_hands import AT, DAY, line_of, report_of, settle, words

from opendata.report.compliance.line import Aspect, Proof, State


def test_a_set_that_every_council_owes_is_missing(aspects: Aspects) -> None:
    report = report_of(aspects.town.root, AT)
    for aspect in (Aspect.SITE, Aspect.PORTAL):
        line = line_of(report, aspect, "org-structure")
        assert (line.state, words(line)) == (State.NOT_MET, "there is no set for it")


def test_a_set_that_is_owed_on_a_condition_is_not_left_out_in_silence(aspects: Aspects) -> None:
    line = line_of(report_of(aspects.town.root, AT), Aspect.SITE, "fairs")
    assert line.state is State.COULD_NOT_CHECK
    assert "opendata.toml" in str(line.remedy)


def test_what_does_not_apply_says_why(aspects: Aspects) -> None:
    reason = "У громаді немає ярмарків"
    settle(
        aspects.town.root,
        f'\n[requirements.fairs]\nstatus = "does not apply"\nreason = "{reason}"\n',
    )
    line = line_of(report_of(aspects.town.root, AT), Aspect.SITE, "fairs")
    assert (line.state, words(line)) == (State.DOES_NOT_APPLY, reason)
    (evidence,) = line.evidence
    assert (evidence.proof, evidence.at) == (Proof.SETTING, AT)
    assert evidence.what == 'opendata.toml: requirements."fairs"'


def test_a_deferral_ends(aspects: Aspects) -> None:
    settle(
        aspects.town.root,
        '\n[requirements.cctv-cameras]\nstatus = "deferred"\n'
        'reason = "До кінця воєнного стану"\nuntil = "2026-03-03"\n',
    )
    states = [
        line_of(report_of(aspects.town.root, AT + n * DAY), Aspect.SITE, "cctv-cameras").state
        for n in range(3)
    ]
    assert states == [State.DEFERRED, State.DEFERRED, State.OVERDUE]


def test_a_set_counts_whatever_the_settings_say(aspects: Aspects) -> None:
    settle(
        aspects.town.root,
        '\n[requirements.legal-acts]\nstatus = "does not apply"\nreason = "так не буває"\n',
    )
    assert line_of(report_of(aspects.town.root, AT + DAY), Aspect.SITE).state is State.MET
