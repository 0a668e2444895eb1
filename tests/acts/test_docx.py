"""What counts as text in a DOCX."""

from __future__ import annotations

from opendata.acts import docx
from tests.acts.conftest import raw_docx, zipped


def text(body: str) -> str:
    return docx.read(raw_docx(body), "x")


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_paragraphs_tabs_and_breaks() -> None:
    stops = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    first = f"<w:p>{stops}{run('від')}<w:r><w:tab/></w:r>{run('№')}</w:p>"
    second = f"<w:p>{run('а')}<w:r><w:br/></w:r>{run('б')}</w:p>"
    assert text(first + second) == "від\t№\nа\nб"


def test_cells_are_parted_by_tabs_and_rows_by_line_ends() -> None:
    def cell(*paragraphs: str) -> str:
        return "<w:tc>" + "".join(f"<w:p>{run(p)}</w:p>" for p in paragraphs) + "</w:tc>"

    table = (
        f"<w:tbl><w:tr>{cell('20.12.2018')}{cell('с. Ясне')}{cell('№ 5')}</w:tr>"
        f"<w:tr>{cell('Про', 'бюджет')}{cell('х')}</w:tr></w:tbl><w:p>{run('кінець')}</w:p>"
    )
    assert text(table) == "20.12.2018\tс. Ясне\t№ 5\nПро\nбюджет\tх\nкінець"


def test_deleted_text_and_fallbacks_are_skipped_inserted_text_is_not() -> None:
    body = (
        f"<w:p>{run('а')}<w:del><w:r><w:delText>ні</w:delText></w:r></w:del>"
        f"<w:ins>{run('б')}</w:ins><mc:AlternateContent><mc:Choice>{run('в')}</mc:Choice>"
        f"<mc:Fallback>{run('ні')}</mc:Fallback></mc:AlternateContent>"
        f"<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert text(body) == "абв"


def test_text_boxes_and_content_controls() -> None:
    box = f"<w:r><w:txbxContent><w:p>{run('рамка')}</w:p></w:txbxContent></w:r>"
    control = f"<w:sdt><w:sdtContent><w:p>{run('поле')}</w:p></w:sdtContent></w:sdt>"
    assert text(f"<w:p>{run('а')}{box}</w:p>{control}").split() == ["а", "рамка", "поле"]


def test_the_main_part_may_have_another_name() -> None:
    relations = (
        '<Relationships><Relationship Type="http://x/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    document = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        f"<w:p>{run('Рішення')}</w:p></w:document>"
    )
    data = zipped({"_rels/.rels": relations, "word/document2.xml": document})
    assert docx.read(data, "x") == "Рішення"
