"""A published catalogue, read by somebody who has nothing but its address."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from feed_site import Asked, Page, Site, a_site
from town import Town, make_town

from opendata.pipeline.verify.published.found import Published
from opendata.pipeline.verify.published.memory import Memory, read_memory, write_memory
from opendata.pipeline.verify.published.run import Wishes, verify_published
from opendata.pipeline.verify.published.wire import Limits, base_of
from opendata.portals.portal import Match
from opendata.problems import Exit, OpendataError

QUICK = Limits(connect=2, read=0.5, start=0.6, pace=10**9, pauses=(0,), longest=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a town with two releases."""
    town = make_town(tmp_path_factory.mktemp("council") / "town")
    for number in ("1", "2", "3"):
        town.write(number)
    town.publish()
    town.write("4")
    town.publish()
    return town.root / "public"


@pytest.fixture
def public(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "public"))


def serves(folder: Path) -> Callable[[Asked], Page]:
    def answer(asked: Asked) -> Page:
        path = folder / asked.path.strip("/")
        return Page(path.read_bytes()) if path.is_file() else Page(b"<html>no</html>", 404)

    return answer


@pytest.fixture
def site(public: Path) -> Iterator[Site]:
    """A web server that serves the copy."""
    with a_site() as one:
        one.answer = serves(public)
        yield one


def look(site: Site | str | Path, **wishes: object) -> Published:
    place = site.address if isinstance(site, Site) else str(site)
    return verify_published(place, Wishes(limits=QUICK, **wishes))  # type: ignore[arg-type]


def wrong(found: Published) -> dict[str, str]:
    """The files that are not the same."""
    return {one.path: str(one.match) for one in found.checks if one.match is not Match.SAME}


def codes(found: Published) -> set[str]:
    return {one.code for one in (*found.problems, *found.unchecked)}


def instead(site: Site, path: str, page: Page) -> None:
    """Another answer at one path."""
    usual = site.answer
    site.answer = lambda asked: page if asked.path == path else usual(asked)


def test_what_is_whole_is_the_same(site: Site, public: Path) -> None:
    found = look(site)
    assert (found.exit_code, wrong(found), codes(found)) == (Exit.DONE, {}, set())
    (one,) = (one for one in found.sets if one.name == "decisions")
    assert (one.version, [*one.versions], one.key) == ("1.1.0", ["1.0.0", "1.1.0"], None)
    assert one.left_out == 8  # the files of 1.0.0
    files = [path for path in public.rglob("*") if path.is_file()]
    every = {f"/{path.relative_to(public).as_posix()}" for path in files}
    asked = {one.path for one in site.asked}
    assert len(every - asked) == one.left_out
    assert all(path.startswith("/decisions/1.0.0/") for path in every - asked)
    assert len(site.asked) == len(asked), "something was asked for twice"


def test_all_versions_when_they_are_wished(site: Site, public: Path) -> None:
    found = look(site, every=True)
    assert found.exit_code is Exit.DONE
    (one,) = (one for one in found.sets if one.name == "decisions")
    assert one.left_out == 0
    assert any(check.path == "decisions/1.0.0/legalActs.csv" for check in one.checks)
    (public / "decisions/1.0.0/legalActs.csv").write_bytes(b"uid\n")
    assert wrong(look(site)) == {}
    assert wrong(look(site, every=True)) == {"decisions/1.0.0/legalActs.csv": "differs"}


def test_a_folder_is_read_like_an_address(public: Path) -> None:
    assert look(public).exit_code is Exit.DONE
    assert look(public / "data.json").exit_code is Exit.DONE


def test_every_byte_of_the_site_counts(public: Path) -> None:
    """One byte in the middle of each file; each is named."""
    whole = {path: path.read_bytes() for path in sorted(public.rglob("*")) if path.is_file()}
    for path, data in whole.items():
        at = len(data) // 2
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        name = path.relative_to(public).as_posix()
        try:
            found = look(public, every=True)
        except OpendataError as error:
            assert (name, str(error)[-25:]) == ("data.json", " [published-no-catalogue]")  # noqa: PT017
        else:
            named = {*wrong(found), *(str(one.place.file) for one in found.problems)}
            assert found.exit_code is Exit.DIFFERS or name.startswith(".opendata"), name
            assert any(one.endswith(name) for one in named) or name.startswith(".opendata"), name
        path.write_bytes(data)


