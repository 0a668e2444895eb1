"""What is told of a financial statement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from opendata.budget.compare import written
from opendata.budget.form import Code, Figure, Finding
from opendata.clean.identifiers import is_edrpou
from opendata.financials.forms import FormOf
from opendata.financials.formulas import Made
from opendata.financials.rows import Misread
from opendata.financials.statement import Kind, Line, Size, number_of
from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity

LOOK: Final = msg("Compare the file with the statement that the enterprise signed.")
"""What to do about anything that does not add up."""
EDRPOU: Final = msg("the EDRPOU code of the enterprise")
NAME: Final = msg("the name of the enterprise")
PERIOD: Final = msg("the day of the balance, or the period")
UNIT: Final = msg("the unit: thousands of hryvnias, or hryvnias")


def line_named(code: str) -> Message:
    """«line 1300»."""
    return msg("line {code}", code=code)


def is_right(edrpou: str) -> bool:
    """Whether the code has eight digits and the right check digit."""
    return is_edrpou(edrpou)


def missing(part: Message) -> Finding:
    """What every statement has, and was not found in this one."""
    return Finding(
        Problem(
            "financials-missing",
            msg("not found in the statement: {part}", part=part),
            remedy=msg("See whether the file has it, in the words of the official form."),
            severity=Severity.WARNING,
        ),
        (),
    )


def wrong_edrpou(code: Code) -> Finding:
    """Not eight digits, or the check digit is another."""
    return Finding(
        Problem(
            "financials-edrpou",
            msg("the EDRPOU code of the enterprise is not a right one"),
            Place(cell=code.cell),
            found=code.text,
            expected=msg("eight digits, the last of which is the check digit"),
            remedy=msg("Compare the code with the State Register, and correct it in the file."),
            severity=Severity.WARNING,
        ),
        (code.cell,),
    )


def no_figure(one: Misread) -> Finding:
    """Something else than a figure in a column of figures."""
    return Finding(
        Problem(
            "financials-number",
            msg("a figure should stand here, in line {code}", code=one.code),
            Place(cell=one.cell),
            found=one.text,
            expected=msg("a number, a dash or nothing"),
            remedy=msg("Write the figure alone into the cell, in digits."),
        ),
        (one.cell,),
    )


def unknown_code(line: Line) -> Finding:
    """A code of none of the six forms."""
    return Finding(
        Problem(
            "financials-code-unknown",
            msg("no form of financial statements has a line {code}", code=line.code),
            Place(cell=line.cell),
            found=line.code,
            remedy=LOOK,
            severity=Severity.WARNING,
        ),
        (line.cell,),
    )


def other_code(line: Line, form: FormOf, others: Sequence[tuple[Kind, Size]]) -> Finding:
    """A code that another of the six forms has."""
    return Finding(
        Problem(
            "financials-code-other",
            msg(
                "form № {form} has no line {code}; form № {other} has one",
                form=number_of(form.kind, form.size),
                code=line.code,
                other=", ".join(number_of(*key) for key in others),
            ),
            Place(cell=line.cell),
            found=line.code,
            remedy=LOOK,
            severity=Severity.WARNING,
        ),
        (line.cell,),
    )


def line_twice(first: Line, second: Line) -> Finding:
    """One code, two lines with other figures; the first counts."""
    return Finding(
        Problem(
            "financials-line-twice",
            msg(
                "line {code} is printed twice with other figures; the first counts", code=first.code
            ),
            Place(cell=second.cell),
            found=second.code,
            remedy=LOOK,
        ),
        (first.cell, second.cell),
    )


def wrong_sum(kind: Kind, code: str, printed: Decimal, added: Made, cell: str) -> Finding:
    """A line that others make up, and do not."""
    what = msg(
        "line {code} says {printed}, its lines make {added}",
        code=code,
        printed=written(printed),
        added=written(added.added),
    )
    place, found = Place(cell=cell), written(printed)
    problem = (
        Problem("financials-sum", what, place, found=found, remedy=LOOK)
        if kind is Kind.BALANCE
        else Problem("financials-result", what, place, found=found, remedy=LOOK)
    )
    return Finding(problem, (cell, *(figure.cell for figure in added.parts)))


def no_balance(assets: Decimal, liabilities: Decimal, cells: tuple[str, ...]) -> Finding:
    """Assets are not equity and liabilities."""
    return Finding(
        Problem(
            "financials-balance",
            msg(
                "the balance does not close: line 1300 says {assets}, line 1900 {liabilities}",
                assets=written(assets),
                liabilities=written(liabilities),
            ),
            Place(cell=cells[0]),
            found=written(assets),
            expected=msg("the same sum in lines 1300 and 1900"),
            remedy=LOOK,
        ),
        cells,
    )


def both_results(profit_code: str, loss_code: str, gain: Figure, lost: Figure) -> Finding:
    """A profit and a loss for one period."""
    return Finding(
        Problem(
            "financials-two-results",
            msg(
                "both a profit (line {profit}) and a loss (line {loss}) are printed",
                profit=profit_code,
                loss=loss_code,
            ),
            Place(cell=gain.cell),
            found=f"{written(gain.value)}; {written(lost.value)}",
            expected=msg("a figure in one of the two lines"),
            remedy=LOOK,
        ),
        (gain.cell, lost.cell),
    )


def no_brackets(codes: Sequence[str]) -> Finding:
    """What is deducted is printed like what is added; whoever adds lines up must know."""
    return Finding(
        Problem(
            "financials-brackets",
            msg(
                "what is deducted is printed without brackets, and given as printed: lines {codes}",
                codes=", ".join(codes),
            ),
            severity=Severity.NOTE,
        ),
        (),
    )


def profit(net: Decimal, change: Decimal, figure: Figure, line: Line | None) -> Finding:
    """The net result is not the change of the retained profit: often rightly so.

    ``line`` is 1420 of the balance where that is on the same sheet.
    """
    figures = (line.current, line.previous) if line is not None else ()
    return Finding(
        Problem(
            "financials-profit",
            msg(
                "the net result is {net}, line 1420 of the balance changed by {change}",
                net=written(net),
                change=written(change),
            ),
            Place(cell=figure.cell),
            found=written(net),
            severity=Severity.NOTE,
        ),
        (figure.cell, *(one.cell for one in figures if one is not None)),
    )
