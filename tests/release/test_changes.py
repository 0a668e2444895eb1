from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.release.changes import changes_bytes, read_changes
from opendata.release.release import Changed, Changes, Version

cells = st.none() | st.text(max_size=5)
rows = st.lists(st.dictionaries(st.text(max_size=3), cells, max_size=3), max_size=3).map(tuple)
names = st.lists(st.text(max_size=4), max_size=3).map(tuple)
changed = st.builds(Changed, names, st.dictionaries(st.text(max_size=3), st.tuples(cells, cells)))
differences = st.builds(
    Changes, rows, st.lists(changed, max_size=3).map(tuple), rows, names, names,
    st.integers(0), st.integers(0), names,
)  # fmt: skip


@given(differences)
def test_read_back(changes: Changes) -> None:
    data = changes_bytes(changes, "decisions", Version(1, 1, 0), Version(1, 0, 0), ("uid",))
    assert read_changes(data) == changes
    assert json.loads(data)["previous"] == "1.0.0"


@pytest.mark.parametrize("data", [b"[]", b"{}", b"{", b'{"added": 1}'])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller puts it into words
        read_changes(data)