def test_without_documents_and_with_a_sample(site: Site) -> None:
    none = look(site, documents=False)
    assert not any("/documents/" in one.path for one in site.asked)
    some = look(site, sample=1)
    assert len([one for one in site.asked if "/documents/" in one.path]) == 1
    assert none.exit_code is some.exit_code is Exit.DONE
    left = [sum(one.left_out for one in found.sets) for found in (none, some)]
    assert left == [12, 11]


TABLE = "decisions/1.1.0/legalActs.csv"


@pytest.mark.parametrize(
    ("page", "match", "code"),
    [
        (Page(b"gone", 404), "missing", None),
        (Page(b"gone", 410), "missing", None),
        (Page(b"<html>Welcome</html>"), "differs", None),
        (Page(b"x" * 100_000), "differs", None),
        (Page(b"x" * 5000, cut=10), "unchecked", "published-unreachable"),
        (Page(b"x" * 500, trickle=0.05), "unchecked", "published-slow"),
        (Page(b"x", silent=3), "unchecked", "published-unreachable"),
        (Page(b"", 500), "unchecked", "published-unreachable"),
        (Page(b"", 403), "unchecked", "published-unreachable"),
        (Page(b"", 429, {"Retry-After": "3600"}), "unchecked", "published-unreachable"),
        (
            Page(b"", 302, {"Location": "http://other.example/x"}),
            "unchecked",
            "published-elsewhere",
        ),
        (Page(b"", 302, {"Location": "//[bad"}), "unchecked", "published-elsewhere"),
        (Page(b"", 301, {"Location": f"/{TABLE}"}), "unchecked", "published-elsewhere"),
        (Page(b"", 302, {"Location": "/decisions/1.1.0/legalActs.xlsx"}), "differs", None),
        (Page(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}), "differs", None),
    ],
)
def test_what_a_site_may_do_to_a_file(site: Site, page: Page, match: str, code: str | None) -> None:
    instead(site, f"/{TABLE}", page)
    found = look(site)
    assert wrong(found) == {TABLE: match}
    assert codes(found) == ({code} if code else set())
    assert found.exit_code is (Exit.INCOMPLETE if match == "unchecked" else Exit.DIFFERS)


def test_an_answer_that_breaks_off_once_is_asked_for_again(site: Site) -> None:
    usual, first = site.answer, [Page(b"", 503)]
    site.answer = lambda asked: first.pop() if asked.path == f"/{TABLE}" and first else usual(asked)
    assert look(site).exit_code is Exit.DONE


def test_a_site_that_is_not_there(site: Site) -> None:
    with pytest.raises(OpendataError) as caught:
        look("http://127.0.0.1:9")
    assert caught.value.exit_code is Exit.UNREACHABLE
    with pytest.raises(OpendataError) as caught:
        look("ftp://rada.example/")
    assert (caught.value.problem.code, caught.value.exit_code) == ("published-address", Exit.USAGE)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Welcome</html>",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"@type": "dcat:Catalog", "dcat:dataset": []}',
        b'{"@type": "dcat:Catalog", "dcat:dataset": [{"dct:title": "of another program"}]}',
        json.dumps({"conformsTo": "https://project-open-data.cio.gov/v1.1/schema"}).encode(),
    ],
)
def test_the_catalogue_of_another_program(site: Site, body: bytes) -> None:
    instead(site, "/data.json", Page(body))
    with pytest.raises(OpendataError) as caught:
        look(site)
    problem = caught.value.problem
    assert (problem.code, caught.value.exit_code) == (
        "published-no-catalogue",
        Exit.CONFIGURATION,
    )
    assert str(problem.place.file).endswith("data.json")


@pytest.mark.parametrize("name", ["../other", "..%2fother", "UPPER", "a/b", "", ".", "x" * 200])
def test_a_dataset_with_a_hostile_name(site: Site, public: Path, name: str) -> None:
    text = (public / "data.json").read_text("utf-8")
    changed = text.replace("/decisions/datapackage.json", f"/{name}/datapackage.json")
    instead(site, "/data.json", Page(changed.encode()))
    if name in ("a/b", "../other"):  # the name is what stands last, of which there is nothing
        assert look(site).exit_code is Exit.DIFFERS
        return
    with pytest.raises(OpendataError) as caught:
        look(site)
    assert caught.value.problem.code == "published-no-catalogue"
    assert not any(".." in one.path for one in site.asked)


