from __future__ import annotations

from pathlib import Path

import pytest
from pipeline_hands import Hands
from town import Town

from opendata.pipeline.summary import Result
from opendata.problems import OpendataError


def rot(town: Town, hands: Hands, name: str, data: bytes | None = b"rot") -> Path:
    import hashlib

    sha256 = hashlib.sha256((town.documents / name).read_bytes()).hexdigest()
    path = hands.state / "objects" / sha256[:2] / sha256[2:]
    path.write_bytes(data) if data is not None else path.unlink()
    return path


@pytest.mark.parametrize("data", [b"rot", None])
@pytest.mark.parametrize("dry_run", [True, False])
def test_a_rotten_document_is_taken_from_the_source(
    town: Town, hands: Hands, data: bytes | None, *, dry_run: bool
) -> None:
    import shutil

    town.publish()
    shutil.rmtree(town.root / "public")
    path = rot(town, hands, "rish 2.txt", data)
    summary = town.publish(dry_run=dry_run)
    if dry_run:
        assert summary.result is Result.REHEARSED
        return
    assert (summary.result, summary.version) == (Result.REPUBLISHED, "1.0.0")
    assert path.read_bytes() == (town.documents / "rish 2.txt").read_bytes()
    assert hands.codes() == []


def test_what_no_source_has_cannot_be_mended(town: Town, hands: Hands) -> None:
    import shutil

    town.publish()
    shutil.rmtree(town.root / "public")
    rot(town, hands, "rish 2.txt")
    town.write("2", title="Про інше питання")
    rotten = rot(town, hands, "rish 3.txt")
    with pytest.raises(OpendataError, match="site-source-damaged"):
        town.publish()
    assert rotten.read_bytes() == (town.documents / "rish 3.txt").read_bytes()
