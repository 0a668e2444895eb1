from __future__ import annotations

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where


def cp1251(text: str) -> bytes:
    return b"".join(b"\\'%02x" % one for one in text.encode("cp1251"))


def test_all_places() -> None:
    data = (
        b"{\\rtf1\\ansi\\ansicpg1251{\\info{\\author " + cp1251("Оксана") + b"}{\\title draft}}"
        b"{\\header "
        + cp1251("колонтитул")
        + b"} "
        + cp1251("Рішення ради")
        + b"{\\*\\annotation "
        + cp1251("примітка")
        + b"}{\\v "
        + cp1251("таємне")
        + b"}"
        b"{\\deleted " + cp1251("викреслено") + b"}{\\footnote \\{1\\} note}}"
    )
    told = {one.name: one.text for one in beside(data, "rtf", "act.rtf")}
    assert "Оксана" in told["info"]
    assert "draft" in told["info"]
    assert told["header"] == "колонтитул"
    assert told["annotation"] == "примітка"
    assert told["v"] == "таємне"
    assert told["deleted"] == "викреслено"
    assert told["footnote"] == "{1} note"
    assert not any("Рішення" in text for text in told.values())


def test_a_group_without_end_ends_with_the_file() -> None:
    (part,) = beside(b"{\\rtf1\\ansi text{\\v hidden", "rtf", "act.rtf")
    assert (part.where, part.text) == (Where.HIDDEN, "hidden")