def forged(public: Path, change: Callable[[Any], None]) -> None:
    """Another newest manifest, in both of its places."""
    path = public / "decisions/datapackage.json"
    manifest = json.loads(path.read_bytes())
    change(manifest)
    for one in (path, public / "decisions/datapackage-1.1.0.json"):
        one.write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize("path", ["../../x.csv", "1.1.0/../x", "/etc/passwd", "C:\\x", "1.1.0/a/b"])
def test_a_manifest_that_names_a_file_elsewhere(public: Path, path: str) -> None:
    def change(manifest: Any) -> None:
        manifest["resources"][0]["path"] = path

    forged(public, change)
    found = look(public)
    assert "published-broken" in codes(found)
    assert found.exit_code is Exit.DIFFERS
    assert not any(path in one.path for one in found.checks)


def test_a_file_that_is_said_to_be_huge_is_not_downloaded(public: Path) -> None:
    def change(manifest: Any) -> None:
        manifest["resources"][0]["bytes"] = 10**15

    forged(public, change)
    assert "published-huge" in codes(look(public))


def test_versions_that_lead_round_in_a_circle(public: Path) -> None:
    forged(public, lambda manifest: manifest["opendata"].update(previous="1.1.0"))
    found = look(public)
    assert "published-broken" in codes(found)


def test_a_list_of_documents_that_leads_elsewhere(public: Path) -> None:
    import hashlib

    path = public / "decisions/1.1.0/documents.csv"
    data = path.read_bytes().replace(b"documents/", b"documents/../../", 1)
    path.write_bytes(data)

    def change(manifest: Any) -> None:
        for one in manifest["resources"]:
            if one["path"].endswith("documents.csv"):
                one |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}

    forged(public, change)
    found = look(public)
    assert "published-path" in codes(found)
    assert not any(".." in one.path for one in found.checks)


def test_a_catalogue_that_speaks_of_another_version(public: Path) -> None:
    path = public / "data.json"
    path.write_text(path.read_text("utf-8").replace('"1.1.0"', '"1.0.0"'), "utf-8")
    found = look(public)
    assert "published-catalogue" in codes(found)
    assert wrong(found)["data.json"] == "differs"


def test_a_site_without_its_list_is_compared_by_its_manifests(site: Site) -> None:
    for page in (Page(b"", 404), Page(b"<html>home</html>")):
        instead(site, "/.opendata-site.json", page)
        found = look(site)
        assert found.exit_code in {Exit.DONE, Exit.INCOMPLETE}
        assert "published-no-list" in codes(found)
        assert found.pages == ()


def test_a_site_that_answers_with_a_page_for_everything(site: Site) -> None:
    """Some do: then there are no signatures and no keys, and not bad ones."""
    usual = site.answer

    def answer(asked: Asked) -> Page:
        page = usual(asked)
        return Page(b"<html>home</html>") if page.status == 404 else page

    site.answer = answer
    found = look(site)
    assert not {code for code in codes(found) if code.startswith("signature")}


# What was seen before.


def remembered(public: Path, file: Path) -> Memory:
    write_memory(file, Memory().learn(look(public).sets))
    return read_memory(file)


def test_a_memory_of_the_same_is_no_problem(public: Path, tmp_path: Path) -> None:
    memory = remembered(public, tmp_path / "seen.json")
    found = look(public, memory=memory)
    assert (found.exit_code, codes(found)) == (Exit.DONE, set())
    before = (tmp_path / "seen.json").read_bytes()
    write_memory(tmp_path / "seen.json", memory.learn(found.sets))
    assert (tmp_path / "seen.json").read_bytes() == before


def test_a_rolled_back_site_is_found_by_the_memory_alone(
    new_town: Callable[[str], Town], tmp_path: Path
) -> None:
    town = new_town("rolled")
    town.write("1")
    town.publish()
    old = Path(shutil.copytree(town.root / "public", tmp_path / "old"))
    town.write("2")
    town.publish()
    memory = remembered(town.root / "public", tmp_path / "seen.json")
    assert look(old).exit_code is Exit.DONE
    found = look(old, memory=memory)
    assert found.exit_code is Exit.DIFFERS
    places = {(one.code, one.place.file) for one in found.problems}
    assert ("published-rolled-back", "decisions 1.1.0") in places


