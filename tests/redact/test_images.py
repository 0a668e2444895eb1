from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from opendata.redact.images import without_metadata

SECRET = "Boiko 50.4501"


def picture() -> Image.Image:
    made = Image.new("RGB", (24, 16), (200, 30, 30))
    for x in range(24):
        made.putpixel((x, x % 16), (0, 10 * x, 255))
    return made


def saved(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = SECRET  # the artist
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = SECRET[:10]
    picture().save(out, form, exif=exif, **options)
    return out.getvalue()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("progressive", [True, False])
def test_a_jpeg(progressive: bool) -> None:
    data = saved("JPEG", comment=SECRET, progressive=progressive) + SECRET.encode()
    clean = without_metadata(data)
    assert SECRET.encode() in data
    assert SECRET.encode()[:5] not in clean
    assert pixels(clean) == pixels(data)
    assert without_metadata(clean) == clean


def test_a_png() -> None:
    info = PngInfo()
    info.add_text("Author", SECRET)
    info.add_itxt("XML:com.adobe.xmp", SECRET)
    data = saved("PNG", pnginfo=info) + SECRET.encode()
    clean = without_metadata(data)
    assert SECRET.encode() not in clean
    assert b"eXIf" not in clean
    assert pixels(clean) == pixels(data)


def test_a_tiff() -> None:
    data = saved("TIFF")
    assert SECRET.encode() in data
    clean = without_metadata(data)
    assert SECRET.encode()[:5] not in clean
    assert pixels(clean) == pixels(data)


def test_others_stay_as_they_are() -> None:
    assert without_metadata(b"GIF89a") == b"GIF89a"


@given(st.sampled_from(["JPEG", "PNG", "TIFF"]), st.integers(0, 900), st.integers(0, 255))
def test_broken_pictures_do_no_harm(form: str, at: int, value: int) -> None:
    data = bytearray(saved(form))
    data[at % len(data)] = value
    without_metadata(bytes(data))
    without_metadata(bytes(data[: at % len(data)]))
