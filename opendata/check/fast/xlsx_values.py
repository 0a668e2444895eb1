"""Cells of an XLSX as they are written → the values that openpyxl gives.

The common forms are read here, by the same rules; every other form is handed to openpyxl itself,
once for all cells that are written alike.
"""

from __future__ import annotations

import re
import warnings
from enum import Enum, auto
from typing import Any, Final
from xml.etree.ElementTree import ParseError, fromstring

from opendata.check.fast.xlsx_texts import Texts, Unsure

_FORM: Final = re.compile(rb'(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]+)")?')
_FORMULA: Final = re.compile(
    rb'([^<>]*)><f(?: aca="(?:true|false)")?(?: t="(?:shared|array)")?'
    rb'(?: ref="[A-Z0-9:$]+")?(?: si="[0-9]+")?'
    rb"(?:/|>(?:[^<>&\x00-\x1f\x7f-\xff]|&(?:amp|lt|gt|quot);)*+</f)"
)
_NUMBERS: Final = re.compile(
    rb"(?:-?[0-9]{1,40}+(?:\.[0-9]{1,40}+)?+(?:[eE][+-]?+[0-9]{1,4}+)?+(?:\n|\Z))++"
)
_EXPONENT: Final = re.compile(rb"[eE]").search
_VALUE, _VALUE_END = b"><v>", b"</v></c>"
_TEXT, _KEPT_TEXT, _TEXT_END = b"><is><t>", b'><is><t xml:space="preserve">', b"</t></is></c>"
_FORMS: Final = ((_VALUE, _VALUE_END), (_TEXT, _TEXT_END), (_KEPT_TEXT, _TEXT_END))
_APART: Final = b"\0"
MOST: Final = 50_000

Raw = bytes | None
"""What stands in a row after the address of a cell; None for a cell that is not there."""


class _Kind(Enum):
    """What the attributes of a cell say of its value."""

    SHARED = auto()
    NUMBER = auto()
    DATE = auto()
    SPAN = auto()
    BOOLEAN = auto()
    TEXT = auto()
    INLINE = auto()
    OTHER = auto()

    @property
    def numeric(self) -> bool:
        """Whether it is written as a number."""
        return self in (_Kind.NUMBER, _Kind.DATE, _Kind.SPAN)


_BY_TYPE: Final = {
    b"s": _Kind.SHARED,
    b"b": _Kind.BOOLEAN,
    b"str": _Kind.TEXT,
    b"e": _Kind.TEXT,
    b"inlineStr": _Kind.INLINE,
}


