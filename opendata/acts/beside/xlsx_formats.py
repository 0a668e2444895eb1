"""How numbers of a workbook are shown: dates as dates, codes with the zeros they begin with."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from opendata.acts import guard
from opendata.acts.beside.grid import shown

_BUILT_IN_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_QUOTED = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.")
_DATE_SIGNS = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY_SIGNS = re.compile(r"[dy]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,20}")
_EPOCHS: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_DAY: Final = 2_958_465


class Formats:
    """The formats of a workbook by the styles of its cells."""

    def __init__(self, styles: bytes, name: str, *, since_1904: bool) -> None:
        """Read ``xl/styles.xml``; OpendataError if it is no XML."""
        self._epoch = _EPOCHS[since_1904]
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []
        self._in_cells = 0
        if styles:
            guard.parse_xml(styles, name, self._start, self._end, lambda _: None)
        self._dates = {str(i) for i, one in enumerate(self._styles) if self._is_date(one)}
        self._zeros = {
            str(i): len(code)
            for i, one in enumerate(self._styles)
            if _ZEROS.fullmatch(code := self._codes.get(one, ""))
        }

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if local == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif local == "cellXfs":
            self._in_cells += 1
        elif local == "xf" and self._in_cells:
            self._styles.append(attributes.get("numFmtId", "0"))

    def _end(self, tag: str) -> None:
        if tag.endswith(" cellXfs"):
            self._in_cells -= 1

    def _is_date(self, number: str) -> bool:
        code = self._codes.get(number)
        if code is None:
            return number.isdecimal() and int(number) in _BUILT_IN_DATES
        plain = _QUOTED.sub("", code)
        return bool(_DATE_SIGNS.search(plain) and _DAY_SIGNS.search(plain)) and "#" not in plain

    def words(self) -> str:
        """Texts that a format itself puts beside a number."""
        return "\n".join(code for code in self._codes.values() if not code.isascii())

    def shown(self, number: str, style: str) -> str:
        """The number in a cell of this style, as its reader sees it."""
        if style in self._dates:
            return self._date(number)
        plain = shown(number)
        return plain.zfill(self._zeros[style]) if style in self._zeros else plain

    def _date(self, number: str) -> str:
        try:
            days = int(float(number))
        except (ValueError, OverflowError):
            return number
        if not 0 < days <= _LAST_DAY:
            return shown(number)
        try:
            return f"{self._epoch + timedelta(days=days):%d.%m.%Y}"
        except OverflowError:
            return shown(number)
