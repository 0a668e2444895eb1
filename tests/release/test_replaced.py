"""A published name stands for the same bytes for ever, also where it follows a rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.batch import Document, Outcome
from opendata.release.release import DocumentFile
from opendata.release.replaced import lasting_name, with_lasting_names
from opendata.table import Table

A, B, C = ("a" * 64, "b" * 64, "c" * 64)
NAME = "2024-0611010.xlsx"


def published(name: str, sha256: str, uid: str = "2024-0611010") -> DocumentFile:
    return DocumentFile(f"documents/{name}", sha256, 10, "xlsx", uid, "звіт", "з.xlsx")


def test_a_new_document_has_the_name_of_the_rule() -> None:
    assert lasting_name(NAME, A, [published("2024-0611020.xlsx", B)]) == NAME


def test_an_unchanged_document_keeps_its_name() -> None:
    assert lasting_name(NAME, A, [published(NAME, A)]) == NAME
    kept = "2024-0611010-aaaaaaaa.xlsx"
    assert lasting_name(NAME, A, [published(kept, A)]) == kept


def test_a_corrected_document_has_a_name_of_its_own() -> None:
    assert lasting_name(NAME, B, [published(NAME, A)]) == "2024-0611010-bbbbbbbb.xlsx"
    before = [published("2024-0611010-bbbbbbbb.xlsx", B)]
    assert lasting_name(NAME, C, before) == "2024-0611010-cccccccc.xlsx"


def test_an_amendment_is_another_name_and_not_a_corrected_one() -> None:
    before = [published("2024-0611010-v-2024-02-14.xlsx", A)]
    name = "2024-0611010-v-2024-02-14-12-od.xlsx"
    assert lasting_name(name, B, before) == name
    assert lasting_name(NAME, B, before) == NAME


@given(st.lists(st.sampled_from([A, B, C]), min_size=1, max_size=12))
def test_no_name_ever_stands_for_two_contents(contents: list[str]) -> None:
    """Whatever follows whatever, release by release."""
    seen: dict[str, str] = {}
    before: list[DocumentFile] = []
    for content in contents:
        name = lasting_name(NAME, content, before)
        assert seen.setdefault(name, content) == content
        before = [published(name, content)]


def test_the_rows_of_a_table_have_these_names() -> None:
    table = Table(("uid", "file"), (("x", "x.xlsx"), ("y", "y.xlsx"), ("z", None), ("w", "w.xlsx")))
    documents = {
        "x": Document("x", A, 1, "xlsx", Outcome.READ),
        "y": Document("y", B, 1, "xlsx", Outcome.READ),
        "z": Document("z", C, 1, "xlsx", Outcome.READ),
    }
    before = [published("x.xlsx", A, "x"), published("y.xlsx", C, "y"), published("w.xlsx", C, "w")]
    assert with_lasting_names(table, ("uid",), documents, before).rows == (
        ("x", "x.xlsx"),
        ("y", "y-bbbbbbbb.xlsx"),
        ("z", None),
        ("w", "w.xlsx"),
    )
    assert with_lasting_names(table, ("uid",), documents, ()) is table
    plain = Table(("uid",), (("x",),))
    assert with_lasting_names(plain, ("uid",), documents, before) is plain