class Values:
    """Reads the cells of one sheet."""

    def __init__(self, sheet: Any, root: bytes) -> None:
        """``sheet`` is openpyxl's, ``root`` the start tag of its part."""
        from openpyxl.utils.datetime import from_excel

        book = sheet.parent
        self.sheet = sheet
        self._strings: list[str] = sheet._shared_strings
        self._dates, self._spans, self._epoch = (
            book._date_formats,
            book._timedelta_formats,
            book.epoch,
        )
        self._from_excel = from_excel
        self._around = root + b"<sheetData>", b"</sheetData></worksheet>"
        self._texts = Texts()
        self._kinds: dict[bytes, _Kind] = {}
        self._known: dict[Raw, Any] = {None: None}

    def row(self, raws: tuple[Raw, ...]) -> list[Any]:
        """The cells of one row."""
        known = self._known
        new = [raw for raw in raws if raw not in known]
        if not new:
            return [known[raw] for raw in raws]
        if len(known) > MOST:
            known.clear()
            return self.of(list(raws))
        known.update(zip(new, self.of(new), strict=True))
        return [known[raw] for raw in raws]

    def of(self, raws: list[Raw]) -> list[Any]:
        """The value of each of ``raws``, None for a cell that is empty.

        :raises Unsure: openpyxl might not read it, or not so.
        """
        whole = [raw for raw in raws if raw is not None]
        read = iter(found := self._alike(whole) or self._each(whole))
        if len(found) == len(raws):
            return found
        return [None if raw is None else next(read) for raw in raws]

    def _alike(self, raws: list[bytes]) -> list[Any] | None:
        """The values of ``raws``, if they differ in nothing but their texts: the common case."""
        if not raws:
            return []
        for start, end in ((_VALUE, _VALUE_END), (_TEXT, _TEXT_END)):
            head, found, _ = raws[0].partition(start)
            if not found:
                continue
            before = head + start
            whole = _APART.join(raws)
            if not (whole.startswith(before) and whole.endswith(end)):
                return None
            texts = whole[len(before) : -len(end)].split(end + _APART + before)
            if len(texts) == len(raws) and _APART not in b"".join(texts):
                kind = self._kinds.get(head) or self._kind(head)
                return self._read(kind, texts, inline=start == _TEXT)
        return None

    def _each(self, raws: list[bytes]) -> list[Any]:
        """The values of ``raws``: those of one form together."""
        values: list[Any] = [None] * len(raws)
        forms: dict[tuple[bytes, bool], tuple[list[int], list[bytes]]] = {}
        for at, raw in enumerate(raws):
            for start, end in _FORMS:
                head, found, text = raw.partition(start)
                if found and text.endswith(end):
                    places, texts = forms.setdefault((head, start != _VALUE), ([], []))
                    places.append(at)
                    texts.append(text[: -len(end)])
                    break
            else:
                values[at] = self._asked(raw)
        for (head, inline), (places, texts) in forms.items():
            kind = self._kinds.get(head) or self._kind(head)
            read = self._read(kind, texts, inline)
            if read is None:
                read = [self._asked(raws[at]) for at in places]
            for at, value in zip(places, read, strict=True):
                values[at] = value
        return values

    def _read(self, kind: _Kind, texts: list[bytes], inline: bool) -> list[Any] | None:
        """The values of cells of one kind, or None if openpyxl should be asked."""
        if inline:
            return self._texts.of(texts) if kind is _Kind.INLINE else None
        if b"" in texts:
            return None
        if kind is _Kind.TEXT:
            return self._texts.of(texts)
        if kind is _Kind.SHARED and b"".join(texts).isdigit():
            try:
                return list(map(self._strings.__getitem__, map(int, texts)))
            except IndexError as error:
                raise Unsure from error
        if kind is _Kind.BOOLEAN and {*texts} <= {b"0", b"1"}:
            return [text == b"1" for text in texts]
        joined = b"\n".join(texts)
        if kind.numeric and joined.count(b"\n") == len(texts) - 1 and _NUMBERS.fullmatch(joined):
            numbers = _numbers(texts, joined)
            return numbers if kind is _Kind.NUMBER else self._moments(numbers, kind)
        return None

    def element(self, row: bytes) -> tuple[int, list[Any]]:
        """The number and the cells of a whole ``row`` in any form, as openpyxl has them.

        :raises Unsure: openpyxl refuses it.
        """
        parser = parser_of(self.sheet)
        before, after = self._around
        try:
            ((element,),) = fromstring(before + row + after)  # noqa: S314 - no document type
            if not element.tag.endswith("}row"):
                raise Unsure
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                number, cells = parser.parse_row(element)
        except (ParseError, ValueError, LookupError, TypeError, OverflowError) as error:
            raise Unsure from error
        if "r" not in element.attrib:
            raise Unsure
        return number, cells

    def _kind(self, head: bytes) -> _Kind:
        """What the attributes ``head`` of a cell say; of a formula only its value counts."""
        if b"<" in head:
            formula = _FORMULA.fullmatch(head)
            return self._kind(formula[1]) if formula else _Kind.OTHER
        form = _FORM.fullmatch(head)
        kind = _Kind.OTHER
        if form is not None and (form[2] or b"n") == b"n":
            style = int(form[1] or 0)
            kind = _Kind.NUMBER
            if style in self._dates:
                kind = _Kind.SPAN if style in self._spans else _Kind.DATE
        elif form is not None:
            kind = _BY_TYPE.get(form[2], _Kind.OTHER)
        if len(self._kinds) < MOST:
            self._kinds[head] = kind
        return kind

    def _moments(self, numbers: list[float], kind: _Kind) -> list[Any]:
        """As openpyxl's reader of cells has them."""
        convert, epoch, span = self._from_excel, self._epoch, kind is _Kind.SPAN
        moments: list[Any] = []
        for number in numbers:
            try:
                moments.append(convert(number, epoch, timedelta=span))
            except (OverflowError, ValueError):
                moments.append("#VALUE!")
        return moments

    def _asked(self, raw: bytes) -> Any:
        _, cells = self.element(b'<row r="1"><c r="A1"' + raw + b"</row>")
        if len(cells) != 1:
            raise Unsure
        return cells[0]["value"]


def _numbers(texts: list[bytes], joined: bytes) -> list[float]:
    """Whole numbers and fractions, as openpyxl tells them apart: by how they are written."""
    if _EXPONENT(joined):
        return [float(one) if b"." in one or _EXPONENT(one) else int(one) for one in texts]
    if b"." in joined:
        return [float(one) if b"." in one else int(one) for one in texts]
    return list(map(int, texts))


def parser_of(sheet: Any, source: Any = None) -> Any:
    """The reader of openpyxl for ``source``, as its sheet makes it."""
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    return WorkSheetParser(
        source,
        sheet._shared_strings,
        data_only=book.data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
