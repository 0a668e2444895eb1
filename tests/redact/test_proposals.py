from __future__ import annotations

from datetime import date

import pytest
from redact_hands import ACCOUNT, OTHER_TAX, TAX, W, docx, odt, paragraph

from opendata.acts.screened import NEWEST, screened
from opendata.acts.text import read_text
from opendata.privacy.finding import Kind
from opendata.redact.proposals import form_of, proposals

TODAY = date(2026, 11, 23)


def test_they_are_what_the_gate_finds() -> None:
    comment = (
        f"<w:comments {W}><w:comment>{paragraph('РНОКПП ', OTHER_TAX)}</w:comment></w:comments>"
    )
    data = docx(
        paragraph("РНОКПП ", TAX, f", {ACCOUNT}"), {"word/comments.xml": ("comments", comment)}
    )
    found = proposals(data, "docx", "a.docx", NEWEST)
    hits = screened(data, "docx", "a.docx", read_text(data, "a.docx").text)
    assert tuple(one.hit for one in found) == hits
    assert [(one.hit.kind, one.unseen) for one in found] == [
        (Kind.TAX_NUMBER, False),
        (Kind.IBAN, False),
        (Kind.TAX_NUMBER, True),
    ]


def test_what_stands_around_is_masked_too() -> None:
    text = f"Виплатити Петренку Івану Івановичу, РНОКПП {TAX}, рахунок {ACCOUNT}."
    first, second = proposals(text.encode(), "txt", "a.txt", TODAY)
    for shown in (first.context, second.context):
        assert shown.startswith("Виплатити П•••••••")
        for secret in (TAX, ACCOUNT, "Петренк"):
            assert secret not in shown


@pytest.mark.parametrize("before", [0, 50, 85, 88, 95, 300])
def test_a_finding_at_the_edge_is_not_shown_in_part(before: int) -> None:
    text = f"рахунок {ACCOUNT} {'а' * before} РНОКПП {TAX} {'б' * before} рахунок {ACCOUNT}"
    for one in proposals(text.encode(), "txt", "a.txt", TODAY):
        for secret in (TAX, ACCOUNT):
            for at in range(len(secret) - 6):
                assert secret[at : at + 6] not in one.context


def test_formats_are_known_by_their_bytes() -> None:
    assert form_of(odt("<text:p>Рішення міської ради</text:p>"), "a") == "odt"
    assert form_of("Рішення міської ради".encode(), "a") == "txt"
