from __future__ import annotations

import json
import sqlite3
from datetime import timedelta

from register_town import changed, house_of
from town import Town

from opendata.journal.journal import Step
from opendata.pipeline.restore import restore_release
from opendata.pipeline.watch import SILENT
from opendata.report.register.model import Reason, Why
from opendata.workspace.read import read_workspace


def test_a_first_publication(town: Town) -> None:
    town.publish()
    (one,) = changed(town)
    assert (one.version, one.before, one.at) == ("1.0.0", None, town.clock)
    assert (one.rows, one.documents) == ((3, 0, 0), (3, 0))
    assert one.reasons == (Reason(Why.FIRST),)


def test_rows_and_documents_that_came_changed_and_went(town: Town) -> None:
    town.publish()
    town.write("4")
    town.write("2", title="Про зовсім інше")
    town.publish()
    first, second = changed(town)
    assert (second.before, second.rows, second.documents) == ("1.0.0", (1, 1, 0), (2, 1))
    assert second.reasons == ()
    assert changed(town, since=first.at) == [second]
    assert changed(town, until=first.at) == [first]


def test_removals_that_a_person_allowed(town: Town) -> None:
    town.publish()
    (town.documents / "rish 2.txt").unlink()
    town.publish(allow_removals=True)
    one = changed(town)[-1]
    assert (one.rows, one.documents) == ((0, 0, 1), (0, 1))
    assert one.reasons == (Reason(Why.REMOVALS),)


def test_a_permission_that_nobody_needed_is_no_reason(town: Town) -> None:
    town.publish()
    town.write("4")
    town.publish(allow_removals=True)
    assert changed(town)[-1].reasons == ()


def test_a_release_that_was_brought_back(town: Town) -> None:
    town.publish()
    town.write("4")
    town.publish()
    town.clock += timedelta(hours=1)
    workspace = read_workspace(town.root)
    restore_release(workspace, "decisions", "1.0.0", town.clock, SILENT, allow_removals=True)
    one = changed(town)[-1]
    assert (one.before, one.rows, one.documents) == ("1.1.0", (0, 0, 1), (0, 1))
    assert one.reasons == (Reason(Why.RESTORED, version="1.0.0"), Reason(Why.REMOVALS))


def test_what_people_decided_since_the_release_before(town: Town) -> None:
    journal = house_of(town).journal
    forget = {"action": "forget", "values": {}, "read": {}, "before": None}
    two = [{"sha256": one * 64, "path": f"{one}.docx", **forget} for one in "ab"]
    sheet = {"who": "Оксана", "sheet": "c" * 64, "file": "review.xlsx", "documents": two}
    journal.record(town.clock, "run", Step.CORRECTED, "decisions", sheet)
    town.publish()
    applied, compared = {"what": "applied"}, {"what": "compared"}
    for data in (applied, compared, applied):
        journal.record(town.clock, "run", Step.RECONCILED, "decisions", data)
    town.write("4")
    town.publish()
    first, second = changed(town)
    assert first.reasons == (Reason(Why.FIRST), Reason(Why.CORRECTED, number=2))
    assert second.reasons == (Reason(Why.RECONCILED, number=2),)


def test_a_description_alone(town: Town) -> None:
    town.publish()
    path = town.root / "datasets" / "decisions" / "datapackage.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("keywords: [", "keywords: [громада, "), "utf-8")
    town.publish()
    one = changed(town)[-1]
    assert (one.rows, one.documents) == ((0, 0, 0), (0, 0))
    assert one.reasons == (Reason(Why.METADATA),)


def test_a_release_that_was_never_published_is_part_of_the_next(town: Town) -> None:
    """Its rows and documents are compared with what the public saw before, not added up."""
    town.publish()
    journal = house_of(town).journal
    town.write("4")
    town.publish()
    town.write("5")
    (town.documents / "rish 4.txt").unlink()
    town.publish(allow_removals=True)
    assert [(one.before, one.rows) for one in changed(town)][1:] == [
        ("1.0.0", (1, 0, 0)),
        ("1.1.0", (1, 0, 1)),
    ]
    database = sqlite3.connect(journal.path)
    database.execute("DROP TRIGGER events_stay")
    for number, text in database.execute(
        "SELECT number, data FROM events WHERE step = 'receipt' AND dataset = 'decisions'"
    ).fetchall():
        data = json.loads(text)
        data["proven"] = data["version"] != "1.1.0"
        database.execute("UPDATE events SET data = ? WHERE number = ?", (json.dumps(data), number))
    database.commit()
    database.close()
    (_, one) = changed(town)
    assert (one.version, one.before) == ("1.2.0", "1.0.0")
    assert (one.rows, one.documents) == ((1, 0, 0), (1, 0))
