"""The plain-text source of the sample acts: what each document says, and what a reader must find.

``acts/<year>.txt`` holds one block per act::

    == 12-5/VIII · рада · 2024-02-14
    file: 2024/рада/Рішення №12-5-VIII від 14.02.2024.docx
    look: spaced

    Про внесення змін          <- the title, as many lines as the document has

    Відповідно до …            <- the preamble, one line

    1. Унести зміни …          <- the points, one line each

This is also the truth that recognition is measured against: the values are written here first, and
the documents are made from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ACTS = Path(__file__).parent / "acts"

COUNCIL = "Яснозірська міська рада"
EXECUTIVE = "Виконавчий комітет Яснозірської міської ради"
MAYOR = "Яснозірський міський голова"

KINDS = {
    "рада": ("рішення ради", COUNCIL),
    "виконком": ("рішення виконавчого комітету", EXECUTIVE),
    "голова": ("розпорядження голови", MAYOR),
}
DAYS_TO_THE_SITE = 5
KEYS = {
    *("file", "look", "office", "valid", "issued", "status", "note", "link", "register"),
    *("register-number", "register-date", "register-title"),
}


@dataclass(frozen=True, slots=True)
class SampleAct:
    """One act of the sample council.

    ``file`` is relative to the documents folder, or None where the clerk has lost the document.
    ``look`` names the layout of the header. ``register_*`` is what the clerk typed instead of the
    right value; for ``register_date`` it names a way of typing: ``text`` or ``long``.
    """

    number: str
    kind: str
    body: str
    date: date
    title_lines: tuple[str, ...]
    preamble: str
    points: tuple[str, ...]
    file: str | None
    look: str
    office: bool
    valid_from: date
    issued: date
    status: str
    note: str
    in_register: bool
    linked: bool
    register_number: str | None
    register_date: str | None
    register_title: str | None

    @property
    def title(self) -> str:
        """The title as one line."""
        return " ".join(self.title_lines)

    @property
    def format(self) -> str | None:
        """The format of the document, as the ending of its name says."""
        return self.file.rsplit(".", 1)[1] if self.file else None


def read_acts(folder: Path = ACTS) -> tuple[SampleAct, ...]:
    """All acts, in the order of the source; ValueError names the block that is wrong."""
    return tuple(
        _act(block)
        for path in sorted(folder.glob("*.txt"))
        for block in _blocks(path.read_text(encoding="utf-8"))
    )


def _blocks(text: str) -> Iterator[str]:
    for block in text.split("\n== "):
        yield block.removeprefix("== ").strip("\n")


def _act(block: str) -> SampleAct:
    head, _, rest = block.partition("\n")
    try:
        number, issuer, day = head.split(" · ")
        meta_text, title, preamble, points = rest.split("\n\n")
        meta = dict(line.split(": ", 1) for line in meta_text.split("\n"))
        accepted = date.fromisoformat(day)
        kind, body = KINDS[issuer]
    except (ValueError, KeyError) as error:
        raise ValueError(f"the block of «{head}» is not well formed: {error}") from error
    if unknown := meta.keys() - KEYS:
        raise ValueError(f"unknown keys in the block of «{head}»: {sorted(unknown)}")
    issued = accepted + timedelta(days=DAYS_TO_THE_SITE)
    typed = meta.get("register-title")
    return SampleAct(
        number=number,
        kind=kind,
        body=body,
        date=accepted,
        title_lines=tuple(title.split("\n")),
        preamble=preamble,
        points=tuple(points.split("\n")),
        file=meta.get("file"),
        look=meta.get("look", "plain"),
        office=meta.get("office") == "yes",
        valid_from=date.fromisoformat(meta.get("valid", day)),
        issued=date.fromisoformat(meta["issued"]) if "issued" in meta else issued,
        status=meta.get("status", "Чинний"),
        note=meta.get("note", ""),
        in_register=meta.get("register") != "no",
        linked=meta.get("link") == "yes",
        register_number=meta.get("register-number"),
        register_date=meta.get("register-date"),
        register_title=typed.replace("\\n", "\n") if typed else None,
    )
