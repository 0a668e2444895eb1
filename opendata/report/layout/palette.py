"""Colours of charts: each at least 4.5 : 1 against white, and never the only difference."""

from __future__ import annotations

from typing import Final

COLOURS: Final = ("#0b4f8f", "#a34700", "#1b6e3c", "#7a2a8c", "#a3123c", "#4a5866")
