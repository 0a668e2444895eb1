from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.ckan.client.body import BLOCK, Body, Changed, Interrupted, blocks
from opendata.portals.ckan.client.parts import Source

names = st.text(min_size=1, max_size=20)


@given(
    st.dictionaries(names, st.binary(max_size=50), max_size=3),
    st.dictionaries(names, st.tuples(names, st.binary(max_size=50)), max_size=3),
)
def test_the_length_is_known_before_and_right(
    fields: dict[str, bytes], files: dict[str, tuple[str, bytes]]
) -> None:
    sources = {
        key: Source(name, len(content), lambda content=content: io.BytesIO(content))  # type: ignore[misc]
        for key, (name, content) in files.items()
    }
    seen: list[int] = []
    body = Body(fields, sources, seen.append)
    content = b"".join(body)
    assert len(content) == len(body) == seen[-1]
    # No name may end its line and begin a header of its own.
    boundary = body.type.partition("=")[2].encode()
    heads = [part.split(b"\r\n\r\n")[0] for part in content.split(b"--" + boundary)[1:-1]]
    assert len(heads) == len(fields) + len(files)
    assert all(head.strip().count(b"\r\n") <= 1 for head in heads)


@given(st.integers(0, 3 * BLOCK))
def test_a_file_comes_in_blocks(size: int) -> None:
    content = b"x" * size
    got = list(blocks(Source("a", size, lambda: io.BytesIO(content))))
    assert b"".join(got) == content
    assert all(0 < len(one) <= BLOCK for one in got)


def test_the_last_block_is_held_back_until_the_file_is_proven() -> None:
    content = b"x" * (2 * BLOCK)
    got = []
    with pytest.raises(Changed):  # noqa: PT012  what came before counts
        for block in blocks(Source("a", len(content), lambda: io.BytesIO(content), sha256="0")):
            got.append(block)  # noqa: PERF402
    assert len(got) == 1


def test_what_stops_a_body_is_carried_past_the_network() -> None:
    def unreadable() -> io.BytesIO:
        raise PermissionError(13, "denied")

    with pytest.raises(Interrupted) as caught:
        list(Body({}, {"upload": Source("a", 1, unreadable)}, lambda _: None))
    assert isinstance(caught.value.reason, PermissionError)


def test_a_file_is_closed_when_the_sending_breaks_off() -> None:
    stream = io.BytesIO(b"x" * (3 * BLOCK))
    walk = iter(blocks(Source("a", 3 * BLOCK, lambda: stream)))
    next(walk)
    walk.close()  # type: ignore[attr-defined]
    assert stream.closed
