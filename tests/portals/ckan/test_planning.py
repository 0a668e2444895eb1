from __future__ import annotations

from dataclasses import replace

import pytest
from paper_portal import DATASET_ID, ORGANIZATION, PaperPortal, resource, sha, wanted_of

from opendata.messages import msg, say
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.plan import Kind
from opendata.portals.ckan.planning import doubtful, plan
from opendata.portals.ckan.values import EXTRA, MARK, Change
from opendata.portals.portal import Action
from opendata.problems import NOWHERE, Problem, Severity

CSV = resource("table:legalActs:csv", file_name="legalActs.csv")
ZIP = resource("documents:2025", file_name="documents-2025.zip")
PASSPORT = resource("passport", file_name="passport.json")
WANTED = wanted_of([CSV, ZIP, PASSPORT])


@pytest.fixture
def portal() -> PaperPortal:
    made = PaperPortal()
    made.publish(WANTED)
    return made


def other(one: str = "інше", wanted: str = "table:legalActs:csv"):  # type: ignore[no-untyped-def]
    return wanted_of(
        [
            replace(part, sha256=sha(one)) if part.identity == wanted else part
            for part in (CSV, ZIP, PASSPORT)
        ]
    )


def test_a_new_dataset_is_opened_when_all_of_it_is_there() -> None:
    made = PaperPortal().plan(WANTED)
    assert [step.kind for step in made.steps] == [Kind.CREATE, *[Kind.ADD] * 3, Kind.OPEN]
    fields = {one.field: one.after for one in made.steps[0].changes}
    assert fields["private"] is True
    assert fields["owner_org"] == ORGANIZATION
    assert fields["name"] == "decisions-01234567"
    assert fields["groups"] == ("derzhava",)
    assert made.steps[-1].changes == (Change("private", True, False),)


def test_where_the_portal_opens_datasets_nothing_is_said_of_it() -> None:
    portal = PaperPortal()
    moderated = wanted_of([CSV], opens=False)
    made = portal.publish(moderated)
    assert Kind.OPEN not in [step.kind for step in made.steps]
    assert portal.package is not None
    for private in (True, False):
        portal.package["private"] = private
        assert portal.plan(moderated).nothing


def test_a_replaced_file_keeps_its_id_and_its_name(portal: PaperPortal) -> None:
    (id_,) = [one for mark, one in portal.ids().items() if mark.endswith("csv")]
    made = portal.plan(other())
    (step,) = made.steps
    assert (step.kind, step.resource_id) == (Kind.REPLACE, id_)
    assert step.upload is not None
    assert (step.upload.file_name, step.upload.sha256) == ("legalActs.csv", sha("інше"))
    assert Change("opendata_sha256", CSV.sha256, sha("інше")) in step.changes


def test_a_table_with_another_name_keeps_the_address(portal: PaperPortal) -> None:
    renamed = replace(
        CSV,
        identity="table:acts:csv",
        previous=(CSV.identity,),
        file_name="acts.csv",
        sha256="1" * 64,
    )
    (step,) = portal.plan(wanted_of([renamed, ZIP, PASSPORT])).steps
    assert step.upload is not None
    assert step.upload.file_name == "legalacts.csv"


def test_the_same_file_with_other_words_is_not_uploaded(portal: PaperPortal) -> None:
    made = portal.plan(wanted_of([replace(CSV, title="Інша назва"), ZIP, PASSPORT]))
    (step,) = made.steps
    assert (step.kind, step.upload) == (Kind.UPDATE, None)
    assert step.changes == (Change("name", CSV.title, "Інша назва"),)
    assert len(made.left) == 3


def test_the_passport_is_written_after_the_files(portal: PaperPortal) -> None:
    again = other("новий паспорт", "passport")
    made = portal.plan(replace(again, fields={**again.fields, "version": "1.0.1"}))
    assert [step.kind for step in made.steps] == [Kind.REPLACE, Kind.METADATA]
    assert made.steps[1].changes == (Change("version", "1.0.0", "1.0.1"),)


