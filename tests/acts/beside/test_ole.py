from __future__ import annotations

import struct

from opendata.acts.beside import ole
from tests.acts.beside.planted_files import native
from tests.acts.beside.planted_files import ole as container


def test_streams_and_the_files_in_them() -> None:
    data = container({"One": b"a" * 5000, "\1Ole10Native": native(b"file"), "CONTENTS": b"%PDF-"})
    streams = ole.streams(data)
    assert streams["One"] == b"a" * 5000
    inside = {one.name: one.data for one in ole.within(data)}
    assert inside["Ole10Native"] == b"file"
    assert inside["CONTENTS"].startswith(b"%PDF-")


def test_rings_and_rot_end() -> None:
    data = bytearray(container({"One": b"a" * 5000, "Two": b"b" * 5000}))
    assert ole.streams(b"no container") == {}
    assert ole.streams(bytes(data[:600])) == {}
    struct.pack_into("<L", data, 512 + 2 * 4, 2)  # a sector that is followed by itself
    assert all(len(one) <= len(data) for one in ole.streams(bytes(data)).values())


def test_nothing_and_formulas_are_harmless_and_rot_is_not() -> None:
    assert ole.is_harmless(container({}))
    assert ole.is_harmless(container({"Equation Native": b"x", "\1CompObj": b"y"}))
    assert not ole.is_harmless(container({"Equation Native": b"x", "Other": b"y"}))
    assert not ole.is_harmless(container({})[:300])
    assert not ole.is_harmless(b"")
