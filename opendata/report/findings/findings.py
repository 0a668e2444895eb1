"""What is handed to every format, and the formats by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from opendata.messages import Language
from opendata.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings about one file. ``table`` is what it was held against, in words; ``rows`` how
    many rows were looked at.
    """

    file: str
    table: str
    rows: int
    problems: tuple[Problem, ...]
    language: Language

    def count(self, severity: Severity) -> int:
        """How many findings have this weight."""
        return sum(one.severity is severity for one in self.problems)


def _sarif(found: Findings) -> bytes:
    from opendata.report.findings.sarif import sarif

    return sarif(found)


def _junit(found: Findings) -> bytes:
    from opendata.report.findings.junit import junit

    return junit(found)


def _html(found: Findings) -> bytes:
    from opendata.report.findings.page import page

    return page(found)


def _xlsx(found: Findings) -> bytes:
    from opendata.report.findings.workbook import workbook

    return workbook(found)


FORMATS: Final[Mapping[str, Callable[[Findings], bytes]]] = MappingProxyType(
    {"html": _html, "junit": _junit, "sarif": _sarif, "xlsx": _xlsx}
)
"""Each makes the bytes of a file."""
