from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from opendata.pipeline.gate import Gate


def test_one_is_inside_and_others_come_in_while_it_is_outside() -> None:
    gate = Gate()
    met = threading.Barrier(2, timeout=10)
    inside = 0

    def work(_number: int) -> int:
        nonlocal inside
        with gate.inside():
            inside += 1
            assert inside == 1
            inside -= 1
            with gate.outside():
                met.wait()  # both are outside at once
            inside += 1
            seen = inside
            inside -= 1
        return seen

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(work, range(2))) == [1, 1]


def test_the_door_is_shut_again_after_a_failure() -> None:
    gate = Gate()
    with pytest.raises(OSError, match="away"), gate.inside(), gate.outside():
        raise OSError("away")
    with gate.inside():
        pass