def test_a_part_that_is_gone_leaves_its_address(portal: PaperPortal) -> None:
    smaller = wanted_of([CSV, PASSPORT])
    step, last = portal.publish(smaller).steps
    assert (step.kind, last.kind) == (Kind.TOMBSTONE, Kind.REORDER)
    raw = portal.raw(step.resource_id)
    assert raw["name"] == f"Вилучено: {ZIP.title}"
    assert raw["format"] == "TXT"
    assert portal.files[raw["id"]] != ZIP.sha256
    assert portal.plan(smaller).nothing
    back = portal.publish(WANTED)
    assert [step.kind for step in back.steps] == [Kind.REPLACE, Kind.REORDER]
    assert portal.raw(step.resource_id)["name"] == ZIP.title
    assert portal.files[raw["id"]] == ZIP.sha256


def test_the_order_is_mended(portal: PaperPortal) -> None:
    assert portal.package is not None
    portal.package["resources"].reverse()
    (step,) = portal.plan(WANTED).steps
    assert step.kind is Kind.REORDER
    assert list(step.order) == [one["id"] for one in reversed(portal.package["resources"])]


def test_a_dataset_that_is_gone_is_not_made_twice(portal: PaperPortal) -> None:
    portal.package = None
    made = portal.plan(WANTED)
    assert made.stopped
    assert [one.code for one in made.problems] == ["portal-dataset-gone"]
    forced = portal.publish(WANTED, force=True)
    assert forced.steps[0].kind is Kind.CREATE
    assert portal.plan(WANTED).nothing


def test_a_deleted_dataset_counts_as_gone(portal: PaperPortal) -> None:
    assert portal.package is not None
    portal.package["state"] = "deleted"
    assert portal.plan(WANTED).problems[0].code == "portal-dataset-gone"


@pytest.mark.parametrize("force", [True, False])
def test_a_dataset_of_others_under_our_name_is_left_alone(portal: PaperPortal, force: bool) -> None:
    portal.last = None
    assert portal.package is not None
    portal.package["extras"] = []
    made = portal.plan(WANTED, force=force)
    assert made.stopped
    assert [one.code for one in made.problems] == ["portal-dataset-foreign"]
    portal.package["extras"] = [{"key": MARK, "value": "99999999/decisions"}]
    assert portal.plan(WANTED, force=force).stopped


def test_the_dataset_of_another_organization_is_left_alone(portal: PaperPortal) -> None:
    assert portal.package is not None
    portal.package |= {"owner_org": "o2", "organization": {"id": "o2", "name": "insha-rada"}}
    assert portal.plan(WANTED).problems[0].code == "portal-dataset-foreign"


def test_another_dataset_than_the_one_in_the_journal(portal: PaperPortal) -> None:
    portal.last = replace(portal.last or LastKnown(), id="another")
    assert portal.plan(WANTED).problems[0].code == "portal-identity-contradiction"


def test_what_the_portal_would_refuse_is_not_sent() -> None:
    problem = Problem("portal-field-long", msg("x"), NOWHERE)
    made = PaperPortal().plan(replace(WANTED, findings=(problem,)))
    assert made.stopped
    assert made.problems == (problem,)


def test_an_adopted_dataset_may_be_written(portal: PaperPortal) -> None:
    assert portal.package is not None
    portal.package |= {"title": "Давня назва", "extras": [{"key": "theirs", "value": "1"}]}
    portal.last = LastKnown(DATASET_ID, adopted=True)
    made = portal.publish(WANTED)
    assert [step.kind for step in made.steps] == [Kind.METADATA]
    assert not made.conflicts
    assert portal.package["title"] == "Рішення ради"
    assert {"key": "theirs", "value": "1"} in portal.package["extras"]


def test_a_dataset_hidden_by_hand_stays_hidden(portal: PaperPortal) -> None:
    assert portal.package is not None
    portal.package["private"] = True
    made = portal.publish(WANTED)
    assert [one.change.field for one in made.conflicts] == ["private"]
    assert made.conflicts[0].problem.severity is Severity.WARNING
    assert made.nothing
    assert not made.stopped


def test_a_field_that_the_portal_turns_into_another_is_sent_with_it() -> None:
    def with_tags(*tags: str):  # type: ignore[no-untyped-def]
        one = wanted_of([CSV], tags=tags, tag_string=",".join(tags))
        return replace(one, along={"tag_string": "tags"})

    portal = PaperPortal()
    portal.publish(with_tags("акти"))
    assert portal.package is not None
    del portal.package["tag_string"]  # the portal keeps the tags alone
    assert portal.plan(with_tags("акти")).nothing
    (step,) = portal.plan(with_tags("акти", "рада")).steps
    assert {one.field for one in step.changes} == {"tags", "tag_string"}


