"""A report as one page of HTML that needs nothing else: to be opened, mailed, or printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opendata.clean.workbook import cell_text
from opendata.messages import Language, Message, msg, say
from opendata.report.layout.blocks import (
    Block,
    Cell,
    Chart,
    Figures,
    Grid,
    Layout,
    Link,
    Points,
    Text,
    Word,
)
from opendata.report.layout.chart import svg
from opendata.report.layout.links import is_web
from opendata.report.layout.shown import (
    NO_ROWS,
    NOT_RECORDED,
    NOTHING,
    as_grid,
    figure,
    is_number,
    told,
)

HERE: Final = Path(__file__).parent
WORDS: Final[dict[str, Message]] = {
    "skip": msg("To the content"),
    "contents": msg("Contents"),
    "notes": msg("Notes"),
    "data": msg("The numbers of this chart"),
    "no_rows": NO_ROWS,
    "nothing": NOT_RECORDED,
}
_CONTENTS_FROM: Final = 4
"""A report of so many parts begins with a list of them."""
_LONG: Final = 24
"""A longer word is broken where the cell ends; it would push all other columns out of sight."""
_SHORT: Final = 20
"""A status that long stands on one line."""
_WIDE_FROM: Final = 7
"""A table of so many columns is printed on a sheet turned sideways."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A cell as the page shows it; ``url`` only where it leads to the web."""

    text: str
    numeric: bool
    tone: str = ""
    url: str = ""
    empty: bool = False

    @property
    def look(self) -> str:
        """The class of the cell: numbers stand to the right, endless words may be broken."""
        if self.numeric:
            return "number"
        if self.tone:
            return "short" if len(self.text) <= _SHORT else ""
        return "long" if any(len(word) > _LONG for word in self.text.split()) else ""


def html(layout: Layout) -> bytes:
    """UTF-8. All texts are escaped; the page runs no script and loads nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("page.html.j2").render(
        layout=layout,
        sections=[
            _section(section.blocks, number, layout.language)
            for number, section in enumerate(layout.sections, 1)
        ],
        listed=len(layout.sections) >= _CONTENTS_FROM,
        words={name: say(word, layout.language) for name, word in WORDS.items()},
        nothing=NOTHING,
    )
    return cell_text(page).encode()


def _section(blocks: tuple[Block, ...], number: int, language: Language) -> dict[str, Any]:
    wide = any(isinstance(one, Grid) and len(one.columns) >= _WIDE_FROM for one in blocks)
    shown = [
        {"id": f"b-{number}-{at}", **_block(one, f"b-{number}-{at}", language)}
        for at, one in enumerate(blocks, 1)
    ]
    return {"blocks": shown, "wide": wide}


def _block(block: Block, key: str, language: Language) -> dict[str, Any]:
    from markupsafe import Markup

    match block:
        case Text():
            return {"kind": "text", "text": block.text, "strong": block.strong}
        case Points():
            return {"kind": "points", "items": block.items, "numbered": block.numbered}
        case Figures():
            return {
                "kind": "figures",
                "figures": [
                    {
                        "label": one.label,
                        "value": figure(one, language),
                        "empty": not is_number(one.value),
                    }
                    for one in block.figures
                ],
            }
        case Grid():
            return {"kind": "grid", **_grid(block, language)}
        case Chart():
            data = _grid(as_grid(block, language), language)
            picture = Markup(svg(block, key, language))  # noqa: S704 - escaped where it is drawn
            return {"kind": "chart", "chart": block, "svg": picture, "data": data}


def _grid(grid: Grid, language: Language) -> dict[str, Any]:
    numeric = [column.numeric for column in grid.columns]

    def line(cells: tuple[Cell, ...]) -> list[_Shown]:
        return [_cell(cell, at, language) for cell, at in zip(cells, numeric, strict=True)]

    return {
        "caption": grid.caption,
        "columns": grid.columns,
        "rows": [line(row) for row in grid.rows],
        "totals": line(grid.totals) if grid.totals else [],
    }


def _cell(cell: Cell, numeric: bool, language: Language) -> _Shown:
    text = told(cell, language)
    if isinstance(cell, Word):
        return _Shown(text, numeric, tone=str(cell.tone))
    url = cell.url if isinstance(cell, Link) and is_web(cell.url) else ""
    return _Shown(text, numeric, url=url, empty=not text)
