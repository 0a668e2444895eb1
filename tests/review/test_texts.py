from __future__ import annotations

from dataclasses import replace

from opendata.acts.act import Act, Reading
from opendata.acts.confidence import Band
from opendata.collect.batch import Document, Outcome
from opendata.messages import msg
from opendata.review.corrections import DECIDED
from opendata.review.doubts import Item, Section
from opendata.review.texts import bands, evidence, reasons, what_was_read, where_it_stands

TEXT = "Р І Ш Е Н Н Я\nвід 14.02.2024   № 12\nПро питання\n"
ACT = Act(
    kind=Reading("рішення ради", 0.97, 0, 13),
    number=Reading("12", 0.62, TEXT.index("12"), TEXT.index("12") + 2),
    date=Reading("2024-02-14", 0.4),
    session=Reading("5", 0.9),
)


def item(section: Section = Section.DOUBTFUL, act: Act = ACT) -> Item:
    document = Document("d/a.txt", "a" * 64, 1, "txt", Outcome.READ, act)
    return Item(section, document, ACT, {}, (msg("one"), msg("two")))


def test_the_line_that_each_value_came_from() -> None:
    assert evidence(ACT, TEXT) == {"kind": "Р І Ш Е Н Н Я", "number": "від 14.02.2024 № 12"}


def test_what_was_read_is_told_in_words() -> None:
    assert what_was_read(ACT, "uk").split("\n") == [
        "вид акта: рішення ради – певно, 97 %",
        "номер: 12 – сумнівно, 62 %",
        "дата: 14.02.2024 – здогад, 40 %",
        "назва: не прочитано",
        "сесія: 5",
    ]


def test_where_it_stands_names_the_line_or_says_that_there_is_none() -> None:
    assert where_it_stands(ACT, evidence(ACT, TEXT), "uk").split("\n") == [
        "вид акта: «Р І Ш Е Н Н Я»",
        "номер: «від 14.02.2024 № 12»",
        "дата: у тексті немає, можливо, з назви файлу",
    ]


def test_the_reasons_stand_one_below_the_other() -> None:
    assert reasons(item(), "en") == "one\ntwo"


def test_colours_go_by_confidence() -> None:
    assert bands(item()) == {
        "kind": Band.SURE,
        "number": Band.DOUBTFUL,
        "date": Band.POOR,
        "title": Band.POOR,
    }
    assert set(bands(item(Section.DECIDED)).values()) == {Band.SURE}


def test_a_corrected_document_in_dispute_has_the_colours_of_what_holds() -> None:
    held = replace(ACT, **{name: Reading("x", 1.0) for name in DECIDED})  # type: ignore[arg-type]
    assert set(bands(item(act=held)).values()) == {Band.SURE}
