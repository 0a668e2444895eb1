"""The indicators of the European metadata quality score, each with its points and its remedy.

Indicators of files are got where every file has what is asked; those about open and about
machine-readable formats where one file is in such a format, as the others are the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from opendata.messages import Message, msg
from opendata.portals.site.catalogue import EU, IANA
from opendata.report.compliance.dcat import faults, values
from opendata.report.compliance.mqa_model import Answers, Dimension, Indicator, Told

_Files = list[Mapping[str, Any]]

MACHINE_READABLE: Final = frozenset({"CSV", "JSON", "XML", "XLSX", "XLS", "ODS", "RDF_XML"})
NOT_PROPRIETARY: Final = frozenset({"CSV", "JSON", "XML", "ODS", "RDF_XML", "TXT", "ZIP"})


def indicators(said: Mapping[str, Any], answers: Answers) -> Iterator[Indicator]:
    """All of them, in the order of the methodology; ``said`` is the dataset in DCAT."""
    yield from _findability(said)
    files = [one for one in values(said, "dcat:distribution") if isinstance(one, Mapping)]
    yield from _accessibility(files, answers)
    yield from _interoperability(said, files)
    yield from _reusability(said, files)
    yield from _contextuality(said, files)


def _of(dimension: Dimension) -> Callable[[str, Message, int, bool | None, Message], Indicator]:
    def made(
        key: str, name: Message, possible: int, got: bool | None, remedy: Message
    ) -> Indicator:
        if got is None:
            return Indicator(key, dimension, name, possible, Told.COULD_NOT_CHECK, remedy)
        told = Told.GOT if got else Told.LACKING
        return Indicator(key, dimension, name, possible, told, None if got else remedy)

    return made


def _findability(said: Mapping[str, Any]) -> Iterator[Indicator]:
    made = _of(Dimension.FINDABILITY)
    has = {name: bool(values(said, name)) for name in said}.get
    keywords = msg("Write keywords into datapackage.yaml.")
    again = msg("Publish the set again with this version of the program.")
    yield made("keyword", msg("keywords"), 30, has("dcat:keyword", False), keywords)
    yield made("theme", msg("theme"), 30, has("dcat:theme", False), again)
    place = msg("Write the code of the territory (katottg) into opendata.toml.")
    found = any(one.get("dct:identifier") for one in values(said, "dct:spatial"))
    yield made("spatial", msg("territory"), 20, found, place)
    yield made("temporal", msg("time that is covered"), 20, has("dct:temporal", False), again)


def _accessibility(files: _Files, answers: Answers) -> Iterator[Indicator]:
    made = _of(Dimension.ACCESSIBILITY)
    visit = msg("Put the site online, and visit it: {command}", command="opendata links")
    release = msg("Publish a table of the set.")
    pages = answers.pages if _every(files, "dcat:accessURL") else False
    yield made("access-url", msg("the page answers"), 50, pages, visit)
    there = _every(files, "dcat:downloadURL")
    yield made("download-url", msg("addresses of the files"), 20, there, release)
    data = answers.files if there else False
    yield made("download-answers", msg("the files answer"), 30, data, visit)


def _interoperability(said: Mapping[str, Any], files: _Files) -> Iterator[Indicator]:
    made = _of(Dimension.INTEROPERABILITY)
    formats = [_word(one, "dct:format", f"{EU}file-type/") for one in files]
    types = [_word(one, "dcat:mediaType", IANA) for one in files]
    table = msg("Publish a table of the set.")
    open_one = msg("Publish the tables in CSV or JSON too.")
    yield made("format", msg("formats are named"), 20, _every(files, "dct:format"), table)
    yield made(
        "media-type", msg("media types are named"), 10, _every(files, "dcat:mediaType"), table
    )
    known = bool(files) and all(formats) and all(types)
    yield made("vocabulary", msg("formats of the vocabulary"), 10, known, table)
    free = not NOT_PROPRIETARY.isdisjoint(formats)
    yield made("non-proprietary", msg("an open format"), 20, free, open_one)
    readable = not MACHINE_READABLE.isdisjoint(formats)
    yield made("machine-readable", msg("a machine-readable format"), 20, readable, open_one)
    wrong = faults(said)
    mend = msg("Mend these properties: {names}.", names=", ".join(wrong) or "–")
    name = msg("DCAT-AP, by a check of our own")
    yield made("dcat-ap", name, 30, bool(files) and not wrong, mend)


def _reusability(said: Mapping[str, Any], files: _Files) -> Iterator[Indicator]:
    made = _of(Dimension.REUSABILITY)
    licence = msg("Write the licence into datapackage.yaml: {name}.", name="CC-BY-4.0")
    again = msg("Publish the set again with this version of the program.")
    council = msg("Write who answers for the data into opendata.toml.")
    yield made("licence", msg("licence"), 20, _every(files, "dct:license"), licence)
    known = [_word(one, "dct:license", f"{EU}licence/") for one in files]
    listed = bool(files) and all(known)
    yield made("licence-vocabulary", msg("licence of the vocabulary"), 10, listed, licence)
    access = values(said, "dct:accessRights")
    of_list = any(_word({"x": one}, "x", f"{EU}access-right/") for one in access)
    yield made("access-rights", msg("access rights"), 10, bool(access), again)
    name = msg("access rights of the vocabulary")
    yield made("access-rights-vocabulary", name, 5, of_list, again)
    person = any(
        one.get("vcard:fn") and one.get("vcard:hasEmail")
        for one in values(said, "dcat:contactPoint")
    )
    yield made("contact-point", msg("whom to ask"), 20, person, council)
    publisher = any(one.get("foaf:name") for one in values(said, "dct:publisher"))
    yield made("publisher", msg("publisher"), 10, publisher, council)


def _contextuality(said: Mapping[str, Any], files: _Files) -> Iterator[Indicator]:
    made = _of(Dimension.CONTEXTUALITY)
    again = msg("Publish the set again with this version of the program.")
    yield made("rights", msg("terms of use"), 5, _every(files, "dct:rights"), again)
    yield made("byte-size", msg("size of the files"), 5, _every(files, "dcat:byteSize"), again)
    issued = bool(said.get("dct:issued")) and _every(files, "dct:issued")
    yield made("issued", msg("day of publication"), 5, issued, again)
    modified = bool(said.get("dct:modified")) and _every(files, "dct:modified")
    yield made("modified", msg("day of the last change"), 5, modified, again)


def _every(files: _Files, name: str) -> bool:
    """Whether there are files, and each of them has the property."""
    return bool(files) and all(values(one, name) for one in files)


def _word(thing: Mapping[str, Any], name: str, vocabulary: str) -> str:
    """The word of ``vocabulary`` that a property has; empty where it has none."""
    found = [str(one.get("@id", "")) for one in values(thing, name) if isinstance(one, Mapping)]
    words = [one.removeprefix(vocabulary) for one in found if one.startswith(vocabulary)]
    return words[0] if words else ""
