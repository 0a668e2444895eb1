from __future__ import annotations

import copy
import json
import pickle
from urllib.parse import quote

import pytest
from conftest import SECRET  # type: ignore[import-not-found]

from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.token import Token
from opendata.problems import Exit, OpendataError

PLACE = msg("the keyring")


def token(secret: str = SECRET, url: str = "https://data.gov.ua") -> Token:
    origin = origin_of(url)
    assert origin is not None
    return Token(secret, origin, PLACE)


@pytest.mark.parametrize(
    "url",
    [
        "http://data.gov.ua/",
        "https://data.gov.ua:8443/",
        "https://www.data.gov.ua/",
        "https://data.gov.ua@evil.example/",
        "https://evil.example/https://data.gov.ua",
        "https://evil.example\\@data.gov.ua",
        "",
    ],
)
def test_it_goes_to_its_own_place_only(url: str) -> None:
    assert token().for_address(url) is None


def test_its_own_place() -> None:
    assert token().for_address("https://DATA.gov.ua:443/api/action/x") == SECRET


def test_it_has_no_text_and_no_copy() -> None:
    one = token()
    assert SECRET not in f"{one!r} {one}"
    assert not hasattr(one, "__dict__")
    for copying in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            copying(one)  # type: ignore[operator]


def test_it_is_found_however_it_is_written_back() -> None:
    secret = 'a<b>&c"d/e+f=g\\hijk'
    one = token(secret)
    text = " ".join([secret, quote(secret, safe=""), json.dumps(secret), f"x{secret}y"])
    hidden = one.hide(text)
    assert secret not in hidden
    assert quote(secret, safe="") not in hidden
    assert json.dumps(secret)[1:-1] not in hidden
    assert hidden.startswith("•••")


@pytest.mark.parametrize("secret", ["", "short", "x" * 15, "a space in the middle", "ключ" * 9])
def test_what_is_no_token(secret: str) -> None:
    with pytest.raises(OpendataError) as caught:
        token(secret)
    assert caught.value.problem.code == "ckan-token-shape"
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert not secret.strip() or secret not in str(caught.value)


def test_line_ends_around_it_are_no_part_of_it() -> None:
    assert token(f" {SECRET}\r\n").for_address("https://data.gov.ua") == SECRET
