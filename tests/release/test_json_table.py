from __future__ import annotations

import json

from opendata.release.json_table import json_bytes, json_object
from opendata.table import Table


def test_a_record_a_line_in_the_order_of_the_columns() -> None:
    data = json_bytes(Table(("b", "a"), (("є", None), ('"', "x\ny"))))
    assert data.decode() == '[\n{"b": "є", "a": null},\n{"b": "\\"", "a": "x\\ny"}\n]\n'
    assert json.loads(data) == [{"b": "є", "a": None}, {"b": '"', "a": "x\ny"}]


def test_an_empty_table() -> None:
    assert json_bytes(Table(("a",), ())) == b"[]\n"


def test_an_object_with_a_list_by_line() -> None:
    data = json_object({"a": [1, 2], "b": [{"x": 1}], "c": []}, by_line=("b", "c"))
    assert data == b'{\n "a": [1, 2],\n "b": [\n  {"x": 1}\n ],\n "c": []\n}\n'
