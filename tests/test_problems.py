from __future__ import annotations

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, describe, shorten

FINDING = Problem(
    "cell-type",
    msg("«{label}» is empty", label="Дата"),
    Place("datasets/x/register.xlsx", "Реєстр", 14, "D14", field="acceptedDate"),
    found="31 лютого",
    expected=msg("a whole number"),
    remedy=msg("Add the act to the register."),
)


def test_describe_says_what_where_found_expected_remedy_and_code() -> None:
    assert describe(FINDING, "uk") == (
        "datasets/x/register.xlsx › Реєстр › D14 [acceptedDate]: поле «Дата» порожнє\n"
        "  знайдено: 31 лютого\n"
        "  очікується: ціле число\n"
        "  що зробити: Додайте акт до реєстру.  [cell-type]"
    )


def test_an_error_reads_well_in_a_log() -> None:
    error = OpendataError(FINDING, Exit.INVALID, FINDING)
    assert str(error).count("[cell-type]") == 2
    assert error.problem is FINDING


def test_shorten_keeps_one_line_and_shows_control_characters() -> None:
    assert shorten("a\nb\x00") == "a\\x0ab\\x00"
    assert len(shorten("я" * 500)) == 120


def test_place_without_parts_is_empty() -> None:
    assert str(Place()) == ""
    assert str(Place("a.csv", row=3)) == "a.csv › 3"
