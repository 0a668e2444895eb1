"""What a forger with the whole workspace, but without the private key, can do: nothing unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from signed_chain import SEED
from signing_hands import give_key, released, workspace_of
from town import Town

from opendata.pipeline.house import open_house
from opendata.pipeline.verify.signed import read_signatures
from opendata.release.signing import SigningKey
from opendata.workspace.public_keys import PublicKey

FORGER = SigningKey.from_seed(SEED)


@pytest.fixture
def signed(town: Town) -> tuple[Town, PublicKey]:
    """Three releases, the first of them before there was a key."""
    town.publish()
    key = give_key(town).public
    for number in ("4", "5"):
        town.write(number)
        town.publish()
    return town, key


def found(town: Town, *keys: PublicKey) -> tuple[int, list[str]]:
    unsigned, problems = read_signatures(open_house(workspace_of(town)), ["decisions"], keys)
    return unsigned, [one.code for one in problems]


def folder(town: Town, version: str) -> Path:
    return town.root / ".opendata" / "releases" / "decisions" / version


def test_a_whole_chain_has_no_problem(signed: tuple[Town, PublicKey]) -> None:
    town, key = signed
    assert found(town) == found(town, key) == (1, [])
    assert [one is not None for _, one in released(town)] == [False, True, True]


def test_a_forger_signs_all_with_a_key_of_his_own(signed: tuple[Town, PublicKey]) -> None:
    town, key = signed
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        manifest = (folder(town, version) / "datapackage.json").read_bytes()
        (folder(town, version) / "datapackage.sig").write_bytes(FORGER.sign(manifest))
    settings = town.root / "opendata.toml"
    text = settings.read_text(encoding="utf-8").replace(key.text, FORGER.public.text)
    settings.write_text(text, encoding="utf-8", newline="\n")
    assert "signature-key-unknown" in found(town, key)[1]
    # The signatures in the manifests give him away even where his key is trusted.
    assert found(town)[1] == ["signature-chain"] * 2


def test_a_forger_exchanges_a_release(signed: tuple[Town, PublicKey]) -> None:
    town, key = signed
    path = folder(town, "1.0.0") / "datapackage.json"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"rows": 3', b'"rows": 2'))
    assert path.read_bytes() != data
    assert found(town, key)[1] == ["signature-chain"]  # the first signed release names it


def test_a_forger_takes_signatures_away(signed: tuple[Town, PublicKey]) -> None:
    town, key = signed
    (folder(town, "1.2.0") / "datapackage.sig").unlink()
    assert found(town, key) == (2, ["signature-missing"])
    (folder(town, "1.1.0") / "datapackage.sig").unlink()
    assert "signature-chain" in found(town, key)[1]


def test_every_byte_of_a_signature_counts(signed: tuple[Town, PublicKey]) -> None:
    town, key = signed
    path = folder(town, "1.2.0") / "datapackage.sig"
    data = path.read_bytes()
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        (code,) = found(town, key)[1]
        assert code in {"signature-wrong", "signature-key-unknown"}
    path.write_bytes(data)
    assert found(town, replace(key, since=None))[1] == []
