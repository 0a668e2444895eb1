"""A text that is spread over many places of a document, and the way back from it to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from opendata.redact.choice import ROUNDS, Remover, Span
from opendata.redact.replacement import words
from opendata.redact.tree import SPACE, Node


class Slot(Protocol):
    """A place that holds a piece of text."""

    @property
    def node(self) -> Any:
        """The element that holds it."""
        ...

    @property
    def text(self) -> str:
        """The piece."""
        ...

    def put(self, text: str) -> None:
        """Write another in its place."""
        ...


@dataclass(frozen=True, slots=True)
class Inner:
    """The piece of text number ``at`` among the children of ``node``."""

    node: Node
    at: int
    keeps_blanks: bool = False
    """Whether blanks at its ends would be lost without saying so."""

    @property
    def text(self) -> str:
        """The piece."""
        return str(self.node.children[self.at])

    def put(self, text: str) -> None:
        """Write another in its place."""
        self.node.children[self.at] = text
        if self.keeps_blanks:
            self.node.attributes[SPACE] = "preserve"


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of the attribute ``key`` of ``node``."""

    node: Node
    key: str

    @property
    def text(self) -> str:
        """The value."""
        return self.node.attributes[self.key]

    def put(self, text: str) -> None:
        """Write another in its place."""
        self.node.attributes[self.key] = text


Piece = tuple[str, Slot | None]
"""Text and where it stands; None for what stands for an element: a line end, a tab."""
Telling = Callable[[], Iterator[Piece]]
"""Tells a story anew, after it was changed."""


def text_of(tell: Telling) -> str:
    """The whole text."""
    return "".join(text for text, _ in tell())


def clean(tell: Telling, remover: Remover, *, speaking: bool = True) -> None:
    """Replace what is to go, wherever its pieces stand: the first one gets the words for it."""
    for _ in range(ROUNDS):
        pieces = list(tell())
        spans = remover.spans("".join(text for text, _ in pieces), speaking=speaking)
        if not spans:
            return
        remover.count(spans)
        _replace(pieces, spans)


def _replace(pieces: list[Piece], spans: list[Span]) -> None:
    """Write ``spans`` of the text of ``pieces`` over."""
    changed: list[tuple[Slot, str]] = []
    waiting = list(reversed(spans))
    said: set[Span] = set()
    begin = 0
    for text, slot in pieces:
        end = begin + len(text)
        while waiting and waiting[-1].end <= begin:
            waiting.pop()
        if slot is not None and waiting and waiting[-1].start < end:
            changed.append((slot, _without(text, begin, waiting, said)))
        begin = end
    for slot, text in changed:
        slot.put(text)


def _without(text: str, begin: int, waiting: list[Span], said: set[Span]) -> str:
    """``text``, which begins at ``begin`` of the whole, with words in the place of the spans."""
    out, at = [], 0
    for one in reversed(waiting):
        start, end = max(one.start - begin, 0), min(one.end - begin, len(text))
        if start >= len(text):
            break
        out.append(text[at:start])
        if one not in said:
            said.add(one)
            out.append(words(one.kind))
        at = end
    return "".join([*out, text[at:]])
