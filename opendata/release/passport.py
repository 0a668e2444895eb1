"""The passport of a dataset: the seventeen elements of Resolution 835, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from opendata.release.json_table import json_document
from opendata.release.structure import edition_of
from opendata.workspace.workspace import Council, Dataset

LABELS: Final[Mapping[str, str]] = {
    "identifier": "Ідентифікаційний номер набору даних",
    "title": "Найменування набору даних",
    "description": "Стислий опис змісту набору даних",
    "purpose": "Підстава та призначення збору інформації, що міститься в наборі даних",
    "language": "Відомості про мову інформації, яка міститься у наборі даних",
    "formats": "Формат (формати), в якому доступний набір даних",
    "compression": "Формат стиснення набору даних",
    "first_published": "Дата і час першого оприлюднення набору даних",
    "last_changed": "Дата і час внесення останніх змін до набору даних",
    "data_as_of": "Дата актуальності даних у наборі даних",
    "update": "Періодичність оновлення набору даних",
    "keywords": "Ключові слова, які відображають основний зміст набору даних",
    "links": "Гіперпосилання на набір даних",
    "structure_link": "Гіперпосилання на структуру набору даних",
    "publisher": "Розпорядник інформації",
    "contact": "Відповідальна особа розпорядника інформації",
    "contact_email": "Адреса електронної пошти відповідальної особи",
}
"""The elements in their order, with the words of the Resolution."""

UPDATES: Final[Mapping[str, str]] = {
    "more than once a day": "Більш як один раз на день",
    "once a day": "Щодня",
    "once a week": "Щотижня",
    "once a month": "Щомісяця",
    "once a quarter": "Щокварталу",
    "once a half year": "Кожного півріччя",
    "once a year": "Щороку",
    "immediately after making changes": "Відразу після внесення змін",
    "no longer updated": "Більше не оновлюється",
}
"""The update frequencies of the national portal: code → label."""

LANGUAGE: Final = "Українська"
NOT_METADATA: Final = frozenset(
    {"first_published", "last_changed", "data_as_of", "links", "structure_link"}
)
"""Elements that move with the clock and the version number: alone they are no change."""


@dataclass(frozen=True, slots=True)
class Availability:
    """When and where a release is available.

    ``links`` are the addresses of the table in ``formats``; ``structure_links`` those of the
    structure files. The times are in any zone; they are written in UTC.
    """

    first_published: datetime
    last_changed: datetime
    formats: Sequence[str]
    links: Sequence[str]
    structure_links: Sequence[str]


def passport(dataset: Dataset, council: Council, available: Availability) -> dict[str, Any]:
    """The passport: element → ``{"label", "value"}``, and what else belongs to an element.

    The keys are those of :data:`LABELS`, in that order; a value is text, a list of texts, or None.
    """
    changed = utc(available.last_changed)
    values: dict[str, Any] = {
        "identifier": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "purpose": dataset.purpose,
        "language": LANGUAGE,
        "formats": [one.upper() for one in available.formats],
        "compression": None,
        "first_published": utc(available.first_published),
        "last_changed": changed,
        "data_as_of": changed[:10],
        "update": UPDATES.get(dataset.update, dataset.update),
        "keywords": list(dataset.keywords),
        "links": list(available.links),
        "structure_link": list(available.structure_links),
        "publisher": council.name,
        "contact": council.contact.name,
        "contact_email": council.contact.email,
    }
    elements = {name: {"label": LABELS[name], "value": value} for name, value in values.items()}
    elements["update"]["code"] = dataset.update
    elements["structure_link"] |= edition_of(dataset.schema)
    elements["publisher"] |= {
        "edrpou": council.edrpou,
        "katottg": council.katottg,
        "site": council.site,
    }
    if council.contact.phone:
        elements["contact"]["phone"] = council.contact.phone
    return elements


def passport_bytes(elements: Mapping[str, Any]) -> bytes:
    """The passport file."""
    return json_document(elements)


def read_passport(data: bytes) -> dict[str, Any]:
    """The elements in a passport file; ``ValueError`` if it is none."""
    elements = json.loads(data)
    if not isinstance(elements, dict):
        raise ValueError("not a passport")  # noqa: TRY004 - one error for all that is wrong with it
    return elements


def metadata_of(elements: Mapping[str, Any]) -> dict[str, Any]:
    """The elements by which two passports are compared: all but times and addresses."""
    return {
        name: {part: value for part, value in element.items() if part != "label"}
        for name, element in elements.items()
        if name not in NOT_METADATA
    }


def utc(moment: datetime) -> str:
    """``2026-01-31T09:30:00Z``: a time with a zone, to the second, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
