"""The parts that all charts are made of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from opendata.messages import Language
from opendata.report.layout.palette import COLOURS
from opendata.report.layout.text_size import shortened, text_size

WIDTH: Final = 720
"""The width of every chart in its own units; a page stretches it."""
QUIET: Final = "#4a5866"
RULE: Final = "#d5dce4"
AXIS: Final = "#8a97a5"
_DASHES: Final = ("", "7 4", "2 3", "10 3 2 3")
_LEGEND_LINE: Final = 22
_LEGEND_ROOM: Final = 300


class Drawing:
    """Elements of SVG in the order in which they are painted."""

    def __init__(self, key: str, language: Language) -> None:
        self.key = key
        self.language = language
        self.parts: list[str] = []

    def add(self, tag: str, text: str | None = None, /, **given: object) -> None:
        """An element; ``stroke_width`` is written ``stroke-width``, None is left out."""
        self.parts.append(element(tag, text, **given))

    def first(self, tag: str, text: str | None = None, /, **given: object) -> None:
        """An element before all that is there: a title."""
        self.parts.insert(0, element(tag, text, **given))

    def text(self, x: float, y: float, text: str, anchor: str = "start", fill: str = "") -> None:
        """One line of text that begins, ends or has its middle at ``x``."""
        self.add("text", text, x=x, y=y, text_anchor=anchor, fill=fill or None)

    def line(self, number: int, points: Sequence[tuple[float, float]]) -> None:
        """A stretch of the series ``number``: its colour and its dashes."""
        self.add(
            "polyline",
            points=" ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points),
            fill="none",
            stroke=colour(number),
            stroke_width=2.5,
            stroke_dasharray=_DASHES[number % len(_DASHES)] or None,
            stroke_linejoin="round",
        )

    def marker(self, number: int, x: float, y: float, hint: str | None = None) -> None:
        """The sign of the series ``number`` at a point: a disk, a square, a triangle, a diamond."""
        size = 4
        title = f"<title>{escape(hint)}</title>" if hint else ""
        fill = colour(number)
        if number % 4 == 0:
            self.parts.append(
                f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="{size}" fill="{fill}">'
                f"{title}</circle>"
            )
            return
        signs: dict[int, list[tuple[float, float]]] = {
            1: [(-size, -size), (size, -size), (size, size), (-size, size)],
            2: [(0, -size - 1), (size + 1, size), (-size - 1, size)],
            3: [(0, -size - 1.5), (size + 1.5, 0), (0, size + 1.5), (-size - 1.5, 0)],
        }
        places = " ".join(
            f"{coordinate(x + dx)},{coordinate(y + dy)}" for dx, dy in signs[number % 4]
        )
        self.parts.append(f'<polygon points="{places}" fill="{fill}">{title}</polygon>')

    def legend(self, names: Sequence[str], *, of_lines: bool) -> float:
        """What each line or bar stands for, above the chart; the height that this takes."""
        if len(names) < 2:
            return 0
        x, y = 0.0, 14.0
        for number, name in enumerate(names):
            shown = shortened(name, _LEGEND_ROOM)
            room = 44 + text_size(shown) + 18
            if x and x + room > WIDTH:
                x, y = 0.0, y + _LEGEND_LINE
            if of_lines:
                self.line(number, [(x, y - 4), (x + 34, y - 4)])
                self.marker(number, x + 17, y - 4)
            else:
                self.bar(number, x, y - 11, 34, 14)
            self.text(x + 42, y, shown)
            x += room
        return y + 14

    def bar(self, number: int, x: float, y: float, width: float, height: float) -> None:
        """A bar of the series ``number``: its colour, plain or hatched."""
        self.add(
            "rect",
            x=x,
            y=y,
            width=width,
            height=height,
            fill=f"url(#{self.key}-h{number})" if number else colour(number),
            stroke=colour(number) if number else None,
        )

    def hatches(self, count: int) -> None:
        """The patterns of the second and all further series, for :meth:`bar`."""
        turns = (45, 135, 0, 90)
        for number in range(1, count):
            gap = 6 if number <= len(turns) else 3
            self.parts.append(
                f'<pattern id="{self.key}-h{number}" width="{gap}" height="{gap}" '
                f'patternUnits="userSpaceOnUse" '
                f'patternTransform="rotate({turns[(number - 1) % len(turns)]})">'
                f'<rect width="{gap}" height="{gap}" fill="#fff"/>'
                f'<rect width="{gap / 2:g}" height="{gap}" fill="{colour(number)}"/></pattern>'
            )


def colour(number: int) -> str:
    """The colour of the series ``number``, from zero."""
    return COLOURS[number % len(COLOURS)]


def element(tag: str, text: str | None = None, /, **given: object) -> str:
    """An element of SVG with its attributes and its text, both escaped."""
    attributes = "".join(
        f' {name.replace("_", "-")}="{_value(value)}"'
        for name, value in given.items()
        if value is not None
    )
    return f"<{tag}{attributes}/>" if text is None else f"<{tag}{attributes}>{escape(text)}</{tag}>"


def coordinate(value: float) -> str:
    """One decimal is finer than a screen; so the same chart is the same bytes everywhere."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _value(value: object) -> str:
    return coordinate(value) if isinstance(value, int | float) else escape(str(value))
