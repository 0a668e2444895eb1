"""What the tags of a template can reach: the values of the report, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_TAG: Final = re.compile(r"<[^>]+>")
_FILE: Final = "<template>"
"""The name that Jinja gives to a template made of a text."""
_RANDOM: Final = "random", "lipsum"
"""Words of Jinja that would make the same report differ from run to run."""
SECTION: Final = "materials_"
"""Lines of sections of the site, which a council names as it likes."""

Line = Mapping[str, Any]


class NoLine(Exception):
    """A template names a line ``key`` that no report has; ``keys`` are those that there are."""

    def __init__(self, key: str, keys: Sequence[str]) -> None:
        super().__init__(key)
        self.key = key
        self.keys = tuple(keys)


class Lines(Mapping[str, Line]):
    """The lines of a report by their keys, ``nothing`` for a section that nothing came out in."""

    def __init__(self, lines: Mapping[str, Line], nothing: Line) -> None:
        self._lines = lines
        self._nothing = nothing

    def __getitem__(self, key: str) -> Line:
        name = dotted(key)
        found = self._lines.get(name)
        if found is not None:
            return found
        if name.startswith(SECTION):
            return self._nothing
        raise NoLine(key, tuple(self._lines))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def dotted(key: str) -> str:
    """The key as it is written after a point: ``set-documents`` → ``set_documents``."""
    return re.sub(r"\W+", "_", key)


def confined() -> SandboxedEnvironment:
    """A sandbox that keeps the text it was given last, so that a fault can be shown in it."""
    from jinja2 import StrictUndefined, Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Confined(ImmutableSandboxedEnvironment):
        text = ""

        def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
            self.text = str(source)
            return super().from_string(source, *args, **kwargs)

    environment = Confined(undefined=StrictUndefined, autoescape=True)
    for name in _RANDOM:
        environment.globals.pop(name, None)
        environment.filters.pop(name, None)
    return environment


def paragraph_of(environment: SandboxedEnvironment, error: BaseException) -> str:
    """The paragraph of the template that ``error`` arose in, without markup; empty if unknown."""
    number = getattr(error, "lineno", None) or _line_of(error.__traceback__)
    lines = str(getattr(environment, "text", "")).splitlines()
    if not isinstance(number, int) or not 1 <= number <= len(lines):
        return ""
    return " ".join(_TAG.sub("", lines[number - 1]).split())


def _line_of(trace: TracebackType | None) -> int | None:
    number = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _FILE:
            number = trace.tb_lineno
        trace = trace.tb_next
    return number
