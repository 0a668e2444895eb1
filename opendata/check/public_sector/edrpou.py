"""The check digit of an EDRPOU code: the last digit follows from the seven before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.clean.identifiers import is_edrpou
from opendata.messages import msg

_DIGITS = re.compile(r"[0-9]{8}")


def rule(layout: Layout) -> Rule | None:
    """Eight digits whose last does not fit. The form of eight digits is the schema's own rule.

    Codes between 30,000,000 and 60,000,000 are weighed 7 1 2 3 4 5 6, all others 1 2 3 4 5 6 7;
    where the sum leaves 10 when divided by 11, the weights grow by two (python-stdnum has it all).
    A warning only: the recommendation does not ask for the digit, and its examples do without.
    """
    return rule_of(Look((one,), partial(_look, one)) for one in layout.holding("edrpou"))


def _look(column: Column, row: Cells) -> Iterator[Finding]:
    for code in row.parts(column):
        if _DIGITS.fullmatch(code) and not is_edrpou(code):
            yield problem(
                "edrpou-check-digit",
                column,
                msg(
                    "the check digit of «{label}» does not fit: is it a slip?",
                    label=column.title,
                ),
                code,
                expected=msg("an EDRPOU code, whose last digit follows from the others"),
                remedy=msg("Compare the code with the register of legal entities (ЄДР)."),
            )
