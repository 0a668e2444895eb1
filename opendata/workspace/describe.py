"""The descriptor of a dataset that is made of filled-in tables, with what the catalogue knows.

Its texts are Ukrainian whatever language is spoken: it is the clerk's file, and its passport goes
to a Ukrainian portal.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.catalogue.editions import edition as edition_of
from opendata.catalogue.requirement import Requirement, Title
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.terms import read_terms

WIDTH: Final = 98
LONGEST_TITLE: Final = 254
"""Characters of a title that a portal takes."""
_NOT_KEYWORD = re.compile(r"[^\w’'. -]+")
LICENCE: Final = """licenses:
  - name: CC-BY-4.0
    title: Creative Commons Attribution 4.0
    path: https://creativecommons.org/licenses/by/4.0/
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a dataset: its structure, and the file that the clerk fills in."""

    schema: TableSchema
    file: str


def describe(name: str, wanted: Requirement, edition: str, parts: Sequence[Part]) -> str:
    """``datapackage.yaml`` of the dataset ``name`` for the requirement ``wanted``."""
    title, known = title_of(wanted, edition)
    lines = [
        "# Що це за набір і звідки його дані. Усе, крім «opendata», – звичайний Data Package v2.",
        "# Назву, опис, ключові слова й підставу взято з вимоги: перевірте їх і допишіть своє.",
        *_advice(wanted),
        "$schema: https://datapackage.org/profiles/2.0/datapackage.json",
        f"name: {name}",
        *_folded("title", title, "", known),
        *_folded("description", _description(parts), ""),
        "keywords:",
        *(f"  - {_plain(word)}" for word in _keywords(wanted, parts)),
        LICENCE + "resources:",
        *(line for part in parts for line in _resource(part)),
        "",
        "opendata:",
        f"  requirement: {wanted.key}   # яку вимогу постанови № 835 виконує набір",
        f'  edition: "{edition}"   # {edition_of(edition).structures.uk}',
        *_update(wanted),
        "  # Підстава та призначення збору; додайте закон, за яким ведете саме ці дані.",
        *_folded("purpose", purpose_of(wanted), "  "),
        "  # Таблиці: шаблони лежать поруч, заповніть їх. Непотрібну таблицю приберіть звідси.",
        "  sources:",
        "    tables:",
        *(
            f"      {part.schema.key}: {{path: {part.file}}}   # {part.schema.title}"
            for part in parts
        ),
        "  # portals: [site]   # лише на ці портали; без цього рядка – на всі з opendata.toml",
    ]
    return "\n".join(lines) + "\n"


def title_of(wanted: Requirement, edition: str) -> tuple[str, str]:
    """The title of a dataset, and a remark on where it comes from.

    The official one, of ``edition`` or of another; a short one where none is known or fits.
    """
    own = wanted.title(edition)
    ranked: list[Title] = [own, *(one for one in wanted.titles if one.edition != edition)]
    for one in ranked:
        if one.text and len(one.text) <= LONGEST_TITLE:
            return one.text, f"офіційна назва, видання {one.edition} року"
    if any(one.text for one in ranked):
        return wanted.short.uk, "коротка назва: офіційна задовга для порталу"
    return wanted.short.uk, "коротка назва: офіційної не встановлено"


def purpose_of(wanted: Requirement) -> str:
    """The ground that holds for every set, and the special ones that the catalogue knows."""
    special = dict.fromkeys(
        one.basis.uk for one in wanted.update.deadlines if one.confidence == "verified"
    )
    grounds = [
        "Закон України «Про доступ до публічної інформації», стаття 10-1",
        "постанова Кабінету Міністрів України від 21.10.2015 № 835",
        *(one for one in special if "Закон" in one or "кодекс" in one),
    ]
    return "; ".join(grounds) + "."


def _description(parts: Sequence[Part]) -> str:
    texts = [(part.schema.title, part.schema.descriptor.get("description", "")) for part in parts]
    return " ".join(f"{title}. {text}".strip() for title, text in texts)


def _keywords(wanted: Requirement, parts: Sequence[Part]) -> list[str]:
    found = [wanted.short.uk, *(part.schema.title for part in parts)]
    words = [" ".join(_NOT_KEYWORD.sub(" ", text).split()) for text in found]
    return list(dict.fromkeys(_small(word)[:100].strip() for word in words))


def _small(text: str) -> str:
    """``text`` with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _resource(part: Part) -> Iterator[str]:
    name = part.file.rpartition(".")[0]
    yield f"  - name: {name}"
    yield f"    path: {part.file}"
    yield f"    title: {_plain(part.schema.title)}"


def _update(wanted: Requirement) -> Iterator[str]:
    first, *others = wanted.update.portal
    yield f"  # Як часто оновлюєте. Тут: {first.name.uk.lower()}."
    if others:
        names = "; ".join(f"{one.code} – {one.name.uk.lower()}" for one in others)
        yield from _comment(f"Для цього набору трапляється й інше: {names}.", "  ")
    yield f"  update: {first.code}"


def _advice(wanted: Requirement) -> Iterator[str]:
    """What a person has to know before filling anything in, as comments."""
    if wanted.applies.when is not None:
        yield from _comment(f"Кого стосується: {wanted.applies.when.uk}")
    if wanted.note is not None:
        yield from _comment(f"Примітка: {wanted.note.uk}")
    for word in wanted.privacy:
        yield from _comment(f"Захист даних: {read_terms().meaning('privacy', word).uk}")
    if wanted.martial_law is not None:
        yield from _comment(f"Воєнний стан: {wanted.martial_law.text.uk}")


def _comment(text: str, indent: str = "") -> list[str]:
    start = f"{indent}# "
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=f"{indent}#   ")


def _folded(key: str, text: str, indent: str, remark: str = "") -> Iterator[str]:
    """``text`` as a folded block: it needs no quotes, whatever stands in it."""
    yield f"{indent}{key}: >-" + (f"   # {remark}" if remark else "")
    inner = indent + "  "
    yield from textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=inner,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(text: str) -> str:
    """``text`` as a value in one line, in quotes if YAML needs them."""
    import yaml

    dumped = str(yaml.safe_dump(text, allow_unicode=True, width=10**6))
    return dumped.removesuffix("...\n").strip()
