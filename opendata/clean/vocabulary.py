"""The words that registers use for status, type and kind → the words of the published structure."""

from __future__ import annotations

import re
from typing import Final

from opendata.clean.text import fold


def _phrases(table: dict[str, str]) -> dict[str, str]:
    return {
        fold(phrase): word
        for word, phrases in table.items()
        for phrase in (word, *phrases.split("|"))
    }


# Phrases are divided by bars; each also in the gender in which a register may have it.
_STATUS: Final = _phrases(
    {
        "Чинний": "чинне|чинна|чинні|діє|діючий|діюче|діюча|в дії|має чинність|набрав чинності"
        "|набрало чинності|набрала чинності|действует",
        "Втратив чинність": "втратило чинність|втратила чинність|втрата чинності|нечинний|нечинне"
        "|нечинна|не чинний|не чинне|не чинна|не діє|недіючий|недіюче|недіюча|скасовано|скасований"
        "|скасоване|скасована|відмінено|визнано нечинним|визнано таким, що втратило чинність"
        "|визнано таким, що втратив чинність|утратив чинність|утратило чинність|утратила чинність",
        "Набирає чинності": "набуває чинності|ще не набрав чинності|ще не набрало чинності",
        "Дію зупинено": "зупинено|зупинено дію|дія зупинена|призупинено",
        "Дію відновлено": "відновлено|відновлено дію|дія відновлена|поновлено",
        "Не набрав чинності": "не набрало чинності|не набрала чинності",
    }
)
_TYPE = re.compile(r"(рішення|розпорядження|наказ)(?=\W|$)")
# The kinds as opendata.acts.act.Kind has them; that room comes after this one.
_COUNCIL, _EXECUTIVE, _ORDER = (
    "рішення ради",
    "рішення виконавчого комітету",
    "розпорядження голови",
)
_RADA = r"(?:(?:\S+ої )*ради|сесії(?: \S+ої)*(?: ради)?|міськради|сільради|селищради|мр|ср)"
_EXEC = r"(?:виконавчого комітету.*|виконкому.*|викон\.? ?ком\S*|вк|мвк)"
_HEAD = r"(?:(?:\S+ого )?голови.*)"
_KINDS: Final = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (rf"рішення {_EXEC}|{_EXEC}", _EXECUTIVE),
        (rf"рішення {_RADA}|{_RADA}", _COUNCIL),
        (rf"розпорядження(?: {_HEAD})?", _ORDER),
        (r"про[єе]кт(?:и)? рішен(?:ня|ь).*|про[єе]кт", "проєкт рішення"),
        (r"протокол.*", "протокол"),
        (r"висновок.*", "висновок комісії"),
        (r"додат(?:ок|ки).*", "додаток"),
    )
)
_TYPE_OF_KIND: Final = {_COUNCIL: "рішення", _EXECUTIVE: "рішення", _ORDER: "розпорядження"}


def status_of(text: str) -> str | None:
    """The status of the structure (``Чинний`` …) that ``text`` means, or None."""
    return _STATUS.get(fold(text).strip(" .;,"))


def type_of(text: str) -> str | None:
    """«рішення», «розпорядження» or «наказ», if ``text`` begins with it; else None."""
    found = _TYPE.match(fold(text))
    return found[1] if found else None


def kind_of(text: str) -> str | None:
    """The kind of act (a value of :class:`opendata.acts.act.Kind`) that ``text`` means, or None.

    «Рішення» alone is None: it does not say whether the council or its executive committee.
    """
    folded = fold(text).strip(' .;,"')
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(folded)), None)


def type_of_kind(kind: str) -> str | None:
    """The type that acts of ``kind`` have in the structure; None for papers that are not acts."""
    return _TYPE_OF_KIND.get(kind)
