from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from redact_hands import ACCOUNT, HOME, OTHER_TAX, TAX

from opendata.privacy.finding import Kind, fingerprint
from opendata.privacy.screen import screen
from opendata.redact.choice import Choice, Remover

TODAY = date(2026, 11, 23)
TEXT = f"Надати Петренку Івану допомогу, РНОКПП {TAX}, рахунок {ACCOUNT}."


def name_of(text: str, kind: Kind) -> str:
    return next(fingerprint(one) for one in screen(text, TODAY) if one.kind is kind)


def remover(*texts: str, choice: Choice | None = None) -> Remover:
    made = Remover(choice or Choice(), TODAY)
    for text in texts:
        made.learn(text)
    return made


def test_what_blocks_goes_without_being_named() -> None:
    made = remover(TEXT)
    assert made.clean(TEXT) == (
        "Надати Петренку Івану допомогу, РНОКПП [вилучено: РНОКПП], рахунок [вилучено: рахунок]."
    )
    assert made.replaced == {Kind.TAX_NUMBER: 1, Kind.IBAN: 1}


def test_what_may_stay_stays() -> None:
    choice = Choice(stay=frozenset({name_of(TEXT, Kind.IBAN)}))
    cleaned = remover(TEXT, choice=choice).clean(TEXT)
    assert ACCOUNT in cleaned
    assert TAX not in cleaned


def test_what_was_learnt_goes_everywhere_however_it_is_written() -> None:
    made = remover(TEXT)
    parted = f"{TAX[:2]} {TAX[2:5]}\u00a0{TAX[5:]}"
    for text in (f"x{TAX}", f"mailto:{TAX}@x.ua", parted, f"IBAN-{ACCOUNT.lower()}"):
        assert made.spans(text, speaking=False), text


def test_a_number_within_a_longer_one_is_another() -> None:
    assert not remover(TEXT).spans(f"7{TAX}", speaking=False)
    assert not remover(TEXT).spans(f"{TAX}0", speaking=False)


def test_homes_are_found_over_line_ends() -> None:
    text = f"Петренко Іван, проживає за адресою: м. Ясень, {HOME}"
    made = remover(text)
    assert made.known("м. Ясень, вул. Садова,\nбуд. 5,\tкв. 12")
    assert "Садова" not in made.clean("вул. Садова,\nбуд. 5,\tкв. 12")


def test_bytes_of_pictures() -> None:
    made = remover(TEXT)
    assert made.within(b"\0" + TAX.encode("utf-16-le"))
    assert made.within(b"exif " + TAX.encode())
    assert not made.within(b"exif " + OTHER_TAX.encode())


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_that_was_learnt_is_left(before: str, after: str) -> None:
    text = f"{before}\nРНОКПП {TAX}\n{after}"
    made = remover(text)
    assert not made.holds(made.clean(text))
