"""The type and rules of one column in the words of CSVW.

Where CSVW cannot say a rule, the rule is left out: the metadata may never refuse a table that is
right by its Table Schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from opendata.catalogue.schema import Field

BASES: Final[Mapping[str, str]] = {
    "date": "date",
    "datetime": "dateTime",
    "time": "time",
    "integer": "integer",
    "number": "decimal",
    "boolean": "boolean",
    "year": "gYear",
    "yearmonth": "gYearMonth",
    "duration": "duration",
}
"""Table Schema's type → the type of XML Schema that CSVW names; any other is a string."""

DAY: Final = "yyyy-MM-dd"
TRUE: Final = ("true", "True", "TRUE", "1")
FALSE: Final = ("false", "False", "FALSE", "0")
"""What Table Schema takes for truth where the column does not say it."""

RANGES: Final = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "minExclusive",
    "exclusiveMaximum": "maxExclusive",
}
RANGED: Final = frozenset({"date", "dateTime", "time", "integer", "decimal", "gYear", "gYearMonth"})
LENGTHS: Final = ("minLength", "maxLength")

_TIMES: Final = {"%Y": "yyyy", "%m": "MM", "%d": "dd", "%H": "HH", "%M": "mm", "%S": "ss"}
_CLASSES: Final = re.compile(r"\\[pPiIcC]|-\[")
"""What the regular expressions of XML Schema have and those of ECMAScript, CSVW's, have not."""
_SYNTAX: Final = re.compile(r"[\^$\\.*+?()\[\]{}|]")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def csvw_datatype(field: Field, said: Mapping[str, Any]) -> str | dict[str, Any]:
    """The value of ``datatype``: a bare name, or an object where there are rules.

    ``said`` is the column in the Table Schema. Of a column with several values in a cell it is the
    type of one value.
    """
    base = BASES.get(field.type, "string")
    rules: dict[str, Any] = {}
    if base == "string":
        base = _text_base(field, said)
        rules = _text_rules(field, base)
    elif form := _format(base, said):
        rules["format"] = form
    if base in RANGED:
        limits = field.constraints
        rules |= {word: limits[name] for name, word in RANGES.items() if name in limits}
    return {"base": base, **rules} if rules else base


def truth_words(said: Mapping[str, Any]) -> tuple[str, str]:
    """The two words of a column of type boolean: the first that it takes for true, and for false.

    CSVW knows one word for each, so that released tables have no other.
    """
    true, false = said.get("trueValues") or TRUE, said.get("falseValues") or FALSE
    return str(true[0]), str(false[0])


def _text_base(field: Field, said: Mapping[str, Any]) -> str:
    is_link = field.content == "url" or said.get("format") == "uri"
    return "anyURI" if is_link and not field.literals else "string"


def _text_rules(field: Field, base: str) -> dict[str, Any]:
    limits = field.constraints
    rules: dict[str, Any] = {}
    pattern = _one_of_several(field) if field.separator else limits.get("pattern")
    if "enum" in limits and not field.separator:
        rules["format"] = "|".join(_literally(str(one)) for one in limits["enum"])
    elif pattern and not _CLASSES.search(pattern):
        rules["format"] = _ESCAPED.sub(_plain, pattern)
    if (
        base == "string" and not field.separator
    ):  # the standard allows lengths for nothing else that we write
        rules |= {name: limits[name] for name in LENGTHS if name in limits}
    if "format" in rules:
        # Table Schema means the whole cell. Blanks around a separator belong to no value, but the
        # standard leaves them there.
        blank = r"\s*" if field.separator else ""
        rules["format"] = f"^{blank}(?:{rules['format']}){blank}$"
    return rules


def _one_of_several(field: Field) -> str | None:
    """The pattern of one value, where that of the cell is «one, and others after separators»."""
    pattern = str(field.constraints.get("pattern", ""))
    joint = rf"\s*{field.separator}\s*"
    one = pattern[: max(0, len(pattern) - len(joint) - 3) // 2]
    return one if one and pattern == f"{one}({joint}{one})*" else None


def _format(base: str, said: Mapping[str, Any]) -> str | dict[str, str] | None:
    declared = str(said.get("format", "default"))
    if base == "boolean":
        return "|".join(truth_words(said))
    if base == "decimal" and said.get("decimalChar", ".") != ".":
        return {"decimalChar": said["decimalChar"]}
    if base == "date" and declared == "default":
        return DAY
    if base in {"date", "dateTime", "time"} and "%" in declared:
        return re.sub("%.", lambda found: _TIMES.get(found.group(), found.group()), declared)
    return None


def _literally(text: str) -> str:
    return _SYNTAX.sub(lambda found: "\\" + found.group(), text)


def _plain(found: re.Match[str]) -> str:
    """An escape that ECMAScript needs stays; one before a plain sign, as of a blank, goes."""
    sign = found.group(1)
    return found.group() if sign.isalnum() or sign == "-" or _SYNTAX.match(sign) else sign
