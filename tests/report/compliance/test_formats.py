from __future__ import annotations

from dataclasses import replace

import pytest
from aspect_hands import Aspects, as_format, only_formats, told, words

from opendata.problems import OpendataError
from opendata.report.compliance.formats import document_formats, look
from opendata.report.compliance.line import State


def test_tables_and_documents_in_allowed_formats_are_met(aspects: Aspects) -> None:
    line = aspects.line(look)
    assert line.state is State.MET
    assert words(line) == ("the tables are in: CSV, JSON, XLSX; the documents are in: TXT (2)")


def test_the_event_of_the_release_tells_the_formats_of_its_documents(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.released is not None
    assert snapshot.released.data["formats"] == {"txt": 2}
    aspects.file("documents.csv").write_bytes(b"")  # it is not read
    assert "TXT (2)" in words(aspects.line(look, snapshot))


def test_an_event_of_an_earlier_program_leaves_it_to_the_list(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    older = replace(snapshot, released=told(snapshot.released, formats=None))
    assert "TXT (2)" in words(aspects.line(look, older))


def test_an_event_that_says_nonsense_is_damage(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    odd = replace(snapshot, released=told(snapshot.released, formats={"txt": "багато"}))
    assert odd.release is not None
    with pytest.raises(OpendataError) as caught:
        document_formats(odd, odd.release, aspects.house.store)
    assert caught.value.problem.code == "journal-damaged"


def test_documents_that_a_requirement_does_not_take_are_named(aspects: Aspects) -> None:
    line = aspects.line(look, aspects.snapshot(key="deputies"))  # tables alone
    assert line.state is State.NOT_MET
    assert words(line) == "documents are in formats that are not allowed: TXT (2)"
    assert "CSV" in str(line.remedy)


def test_a_list_of_maps_may_be_a_table(aspects: Aspects) -> None:
    assert aspects.line(look, aspects.snapshot(key="master-plans")).state is State.MET


def test_a_table_in_no_open_format_is_named(aspects: Aspects) -> None:
    line = aspects.line(look, only_formats(aspects.snapshot(), "xlsx"))
    assert line.state is State.NOT_MET
    assert words(line) == "«legalActs» is in no open format"


def test_a_table_in_a_format_that_is_not_allowed_is_named(aspects: Aspects) -> None:
    line = aspects.line(look, as_format(aspects.snapshot(), "xlsx", "parquet"))
    assert line.state is State.NOT_MET
    assert words(line) == "«legalActs» is in formats that are not allowed: PARQUET"
