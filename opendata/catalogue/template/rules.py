"""What Excel lets people type into a column, and what it tells them there."""

from __future__ import annotations

from typing import Any, Final, Literal

from opendata.catalogue.schema import Field
from opendata.catalogue.template.cells import NULL
from opendata.catalogue.template.choices import Choices, Lists, choices_of
from opendata.catalogue.template.words import form_text, prompt, title_of
from opendata.messages import Language, msg, say

FIRST: Final = 2
LAST: Final = 1_048_576
"""The rules reach down to the last row that a sheet can have."""
LONGEST_TITLE: Final = 32
LONGEST_TEXT: Final = 255
LONGEST_ERROR: Final = 225
"""Excel calls a workbook damaged whose texts are longer."""
NUMBERS: Final = ("date", "integer", "year", "number")


def rule_of(field: Field, letter: str, lists: Lists, language: Language) -> Any:
    """The rule (``DataValidation`` of openpyxl) of ``field``, which stands in column ``letter``."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = choices_of(field)
    closed = choices is not None and choices.closed
    refused = closed or (choices is None and field.type in NUMBERS)
    rule = DataValidation(
        type=_kind(field, choices),
        formula1=_formula(field, choices, f"{letter}{FIRST}", lists),
        allow_blank=True,
        showErrorMessage=refused,
        # A day before 1900 is text in Excel and yet right, so that a date is only asked about.
        errorStyle="warning" if field.type == "date" else "stop",
        errorTitle=shortened(title_of(field, language), LONGEST_TITLE) if refused else None,
        error=shortened(_error(field, language), LONGEST_ERROR) if refused else None,
        showInputMessage=True,
        promptTitle=shortened(title_of(field, language), LONGEST_TITLE),
        prompt=shortened(prompt(field, language), LONGEST_TEXT),
    )
    rule.add(f"{letter}{FIRST}:{letter}{LAST}")
    return rule


def _kind(field: Field, choices: Choices | None) -> Literal["list", "custom"] | None:
    if choices is not None:
        return "list"
    return "custom" if field.type in NUMBERS else None


def _formula(field: Field, choices: Choices | None, cell: str, lists: Lists) -> str | None:
    if choices is not None:
        return lists.formula(choices.values)
    if field.type not in NUMBERS:
        return None
    # A rule of the kind «whole number» would refuse the word null.
    return f'IF(ISNUMBER({cell}),{_within(field, cell)},{cell}="{NULL}")'


def _within(field: Field, cell: str) -> str:
    """What a number has to be besides a number."""
    limits = field.constraints
    rules = [f"{cell}=INT({cell})"] if field.type in ("integer", "year") else []
    for word, sign in (("minimum", ">="), ("maximum", "<=")):
        limit = limits.get(word)
        if isinstance(limit, int | float) and field.type != "date":
            rules.append(f"{cell}{sign}{limit}")
    if not rules:
        return "TRUE"
    return rules[0] if len(rules) == 1 else f"AND({','.join(rules)})"


def _error(field: Field, language: Language) -> str:
    form = form_text(field, language)
    if field.required:
        return say(msg("Here goes: {form}.", form=form), language)
    return say(msg("Here goes: {form}. Or the word null.", form=form), language)


def shortened(text: str, limit: int) -> str:
    """``text``, cut where it is longer than ``limit`` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