def test_a_value_that_the_portal_makes_its_own_of_is_sent_once(portal: PaperPortal) -> None:
    said = wanted_of([CSV, ZIP, PASSPORT], url="rada.example")
    assert portal.package is not None
    portal.publish(said, upto=1)
    portal.package["url"] = "http://rada.example"
    portal.last = LastKnown(DATASET_ID)
    portal.publish(said, force=True)
    made = portal.plan(said)
    assert made.nothing
    portal.package["url"] = "http://rada.example"
    assert [one.change.field for one in portal.plan(said).conflicts] == ["url"]


def test_files_are_downloaded_before_a_plan_only_when_they_may_be_others(
    portal: PaperPortal,
) -> None:
    now = portal.show()
    assert now is not None
    assert doubtful(WANTED, now, portal.last) == ()
    assert len(doubtful(WANTED, now, None)) == 3
    id_ = now.resources[0].id
    portal.upload(id_, sha("інше"), "legalActs.csv")
    now = portal.show()
    assert now is not None
    assert doubtful(WANTED, now, portal.last) == (id_,)


def test_a_stale_mark_does_not_hide_a_replaced_file(portal: PaperPortal) -> None:
    id_ = portal.ids()["01234567/decisions#passport"]
    portal.upload(id_, sha("чуже"), "passport.json")  # by the API: our mark stays
    made = portal.plan(WANTED)
    assert made.stopped
    (conflict,) = made.conflicts
    assert (conflict.file, conflict.change) == (True, Change("file", sha("чуже"), PASSPORT.sha256))
    assert conflict.problem.code == "portal-hand-file"


def test_a_file_that_became_a_link_is_told(portal: PaperPortal) -> None:
    raw = portal.raw(portal.ids()["01234567/decisions#passport"])
    raw |= {"url": "https://docs.example/sheet", "url_type": ""}
    assert portal.plan(WANTED).conflicts[0].problem.code == "portal-hand-file"


def test_a_dry_run_prints_each_write_with_its_reason(portal: PaperPortal) -> None:
    portal.add_foreign("Чуже")
    again = other()
    made = portal.plan(replace(again, fields={**again.fields, EXTRA + "language": "en"}))
    printed = made.printed("city")
    assert [one.action for one in printed.writes] == [Action.UPDATE, Action.UPDATE]
    assert [one.path for one in printed.writes] == [
        "decisions-01234567/legalActs.csv",
        "decisions-01234567",
    ]
    assert printed.writes[0].reason is not None
    assert say(printed.writes[0].reason, "uk") == "файл змінився після оприлюднення"
    assert [(one.field, one.before, one.after) for one in printed.writes[1].fields] == [
        ("extras:language", "uk", "en")
    ]
    assert printed.same == 2
    assert "Чуже" in printed.kept[0]
    assert not printed.nothing


def test_a_stopped_plan_is_not_nothing(portal: PaperPortal) -> None:
    portal.package = None
    printed = portal.plan(WANTED).printed("city")
    assert printed.stopped
    assert not printed.nothing
    assert [one.code for one in printed.problems] == ["portal-dataset-gone"]


def test_beside_a_dataset_of_the_same_title_none_is_made(portal: PaperPortal) -> None:
    """Only a person says whether it is the same; to force is not to say so."""
    theirs = portal.show()
    assert theirs is not None
    for force in (False, True):
        made = plan(WANTED, None, None, near=(theirs,), force=force)
        assert made.stopped
        assert [one.code for one in made.problems] == ["portal-dataset-alike"]
        assert DATASET_ID in (made.problems[0].found or "")
    assert plan(WANTED, theirs, portal.last, near=(theirs,)).nothing


def test_an_adopted_dataset_may_bear_the_mark_of_another(portal: PaperPortal) -> None:
    """As of a workspace that was begun anew under another name; without a decision it is theirs."""
    assert portal.package is not None
    marked = [{"key": MARK, "value": "01234567/old"}]
    portal.package["extras"] = marked
    now = portal.show()
    for last in (None, LastKnown(DATASET_ID)):
        assert [one.code for one in plan(WANTED, now, last).problems] == ["portal-dataset-foreign"]
    portal.last = LastKnown(DATASET_ID, adopted=True)
    portal.publish(WANTED)
    assert {"key": MARK, "value": WANTED.mark} in portal.package["extras"]
