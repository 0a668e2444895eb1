"""What is told about a conversion."""

from __future__ import annotations

from conversion_hands import carried

from opendata.catalogue.tables import table
from opendata.messages import say
from opendata.pipeline.carry import Why
from opendata.pipeline.conversion_findings import findings, reason, remedy
from opendata.problems import Place, Severity


def test_one_finding_for_each_column_and_reason() -> None:
    result = carried(["щось", "identifier"], [["1", "x"], ["2", None]], "legal_acts")
    told = list(findings(result, (), table("legal_acts"), Place("f.csv"), ["Нотатки"]))
    losses = [one for one in told if one.code == "convert-not-carried"]
    assert len(losses) == 1
    assert (losses[0].what.count, losses[0].found) == (2, "1")
    assert losses[0].severity is Severity.WARNING
    (other,) = [one for one in told if one.code == "convert-other-sheets"]
    assert (other.found, other.severity) == ("Нотатки", Severity.NOTE)


def test_every_reason_has_words_and_a_remedy() -> None:
    words = [say(reason(why), "uk") for why in Why]
    assert len(set(words)) == len(Why)
    assert all(say(remedy(why), "uk") for why in Why)
    assert not any(word.isascii() for word in words)
