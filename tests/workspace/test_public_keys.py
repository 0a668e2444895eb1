from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.problems import OpendataError
from opendata.workspace.public_keys import (
    PublicKey,
    by_id,
    key_table,
    read_keys,
    trusted_keys,
)

RAW = bytes(range(32))
TEXT = "ed25519:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@given(st.binary(min_size=32, max_size=32))
def test_both_forms_of_a_key_are_read_back(raw: bytes) -> None:
    key = PublicKey(raw)
    assert PublicKey.parse(key.text) == PublicKey.parse(key.pem.decode()) == key


def test_the_forms_of_a_key() -> None:
    key = PublicKey(RAW, date(2026, 3, 2), date(2026, 12, 31))
    assert key.text == TEXT
    assert key.id == "630dcd2966c43366"
    assert key.pem.startswith(b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA")
    assert key_table(key) == (
        f'[[signing.keys]]\npublic = "{TEXT}"\nfrom = "2026-03-02"\nuntil = "2026-12-31"\n'
    )
    assert [key.signs_on(date(2026, month, 2)) for month in (2, 3, 12)] == [False, True, True]
    assert not key.signs_on(date(2027, 1, 1))
    assert by_id([key, PublicKey(RAW)]) == {key.id: key}


@pytest.mark.parametrize(
    "text", ["", TEXT[8:], TEXT[:-1], TEXT[:-2] + "9=", "ed25519:AAAA", "rsa:" + TEXT[8:], "ключ"]
)
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several libraries
        PublicKey.parse(text)


def test_keys_of_the_settings_in_their_order() -> None:
    other = PublicKey(bytes(32))
    part = {"keys": [{"public": TEXT, "from": "2026-03-02", "until": "2026-03-02"}]}
    part["keys"].append({"public": other.text})
    day = date(2026, 3, 2)
    assert read_keys(part) == (PublicKey(RAW, day, day), other)
    assert read_keys({}) == ()


@pytest.mark.parametrize(
    ("one", "key"),
    [
        ({"public": "ed25519:AAAA"}, "public"),
        ({"public": TEXT, "from": "2026-02-30"}, "from"),
        ({"public": TEXT, "from": "2026-03-02", "until": "2026-03-01"}, "until"),
    ],
)
def test_a_key_that_cannot_be_used_is_named(one: dict[str, str], key: str) -> None:
    with pytest.raises(OpendataError) as caught:
        read_keys({"keys": [one]})
    assert caught.value.problem.code == "signing-key"
    assert str(caught.value.problem.place) == f"opendata.toml › signing.keys.0.{key}"


def test_a_key_that_stands_there_twice() -> None:
    with pytest.raises(OpendataError) as caught:
        read_keys({"keys": [{"public": TEXT}, {"public": TEXT, "until": "2026-03-01"}]})
    assert caught.value.problem.code == "signing-key"


def test_a_key_that_was_given_counts_alone() -> None:
    day = date(2026, 3, 2)
    declared = [PublicKey(RAW, day), PublicKey(bytes(32), day)]
    assert trusted_keys(declared, []) == tuple(declared)
    assert trusted_keys(declared, [PublicKey(RAW)]) == (declared[0],)  # with its days
    given = [PublicKey(RAW, None, day), PublicKey(bytes([7] * 32))]
    assert trusted_keys(declared, given) == tuple(given)
