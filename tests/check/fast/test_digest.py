"""Size and hashes of portions are those of the whole."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from opendata.check.fast.digest import Digest


@given(st.lists(st.binary(max_size=50), max_size=8))
def test_it_is_that_of_the_whole(portions):
    digest, stats = Digest(), SimpleNamespace()
    for portion in portions:
        digest.take(portion)
    digest.say(stats)
    digest.close()
    whole = b"".join(portions)
    assert vars(stats) == {
        "bytes": len(whole),
        "md5": hashlib.md5(whole, usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(whole).hexdigest(),
    }
