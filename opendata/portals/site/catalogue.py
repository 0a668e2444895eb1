"""The catalogue for machines: DCAT-AP 3 for portals that harvest, schema.org for search engines.

Identifiers are URLs below the site's address. A site without an address gets relative ones, which
JSON-LD resolves against the place where the file was found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from opendata.clock import day
from opendata.portals.site.shown import Shown, tables
from opendata.portals.site.temporal import Period
from opendata.portals.site.words import stamp
from opendata.release.release import Release, ReleaseFile
from opendata.workspace.workspace import Council

EU: Final = "http://publications.europa.eu/resource/authority/"
IANA: Final = "http://www.iana.org/assignments/media-types/"
LAW: Final = "https://zakon.rada.gov.ua/laws/show/2939-17"
"""Law of Ukraine on access to public information; article 10-1 is the licence of open data."""
LICENCES: Final[Mapping[str, str]] = {
    "https://creativecommons.org/licenses/by/4.0/": "CC_BY_4_0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC_BYSA_4_0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0",
}
"""Licences that the European vocabulary knows, by the address that a manifest has."""
RIGHTS: Final = (
    "Будь-хто може вільно копіювати, публікувати, поширювати й використовувати ці дані, зокрема в "
    "комерційних цілях, з обов’язковим посиланням на джерело і гіперпосиланням на сторінку "
    "відкритих даних розпорядника інформації."
)
"""What everybody may do with the data: article 10-1 of that law, and point 17 of the regulation
that Resolution 835 approves.
"""
FREQUENCIES: Final = {
    "more than once a day": "CONT",
    "once a day": "DAILY",
    "once a week": "WEEKLY",
    "once a month": "MONTHLY",
    "once a quarter": "QUARTERLY",
    "once a half year": "ANNUAL_2",
    "once a year": "ANNUAL",
    "immediately after making changes": "IRREG",
    "no longer updated": "NEVER",
}
CONTEXT: Final[Mapping[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


NO_PERIODS: Final[Mapping[str, Period]] = MappingProxyType({})


def catalogue(
    council: Council,
    shown: tuple[Shown, ...],
    base: str,
    periods: Mapping[str, Period] = NO_PERIODS,
) -> bytes:
    """The DCAT-AP 3 catalogue of the site as JSON-LD. ``base`` is its address with a last slash.

    ``periods`` are the times that datasets cover, by their names; the others cover the day of their
    newest release.
    """
    issued = min(one.releases[0].created for one in shown)
    modified = max(one.newest.created for one in shown)
    content = {
        "@context": CONTEXT,
        "@id": f"{base}#catalog",
        "@type": "dcat:Catalog",
        "dct:title": _uk(f"Відкриті дані. {council.name}"),
        "dct:description": _uk(f"Набори відкритих даних, розпорядник яких {council.name}."),
        "dct:publisher": _publisher(council, base),
        "foaf:homepage": _ref(f"{base}index.html"),
        "dct:language": _ref(f"{EU}language/UKR"),
        "dct:license": _ref(LAW),
        "dct:rights": _rights(),
        "dct:spatial": _place(council),
        "dct:issued": _time(stamp(issued)),
        "dct:modified": _time(stamp(modified)),
        "dcat:themeTaxonomy": _ref(f"{EU}data-theme"),
        "dcat:dataset": [dataset_node(council, one, base, periods.get(one.name)) for one in shown],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def schema_org(council: Council, shown: Shown, base: str) -> dict[str, Any]:
    """The schema.org description of one dataset, to stand in its page."""
    newest = shown.newest
    here = f"{base}{shown.name}/"
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{here}#dataset",
        "name": shown.title,
        "description": shown.description,
        "url": f"{here}index.html",
        "identifier": shown.name,
        "version": str(newest.version),
        "keywords": list(shown.keywords),
        "inLanguage": "uk",
        "isAccessibleForFree": True,
        "license": licence(newest),
        "datePublished": stamp(shown.releases[0].created),
        "dateModified": stamp(newest.created),
        "spatialCoverage": {"@type": "Place", "identifier": council.katottg},
        "creator": {
            "@type": "GovernmentOrganization",
            "name": council.name,
            "identifier": council.edrpou,
            "url": council.site,
        },
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{base}#catalog"},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": here + quote(file.path),
                "encodingFormat": file.mediatype,
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for file in tables(newest)
        ],
    }


def licence(release: Release) -> str:
    """The address of the licence that the manifest declares; else of the law."""
    declared = release.manifest.get("licenses") or [{}]
    return str(declared[0].get("path") or LAW)


def dataset_node(
    council: Council, shown: Shown, base: str, period: Period | None = None
) -> dict[str, Any]:
    """The description of one dataset as it stands in the catalogue."""
    newest = shown.newest
    here = f"{base}{shown.name}/"
    today = day(newest.created)
    frequency = FREQUENCIES.get(shown.dataset.update, "UNKNOWN")
    return {
        "@id": f"{here}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{here}#dataset" if base else shown.name,
        "dct:title": _uk(shown.title),
        "dct:description": _uk(shown.description),
        "dct:publisher": _publisher(council, base),
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": council.contact.name,
            "vcard:hasEmail": _ref(f"mailto:{council.contact.email}"),
        },
        "dcat:keyword": [_uk(word) for word in shown.keywords],
        "dcat:theme": _ref(f"{EU}data-theme/GOVE"),
        "dct:accrualPeriodicity": _ref(f"{EU}frequency/{frequency}"),
        "dct:accessRights": _ref(f"{EU}access-right/PUBLIC"),
        "dct:language": _ref(f"{EU}language/UKR"),
        "dct:spatial": _place(council),
        "dct:temporal": _period(period or Period(today, today)),
        "dct:issued": _time(stamp(shown.releases[0].created)),
        "dct:modified": _time(stamp(newest.created)),
        "dcat:version": str(newest.version),
        "dcat:landingPage": _ref(f"{here}index.html"),
        "foaf:page": _ref(f"{here}datapackage.json"),
        "dcat:distribution": [_distribution(newest, file, here) for file in tables(newest)],
    }


def _distribution(release: Release, file: ReleaseFile, here: str) -> dict[str, Any]:
    address = here + quote(file.path)
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _uk(f"{release.title} ({file.format.upper()})"),
        "dcat:accessURL": _ref(f"{here}index.html"),
        "dcat:downloadURL": _ref(address),
        "dcat:mediaType": _ref(IANA + file.mediatype),
        "dct:format": _ref(f"{EU}file-type/{file.format.upper()}"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.bytes)},
        "dct:license": _licence(release),
        "dct:rights": _rights(),
        "dct:issued": _time(stamp(release.created)),
        "dct:modified": _time(stamp(release.created)),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _ref("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _licence(release: Release) -> dict[str, Any]:
    """By the European vocabulary where it knows the licence, as harvesters look it up there."""
    address = licence(release)
    word = LICENCES.get(address)
    if word is None:
        return _ref(address)
    return {"@id": f"{EU}licence/{word}", "skos:exactMatch": _ref(address)}


def _rights() -> dict[str, Any]:
    return {"@type": "dct:RightsStatement", "rdfs:label": _uk(RIGHTS), "rdfs:seeAlso": _ref(LAW)}


def _period(period: Period) -> dict[str, Any]:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": period.start.isoformat()},
        "dcat:endDate": {"@type": "xsd:date", "@value": period.end.isoformat()},
    }


def _publisher(council: Council, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _uk(council.name),
        "foaf:homepage": _ref(council.site),
        "dct:identifier": council.edrpou,
        "dct:type": _ref("http://purl.org/adms/publishertype/LocalAuthority"),
    }


def _place(council: Council) -> dict[str, Any]:
    return {"@type": "dct:Location", "dct:identifier": council.katottg}


def _uk(text: str) -> dict[str, str]:
    return {"@language": "uk", "@value": text}


def _ref(address: str) -> dict[str, str]:
    return {"@id": address}


def _time(moment: str) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": moment}
