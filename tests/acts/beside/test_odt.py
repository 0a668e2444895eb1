from __future__ import annotations

import io
import zipfile

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where

NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def document(body: str, styles: str = "", meta: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<o {NS}><office:body>{body}</office:body></o>"
        archive.writestr("content.xml", content)
        archive.writestr(
            "styles.xml", f"<office:document-styles {NS}>{styles}</office:document-styles>"
        )
        archive.writestr("meta.xml", f"<office:document-meta {NS}>{meta}</office:document-meta>")
    return out.getvalue()


def found(data: bytes) -> dict[Where, str]:
    return {one.where: " ".join(one.text.split()) for one in beside(data, "odt", "act.odt")}


def test_all_places() -> None:
    body = (
        "<office:text><text:tracked-changes><text:changed-region><text:deletion>"
        "<text:p>викреслено</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Рішення<office:annotation><dc:creator>Оксана</dc:creator><text:p>примітка</text:p>"
        "</office:annotation><text:note text:id='n'><text:p>виноска</text:p></text:note>"
        '<text:hidden-text text:string-value="таємне"/></text:p></office:text>'
    )
    styles = "<style:header><text:p>колонтитул</text:p></style:header>"
    data = document(body, styles, "<dc:creator>Ганна Ткач</dc:creator>")
    told = found(data)
    assert told[Where.DELETED] == "викреслено"
    assert told[Where.COMMENT] == "Оксана примітка"
    assert told[Where.HIDDEN] == "таємне"
    assert told[Where.METADATA] == "Ганна Ткач"
    margins = [
        " ".join(one.text.split()) for one in beside(data, "odt", "a") if one.where is Where.MARGIN
    ]
    assert margins == ["виноска", "колонтитул"]
    assert not any("Рішення" in text for text in told.values())


def test_nothing_beside() -> None:
    assert found(document("<office:text><text:p>Рішення</text:p></office:text>")) == {}
