from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.acts.text import read_text
from opendata.problems import OpendataError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, **more: str) -> bytes:
    """A DOCX with this body of XML; further members by their path, with «__» for slashes."""
    made = io.BytesIO()
    Document().save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member == "word/document.xml":
                new.writestr(member, f"<w:document {W}><w:body>{body}</w:body></w:document>")
            elif member not in more:
                new.writestr(member, old.read(member))
        for member, text in more.items():
            new.writestr(member, text)
    return out.getvalue()


def found(data: bytes, where: Where) -> list[str]:
    assert read_text(data, "act.docx").format == "docx"
    return [one.text for one in beside(data, "docx", "act.docx") if one.where is where]


BODY = "<w:p><w:r><w:t>Рішення міської ради</w:t></w:r></w:p>"


def test_deleted_and_moved_text() -> None:
    body = BODY + (
        '<w:p><w:del w:author="Оксана"><w:r><w:delText>РНОКПП </w:delText></w:r></w:del>'
        "<w:moveFrom><w:r><w:delText>3123412347</w:delText></w:r></w:moveFrom></w:p>"
    )
    assert found(document(body), Where.DELETED) == ["РНОКПП 3123412347"]


@pytest.mark.parametrize(
    ("mark", "hidden"),
    [("<w:vanish/>", ["таємне"]), ('<w:vanish w:val="0"/>', []), ("<w:webHidden/>", ["таємне"])],
)
def test_hidden_runs(mark: str, hidden: list[str]) -> None:
    run = f"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t>таємне</w:t></w:r><w:r><w:t>видне</w:t></w:r></w:p>"
    assert found(document(BODY + run), Where.HIDDEN) == hidden


def test_comments_with_who_wrote_them() -> None:
    comments = (
        f'<w:comments {W}><w:comment w:author="Оксана Бойко" w:id="1"><w:p><w:r>'
        "<w:t>тел. 067</w:t></w:r><w:r><w:t> 000 00 01</w:t></w:r></w:p></w:comment></w:comments>"
    )
    data = document(BODY, **{"word/comments.xml": comments})
    assert found(data, Where.COMMENT) == ["Оксана Бойко\nтел. 067 000 00 01"]


def test_headers_notes_and_properties() -> None:
    header = f"<w:hdr {W}><w:p><w:r><w:t>колонтитул</w:t></w:r></w:p></w:hdr>"
    core = "<p xmlns:dc='d'><dc:creator>Ганна Ткач</dc:creator><dc:title>Чернетка</dc:title></p>"
    data = document(BODY, **{"word/header1.xml": header, "docProps/core.xml": core})
    assert found(data, Where.MARGIN) == ["колонтитул"]
    assert any(one == "Ганна Ткач\nЧернетка" for one in found(data, Where.METADATA))


def test_files_within() -> None:
    data = document(BODY, **{"word/embeddings/list.xlsx": "x"})
    (part,) = [one for one in beside(data, "docx", "a") if one.where is Where.EMBEDDED]
    assert part.name == "word/embeddings/list.xlsx"


def test_a_plain_document_has_little_beside_it() -> None:
    kinds = {one.where for one in beside(document(BODY), "docx", "act.docx")}
    assert kinds <= {Where.METADATA}


def test_a_broken_part_is_read_all_the_same() -> None:
    data = document(BODY, **{"word/comments.xml": "<w:comments><w:p>тел. 067 000 00 01"})
    assert found(data, Where.COMMENT) == ["тел. 067 000 00 01"]


def test_a_broken_archive_is_an_error_and_not_a_pass() -> None:
    with pytest.raises(OpendataError):
        beside(document(BODY)[:-200], "docx", "act.docx")
