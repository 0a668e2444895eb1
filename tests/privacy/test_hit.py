from __future__ import annotations

from datetime import date

from privacy_numbers import tax_number

from opendata.privacy.hit import hits
from opendata.privacy.screen import screen


def test_a_hit_has_its_line_and_not_what_stood_there() -> None:
    number = tax_number(31_234)
    text = f"Рішення\n\nБойку І. П.,\nРНОКПП {number}\n"
    found = list(hits(text, screen(text, date(2026, 11, 23)), "comment", "word/comments.xml"))
    assert [(one.kind, one.line) for one in found] == [("name", 3), ("tax-number", 4)]
    assert all(number not in str(one) for one in found)
    assert found[1].where == "comment"


def test_equal_findings_in_two_documents_have_two_names_and_in_one_the_same() -> None:
    text = f"РНОКПП {tax_number(31_234)}; ІПН {tax_number(31_234)}"
    one, two = hits(text, screen(text, date(2026, 11, 23)))
    assert one.named("a" * 64) == two.named("a" * 64) != one.named("b" * 64)
    assert one.named("a" * 64) not in (one.fingerprint, one.fingerprint[:16])


def test_nothing_found() -> None:
    assert list(hits("", ())) == []