def test_a_rewritten_version_and_a_vanished_dataset(public: Path, tmp_path: Path) -> None:
    remembered(public, tmp_path / "seen.json")
    said = json.loads((tmp_path / "seen.json").read_bytes())
    said["datasets"]["decisions"]["versions"]["1.0.0"] = "0" * 64
    said["datasets"]["decisions"]["key"] = "0123456789abcdef"
    said["datasets"]["orders"] = {"versions": {"1.0.0": "1" * 64}, "key": None}
    (tmp_path / "seen.json").write_text(json.dumps(said), "utf-8")
    memory = read_memory(tmp_path / "seen.json")
    found = look(public, memory=memory)
    assert {(one.code, one.place.file) for one in found.problems} == {
        ("published-rewritten", "decisions 1.0.0"),
        ("published-unsigned", "decisions"),
        ("published-vanished", "orders"),
    }
    assert memory.learn(found.sets).sets["decisions"].versions["1.0.0"] == "0" * 64


def test_a_catalogue_that_vanished_is_missed_by_whoever_remembers(
    public: Path, tmp_path: Path
) -> None:
    memory = remembered(public, tmp_path / "seen.json")
    (public / "data.json").write_bytes(b"<html>")
    found = look(public, memory=memory)
    assert found.exit_code is Exit.DIFFERS
    assert {"published-no-catalogue", "published-vanished"} <= codes(found)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"opendata_memory": 2}', b'{"opendata_memory": 1, "datasets": {"a": 1}}'],
)
def test_a_memory_that_cannot_be_read_is_no_empty_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "seen.json"
    path.write_bytes(data)
    with pytest.raises(OpendataError) as caught:
        read_memory(path)
    assert caught.value.problem.code == "memory-unreadable"
    assert read_memory(tmp_path / "none.json") == Memory()


@pytest.mark.parametrize(
    "text",
    [
        "https://rada.example/opendata",
        "https://rada.example/opendata/",
        "https://rada.example/opendata/index.html",
        "https://rada.example/opendata/data.json",
        " https://rada.example/opendata/index.html#top ",
    ],
)
def test_the_address_is_what_a_person_copies(text: str) -> None:
    assert base_of(text) == "https://rada.example/opendata/"


# What manifests and lists say of one another.


def test_an_older_manifest_that_nothing_vouches_for(public: Path) -> None:
    """Manifests of earlier programs do not name the hash of the one before."""

    def forget(manifest: Any) -> None:
        manifest["opendata"].pop("previous_manifest", None)
        manifest["opendata"].pop("previous_signature", None)

    (public / ".opendata-site.json").unlink()
    forged(public, forget)
    found = look(public)
    assert wrong(found) == {"decisions/datapackage-1.0.0.json": "unchecked"}
    assert "published-unvouched" in codes(found)
    assert found.exit_code is Exit.INCOMPLETE


def test_a_list_that_names_another_hash(public: Path) -> None:
    path = public / ".opendata-site.json"
    listed = json.loads(path.read_bytes())
    one = next(one for one in listed["files"] if one["path"] == TABLE)
    one["sha256"] = "0" * 64
    path.write_text(json.dumps(listed), "utf-8")
    found = look(public)
    assert [(one.code, str(one.place.file)[-len(TABLE) :]) for one in found.problems] == [
        ("published-list", TABLE)
    ]
    assert found.exit_code is Exit.DIFFERS


def test_a_count_of_documents_that_is_not_that_of_the_list(public: Path) -> None:
    forged(public, lambda manifest: manifest["opendata"]["counts"].update(documents=7))
    assert "published-count" in codes(look(public))


def test_a_missing_manifest_breaks_the_chain_off(public: Path) -> None:
    (public / "decisions/datapackage-1.0.0.json").unlink()
    found = look(public)
    assert wrong(found)["decisions/datapackage-1.0.0.json"] == "missing"
    assert found.exit_code is Exit.DIFFERS


@pytest.mark.parametrize(
    "data", [b"{}", b'{"files": [{"path": "../x", "sha256": "", "bytes": 1}]}']
)
def test_a_list_of_the_site_that_is_none(public: Path, data: bytes) -> None:
    (public / ".opendata-site.json").write_bytes(data)
    assert {"published-broken", "published-path"} & codes(look(public))
