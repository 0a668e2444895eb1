from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from aspect_hands import Aspects, words

from opendata.report.compliance.line import State
from opendata.report.compliance.snapshot import Snapshot
from opendata.report.compliance.structure import look


def with_schema(snapshot: Snapshot, **ours: Any) -> Snapshot:
    """The snapshot of a release whose manifest says this of its table under our own key."""
    assert snapshot.release is not None
    manifest = json.loads(json.dumps(snapshot.release.manifest))
    manifest["resources"][0]["schema"]["opendata"] |= ours
    return replace(snapshot, release=replace(snapshot.release, manifest=manifest))


def test_a_table_of_the_edition_is_met(aspects: Aspects) -> None:
    line = aspects.line(look)
    assert line.state is State.MET
    assert words(line) == (
        "the structure of the table is published, and the table has it; "
        "as edition 2025 recommends: legalActs"
    )
    assert line.evidence


def test_another_edition_recommends_other_columns(aspects: Aspects) -> None:
    line = aspects.line(look, aspects.snapshot(edition="2019"))
    assert line.state is State.NOT_MET
    assert words(line).startswith(
        "«legalActs» is not as edition 2019 recommends: it lacks identifier, "
    )
    assert "it has uid, " in words(line)


def test_a_structure_of_ones_own_does_not_stand_for_a_recommended_one(aspects: Aspects) -> None:
    line = aspects.line(look, with_schema(aspects.snapshot(), key="our_acts", edition="own"))
    assert line.state is State.NOT_MET
    assert words(line) == "edition 2025 recommends other tables: legalActs, projects"


def test_where_nothing_is_recommended_ones_own_structure_is_met_with_a_remark(
    aspects: Aspects,
) -> None:
    snapshot = with_schema(aspects.snapshot(key="master-plans"), key="our_acts", edition="own")
    line = aspects.line(look, snapshot)
    assert line.state is State.MET
    assert words(line).endswith("edition 2025 recommends no structure for: legalActs")


def test_a_structure_file_that_is_not_there_is_named(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.release is not None
    files = tuple(one for one in snapshot.release.files if "structure" not in one.path)
    snapshot = replace(snapshot, release=replace(snapshot.release, files=files))
    line = aspects.line(look, snapshot)
    assert line.state is State.NOT_MET
    assert words(line) == "the structure of «legalActs» is not published"


def test_a_structure_file_of_other_columns_is_named(aspects: Aspects) -> None:
    path = aspects.file("legalActs-structure.csv")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    line = aspects.line(look)
    assert line.state is State.NOT_MET
    assert words(line) == "the structure file of «legalActs» lists other columns"


def test_a_table_with_other_columns_is_named(aspects: Aspects) -> None:
    path = aspects.file("legalActs.csv")
    path.write_bytes(path.read_bytes().replace(b"acceptedDate", b"accepted", 1))
    line = aspects.line(look)
    assert line.state is State.NOT_MET
    assert words(line) == "«legalActs» has other columns than its structure"


def test_a_table_that_is_gone_could_not_be_checked(aspects: Aspects) -> None:
    aspects.file("legalActs.csv").unlink()
    line = aspects.line(look)
    assert line.state is State.COULD_NOT_CHECK
    assert "opendata verify" in str(line.remedy)
