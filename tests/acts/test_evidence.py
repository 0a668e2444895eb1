import time

from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.evidence import AROUND, MOST, evidence_line

TEXT = "МІСЬКА РАДА\n\n  від 14.02.2024\t№ 5  \nПро землю"


def shown(part: str, text: str = TEXT) -> str:
    start = text.index(part)
    return evidence_line(text, start, start + len(part))


def test_the_whole_line_is_shown_with_single_blanks():
    assert shown("№ 5") == "від 14.02.2024 № 5"
    assert shown("МІСЬКА") == "МІСЬКА РАДА"
    assert shown("землю") == "Про землю"


def test_evidence_over_several_lines_becomes_one():
    assert shown("№ 5  \nПро") == "від 14.02.2024 № 5 Про землю"


def test_a_value_from_elsewhere_has_no_line():
    assert evidence_line(TEXT, -1, -1) == ""


def test_a_long_line_is_cut_around_the_evidence():
    text = "а" * 500 + "№ 5" + "б" * 500
    line = shown("№ 5", text)
    assert line.startswith("…а")
    assert line.endswith("б…")
    assert "№ 5" in line
    assert len(line) == 2 * AROUND + len("№ 5") + 2


def test_a_long_line_is_cut_between_words():
    text = "слово " * 100 + "№ 5" + " слово" * 100
    line = shown("№ 5", text)
    assert set(line.strip("…").split()) == {"слово", "№", "5"}
    assert line.startswith("…слово ")
    assert line.endswith(" слово…")


def test_a_page_of_evidence_is_cut_and_says_so():
    line = evidence_line("x " * 3000, 0, 6000)
    assert line.endswith("…")
    assert len(line) <= MOST + AROUND + 1


@given(st.text(max_size=200), st.integers(-1, 200), st.integers(0, 200))
def test_never_raises_and_is_one_line(text: str, start: int, length: int):
    start = min(start, len(text))
    line = evidence_line(text, start, min(start + length, len(text)))
    assert "\n" not in line


def test_a_text_without_lines_costs_no_time():
    text = "x" * 5_000_000
    before = time.process_time()
    evidence_line(text, 2_500_000, 2_500_010)
    assert time.process_time() - before < 1
