from __future__ import annotations

import struct

import pytest

from opendata.acts.beside import exif, images
from tests.acts.beside import planted_files as made
from tests.acts.beside.planted_files import MARK


@pytest.mark.parametrize("kind", made.PICTURES)
def test_each_kind_of_picture_is_known_and_tells(kind: str) -> None:
    told = images.told(made.PICTURES[kind])
    assert told is not None
    assert MARK in told


def test_a_plain_picture_tells_nothing_and_other_bytes_are_no_picture() -> None:
    assert images.told(made.jpeg()) == ""
    assert images.told(made.png()) == ""
    for data in (b"", b"x", b"BMW", b"RIFF", b"<html>", b"PK\3\4", bytes(50)):
        assert images.told(data) is None


def test_the_south_and_the_west() -> None:
    data = made.exif().replace(b"N\0\0\0", b"S\0\0\0").replace(b"E\0\0\0", b"W\0\0\0")
    assert "GPS: -50.4501, -30.5234" in exif.tells(data)


def test_a_place_without_a_fix_is_none() -> None:
    data = made.exif().replace(struct.pack("<6L", 50, 1, 27, 1, 36, 100), bytes(24))
    data = data.replace(struct.pack("<6L", 30, 1, 31, 1, 2424, 100), bytes(24))
    assert not any(line.startswith("GPS") for line in exif.tells(data))


def test_motorola_order() -> None:
    value = MARK.encode()
    data = b"MM\0*" + struct.pack(">L", 8) + struct.pack(">HHHLL", 1, 315, 2, len(value), 26)
    assert exif.tells(data + bytes(4) + value) == [f"Author: {MARK}"]


def test_lists_in_a_ring_end() -> None:
    data = bytearray(made.exif())
    at = 8 + 2 + 3 * 12
    data[at : at + 4] = struct.pack("<L", 8)
    assert f"Author: {MARK}" in exif.tells(bytes(data))
