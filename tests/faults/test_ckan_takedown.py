"""What is taken down is gone from a real CKAN, and the receipt proves it."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request
import zipfile

from ckan_council import Council
from ckan_hands import on_ckan

from opendata.journal.journal import Step

SECRET = "Про таємне питання"
GROUND = "стаття 10-1 Закону"


def text_at(url: str) -> str:
    """What anybody gets at an address; empty where nobody gets anything."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own loopback
            data: bytes = answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        return ""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in archive.namelist())
    return data.decode("utf-8", "replace")


@on_ckan("2.12.0", "2.8.12")
def test_a_row_is_gone_from_every_resource(council: Council) -> None:
    council.begin()
    council.town.write("2", "15.02.2024", title=SECRET)
    council.publishes()
    package = council.package()
    assert package is not None
    urls = [one["url"] for one in package["resources"]]
    assert sum(SECRET in text_at(url) for url in urls) > 1, "in tables and in the documents"

    council.later()
    outcome = council.run("takedown", "2-2024", "--reason", GROUND)
    assert outcome.code == 0, outcome.stderr
    (one,) = json.loads(outcome.stdout)["takedowns"]
    assert one["withdrawn"] == ["1.0.0"]
    package = council.package()
    assert package is not None
    assert package["version"] == one["version"]
    every = {*urls, *(one["url"] for one in package["resources"])}
    assert not [url for url in every if SECRET in text_at(url)]
    assert SECRET not in json.dumps(council.kept.everything(), ensure_ascii=False, default=str)
    receipt = council.events(Step.RECEIPT)[-1]
    assert (receipt.data["version"], receipt.data["proven"]) == (one["version"], True)

    council.later()
    assert council.run().code == 0
    assert not [url for url in every if SECRET in text_at(url)]
