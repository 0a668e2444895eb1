"""All that a document holds is screened, and what is found weighs what it should."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from privacy_numbers import iban, tax_number

from opendata.acts.screened import NEWEST, screened
from opendata.acts.text import read_text
from opendata.privacy.finding import Grade, Kind

NUMBER = tax_number(31_234)


def of_page(text: str) -> list[tuple[Kind, str, int]]:
    data = f"<html><body>{text}</body></html>".encode()
    document = read_text(data, "a.html")
    found = screened(data, document.format, "a.html", document.text)
    assert NUMBER not in repr(found)
    return [(one.kind, one.where, one.line) for one in found]


def test_the_text_and_what_stands_beside_it_are_screened() -> None:
    number = f"Бойко І. П., РНОКПП {NUMBER}"
    assert of_page(f"<p>{number}</p>") == [(Kind.TAX_NUMBER, "", 1)]
    assert of_page(f"<p>Рішення</p><!-- {number} -->") == [(Kind.TAX_NUMBER, "comment", 1)]


def test_names_alone_are_left_out() -> None:
    assert of_page("<p>Надати допомогу Бойку Івану Петровичу.</p>") == []


def test_a_birth_after_today_may_be_in_a_number_that_is_remembered() -> None:
    assert NEWEST.year >= 2030


def of_workbook(text: str) -> set[tuple[Kind, Grade]]:
    book = openpyxl.Workbook()
    book.create_sheet("Аркуш", 0)["A1"] = text
    data = io.BytesIO()
    book.save(data)
    return {(one.kind, one.grade) for one in screened(data.getvalue(), "xlsx", "a.xlsx", "")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Бойко І. П., РНОКПП {NUMBER}", Kind.TAX_NUMBER),
        (f"Бойко І. П., рахунок {iban('322313', '26207233566001')}", Kind.IBAN),
        ("Бойко Іван Петрович, паспорт СЕ 123456", Kind.PASSPORT),
        ("Бойко Іван Петрович, 15.05.1990 року народження", Kind.BIRTH_DATE),
    ],
)
def test_identifiers_block_in_workbooks_too(text: str, kind: Kind) -> None:
    assert (kind, Grade.BLOCK) in of_workbook(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Бойко Іван Петрович, моб. тел. 067 123-45-67", Kind.PHONE),
        ("Бойко Іван Петрович, проживає: вул. Садова, 5, кв. 12", Kind.HOME_ADDRESS),
    ],
)
def test_telephones_and_addresses_are_for_a_look_in_workbooks_alone(text: str, kind: Kind) -> None:
    assert of_workbook(text) == {(kind, Grade.LOOK)}
    found = screened(text.encode(), "txt", "a.txt", text)
    assert {(one.kind, one.grade) for one in found} == {(kind, Grade.BLOCK)}


def test_what_cannot_be_looked_into_is_told() -> None:
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        body = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        archive.writestr("word/document.xml", f"{body}<w:body/></w:document>")
        archive.writestr(
            "word/embeddings/object.bin", b"\xfe\xed\0\1\2\3" * 9 + "слово".encode("utf-16-le")
        )
    found = screened(document.getvalue(), "docx", "a.docx", "")
    assert [(one.kind, one.grade, one.line) for one in found] == [(Kind.OPAQUE, Grade.LOOK, 1)]


def test_a_long_and_a_short_part_are_screened_alike() -> None:
    short = f"<!-- Бойко І. П., РНОКПП {NUMBER} -->"
    long = f"<!-- {'рішення ' * 60} Бойко І. П., РНОКПП {NUMBER} -->"
    assert of_page(f"<p>а</p>{short}") == of_page(f"<p>а</p>{long}")
    assert len(of_page(f"<p>а</p>{long}")) == 1
