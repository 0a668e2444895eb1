"""Whatever is done to the screen, a planted identifier tells of it, and nothing is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from town import Town

from opendata.acts import screened
from opendata.acts.beside.part import Where
from opendata.check import personal, personal_cells
from opendata.collect import cache, reading
from opendata.pipeline import canaries, planted, withholding
from opendata.pipeline.canaries import must_be_caught
from opendata.pipeline.planted import CELLS, documents, workbooks
from opendata.privacy import screen as screening
from opendata.privacy.finding import Grade, Kind
from opendata.privacy.hit import Hit
from opendata.privacy.screen import findings
from opendata.privacy.waivers import Waiver
from opendata.problems import Exit, OpendataError

TODAY = date(2026, 11, 23)
NO_BLOCK = {Kind.NAME, Kind.FAMILY, Kind.MARTIAL_LAW, Kind.OPAQUE}
"""A name, a note on a family or an object is for people to look at, or depends on its place."""


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    """What was found in a short part is remembered by its text, from other tests too."""
    screened.remembered.cache_clear()
    yield
    screened.remembered.cache_clear()


def escaped() -> set[str]:
    try:
        must_be_caught((), TODAY)
    except OpendataError as error:
        if (error.problem.code, error.exit_code) != ("screen-off", Exit.BUG):
            raise
        return set((error.problem.found or "").split(", "))
    return set()


def test_there_is_one_of_each_kind_and_all_are_caught() -> None:
    assert set(CELLS) == {str(kind) for kind in Kind if kind not in NO_BLOCK}
    assert escaped() == set()


@pytest.mark.parametrize("kind", [Kind(name) for name in CELLS])
def test_each_detector_has_its_canary(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the detector of a kind just its canary gets through, in a document and in a cell."""

    def blind(text: str, today: date) -> Any:
        return tuple(one for one in findings(text, today) if one.kind is not kind)

    monkeypatch.setattr(screened, "findings", blind)
    monkeypatch.setattr(personal_cells, "findings", blind)
    found = escaped()
    assert {f"{kind}.txt", str(kind)} <= found
    others = {str(one) for one in CELLS} - {str(kind)}
    assert not others & found


def test_a_screen_that_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "screened", lambda *_: ())
    assert escaped() == set(documents())
    monkeypatch.undo()
    monkeypatch.setattr(personal_cells, "findings", lambda *_: ())
    assert escaped() == set(CELLS)


@pytest.mark.parametrize(
    ("where", "names"),
    [
        (Where.COMMENT, {"word-comments.docx", "comment.html"}),
        (Where.DELETED, {"deleted.docx"}),
        (Where.MARGIN, {"word-header1.docx", "word-footnotes.docx"}),
        (Where.METADATA, {"docProps-core.docx"}),
    ],
)
def test_each_place_beside_the_text_has_its_canary(
    where: Where, names: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = screened.beside

    def blind(data: bytes, form: str, name: str) -> Any:
        return tuple(one for one in real(data, form, name) if one.where is not where)

    monkeypatch.setattr(screened, "beside", blind)
    assert names & escaped()


def test_workbooks_have_canaries_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(withholding, "screened", lambda *_: ())
    assert escaped() == set(workbooks())


def test_findings_that_no_longer_block(monkeypatch: pytest.MonkeyPatch) -> None:
    def mild(text: str, today: date) -> Any:
        return tuple(replace(one, grade=Grade.LOOK) for one in findings(text, today))

    monkeypatch.setattr(screened, "findings", mild)
    assert escaped() == {*documents(), *workbooks()}


def test_a_cache_that_forgets_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_hit_out", lambda _hit: [])
    monkeypatch.setattr(cache, "_hit_in", lambda _value: None)
    with pytest.raises((OpendataError, AttributeError)):
        must_be_caught((), TODAY)


def test_a_judge_that_lets_everything_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def waived(hits: Any, _waivers: Any, _holder: str, _today: date) -> Any:
        return ()

    monkeypatch.setattr(personal, "judge", waived)
    assert escaped() == {*documents(), *workbooks(), *CELLS}


def test_a_gate_that_keeps_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canaries, "without", lambda batch, _rows: batch)
    assert escaped() == {*documents(), *workbooks(), *CELLS}


def test_a_store_that_takes_what_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.ReadDocument, "blocked", property(lambda _self: False))
    assert escaped() == set(documents())


def test_a_waiver_for_a_planted_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may have thought it up to get rid of all this."""
    names: list[str] = []
    real = Hit.named

    def named(self: Hit, holder: str) -> str:
        names.append(real(self, holder))
        return names[-1]

    monkeypatch.setattr(Hit, "named", named)
    assert escaped() == set()
    with pytest.raises(OpendataError, match="screen-off"):
        must_be_caught([Waiver(one, "Хтось", "жодна", date.max) for one in names], TODAY)


def test_documents_that_cannot_be_read_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canaries, "documents", lambda: {"text.docx": b"PK\x03\x04"})
    assert "text.docx" in escaped()


def test_nothing_is_published_when_one_gets_through(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "_DETECTORS", tuple(one for one in screening._DETECTORS[1:]))
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert (caught.value.problem.code, caught.value.exit_code) == ("screen-off", Exit.BUG)
    assert not (town.root / "public" / "decisions").exists()
    monkeypatch.undo()
    screened.remembered.cache_clear()
    assert town.publish().exit_code is Exit.DONE


def test_they_are_made_once_and_alike() -> None:
    made: Callable[[], dict[str, bytes]] = planted.documents.__wrapped__
    assert made() == made() == documents()
