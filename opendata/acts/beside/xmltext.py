"""The words in a piece of XML, whatever its elements mean: texts, attributes, comments.

The tags are taken out and not understood: a part that is broken must be screened as well, and a
line too much does no harm. All patterns look at every byte once.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import Final
from urllib.parse import unquote

_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_TAG = re.compile(r"<[^<>]*>")
_LINE_END = re.compile(
    r"</(?:\w+:)?(?:p|h|si|author|comment|text|row|creator|v|f|pt)\s*>|<(?:\w+:)?(?:br|tab|cr|line-break)\b[^<>]*>"
)
_REMARKS: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_VALUE = re.compile(r"=\"([^\"<]{6,})\"")
_QUOTED = re.compile(r"='([^'<]{6,})'")
_TELLING = re.compile(r"[^\x00-\x7f]|@|%[0-9A-Fa-f]{2}|\d(?:[\s().+-]{0,2}\d){5}|[A-Z]{2} ?\d{6}")
"""Nothing of a person can be told in Latin words without a number or an address of mail."""
_GUID = re.compile(
    r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|#?[0-9A-Fa-f]{6,8}|[0-9A-F]{20}"
)
"""Marks of programs: identifiers, colours, when a paragraph was typed."""
_FRACTION = re.compile(r"-?\d*\.\d+")
_NUMBER = re.compile(r"[\s\d.,:;%TZ/+-]*")
_NAMED_NUMBER = re.compile(
    r"\b(?:\w+:)?(?:descr|title|alt|string|tooltip|instr|displayText|displayName|value|user|"
    r"string-value|userId|author|ref|v|val|name|label|prompt|promptTitle|comment|error|errorTitle|"
    r"Target)=[\"']([\d\s()+.-]{9,})[\"']"
)
"""Attributes in which even a bare number is somebody's words; the others are sizes and marks."""
_MARKS = re.compile(r"<(?:\w+:)?(?:id|durableId|rsid\w*|nsid|tmpl|lsid|panose1|sig)\b[^<>]*>")
_UNSAID: Final = re.compile(
    r"\d{0,8}(?:\.\d{0,8})?|\d{4}-\d\d-\d\d(?:T[\d:.]{5,20})?(?:Z|[+-]\d\d:\d\d)?|false|true|"
    r"Microsoft(?:[A-Za-z ./®]|(?<!\d)\d{1,4}(?!\d))*|Normal(?:\.dot\w?)?|python-docx|[Oo]penpyxl|"
    r"PT?(?:\d{1,4}[DHMS])+|LibreOffice[\w./$-]{0,60}(?: LibreOffice_project[\w./$-]{0,60})?"
)
"""Properties that say nothing of people: numbers, times, programs."""
_STANDARD: Final = ("http://schemas.", "http://purl.", "http://www.w3.", "urn:", "application/")


def decoded(content: bytes) -> str:
    """The characters of a piece of XML in the encoding that it names; what is wrong is replaced."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace")
    declared = _ENCODING.match(content)
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return codecs.decode(content, name, "replace")
    except (LookupError, ValueError, TypeError, AssertionError):
        return content.decode("utf-8", "replace")


def text_of(xml: str, between: str = "") -> str:
    """The character data; ``between`` is put for a tag, as runs of one paragraph may cut a number.

    Comments and what is quoted as CDATA are taken with it.
    """
    xml, quoted = _without_remarks(xml)
    return _TAG.sub(between, _LINE_END.sub("\n", xml)) + "".join(f"\n{one}" for one in quoted)


def values_of(xml: str) -> list[str]:
    """The values of attributes that may tell of people, each once; numbers only where they are
    somebody's words.
    """
    found = dict.fromkeys(_VALUE.findall(xml))
    if "='" in xml:
        found |= dict.fromkeys(_QUOTED.findall(xml))
    said = [value for one in found if (value := _said(one))]
    if any(_NUMBER.fullmatch(one) for one in found):
        said += dict.fromkeys(_NAMED_NUMBER.findall(_MARKS.sub("", xml)))
    return said


def lines(pieces: Iterable[str]) -> str:
    """The pieces as lines, without those that say nothing of people."""
    cut = (unescape(line).strip() for line in "\n".join(pieces).split("\n"))
    return "\n".join(line for line in cut if line and not _UNSAID.fullmatch(line))


def words(content: bytes) -> str:
    """Texts and attributes of a piece of XML as lines; runs of a paragraph stay together."""
    xml = decoded(content)
    return lines((*values_of(xml), text_of(xml)))


def entries(content: bytes) -> str:
    """The same, where every element is an entry of its own, as in properties."""
    xml = decoded(content)
    return lines((*values_of(xml), text_of(xml, "\n")))


def remarks(content: bytes) -> list[str]:
    """Comments of the XML itself and orders to programs, which a parser does not hand over."""
    if b"<!" not in content and content.count(b"<?") < 2:
        return []
    return _without_remarks(decoded(content))[1]


def _without_remarks(xml: str) -> tuple[str, list[str]]:
    """The XML without comments, quoted data and orders to programs; and these, as they stand."""
    found: list[str] = []
    for begin, end in _REMARKS:
        if begin not in xml:
            continue
        out, at = [], 0
        while (start := xml.find(begin, at)) >= 0 and (stop := xml.find(end, start)) >= 0:
            out.append(xml[at:start])
            quoted = xml[start + len(begin) : stop]
            if not quoted.startswith("xml "):
                found.append(quoted)
            at = stop + len(end)
        xml = "\n".join([*out, xml[at:]])
    return xml, found


def tells(value: str) -> bool:
    """Whether a value may tell of somebody: foreign letters, an address of mail, a long number."""
    if not _TELLING.search(value):
        return False
    return not (_GUID.fullmatch(value) or _FRACTION.fullmatch(value))


@lru_cache(maxsize=4096)
def _said(value: str) -> str:
    """The value as people wrote it; empty if it cannot tell of anybody."""
    if value.startswith(_STANDARD) or _NUMBER.fullmatch(value) or not tells(value):
        return ""
    value = unescape(value)
    return f"{value}\n{unquote(value)}" if "%" in value else value
