from __future__ import annotations

from paper_portal import PaperPortal, resource, wanted_of

from opendata.portals.ckan.content import Notice
from opendata.portals.ckan.plan import Kind
from opendata.portals.ckan.tombstone import tombstone_upload

CSV = resource("table:legalActs:csv")
ZIP = resource(
    "documents:2025", title="Тексти документів, 2025 рік", file_name="documents-2025.zip"
)


def test_the_notice_tells_what_was_there() -> None:
    portal = PaperPortal()
    portal.publish(wanted_of([CSV, ZIP]))
    smaller = wanted_of([CSV])
    (step,) = [one for one in portal.publish(smaller).steps if one.kind is Kind.TOMBSTONE]
    assert step.upload is not None
    assert isinstance(step.upload.content, Notice)
    text = step.upload.content.data.decode()
    assert "Рішення ради" in text
    assert "Тексти документів, 2025 рік" in text
    assert step.upload.file_name == "documents-2025-withdrawn.txt"


def test_the_notice_of_what_is_withdrawn_stays_what_it_is() -> None:
    portal = PaperPortal(forgetful=True)
    portal.publish(wanted_of([CSV, ZIP]))
    smaller = wanted_of([CSV])
    portal.publish(smaller)
    now = portal.show()
    assert now is not None
    (gone,) = [one for one in now.resources if "Вилучено" in str(one.fields["name"])]
    assert tombstone_upload(smaller, gone).sha256 == portal.files[gone.id]
    assert portal.plan(smaller).nothing
