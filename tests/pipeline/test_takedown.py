"""Taken down: from every release that is served, and for good, whatever comes between."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from town import Town

from opendata.journal.journal import Journal, Step
from opendata.pipeline import make
from opendata.pipeline.summary import Result
from opendata.pipeline.takedown import run as takedown_run
from opendata.pipeline.takedown.run import Account, take_down
from opendata.pipeline.verify import verify_workspace
from opendata.pipeline.verify.published.run import Wishes, verify_published
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError
from opendata.release.tombstones import tombstones_in, withdrawn
from opendata.workspace.read import read_workspace

GROUND = "стаття 10-1 Закону «Про доступ до публічної інформації»"
SECRET = "Про таємне питання Бойка"


def take(town: Town, what: str, **options: Any) -> Account:
    return take_down(read_workspace(town.root), what, GROUND, town.clock, **options)


@pytest.fixture
def published(town: Town) -> Town:
    """Three releases: the second decision says what it should not in the first two."""
    path = town.write("2", title=SECRET)
    town.publish()
    town.write("4")
    town.publish()
    path.write_text(path.read_text("utf-8").replace("1. Затвердити.", "1. Відмовити."), "utf-8")
    town.publish()
    return town


def served(town: Town) -> dict[str, bytes]:
    public = town.root / "public"
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in public.rglob("*")
        if path.is_file()
    }


def anywhere(town: Town, text: str) -> list[str]:
    return [name for name, data in served(town).items() if text.encode() in data]


def newest(town: Town) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(served(town)["decisions/datapackage.json"])
    return found


def journal(town: Town) -> Journal:
    return Journal(town.root / ".opendata" / "journal.sqlite")


def is_gone(town: Town) -> None:
    assert anywhere(town, SECRET) == []
    tables = [
        name for name in served(town) if re.fullmatch(r"decisions/[\d.]+/legalActs\.xlsx", name)
    ]
    assert len(tables) == len(newest_versions(town)) - len(withdrawn_of(town))
    (told,) = tombstones_in(newest(town))
    assert (told.date, told.ground) == ("2026-03-02", GROUND)
    workspace = read_workspace(town.root)
    found = verify_workspace(workspace, None, town.clock, SILENT)
    assert found.exit_code is Exit.DONE, [one.code for one in (*found.problems, *found.unchecked)]
    outside = verify_published(str(town.root / "public"), Wishes(every=True), SILENT)
    assert outside.exit_code is Exit.DONE
    assert "published-taken-down" in {one.code for one in outside.problems}


def newest_versions(town: Town) -> list[str]:
    names = [name for name in served(town) if name.startswith("decisions/datapackage-")]
    return [name for name in names if name.endswith(".json")]


def withdrawn_of(town: Town) -> set[str]:
    return {version for one in tombstones_in(newest(town)) for version in one.versions}


def test_a_document_is_gone_from_all_that_is_served(published: Town) -> None:
    assert anywhere(published, SECRET)
    account = take(published, "2-2024")
    assert account.exit_code is Exit.DONE
    (taken,) = account.taken
    assert taken.takedown.versions == ("1.0.0", "1.1.0", "1.2.0")
    is_gone(published)
    page = served(published)["decisions/1.0.0/index.html"].decode()
    assert taken.takedown.id in page
    assert GROUND in page
    assert "2-2024" not in page
    assert SECRET not in json.dumps(newest(published), ensure_ascii=False)


def test_the_changes_of_the_release_without_it_do_not_tell_it_once_more(published: Town) -> None:
    take(published, "2-2024")
    version = newest(published)["version"]
    changes = served(published)[f"decisions/{version}/changes.json"].decode()
    assert SECRET not in changes
    assert "2-2024" not in changes


@pytest.mark.parametrize("how", ["path", "sha256", "short", "name"])
def test_it_is_named_by_what_a_person_has_at_hand(town: Town, how: str) -> None:
    town.write("2", title=SECRET)
    town.publish()
    listed = served(town)["decisions/1.0.0/documents.csv"].decode().splitlines()
    line = next(one for one in listed if "2-2024" in one)
    name, sha256 = line.split(",")[:2]
    what = {
        "path": "datasets/decisions/documents/rish 2.txt",
        "sha256": sha256,
        "short": sha256[:10],
        "name": name.rpartition("/")[2],
    }[how]
    (taken,) = take(town, what).taken
    assert taken.takedown.documents == {sha256}
    is_gone(town)


def test_the_second_time_nothing_is_done(published: Town) -> None:
    take(published, "2-2024")
    before = published.snapshot()
    account = take(published, "2-2024")
    assert account.exit_code is Exit.DONE
    after = {k: v for k, v in published.snapshot().items() if k in before}
    assert {k for k in before if before[k] != after[k]} <= {
        ".opendata/journal.sqlite",
        ".opendata/journal.head",
    }
    assert len([*journal(published).events(step=Step.TAKEN_DOWN)]) == 1


def test_it_never_comes_back_by_its_bytes_or_words(published: Town) -> None:
    take(published, "datasets/decisions/documents/rish 2.txt")
    summary = published.publish()
    assert summary.exit_code is Exit.DONE
    assert "takedown-kept-out" in {one.code for one in summary.problems}
    is_gone(published)
    assert published.publish().result is Result.UNCHANGED
    path = published.documents / "rish 2.txt"
    text = path.read_text("utf-8").replace("\n", "\n\n").replace(" ", "  ")
    path.unlink()
    (published.documents / "nova nazva.html").write_text(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>",
        "utf-8",
    )
    summary = published.publish()
    assert "takedown-kept-out" in {one.code for one in summary.problems}
    is_gone(published)


def test_a_redacted_document_may_take_its_place(published: Town) -> None:
    path = published.documents / "rish 2.txt"
    take(published, "datasets/decisions/documents/rish 2.txt")
    path.write_text(path.read_text("utf-8").replace(SECRET, "Про вилучене питання"), "utf-8")
    summary = published.publish()
    assert (summary.exit_code, summary.result) == (Exit.DONE, Result.RELEASED)
    assert summary.changes is not None
    assert [row["uid"] for row in summary.changes.added] == ["2-2024"]
    is_gone(published)


def test_an_old_release_does_not_bring_it_back(published: Town) -> None:
    from opendata.pipeline.restore import restore_release

    take(published, "2-2024")
    with pytest.raises(OpendataError) as caught:
        restore_release(
            read_workspace(published.root),
            "decisions",
            "1.0.0",
            published.clock,
            SILENT,
            allow_removals=True,
        )
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "takedown-kept-out",
        Exit.WITHHELD,
    )


def test_an_old_release_does_not_bring_it_back_in_another_format(town: Town) -> None:
    from opendata.pipeline.restore import restore_release

    path = town.write("2", title=SECRET)
    town.publish()
    text = path.read_text("utf-8")
    path.unlink()
    page = path.with_suffix(".html")
    page.write_text("".join(f"<p>{line}</p>" for line in text.splitlines()), "utf-8")
    town.publish()
    (taken,) = take(town, "datasets/decisions/documents/rish 2.html").taken
    assert len(taken.takedown.documents) == 1
    with pytest.raises(OpendataError) as caught:
        restore_release(
            read_workspace(town.root), "decisions", "1.0.0", town.clock, SILENT, allow_removals=True
        )
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "takedown-kept-out",
        Exit.WITHHELD,
    )
    is_gone(town)


def test_the_page_of_the_dataset_offers_only_what_is_served(published: Town) -> None:
    take(published, "2-2024")
    files = served(published)
    page = files["decisions/index.html"].decode()
    offered = set(re.findall(r'href="(\d[\d.]*/[^"]+)"', page))
    assert {"1.0.0/index.html", f"{newest(published)['version']}/legalActs.csv"} <= offered
    assert {one for one in offered if f"decisions/{one}" not in files} == set()
    assert page.count("знято з публікації") == len(withdrawn_of(published))


@pytest.mark.parametrize("key", ['ТОВ "Ромашка"', 'a|ТОВ "Ромашка"', "ТОВ \\ «Ромашка»\n2"])
def test_a_key_is_found_however_the_format_writes_it(tmp_path: Path, key: str) -> None:
    from types import SimpleNamespace

    from opendata.pipeline.takedown.find import Meant, _holds
    from opendata.release.csv_table import csv_bytes
    from opendata.release.json_table import json_bytes
    from opendata.table import Table

    cells = tuple(key.split("|"))
    columns = tuple(f"c{number}" for number in range(len(cells)))
    release = SimpleNamespace(files=[SimpleNamespace(path="table", format="csv")])
    store = SimpleNamespace(file=lambda _release, path: tmp_path / path)
    house: Any = SimpleNamespace(store=store)
    for content in (csv_bytes(columns, [cells]), json_bytes(Table(columns, (cells,)))):
        (tmp_path / "table").write_bytes(content)
        assert _holds(house, release, Meant("decisions", key, row=True))  # type: ignore[arg-type]
        (tmp_path / "table").write_bytes(csv_bytes(columns, []))
        assert not _holds(house, release, Meant("decisions", key, row=True))  # type: ignore[arg-type]


def test_a_rehearsal_writes_nothing(published: Town) -> None:
    before = published.snapshot()
    (taken,) = take(published, "2-2024", dry_run=True).taken
    assert taken.takedown.versions == ("1.0.0", "1.1.0", "1.2.0")
    assert taken.version is None
    assert published.snapshot() == before


@pytest.mark.parametrize("moment", ["release", "serve", "after"])
def test_a_kill_at_any_moment_is_gone_on_with(
    published: Town, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    class KilledError(BaseException):
        pass

    def kill(*_: object, **__: object) -> None:
        raise KilledError

    where = {
        "release": (make, "_commit"),
        "serve": (takedown_run, "serve"),
        "after": (takedown_run, "_must_be_gone"),
    }
    with monkeypatch.context() as patch:
        patch.setattr(*where[moment], kill)
        with pytest.raises(KilledError):
            take(published, "2-2024")
    assert take(published, "2-2024").exit_code is Exit.DONE
    is_gone(published)
    assert len([*journal(published).events(step=Step.TAKEN_DOWN)]) == 1


def test_a_kill_at_any_line_of_the_journal_is_gone_on_with(
    published: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    lines, real, root = 0, Journal.record, published.root
    fresh = shutil.copytree(root, tmp_path / "fresh")
    while True:
        left = [lines]

        def record(self: Journal, *args: Any, left: list[int] = left, **options: Any) -> Any:
            if left[0] == 0:
                raise KilledError
            left[0] -= 1
            return real(self, *args, **options)

        with monkeypatch.context() as patch:
            patch.setattr(Journal, "record", record)
            try:
                take(published, "2-2024")
            except KilledError:
                pass
            else:
                break
        assert take(published, "2-2024").exit_code is Exit.DONE, lines
        is_gone(published)
        assert len([*journal(published).events(step=Step.TAKEN_DOWN)]) == 1
        shutil.rmtree(root)
        shutil.copytree(fresh, root)
        lines += 1
    assert lines > 4, "taken down, released, planned, written, ended"


@pytest.mark.parametrize("moment", ["release", "serve"])
def test_the_nightly_run_ends_what_was_begun(
    published: Town, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "gone")

    where = {"release": (make, "_commit"), "serve": (takedown_run, "serve")}
    with monkeypatch.context() as patch:
        patch.setattr(*where[moment], fail)
        with pytest.raises(OSError, match="gone"):
            take(published, "2-2024")
    assert published.publish(allow_removals=True).exit_code is Exit.DONE
    is_gone(published)


def test_a_portal_that_fails_is_told_and_nothing_can_be_published_again(
    published: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opendata.messages import msg
    from opendata.problems import Problem

    def unreachable(*_: object, **__: object) -> None:
        raise OpendataError(Problem("site-unreachable", msg("x")), Exit.UNREACHABLE)

    with monkeypatch.context() as patch:
        patch.setattr(takedown_run, "serve", unreachable)
        account = take(published, "2-2024")
    assert account.exit_code is Exit.UNREACHABLE
    assert [one.version for one in account.taken] == [None]
    assert take(published, "2-2024").exit_code is Exit.DONE
    is_gone(published)


def test_the_reason_may_not_say_it(published: Town) -> None:
    for reason in ("РНОКПП 3123412341", "  "):
        with pytest.raises(OpendataError) as caught:
            take_down(read_workspace(published.root), "2-2024", reason, published.clock)
        assert (caught.value.problem.code, caught.value.exit_code) == (
            "takedown-reason",
            Exit.USAGE,
        )


def test_what_no_release_has_cannot_be_taken_down(published: Town) -> None:
    for what in ("77-2024", "a" * 64, "datasets/decisions/datapackage.yaml"):
        with pytest.raises(OpendataError) as caught:
            take(published, what)
        assert (caught.value.problem.code, caught.value.exit_code) == (
            "takedown-unknown",
            Exit.USAGE,
        )


def test_a_name_of_several_documents_is_refused(town: Town, tmp_path: Path) -> None:
    from opendata.pipeline.takedown.find import Meant, _ambiguous

    found = [Meant("decisions", "1-2024", row=True), Meant("other", "1-2024", row=True)]
    problem = _ambiguous("1-2024", found)
    assert problem.code == "takedown-ambiguous"
    assert problem.expected is not None
    assert "other: 1-2024" in str(problem.expected)


def test_what_is_left_is_told(published: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(takedown_run, "withdrawn", lambda _release: frozenset())
    account = take(published, "2-2024")
    assert account.exit_code is Exit.DIFFERS
    assert [one.code for one in takedown_run.problems_of(account)] == ["takedown-served"]


def test_withdrawn_versions_are_those_of_the_newest_manifest(published: Town) -> None:
    take(published, "2-2024")
    from opendata.journal.objects import ObjectStore
    from opendata.release.store import ReleaseStore

    state = published.root / ".opendata"
    store = ReleaseStore(state / "releases", ObjectStore(state / "objects"))
    latest = store.latest("decisions")
    assert latest is not None
    assert withdrawn(latest) == {"1.0.0", "1.1.0", "1.2.0"}
