"""The types of the fields of CKAN's Solr schema, versions 2.8 to 2.12."""

from __future__ import annotations

from enum import Enum
from typing import Any

Document = dict[str, Any]
"""What CKAN sends: texts, numbers, truth values, and lists of them, by field."""


class Kind(Enum):
    """How the values of a field are searched."""

    TEXT = "text"
    """Word by word."""
    NGRAM = "ngram"
    """By any part of two to ten characters."""
    DATE = "date"
    INT = "int"
    STRING = "string"
    """As a whole."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT = _names(
    """
    title notes text urls author author_email maintainer maintainer_email res_name res_description
    depends_on dependency_of derives_from has_derivation links_to linked_from child_of parent_of
    """
)
_NGRAM = _names("title_ngram name_ngram")
_DATE = _names("metadata_created metadata_modified indexed_ts")
_INT = _names("views_total views_recent resources_accessed_total resources_accessed_recent")
_SEVERAL = _names(
    """
    tags groups permission_labels res_name res_description res_format res_url res_type text urls
    """
)
_ONLY_STORED = _names("data_dict validated_data_dict")
_NOT_STORED = _INT | _names("text urls permission_labels title_string")
_ALONE = _names(
    """
    index_id id site_id entity_type dataset_type state name revision_id version url ckan_url
    download_url license license_id organization capacity
    """
)
_STORED = _TEXT | _NGRAM | _DATE | _SEVERAL | _ALONE | _ONLY_STORED
_INTO_TEXT = _names(
    """
    name title license notes tags groups organization res_name res_description maintainer author
    url ckan_url download_url res_url
    """
)
_FREE = ("extras_", "res_extras_", "vocab_")
"""The beginnings of fields that the schema does not name one by one."""


def kind_of(field: str) -> Kind:
    """How the field is searched."""
    if field in _NGRAM:
        return Kind.NGRAM
    if field in _TEXT or field.startswith(("extras_", "res_extras_")):
        return Kind.TEXT
    if field in _DATE or field.endswith("_date"):
        return Kind.DATE
    return Kind.INT if field in _INT else Kind.STRING


def has_several(field: str) -> bool:
    """Whether a document may have several values in the field."""
    return field in _SEVERAL or field.startswith(("res_extras_", "vocab_"))


def is_stored(field: str) -> bool:
    """Whether an answer holds the field."""
    if field in _NOT_STORED:
        return False
    return field in _STORED or field.endswith("_date") or field.startswith(_FREE)


def is_indexed(field: str) -> bool:
    """Whether the field can be searched."""
    return field not in _ONLY_STORED


def goes_into_text(field: str) -> bool:
    """Whether a search without a field finds what stands in this one."""
    return field in _INTO_TEXT or field.startswith(_FREE)


def as_list(value: Any) -> list[Any]:
    """The values of a field, also where there is one."""
    return value if isinstance(value, list) else [value]
