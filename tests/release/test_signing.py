from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signed_chain import BEGUN, SEED, Signed, chain, manifest

from opendata.problems import Severity
from opendata.release.signing import (
    PublicKey,
    SigningKey,
    chain_problems,
    check_signature,
    parse_signature,
)

KEY = SigningKey.from_seed(SEED)
OTHER = SigningKey.from_seed(bytes(range(32)))
KEYS = [KEY.public]
RFC = bytes.fromhex(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)
"""The signature of nothing by that key, as RFC 8032 has it."""


def codes(releases: list[Signed], keys: list[PublicKey] | None = None) -> list[str]:
    return [one.code for one in chain_problems(releases, KEYS if keys is None else keys)]


def test_the_key_and_the_signature_of_rfc_8032() -> None:
    raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    assert KEY.public.raw == raw
    assert KEY.public.id == "21fe31dfa154a261"
    assert KEY.sign(b"") == (
        b"ed25519 21fe31dfa154a261 5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr"
        b"0lv18FlbviRlUUFDjnoQCw==\n"
    )
    assert parse_signature(KEY.sign(b"")).raw == RFC
    assert check_signature(b"", KEY.sign(b""), KEY.public)


@given(st.binary(max_size=200), st.data())
def test_a_changed_byte_of_manifest_or_signature_fails(data: bytes, draw: st.DataObject) -> None:
    signature = KEY.sign(data)
    assert signature == KEY.sign(data)
    assert check_signature(data, signature, KEY.public)
    assert not check_signature(data, signature, OTHER.public)
    flip = draw.draw(st.integers(1, 255))
    at = draw.draw(st.integers(0, len(signature) - 1))
    other = signature[:at] + bytes([signature[at] ^ flip]) + signature[at + 1 :]
    assert not check_signature(data, other, KEY.public)
    if data:
        at = draw.draw(st.integers(0, len(data) - 1))
        other = data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :]
        assert not check_signature(other, signature, KEY.public)


@given(st.binary(max_size=100))
def test_whatever_is_no_signature_is_refused(data: bytes) -> None:
    assert not check_signature(b"", data, KEY.public)
    with pytest.raises(ValueError, match="signature"):
        parse_signature(data)


def test_a_private_key_has_no_text_form() -> None:
    secret = SEED.hex()
    assert repr(KEY) == "<private key 21fe31dfa154a261>"
    assert secret not in repr(KEY) + str(KEY)
    for leak in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            leak(KEY)


def test_a_key_survives_its_file_and_nothing_else_is_one() -> None:
    assert SigningKey.from_pem(KEY.pem()).public == KEY.public
    assert SigningKey.generate().public != SigningKey.generate().public
    for data in (b"", b"secret-words", KEY.public.pem, KEY.pem()[:-40]):
        with pytest.raises(ValueError, match="not a private key") as caught:
            SigningKey.from_pem(data)
        assert "secret-words" not in str(caught.value)


def test_an_elliptic_key_of_another_kind_is_refused() -> None:
    from cryptography.hazmat.primitives import serialization as forms
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    pem = X25519PrivateKey.generate().private_bytes(
        forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption()
    )
    with pytest.raises(ValueError, match="Ed25519"):
        SigningKey.from_pem(pem)


@pytest.mark.parametrize("keys", [(), (KEY,), (KEY,) * 4, (None, None), (None, KEY, KEY)])
def test_a_whole_chain_has_no_problem(keys: tuple[SigningKey | None, ...]) -> None:
    assert codes(chain(*keys)) == []


def test_releases_of_programs_that_signed_nothing_are_as_they_were() -> None:
    first = manifest(0, None)
    second = manifest(1, (first, None), said=False)
    third = manifest(2, (second, None))
    signed = [(first, None), (second, None), (third, KEY.sign(third))]
    assert codes(signed) == []
    torn = manifest(2, (second, None), said=False)  # what is signed always names the one before
    assert codes([*signed[:2], (torn, KEY.sign(torn))]) == ["signature-chain"]


