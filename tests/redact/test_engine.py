from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from redact_hands import ACCOUNT, TAX, docx, holds, odt, paragraph
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from opendata.acts.doc import find_office
from opendata.acts.docx import read
from opendata.acts.text import read_text
from opendata.privacy.finding import Kind
from opendata.problems import Exit, OpendataError
from opendata.redact.choice import Choice
from opendata.redact.engine import redacted
from opendata.redact.text_version import NOTE, text_version

TODAY = date(2026, 11, 23)
SAID = f"РІШЕННЯ\nНадати допомогу Петренку Івану, РНОКПП {TAX}.\nРахунок {ACCOUNT}\n"
CLEAN = (
    "РІШЕННЯ\nНадати допомогу Петренку Івану, РНОКПП [вилучено: РНОКПП].\n"
    "Рахунок [вилучено: рахунок]"
)


def test_a_plain_text_keeps_its_format() -> None:
    copy = redacted(SAID.encode("cp1251"), "txt", "a.txt", Choice(), TODAY)
    assert (copy.format, copy.data.decode().strip()) == ("txt", CLEAN)
    assert copy.replaced == {Kind.IBAN: 1, Kind.TAX_NUMBER: 1}
    assert copy.total == 2


def test_an_rtf_becomes_a_text_version() -> None:
    lines = SAID.replace("\n", "\\par ")
    lines += f"{{\\footnote Виноска: РНОКПП {TAX}}}"
    source = ("{\\rtf1\\ansi\\ansicpg1251 " + lines + "}").encode("cp1251")
    copy = redacted(source, "rtf", "a.rtf", Choice(), TODAY)
    assert copy.format == "docx"
    *text, note = read(copy.data, "x").strip().splitlines()
    assert " ".join(text).split() == CLEAN.split()
    assert note == "Виноска: РНОКПП [вилучено: РНОКПП]"


def font() -> str | None:
    import reportlab

    places = [Path("/usr/share/fonts"), Path(reportlab.__file__).parent / "fonts"]
    names = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf")
    found = [one for place in places for name in names for one in place.rglob(name)]
    return str(found[0]) if found else None


@pytest.mark.skipif(font() is None, reason="no font with Ukrainian letters")
def test_a_pdf_becomes_a_text_version() -> None:
    pdfmetrics.registerFont(TTFont("Own", font()))
    out = io.BytesIO()
    page = Canvas(out)
    for number, line in enumerate(SAID.split("\n")):
        page.setFont("Own", 12)
        page.drawString(72, 700 - 20 * number, line)
    page.showPage()
    page.setFont("Own", 12)
    page.drawString(72, 700, "Друга сторінка рішення міської ради")
    page.save()
    copy = redacted(out.getvalue(), "pdf", "a.pdf", Choice(), TODAY)
    assert copy.format == "docx"
    text = read(copy.data, "x")
    assert "РНОКПП [вилучено: РНОКПП]." in text
    assert text.splitlines()[-1] == "Друга сторінка рішення міської ради"
    assert holds(copy.data, TAX) == []


def test_a_picture_that_says_what_goes_is_refused() -> None:
    picture = b"\1\0\0\0 EMF " + TAX.encode("utf-16-le")
    data = docx(paragraph("РНОКПП ", TAX), {"word/media/image1.emf": ("image", picture)})
    with pytest.raises(OpendataError) as caught:
        redacted(data, "docx", "a.docx", Choice(), TODAY)
    assert caught.value.problem.code == "redact-left"
    assert caught.value.exit_code is Exit.WITHHELD
    assert TAX not in str(caught.value.problem)


def test_a_text_version_is_a_document_with_a_note_at_its_foot() -> None:
    import docx as word

    data = text_version("Один\tдва & <три>\n\nчотири\x01\n\fп’ять")
    document = word.Document(io.BytesIO(data))
    assert [one.text for one in document.paragraphs] == [
        *("Один\tдва & <три>", "", "чотири"),
        *("", "п’ять"),
    ]
    assert document.sections[0].footer.paragraphs[0].text == NOTE
    assert text_version("а") == text_version("а")
    assert read_text(data, "x").format == "docx"


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice")
@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_libreoffice_opens_the_copy(form: str, tmp_path: Path) -> None:
    import subprocess

    data = {
        "docx": docx(paragraph("РНОКПП ", TAX) + paragraph("Решта тексту стоїть")),
        "odt": odt(f"<text:p>РНОКПП {TAX}</text:p><text:p>Решта тексту стоїть</text:p>"),
        "pdf": text_version(f"РНОКПП {TAX}\nРешта тексту стоїть"),
    }[form]
    kind = "odt" if form == "odt" else "docx"
    copy = redacted(data, kind, "a", Choice(), TODAY)
    source = tmp_path / f"copy.{copy.format}"
    source.write_bytes(copy.data)
    command = [find_office() or "", "--headless", "--norestore"]
    command += [f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = source.with_suffix(".txt").read_text("utf-8-sig")
    assert "[вилучено: РНОКПП]" in text
    assert "Решта тексту стоїть" in text
    assert TAX not in text
