"""What counts as text in a DOCX."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts import docx, wordml
from opendata.problems import OpendataError
from tests.acts.conftest import WORD_NS, raw_docx, zipped


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


PROPERTIES = (
    "<w:pPr><w:jc w:val='both'/><w:rPr><w:b/></w:rPr></w:pPr>",
    # A change that is kept holds properties within properties.
    "<w:pPr><w:jc/><w:pPrChange><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:pPrChange></w:pPr>",
    "<w:pPr><w:rPr><w:del/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr>",
    "<w:pPr/>",
    "<w:pPr w:other='1'><w:tabs><w:tab/></w:tabs></w:pPr>",
)


@pytest.mark.parametrize("properties", PROPERTIES)
@pytest.mark.parametrize("comment", ["", "<!-- <w:pPr> -->", "<?mark <w:rPr>?>"])
def test_properties_are_no_text_and_take_none_with_them(properties: str, comment: str) -> None:
    run_with = f"<w:r>{properties.replace('pPr', 'rPr')}<w:t>дві</w:t><w:tab/></w:r>"
    body = f"<w:p>{properties}{run('одна')}{comment}{run_with}</w:p><w:p>{run('три')}</w:p>"
    assert text(body) == "однадві\t\nтри"


def test_what_only_looks_like_properties_is_text() -> None:
    hidden = "<![CDATA[<w:rPr>]]></w:t></w:r><w:r><w:t>і</w:t></w:r><w:r><w:t><![CDATA[</w:rPr>]]>"
    assert text(f"<w:p>{run(hidden)}</w:p>") == "<w:rPr>і</w:rPr>"


def test_most_of_a_document_is_never_parsed() -> None:
    xml = (
        f"<w:p w:rsidR='0>1'><w:pPr><w:jc/></w:pPr>{run('а')}<w:proofErr/>{run('б')}</w:p>".encode()
    )
    kept = f"<w:p w:rsidR='0>1'>{run('а')}<w:proofErr/>{run('б')}</w:p>"
    assert docx.without_properties(xml) == kept.encode()
    for plain in (b"<!--x-->" + xml, xml + b"<?x?>", xml.decode().encode("utf-16")):
        assert docx.without_properties(plain) == plain


def test_runs_are_joined_only_where_nothing_stands_between_them() -> None:
    odd = "<w:r w:note='>' w:rsidR=\"1\"><w:t xml:space='preserve'>б </w:t></w:r>"
    body = f"<w:p>{run('а')}{odd}<w:r><w:tab/></w:r>{run('в')}<w:r><w:rPr/><w:t>г</w:t></w:r></w:p>"
    assert text(body) == "аб \tвг"


@pytest.mark.parametrize("tags", [b"<w:pPr>", b"<w:pPr><w:rPr>", b"<w:rPr><w:pPr><w:tcPr>"])
def test_properties_without_an_end_take_no_longer(tags: bytes) -> None:
    begun = time.process_time()
    docx.without_properties(tags * (3_000_000 // len(tags)))
    assert time.process_time() - begun < 5  # a look at every byte for every tag would take hours


def test_what_is_deleted_or_moved_away_may_hold_pieces() -> None:
    moved = f"<w:moveFrom>{run('ні')}</w:moveFrom>"
    assert text(f"<w:p>{run('а')}{moved}{run('б')}</w:p>") == "аб"
    assert text(f"{moved}<w:p>{run('а')}</w:p>") == "а"
    assert text(f"<w:p>{run('а')}</w:p>{moved}") == "а"


def test_a_piece_within_a_piece_hides_nothing_behind_it() -> None:
    odd = "<w:r><w:t>б<w:t>в<w:br/>г</w:t></w:t></w:r>"
    assert text(f"<w:p>{run('а')}{odd}{run(' д')}</w:p>") == "абв\nг д"


def test_comments_between_pieces_are_left_to_the_parser() -> None:
    hidden = "<!-- <w:t>ні</w:t> --><w:r><w:t><![CDATA[<w:t>б</w:t>]]></w:t></w:r>"
    assert text(f"<w:p>{run('а')}{hidden}{run('в')}</w:p>") == "а<w:t>б</w:t>в"


def test_what_is_escaped_in_one_piece_is_none_of_the_next() -> None:
    assert text(f"<w:p>{run('&amp;')}{run('amp;lt; &#38;')}</w:p>") == "&amp;lt; &"


@pytest.mark.parametrize(
    "odd", ["</w:r>", "<w:r>", "<w:t>", "\udc80", "\1", "&x;", "<w:x w:a='<'/>"]
)
def test_what_is_no_xml_is_broken(odd: str) -> None:
    body = f"<w:p>{run('а')}{odd}{run('б')}</w:p>"
    xml = f"<w:document {WORD_NS}>{body}</w:document>".encode("utf-8", "surrogateescape")
    with pytest.raises(OpendataError) as refused:
        docx.read(zipped({"word/document.xml": xml}), "x")
    assert refused.value.problem.code == "document-broken"


@pytest.mark.parametrize("odd", [("&am", "p;"), ("в</w:t></w:x><w:x><w:t>г", "ґ")])
def test_tags_that_come_again_and_again_are_read_as_strictly(odd: tuple[str, str]) -> None:
    same = f"<w:p>{run('а')}{run('б')}</w:p>" * 3
    body = same + "".join(f"<w:p>{run(piece)}</w:p>" for piece in odd) + same
    with pytest.raises(OpendataError):
        text(body)
    assert text(same + same) == "\n".join(["аб"] * 6)


def test_marks_of_revisions_say_nothing_but_words_like_them_do() -> None:
    mark = ' w14:paraId="0A1B2C3D" w:rsidR="00112233"'
    marked = f"<w:p{mark}><w:r{mark}><w:t>а{mark}</w:t></w:r><w:r{mark}><w:t>б</w:t></w:r></w:p>"
    assert text(marked + f"<w:p{mark}/>" + marked) == f"а{mark}б\n\nа{mark}б"


def test_no_text_at_all() -> None:
    assert text("<w:p/>") == ""


FALLBACK = (
    "<mc:AlternateContent><mc:Choice><w:t>так</w:t></mc:Choice><mc:Fallback><w:p><w:t>ні</w:t>"
    "</w:p></mc:Fallback></mc:AlternateContent>"
)
PIECES = st.sampled_from(
    [
        "<w:t>а</w:t>", "<w:t xml:space='preserve'> б </w:t>", "<w:tab/>",
        "<w:br w:type=\"page\"/>",
        "<w:t/>", "<w:t>&lt;в&amp;г&gt;&#1076;</w:t>", "<w:noBreakHyphen/>", "<w:drawing a='/>'/>",
        "<w:del><w:r><w:t>ні</w:t></w:r></w:del>", "<w:t>а<w:x/>б</w:t>", "\n  ",
        FALLBACK,
        "<w:txbxContent><w:p><w:r><w:t>напис</w:t></w:r></w:p></w:txbxContent>",
        "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", "<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr>",
    ]
)  # fmt: skip
RUNS = st.lists(PIECES, max_size=5).map(lambda pieces: f"<w:r>{''.join(pieces)}</w:r>")
PARAGRAPHS = st.lists(RUNS, max_size=3).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")
CELLS = st.lists(PARAGRAPHS, max_size=2).map(lambda inside: f"<w:tc>{''.join(inside)}</w:tc>")
ROWS = st.lists(CELLS, max_size=3).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")
TABLES = st.lists(ROWS, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=5).map("".join))
def test_tags_and_parser_give_one_text(body: str) -> None:
    # A comment makes the document one that only the parser reads.
    plain, remarked = text(body), text(f"<!-- - -->{body}")
    assert plain == remarked


def test_other_prefixes_are_left_to_the_parser() -> None:
    xml = (
        f'<?xml version="1.0"?><a:document xmlns:a="{wordml.W[0]}" xmlns:w="urn:other">'
        "<a:body><a:p><a:r><w:t>ні</w:t><a:t>так</a:t></a:r></a:p></a:body></a:document>"
    )
    data = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": xml.encode()})
    assert docx.read(data, "a.docx") == "так"
