"""Which addresses a report may lead to."""

from __future__ import annotations

import re
from typing import Final

_WEB: Final = re.compile(r"(https?://|mailto:)[^\s<>\"\x00-\x20\x7f\ud800-\udfff]+", re.IGNORECASE)


def is_web(url: str) -> bool:
    """True for ``http``, ``https`` and ``mailto``.

    Anything else (``javascript:``, a path of this computer) is shown as text and leads nowhere.
    """
    return _WEB.fullmatch(url) is not None
