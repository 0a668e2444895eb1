"""The cells of a workbook of any format as text: every sheet, those too that do not show."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from opendata.acts import failures
from opendata.acts.beside.part import Part, Where

_MOST: Final = 20_000_000
"""Cells of a sheet, empty ones within its corners included: more would not fit into memory."""
_LONGEST_TITLE: Final = 80


def cells(data: bytes, name: str) -> Iterator[Part]:
    """One part for each sheet, named by it.

    :raises OpendataError: ``document-broken`` or ``document-too-large``, exit 3.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    except BaseException as error:  # a panic of its language is no Exception
        raise failures.broken(name) from error
    for sheet_name in names:
        try:
            sheet = book.get_sheet_by_name(sheet_name)
            size = (sheet.total_height + 1) * (sheet.total_width + 1)
            if size > _MOST:
                raise failures.too_large(name, size, _MOST)
            rows = sheet.to_python() if sheet.start is not None else []
        except failures.OpendataError:
            raise
        except BaseException as error:
            raise failures.broken(name) from error
        text = "\n".join([sheet_name, *_lines(rows)])
        yield Part(Where.CELLS, sheet_name, text)


def _lines(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A line for each row; a value has the title of its column before it, which says what it is."""
    titles: dict[int, str] = {}
    for row in rows:
        shown = {at: text for at, value in enumerate(row) if (text := _shown(value))}
        if _is_header(row, shown):
            titles = {at: text for at, text in shown.items() if len(text) <= _LONGEST_TITLE}
            yield " | ".join(shown.values())
        elif shown:
            yield " | ".join(
                f"{titles[at]}: {text}" if at in titles else text for at, text in shown.items()
            )


def _is_header(row: Sequence[object], shown: dict[int, str]) -> bool:
    """Several texts and no number: a row of a form may look so too, and does no harm."""
    words = [text for text in shown.values() if not any(sign.isdigit() for sign in text)]
    return len(shown) > 1 and len(words) == len(shown) and all(isinstance(v, str) for v in row)


def _shown(value: object) -> str:
    """A cell as people see it, in one line."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return " ".join(str(value).split())
