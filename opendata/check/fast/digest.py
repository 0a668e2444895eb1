"""Size and hashes of a file while it is read for another purpose."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


class Digest:
    """MD5 and SHA-256, which Frictionless puts into its report, made beside the reading.

    Hashing lets other threads run, so it costs no time where there is a second core.
    """

    def __init__(self) -> None:
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._sha256 = hashlib.sha256()
        self._pool = ThreadPoolExecutor(1, "digest")
        self._last: Future[None] | None = None
        self._bytes = 0

    def take(self, data: bytes) -> None:
        """The next bytes. At most two portions are in memory."""
        if self._last is not None:
            self._last.result()
        self._bytes += len(data)
        self._last = self._pool.submit(self._update, data)

    def _update(self, data: bytes) -> None:
        self._sha256.update(data)
        self._md5.update(data)

    def say(self, stats: Any) -> None:
        """Put bytes and hashes of all that was taken into the ``stats`` of a resource."""
        if self._last is not None:
            self._last.result()
        stats.bytes = self._bytes
        stats.md5 = self._md5.hexdigest()
        stats.sha256 = self._sha256.hexdigest()

    def close(self) -> None:
        """No more is taken."""
        self._pool.shutdown(cancel_futures=True)
