"""Which values have been seen before, by 64-bit hashes, among millions of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Seen:
    """Hashes and the number of the first row that had each.

    They are kept in sorted runs, each at least twice as long as the next, so that a block is
    looked up in few of them and every hash is moved few times: 16 bytes a row.
    """

    def __init__(self) -> None:
        self._runs: list[tuple[NDArray[np.uint64], NDArray[np.int64]]] = []

    def add(
        self, hashes: NDArray[np.uint64], numbers: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Enter a block of rows, in their order.

        Returned are the places in the block of rows whose hash was there before, in order, and for
        each the number of the first row that had it.
        """
        import numpy as np

        order = np.argsort(hashes)
        new = _first_of_equals(hashes[order])
        if not new.all():  # then the rows of equal hashes must come in their order
            order = np.argsort(hashes, kind="stable")
        hashes, numbers = hashes[order], numbers[order]
        first = numbers[np.maximum.accumulate(np.where(new, np.arange(len(hashes)), 0))]
        known = ~new
        for run, rows in self._runs:
            at = np.searchsorted(run, hashes)
            at[at == len(run)] = 0
            hit = run[at] == hashes
            if hit.any():
                first[hit] = rows[at[hit]]
                known |= hit
                new &= ~hit
        self._keep(hashes[new], numbers[new])
        places = order[known]
        back = np.argsort(places)
        return places[back], first[known][back]

    def _keep(self, hashes: NDArray[np.uint64], rows: NDArray[np.int64]) -> None:
        import numpy as np

        while self._runs and len(self._runs[-1][0]) <= 2 * len(hashes):
            others, theirs = self._runs.pop()
            hashes = np.concatenate((others, hashes))
            rows = np.concatenate((theirs, rows))
            order = np.argsort(hashes, kind="stable")  # two sorted runs are merged
            hashes, rows = hashes[order], rows[order]
        if len(hashes):
            self._runs.append((hashes, rows))


def _first_of_equals(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Where a sorted array has another hash than before."""
    import numpy as np

    new = np.ones(len(hashes), bool)
    new[1:] = hashes[1:] != hashes[:-1]
    return new
