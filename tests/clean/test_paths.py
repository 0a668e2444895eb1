from __future__ import annotations

import hashlib
import re

import pytest
from clean_texts import anything
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.paths import LONGEST, document_name

RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("uid", "start"),
    [
        ("45/8-2024", "45-8-2024-"),
        ("45-2024-вк", "45-2024-vk-"),
        ("1234-р-2018", "1234-r-2018-"),
        ("12-Щ-2018", "12-shch-2018-"),
        ("???", "document-"),
        ("con", "con-"),
    ],
)
def test_document_name(uid: str, start: str) -> None:
    assert document_name(uid, "3FA94C1E" + "0" * 56, "DOCX") == f"{start}3fa94c1e.docx"


@given(anything, anything, st.sampled_from(["docx", "pdf", "PDF", ".txt"]))
def test_names_are_safe_everywhere(uid: str, content: str, kind: str) -> None:
    name = document_name(uid, sha(content), kind)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*-[0-9a-f]{8}\.[a-z0-9]+", name)
    assert len(name) <= LONGEST
    assert not RESERVED.fullmatch(name)


@given(anything, anything, anything)
def test_other_content_has_another_name(uid: str, one: str, other: str) -> None:
    same = one == other
    assert (document_name(uid, sha(one), "pdf") == document_name(uid, sha(other), "pdf")) == same


@pytest.mark.parametrize(("digest", "kind"), [("", "pdf"), ("g" * 64, "pdf"), ("a" * 64, "../x")])
def test_what_is_no_hash_or_format(digest: str, kind: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        document_name("45-2024", digest, kind)
