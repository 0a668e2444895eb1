"""What stands at the address of a resource that is not published any more.

The resource is not deleted: its address would answer 404 to whoever cited it. Its file may be one
that must not be read any more, so that a notice takes its place.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import Final

from opendata.portals.ckan.content import Notice
from opendata.portals.ckan.names import file_name
from opendata.portals.ckan.plan import Upload
from opendata.portals.ckan.present import PresentResource
from opendata.portals.ckan.values import CONTENT, MARK, WITHDRAWN, Value
from opendata.portals.ckan.wanted import Wanted, own_mark

_BEGINNING: Final = "Вилучено: "
_DESCRIPTION: Final = (
    "Цього файлу в наборі даних більше немає. Адресу збережено, щоб давні посилання вели сюди; "
    "чинні файли наведено на сторінці набору."
)
_NOTICE: Final = """\
Цей файл вилучено з набору даних «{title}».
Тут був ресурс «{name}».
Чинні файли наведено на сторінці набору даних.

This file was withdrawn from the dataset. Current files are listed on the page of the dataset.
"""


def tombstone_fields(
    wanted: Wanted, identity: str, present: PresentResource, sha256: str
) -> dict[str, Value]:
    """The fields of the resource when the notice stands there."""
    return {
        "name": _BEGINNING + _name(present),
        "description": _DESCRIPTION,
        "format": "TXT",
        MARK: own_mark(wanted.mark, identity),
        CONTENT: sha256,
        WITHDRAWN: "true",
    }


def tombstone_upload(wanted: Wanted, present: PresentResource) -> Upload:
    """The notice. It says no date and no version, so that it stays what it is."""
    title = str(wanted.fields.get("title") or wanted.dataset)
    data = _NOTICE.format(title=title, name=_name(present)).encode()
    stem = PurePosixPath(present.file_name).stem or "file"
    return Upload(
        file_name(f"{stem[:60]}-withdrawn.txt"),
        "text/plain",
        hashlib.sha256(data).hexdigest(),
        len(data),
        Notice(data),
    )


def _name(present: PresentResource) -> str:
    return str(present.fields.get("name") or present.file_name).removeprefix(_BEGINNING)
