from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from redact_hands import ACCOUNT, OTHER_TAX, TAX, holds, member, odt

from opendata.acts.odt import read
from opendata.acts.text import read_text
from opendata.redact.choice import Choice
from opendata.redact.engine import redacted
from opendata.redact.odf import tell
from opendata.redact.tree import parse

TODAY = date(2026, 11, 23)
HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
)
HIDDEN += "</style:style>"


def copy_of(data: bytes) -> bytes:
    copy = redacted(data, "odt", "act.odt", Choice(), TODAY)
    assert copy.format == "odt"
    assert read_text(copy.data, "act.odt").format == "odt"
    return copy.data


def test_text_over_spans_notes_and_cells() -> None:
    body = (
        f"<text:p>РНОКПП <text:span>{TAX[:4]}</text:span>{TAX[4:]}, далі<text:note><text:note-body>"
        f"<text:p>РНОКПП {TAX}</text:p></text:note-body></text:note></text:p>"
        f"<table:table><table:table-row><table:table-cell><text:p>рахунок {ACCOUNT}</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    data = copy_of(odt(body))
    assert read(data, "x") == "РНОКПП [вилучено: РНОКПП], далі\nрахунок [вилучено: рахунок]"
    assert holds(data, TAX) == []
    assert member(data, "content.xml").count("[вилучено: РНОКПП]") == 2


def test_what_does_not_show_is_gone() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>РНОКПП '
        f"{OTHER_TAX}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>Видиме<text:change text:change-id="c"/><office:annotation><dc:creator>Оксана'
        "</dc:creator><text:p>нота</text:p></office:annotation>"
        '<text:span text:style-name="H">сховане</text:span>'
        '<text:hidden-text text:string-value="z"/>'
        '<text:section text:display="none"><text:p>невидиме</text:p></text:section>'
        "</text:p>"
    )
    data = copy_of(
        odt(body, HIDDEN, {"Thumbnails/thumbnail.png": b"thumb", "settings.xml": b"<a/>"})
    )
    assert read(data, "x") == "Видиме"
    for trace in (OTHER_TAX, "Оксана", "нота", "сховане", "невидиме", "thumb", "settings"):
        assert holds(data, trace) == [], trace


def test_a_file_within_the_file_is_said_to_be_gone() -> None:
    body = '<text:p>Таблиця: <draw:frame><draw:object xlink:href="./Object 1"/><draw:image'
    body += ' xlink:href="./ObjectReplacements/Object 1"/></draw:frame></text:p>'
    more = {"Object 1/content.xml": f"<a>{TAX}</a>".encode(), "ObjectReplacements/Object 1": b"x"}
    data = copy_of(odt(body, more=more))
    assert "[вилучено: вкладений файл]" in read(data, "x")
    assert holds(data, "Object 1") == []
    assert holds(data, TAX) == []


def test_the_story_is_the_text_that_is_screened() -> None:
    body = "<text:p>а<text:tab/>б<text:s text:c='3'/>в\nг</text:p><text:h>д</text:h>"
    data = odt(body)
    root = parse(member(data, "content.xml").encode(), "x")
    assert "".join(text for text, _ in tell(root)) == read(data, "x")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.booleans())
def test_nothing_planted_is_in_any_byte_of_the_copy(cuts: list[int], deleted: bool) -> None:
    body = ""
    for cut in cuts:
        parts = "".join(
            f"<text:span>{TAX[at : at + cut]}</text:span>" for at in range(0, len(TAX), cut)
        )
        body += f"<text:p>РНОКПП {parts}</text:p>"
    if deleted:
        body += f"<text:tracked-changes><text:p>{OTHER_TAX}</text:p></text:tracked-changes>"
    data = copy_of(odt(body))
    assert holds(data, TAX) == []
    assert holds(data, OTHER_TAX) == []
    assert copy_of(odt(body)) == data
