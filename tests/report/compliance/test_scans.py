from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from aspect_hands import Aspects, as_format, only_formats, told, words

from opendata.report.compliance.line import Proof, State
from opendata.report.compliance.scans import look

SCAN = (
    Path(__file__).resolve().parents[3]
    / "datasets/decisions/documents/2025/рада/скан рішення 17-4.pdf"
)


def test_texts_and_tables_are_met(aspects: Aspects) -> None:
    line = aspects.line(look)
    assert line.state is State.MET
    assert words(line) == "the tables are data, and no document is a scan"
    assert line.remedy is None


def test_scans_that_wait_are_told_and_their_collection_shows_it(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    waits = replace(snapshot, collected=told(snapshot.collected, scans=2))
    line = aspects.line(look, waits)
    assert line.state is State.MET
    assert words(line).endswith("2 scans are not published and wait for their originals")
    assert [one.proof for one in line.evidence] == [Proof.RELEASE, Proof.EVENT]
    assert "DOCX" in str(line.remedy)


def test_a_scan_in_the_folder_is_told_of_by_the_next_collection(aspects: Aspects) -> None:
    shutil.copy2(SCAN, aspects.town.documents / "скан.pdf")
    aspects.town.write("14")
    aspects.town.publish()
    snapshot = aspects.snapshot()
    assert snapshot.collected is not None
    assert snapshot.collected.data["scans"] == 1
    line = aspects.line(look, snapshot)
    assert line.state is State.MET
    assert words(line).endswith("1 scan is not published and waits for its original")


def test_a_collection_of_an_earlier_program_does_not_say(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.collected is not None
    assert snapshot.collected.data["scans"] == 0
    silent = replace(snapshot, collected=told(snapshot.collected, scans=None))
    assert words(aspects.line(look, silent)) == "the tables are data, and no document is a scan"


def test_pictures_among_the_documents_are_not_met(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    pictures = replace(snapshot, released=told(snapshot.released, formats={"jpg": 2, "pdf": 1}))
    line = aspects.line(look, pictures)
    assert line.state is State.NOT_MET
    assert words(line) == "documents are pictures: JPG (2)"


def test_pictures_are_right_where_the_requirement_is_of_maps(aspects: Aspects) -> None:
    snapshot = aspects.snapshot(key="master-plans")
    maps = replace(snapshot, released=told(snapshot.released, formats={"jpg": 2}))
    assert aspects.line(look, maps).state is State.MET


def test_a_table_as_prose_is_not_met(aspects: Aspects) -> None:
    line = aspects.line(look, as_format(only_formats(aspects.snapshot(), "xlsx"), "xlsx", "docx"))
    assert line.state is State.NOT_MET
    assert words(line) == "«legalActs» is in no format for tables"
