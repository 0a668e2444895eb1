from __future__ import annotations

from opendata.acts.beside.beside import beside


def test_text_of_both_encodings_is_taken_out_of_the_bytes() -> None:
    data = (
        b"\xd0\xcf\x11\xe0\x00\x01\x02" + "РНОКПП 3123412347 №".encode("utf-16-le")
        + b"\x00\x00\x01\x00" + "Оксана Бойко".encode("cp1251") + b"\x00\x00"
    )  # fmt: skip
    texts = [one.text for one in beside(data, "doc", "act.doc")]
    assert any("РНОКПП 3123412347" in text for text in texts)
    assert any("Оксана Бойко" in text for text in texts)


def test_a_plain_text_is_all_text() -> None:
    assert beside("будь-що".encode(), "txt", "act.txt") == ()
