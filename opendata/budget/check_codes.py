"""Codes of a form that are none, or do not agree.

КПКВК МБ has 7 digits, of which 2 name the head spending unit, 1 the responsible executor and 4 are
the ТПКВК МБ (rules of order No. 793 of the Ministry of Finance of 20.09.2017).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.budget import codes
from opendata.budget.form import Code, Finding, Form
from opendata.messages import Message, msg
from opendata.problems import Place, Problem

LOOK: Final = msg("Compare the form with the approved one on paper.")
"""What to do about anything that does not add up."""
_TAIL: Final = msg("the last four digits of the programme’s code are its typical code")
_FRONT: Final = msg("the codes of the spending unit, the executor and the programme begin alike")


def check_codes(form: Form) -> Iterator[Finding]:
    """Codes of a wrong length, and codes that do not agree with each other."""
    programme = form.programme
    named = [
        (codes.KPKVK, form.head_unit.kpkvk),
        (codes.EDRPOU, form.head_unit.edrpou),
        (codes.KPKVK, form.executor.kpkvk),
        (codes.EDRPOU, form.executor.edrpou),
        (codes.KPKVK, programme.kpkvk),
        (codes.TPKVK, programme.tpkvk),
        (codes.KFKVK, programme.kfkvk),
        (codes.BUDGET, programme.budget_code),
    ]
    for kind, code in named:
        if code is not None and not _well_formed(kind, code):
            yield _bad_code(kind, code)
    kpkvk = _whole(codes.KPKVK, programme.kpkvk)
    head = _whole(codes.KPKVK, form.head_unit.kpkvk)
    executor = _whole(codes.KPKVK, form.executor.kpkvk)
    typical = _whole(codes.TPKVK, programme.tpkvk)
    if kpkvk and typical and kpkvk.text[3:] != typical.text:
        yield _disagree(kpkvk, typical, _TAIL)
    for upper, lower, digits in ((head, executor, 2), (executor, kpkvk, 3), (head, kpkvk, 2)):
        if upper and lower and upper.text[:digits] != lower.text[:digits]:
            if upper is head and lower is kpkvk and executor is not None:
                continue  # told already of one of the two
            yield _disagree(lower, upper, _FRONT)


def _well_formed(kind: str, code: Code) -> bool:
    return code.text.isascii() and code.text.isdigit() and len(code.text) in codes.LENGTHS[kind]


def _whole(kind: str, code: Code | None) -> Code | None:
    return code if code is not None and _well_formed(kind, code) else None


def _bad_code(kind: str, code: Code) -> Finding:
    digits = " / ".join(str(length) for length in codes.LENGTHS[kind])
    return Finding(
        Problem(
            "budget-code",
            msg("this is no code of its kind"),
            Place(cell=code.cell),
            found=code.text,
            expected=msg("digits: {digits}", digits=digits),
            remedy=LOOK,
        ),
        (code.cell,),
    )


def _disagree(one: Code, other: Code, rule: Message) -> Finding:
    return Finding(
        Problem(
            "budget-codes",
            msg(
                "codes do not agree: {one} in {cell}, {other} in {beside}",
                one=one.text,
                cell=one.cell,
                other=other.text,
                beside=other.cell,
            ),
            Place(cell=one.cell),
            expected=rule,
            remedy=LOOK,
        ),
        (one.cell, other.cell),
    )
