from __future__ import annotations

from datetime import date

from redact_hands import OTHER_TAX, TAX

from opendata.acts.html import read
from opendata.acts.text import read_text
from opendata.redact.choice import Choice
from opendata.redact.engine import redacted

TODAY = date(2026, 11, 23)


def copy_of(page: str, encoding: str = "utf-8") -> str:
    copy = redacted(page.encode(encoding), "html", "act.html", Choice(), TODAY)
    assert copy.format == "html"
    assert read_text(copy.data, "act.html").format == "html"
    return copy.data.decode("utf-8")


def test_text_over_elements() -> None:
    page = copy_of(
        f"<html><body><h1>РІШЕННЯ</h1><p>РНОКПП <b>{TAX[:4]}</b>{TAX[4:]}, далі</p></body></html>"
    )
    assert read(page.encode(), "x").splitlines()[-1] == "РНОКПП [вилучено: РНОКПП], далі"
    assert "<b>[вилучено: РНОКПП]</b>" in page


def test_what_does_not_show_is_gone() -> None:
    page = copy_of(
        f"<html><head><title>РНОКПП {OTHER_TAX}</title><meta name=author content=Бойко></head>"
        f"<body><!-- РНОКПП {OTHER_TAX} --><p>Рішення видно</p><p hidden>сховане</p>"
        f'<script>var x = "{OTHER_TAX}"</script><p style="display:none">ще</p>'
        '<a href="file:///C:/Users/boiko/a.doc" title="Бойко" onclick="x()">посилання</a>'
        f"<table><tr><td colspan=2>РНОКПП {TAX}</td></tr></table></body></html>"
    )
    for trace in (OTHER_TAX, TAX, "Бойко", "boiko", "сховане", "ще<", "<!--", "script", "onclick"):
        assert trace not in page, trace
    assert "посилання" in page
    assert 'colspan="2"' in page


def test_links_with_what_goes() -> None:
    page = copy_of(
        f'<html><body><p>Рішення: РНОКПП {TAX}</p><a href="https://x.ua/?id={TAX}">картка</a>'
        '<a href="https://x.ua/a">інша</a></body></html>'
    )
    assert TAX not in page
    assert 'href="https://x.ua/a"' in page


def test_an_old_encoding_becomes_utf_8() -> None:
    page = copy_of(
        "<html><head><meta charset=windows-1251></head>"
        f"<body><p>Їжак, РНОКПП {TAX}</p></body></html>",
        "cp1251",
    )
    assert "Їжак, РНОКПП [вилучено: РНОКПП]" in page
