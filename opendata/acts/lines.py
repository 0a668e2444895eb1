"""A text as lines that can be compared: look-alikes mended, spacing closed, origins remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD_CHARS = 12_000
HEAD_LINES = 300
LINE_CHARS = 1_500
"""The header of an act stands at its very beginning; site navigation may take a page before it."""

SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0301\u202a\u202b\u202c\u202d\u202e"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
APOSTROPHES = "'`\u2018\u02bc\u00b4\u2032"
FOLDED = {
    **dict.fromkeys(map(ord, SPACES + "\t\x0b\x0c|\x1c\x1d\x1e\x1f\x85"), " "),
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, APOSTROPHES), "\u2019"),
}
LATIN = "ABCEHIKMOPTXaceiopxy"
CYRILLIC = "АВСЕНІКМОРТХасеіорху"
MENDED = str.maketrans(LATIN, CYRILLIC)
WORD = re.compile(r"[A-Za-zА-яҐґЄєІіЇї]+")
CYRILLIC_LETTER = re.compile(r"[А-яҐґЄєІіЇї]")
SPACED_WORD = re.compile(r"(?<!\S)[^\W\d_](?: +[^\W\d_]){3,}(?!\w)")
SPACED_GAP = re.compile(" +")
BROKEN_OFF = re.compile(r"[^\W\d_]-$")
NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, as it is compared and as it is shown.

    ``text`` has single spaces, Cyrillic letters for their Latin doubles inside Cyrillic words, one
    sign for all dashes and apostrophes, and no letter-spacing; ``shown`` has the same length but
    the signs of the source. ``offsets[i]`` is where ``text[i]`` stands in the source.
    ``squeezed`` is the capitals of ``text`` alone: «Р І Ш Е Н Н Я № 5» → «РІШЕННЯ».
    """

    text: str
    shown: str
    offsets: tuple[int, ...]
    squeezed: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the source."""
        return self.offsets[start], self.offsets[end - 1] + 1


def head_lines(text: str) -> list[Line]:
    """The lines of the beginning of ``text`` that hold anything, in order."""
    lines: list[Line] = []
    position = 0
    for raw in text[:HEAD_CHARS].split("\n"):
        line = make_line(raw[:LINE_CHARS], position)
        position += len(raw) + 1
        if line.text:
            lines.append(line)
            if len(lines) == HEAD_LINES:
                break
    return lines


def make_line(raw: str, position: int = 0) -> Line:
    """One line; ``position`` is where ``raw`` begins in the source."""
    kept = [i for i, sign in enumerate(raw) if sign not in DROPPED]
    folded = "".join(raw[i] for i in kept).translate(FOLDED)
    folded = WORD.sub(_mend, folded)
    drop = _letter_spacing(folded)
    chars: list[int] = []
    for i, sign in enumerate(folded):
        if i in drop or (sign == " " and (not chars or folded[chars[-1]] == " ")):
            continue
        chars.append(i)
    while chars and folded[chars[-1]] == " ":
        chars.pop()
    text = "".join(folded[i] for i in chars)
    shown = "".join(" " if folded[i] == " " else raw[kept[i]] for i in chars)
    # A word closed up by the step above may only now be seen to mix the alphabets.
    text = WORD.sub(_mend, text)
    offsets = tuple(position + kept[i] for i in chars)
    return Line(text, shown, offsets, NOT_LETTERS.sub("", text).upper())


def joined(lines: list[Line]) -> Line:
    """Several lines as one, parted by single spaces; «природно-» / «заповідного» by none."""
    text: list[str] = []
    shown: list[str] = []
    offsets: list[int] = []
    for line in lines:
        if offsets and not (BROKEN_OFF.search(text[-1]) and line.text[:1].islower()):
            text.append(" ")
            shown.append(" ")
            offsets.append(offsets[-1] + 1)
        text.append(line.text)
        shown.append(line.shown)
        offsets.extend(line.offsets)
    squeezed = "".join(line.squeezed for line in lines)
    return Line("".join(text), "".join(shown), tuple(offsets), squeezed)


def _mend(match: re.Match[str]) -> str:
    """The word in Cyrillic alone, if it is Cyrillic in part."""
    word = match.group()
    return word.translate(MENDED) if CYRILLIC_LETTER.search(word) else word


def _letter_spacing(text: str) -> set[int]:
    """The blanks that part the letters of one word: «Р І Ш Е Н Н Я   № 5» → those before «№»'s gap.

    The narrowest gap of a run is taken for the letter-spacing; clearly wider ones part words.
    """
    drop: set[int] = set()
    for match in SPACED_WORD.finditer(text):
        gaps = list(SPACED_GAP.finditer(match.group()))
        narrow = min(len(gap.group()) for gap in gaps)
        limit = 1 if narrow == 1 else 2 * narrow
        for gap in gaps:
            if len(gap.group()) <= limit:
                drop.update(range(match.start() + gap.start(), match.start() + gap.end()))
    return drop
