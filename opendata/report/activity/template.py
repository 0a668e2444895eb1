"""The report as a document of Word, made from a template that a council can change.

The template is a DOCX with tags of Jinja in it ({{ council.name }}, {% for part in parts %} …). Its
tags are worked in a sandbox: a template from elsewhere can read what the report says, and no more.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from opendata.acts import guard
from opendata.acts.act import Kind
from opendata.clean.workbook import cell_text
from opendata.messages import Language, Message, msg, say
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.report.activity.model import Activity, Entry
from opendata.report.activity.period import in_words
from opendata.report.activity.publications import SOCIAL
from opendata.report.activity.template_tags import (
    Line,
    Lines,
    NoLine,
    confined,
    dotted,
    paragraph_of,
)
from opendata.report.layout.timeless import timeless

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

DEFAULT: Final = Path(__file__).with_name("template.docx")
PERHAPS: Final = (
    *(f"documents-{kind}" for kind in (*Kind, "other")),
    *(f"posts-{name.lower()}" for name in SOCIAL),
)
"""Lines that stand in a report only where there is something to count."""
NAMES: Final = ("council", "entry", "first", "head", "last", "note", "parts", "period", "title")
"""The variables of a template; docs/formats.md tells what each holds."""
NOTHING: Final = msg("nothing was recorded")


def default_template() -> bytes:
    """The template that ships, for a council to change."""
    return DEFAULT.read_bytes()


def docx(
    activity: Activity, language: Language, template: bytes | None = None, name: str = ""
) -> bytes:
    """The report by ``template``, or by the one that ships; ``name`` is for messages.

    The same report and template give the same bytes.

    :raises OpendataError: ``activity-template``, exit 4: no DOCX, or a tag that cannot be worked.
    """
    data = default_template() if template is None else template
    shown = name or DEFAULT.name
    guard.open_archive(data, shown).close()  # a bomb is refused before anything unpacks it
    from docxtpl import DocxTemplate

    environment, values = confined(), context(activity, language)
    try:
        document = DocxTemplate(io.BytesIO(data))
        document.render(values, environment, autoescape=True)
        buffer = io.BytesIO()
        document.save(buffer)
    except Exception as error:  # an expression in a template can fail in every way there is
        raise _wrong(shown, _told(environment, error), error) from error
    return timeless(buffer.getvalue())


def context(activity: Activity, language: Language) -> dict[str, Any]:
    """What the tags of a template can name."""

    def said(message: Message) -> str:
        return cell_text(say(message, language))

    parts = [
        {
            "key": part.key,
            "title": said(part.title),
            "entries": [_entry(one, language) for one in part.entries],
        }
        for part in activity.parts
    ]
    return {
        "title": said(msg("Report of the information department")),
        "council": {
            "name": cell_text(activity.council.name),
            "edrpou": activity.council.edrpou,
            "site": activity.council.site,
        },
        "first": activity.first.strftime("%d.%m.%Y"),
        "last": activity.last.strftime("%d.%m.%Y"),
        "period": said(in_words(activity.first, activity.last)),
        "parts": parts,
        "entry": _by_key(activity, language),
        "head": said(msg("Head of the department")),
        "note": said(
            msg(
                "Numbers come from the newest published versions of the sets and from the journal; "
                "what was corrected later is right here."
            )
        ),
    }


def _by_key(activity: Activity, language: Language) -> Lines:
    """The lines by their keys; what is none of them is an error, unless it may come and go."""
    words = say(NOTHING, language)
    nothing: Line = {
        "key": "", "label": "", "value": words, "recorded": False, "says": words, "unit": "",
        "remark": "",
    }  # fmt: skip
    found = {
        dotted(one.key): _entry(one, language) for part in activity.parts for one in part.entries
    }
    found |= {name: nothing for name in map(dotted, PERHAPS) if name not in found}
    return Lines(found, nothing)


def _entry(one: Entry, language: Language) -> Line:
    def said(message: Message | None) -> str:
        return cell_text(say(message, language)) if message is not None else ""

    return {
        "key": one.key,
        "label": said(one.label),
        "value": said(NOTHING) if one.value is None else one.value,
        "recorded": one.value is not None,
        "says": said(one.says),
        "unit": said(one.unit),
        "remark": said(one.remark),
    }


def template_of(given: Path | None, declared: str | None, root: Path) -> tuple[bytes | None, str]:
    """The template that a person has ``given``, or else the one ``declared`` in ``opendata.toml``
    (relative to ``root``), and its name; None for the one that ships.

    :raises OpendataError: ``activity-template``, exit 4, when it cannot be read.
    """
    path = given if given is not None else root / declared if declared else None
    if path is None:
        return None, ""
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise _wrong(str(path), error.strerror or type(error).__name__) from error


def _told(environment: SandboxedEnvironment, error: Exception) -> str:
    """What went wrong, and in which paragraph of the template."""
    says = getattr(error, "message", None) or str(error) or type(error).__name__
    where = paragraph_of(environment, error)
    return f"{says} ({where})" if where else says


def _wrong(name: str, found: str, error: Exception | None = None) -> OpendataError:
    names = _near(found, NAMES)
    if isinstance(error, NoLine):
        names = [f"entry.{one}" for one in _near(error.key, error.keys)]
    problem = Problem(
        "activity-template",
        msg("the template of the report cannot be worked"),
        Place(name),
        found=found,
        expected=msg("a DOCX whose tags name these: {names}", names=", ".join(names)),
        remedy=msg(
            "Correct the tag in Word; {command} writes the template that ships, to begin with.",
            command="opendata report activity --save-template",
        ),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def _near(found: str, names: Sequence[str]) -> list[str]:
    """The names, the nearest to what was written first."""
    words = [word.strip("'\"") for word in found.split()]
    near = [name for word in words for name in get_close_matches(word, names, 1)]
    return list(dict.fromkeys((*near, *names)))
