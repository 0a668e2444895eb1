from __future__ import annotations

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, describe, shorten, visible

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


def test_visible_shows_what_a_terminal_would_obey_and_cuts_nothing() -> None:
    assert (
        visible("а\x1b[2J\u202eб\n\N{NO-BREAK SPACE}") == "а\\x1b[2J\\x202eб\\x0a\N{NO-BREAK SPACE}"
    )
    assert visible("я" * 500) == "я" * 500


def test_a_place_is_shown_safely() -> None:
    shown = describe(Problem("x-y", msg("is missing"), Place("звіт\u202efdp.exe\x1b[2J")), "en")
    assert shown == "звіт\\x202efdp.exe\\x1b[2J: is missing  [x-y]"
