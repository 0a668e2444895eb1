from __future__ import annotations

import pytest

from opendata.problems import OpendataError
from opendata.redact.tree import DECLARATION, parse, write

XML = (
    b'<a:r xmlns:a="urn:a" xmlns="urn:b" a:k="&lt;&quot;&#10;"><!-- gone --><x y="1"/> t &amp; '
    b"<a:z>\xd1\x97</a:z><?gone?></a:r>"
)


def test_it_is_written_as_it_was_read() -> None:
    root = parse(XML, "x")
    assert write(root) == DECLARATION + (
        b'<a:r xmlns:a="urn:a" xmlns="urn:b" a:k="&lt;&quot;&#10;"><x y="1"/> t &amp; '
        b"<a:z>\xd1\x97</a:z></a:r>"
    )
    assert [one.name for one in root.each()] == ["urn:a r", "urn:b x", "urn:a z"]
    assert write(parse(write(root), "x")) == write(root)


def test_dropping_and_unwrapping() -> None:
    root = parse(b"<a><b>1<c/></b><d/></a>", "x")
    root.nodes[0].unwrap()
    root.nodes[1].drop()
    assert write(root).endswith(b"<a>1<c/></a>")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<a>", "document-broken"),
        (b"", "document-broken"),
        (b"<!DOCTYPE a><a/>", "document-bomb"),
        (b"<a>" * 3000, "document-bomb"),
    ],
)
def test_what_is_no_xml_of_an_office(data: bytes, code: str) -> None:
    with pytest.raises(OpendataError) as caught:
        parse(data, "x")
    assert caught.value.problem.code == code
