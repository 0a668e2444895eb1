from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from paper_portal import resource, sha

from opendata.messages import msg
from opendata.portals.ckan.modern import BYTES, FILES, batches
from opendata.portals.ckan.plan import Kind, Step, Upload

WHY = msg("a reason")


def step(kind: Kind, size: int | None = None) -> Step:
    if size is None:
        return Step(kind, WHY)
    part = resource("table:acts:csv")
    return Step(kind, WHY, upload=Upload("a.csv", "text/csv", sha("a"), size, part.content))


STEPS = st.lists(
    st.one_of(
        st.builds(
            step,
            st.sampled_from([Kind.ADD, Kind.REPLACE]),
            st.sampled_from([0, 1, BYTES // 3, BYTES, BYTES + 1]),
        ),
        st.builds(step, st.sampled_from([Kind.UPDATE, Kind.METADATA, Kind.OPEN, Kind.REORDER])),
    ),
    max_size=3 * FILES,
)


@given(STEPS)
def test_every_step_is_sent_once_in_its_order_within_the_bounds(steps: list[Step]) -> None:
    found = list(batches(steps))
    assert [one for batch in found for one in batch] == steps
    for batch in found:
        files = [one.upload.bytes for one in batch if one.upload]
        assert batch
        assert len(files) <= FILES
        assert len(files) <= 1 or sum(files) <= BYTES
        assert len(batch) == 1 or all(one.kind is not Kind.REORDER for one in batch)


def test_ten_files_and_the_passport_are_one_request() -> None:
    steps = [step(Kind.ADD, 1000) for _ in range(10)] + [step(Kind.METADATA), step(Kind.OPEN)]
    assert list(batches(steps)) == [steps]


def test_a_file_that_is_larger_than_the_bound_goes_alone() -> None:
    steps = [step(Kind.ADD, 1), step(Kind.REPLACE, BYTES + 1), step(Kind.ADD, 1)]
    assert list(batches(steps)) == [[one] for one in steps]
