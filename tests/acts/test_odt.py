"""What counts as text in an ODT."""

from __future__ import annotations

from opendata.acts import odt
from tests.acts.conftest import raw_odt


def test_spaces_tables_notes_and_changes() -> None:
    body = (
        "<text:tracked-changes><text:p>ні</text:p></text:tracked-changes>\n  "
        '<text:p>від<text:s text:c="3"/>5<text:tab/>№'
        "<text:note><text:p>ні</text:p></text:note></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>"
        "<table:table-cell><text:p>б</text:p></table:table-cell></table:table-row></table:table>"
        "<text:h>Про<text:line-break/>бюджет</text:h>"
    )
    assert odt.read(raw_odt(body), "x") == "від   5\t№\nа\tб\nПро\nбюджет"


def test_a_count_of_spaces_is_not_believed_blindly() -> None:
    body = '<text:p>а<text:s text:c="4000000000"/>б<text:s text:c="x"/>в</text:p>'
    assert len(odt.read(raw_odt(body), "x")) < 300