@given(st.integers(2, 6), st.data())
def test_what_is_left_out_moved_or_put_in_is_named(length: int, draw: st.DataObject) -> None:
    whole = chain(*[KEY] * length)
    at = draw.draw(st.integers(0, length - 2))  # the newest can be cut off: see the guide
    assert "signature-chain" in codes(whole[:at] + whole[at + 1 :])
    order = draw.draw(st.permutations(range(length)).filter(lambda one: one != [*range(length)]))
    moved = codes([whole[number] for number in order])
    assert {"signature-chain", "signature-order"} <= {*moved}
    # Somebody without the key puts a release in before one that is there.
    came = manifest(at + 1, whole[at], created=BEGUN + timedelta(days=at, hours=1))
    found = codes([*whole[: at + 1], (came, None), *whole[at + 1 :]])
    assert {"signature-chain", "signature-missing"} <= {*found}


def test_an_exchanged_release_is_named_even_where_its_signature_is_good() -> None:
    whole = chain(KEY, KEY, KEY)
    other = manifest(1, whole[0], created=BEGUN + timedelta(hours=30))
    assert codes([whole[0], (other, KEY.sign(other)), whole[2]]) == ["signature-chain"]
    stripped = [whole[0], (whole[1][0], None), whole[2]]
    assert {*codes(stripped)} == {"signature-chain", "signature-missing"}


def test_a_changed_manifest_and_an_unknown_key() -> None:
    whole = chain(KEY, KEY)
    changed = whole[1][0].replace(b'"decisions"', b'"decisions" ')
    assert codes([whole[0], (changed, whole[1][1])]) == ["signature-wrong"]
    assert codes([whole[0], (whole[1][0], b"nothing")]) == ["signature-wrong"]
    assert codes(whole, [OTHER.public]) == ["signature-key-unknown"] * 2
    assert codes(whole, []) == ["signature-key-unknown"] * 2
    assert codes([(b"[]", None)]) == ["signature-manifest"]
    assert codes([whole[0], (b"\xff", whole[1][1])]) == ["signature-manifest"]


def test_moments_and_numbers_that_go_back() -> None:
    (first,) = chain(KEY)
    early = manifest(1, first, created=BEGUN - timedelta(seconds=1))
    assert codes([first, (early, KEY.sign(early))]) == ["signature-order"]
    same = manifest(1, first, created=BEGUN)
    assert codes([first, (same, KEY.sign(same))]) == []


def test_a_retired_key_still_verifies_the_releases_of_its_days() -> None:
    day = BEGUN.date()
    keys = [
        replace(KEY.public, since=day, until=day + timedelta(days=1)),
        replace(OTHER.public, since=day + timedelta(days=1)),
    ]
    assert codes(chain(KEY, KEY, OTHER), keys) == []
    assert codes(chain(KEY, KEY, KEY), keys) == ["signature-key-days"]
    assert codes(chain(OTHER, OTHER), keys) == ["signature-key-days"]


def test_an_unsigned_release_after_signed_ones() -> None:
    (end,) = chain_problems(chain(KEY, None), KEYS)
    assert (end.code, end.severity) == ("signature-missing", Severity.WARNING)
    (within,) = chain_problems(chain(KEY, None, KEY), KEYS)
    assert (within.code, within.severity) == ("signature-missing", Severity.NOTE)


def test_a_chain_whose_signatures_were_all_taken_away() -> None:
    """The day from which the key signs is known to the auditor."""
    bare = chain(None, None, None)
    dated = [replace(KEY.public, since=BEGUN.date() + timedelta(days=1))]
    assert codes(bare, dated) == ["signature-missing"]  # the third; the key may be made that day
    assert codes(bare, [replace(KEY.public, since=date(2027, 1, 1))]) == []
