"""Whoever changes anything that is evidence is found out: every byte, every event, every file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from tampered_town import Row, Tampered, content, copied, make_history, named, names

from opendata.journal.head import read_head
from opendata.pipeline.verify import Verification
from opendata.pipeline.verify.published.memory import Memory
from opendata.pipeline.verify.published.run import Wishes, verify_published
from opendata.problems import Exit, OpendataError, Severity

Made = tuple[Path, datetime]


def chance_of(seed: int) -> Random:
    """Places that nobody has chosen, and the same ones each time."""
    return Random(seed)  # noqa: S311


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A town that signs its releases."""
    folder = tmp_path_factory.mktemp("signed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENDATA_KEYS", str(folder / "keys"))
        yield folder / "town", make_history(folder / "town", signed=True)


@pytest.fixture
def tampered(signed: Made, tmp_path: Path) -> Tampered:
    """A copy of it: to verify, nobody needs the private key."""
    found = copied(signed[0], tmp_path / "copy", signed[1])
    assert found.verify().exit_code is Exit.DONE
    return found


def is_named(found: Verification, path: Path, name: str) -> bool:
    """A wrong head makes the journal wrong; manifest and signature are named by their release."""
    if path.name == "journal.head":
        return names(found, ".opendata/journal.sqlite") or names(found, name)
    release = f"{path.parent.parent.name} {path.parent.name}"
    if path.name.startswith("datapackage"):
        return bool({name, name.rpartition("/")[0], release} & {*named(found)}) or names(
            found, name
        )
    return names(found, name)


def caught(tampered: Tampered, name: str) -> None:
    """Verification must name the file, with exit code 6."""
    found = tampered.verify()
    assert found.exit_code is Exit.DIFFERS, f"not caught: {name}"
    assert names(found, name), f"not named: {name}, but {sorted({*named(found)})}"


def test_the_history_holds_what_is_to_be_protected(tampered: Tampered) -> None:
    steps = {row[3] for row in tampered.rows()}
    assert {"corrected", "released", "receipt", "finished"} <= steps
    found = tampered.verify()
    assert (found.releases, found.unsigned, found.unchecked) == (found.releases, 0, ())
    assert found.releases >= 5
    assert len(tampered.evidence()) > 100


# Bytes.


def test_a_byte_of_every_file(tampered: Tampered) -> None:
    """One flip in each file that is evidence, at a place that chance has chosen; each is named."""
    chance = chance_of(8)
    whole = [one for one in tampered.evidence() if one.stat().st_size]
    files = chance.sample(whole, 60)
    for path in files:
        tampered.flip(path, chance.randrange(path.stat().st_size), 1 << chance.randrange(8))
        found = tampered.verify()
        name = tampered.name(path)
        assert found.exit_code is Exit.DIFFERS, f"not caught: {name}"
        assert is_named(found, path, name), f"not named: {name}"
        tampered.restore()


@pytest.mark.slow
def test_bytes_of_every_file_at_many_places(tampered: Tampered) -> None:
    """Each file at its first, last and some other bytes."""
    chance = chance_of(9)
    for path in tampered.evidence():
        size, name = path.stat().st_size, tampered.name(path)
        for at in sorted({0, size // 2, size - 1, chance.randrange(size)} if size else ()):
            tampered.flip(path, at, 1 << chance.randrange(8))
            found = tampered.verify()
            assert found.exit_code is Exit.DIFFERS, f"not caught: {name} at {at}"
            assert is_named(found, path, name), f"not named: {name} at {at}"
            tampered.restore()


def flips_of_the_journal(tampered: Tampered, places: list[int], chance: Random) -> None:
    path = tampered.journal.path
    whole = path.read_bytes()
    for at in places:
        data = bytearray(whole)
        data[at] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        problems = [
            one
            for one in tampered.journal.verify(now=tampered.clock)
            if one.severity is not Severity.NOTE
        ]
        assert problems, f"not caught: byte {at}"
        assert {one.place.file for one in problems} <= {"journal.sqlite", "journal.sqlite-journal"}
        assert [one.name for one in tampered.state.glob("journal*")] == [
            one.name
            for one in tampered.state.glob("journal*")
            if one.suffix in (".sqlite", ".head")
        ]
    path.write_bytes(whole)


def test_bytes_of_the_journal(tampered: Tampered) -> None:
    """All bytes of the header of the file, those that begin a page, and every 211th."""
    size = tampered.journal.path.stat().st_size
    places = {*range(100), *range(0, size, 211)}
    for page in range(0, size, 4096):
        places |= {*range(page, page + 9)}
    flips_of_the_journal(tampered, sorted(places), chance_of(1))


@pytest.mark.slow
def test_every_fifth_byte_of_the_journal(tampered: Tampered) -> None:
    """All of them were flipped when this was written; that takes minutes."""
    size = tampered.journal.path.stat().st_size
    flips_of_the_journal(tampered, list(range(3, size, 5)), chance_of(2))


def test_every_byte_of_the_head(tampered: Tampered) -> None:
    head = tampered.journal.head
    for at in range(head.stat().st_size):
        for bit in (1, 4, 128):
            tampered.flip(head, at, bit)
            problems = tampered.journal.verify(now=tampered.clock)
            assert problems, at
            assert problems[0].severity is Severity.ERROR, at
            tampered.restore()


def test_a_head_without_its_seal_is_told(tampered: Tampered) -> None:
    head = read_head(tampered.journal.head)
    assert head is not None
    assert head.seal is not None
    text = f'{{"number": {head.number}, "hash": "{head.hash}"}}\n'
    tampered.write(tampered.journal.head, text.encode())
    found = tampered.verify()
    assert [(one.code, one.severity) for one in found.problems] == [
        ("journal-unsealed", Severity.NOTE)
    ]
    assert found.exit_code is Exit.DONE


# Events, by somebody who gets past the triggers.


def dropped(rows: list[Row], number: int) -> list[Row]:
    return rows[:number] + rows[number + 1 :]


def swapped(rows: list[Row], number: int) -> list[Row]:
    """Two neighbours in each other's place."""
    found = [list(row) for row in rows]
    one, other = found[number - 1], found[number]
    one[1:], other[1:] = other[1:], one[1:]
    return found


def dated_back(rows: list[Row], number: int) -> list[Row]:
    found = [list(row) for row in rows]
    earlier = datetime.fromisoformat(found[number][1]) - timedelta(days=400)
    found[number][1] = earlier.isoformat(timespec="seconds")
    return found


def doubled(rows: list[Row], number: int) -> list[Row]:
    """The event a second time at the end, under the next number."""
    again = [len(rows) + 1, *rows[number][1:6], "0" * 64]
    return [*rows, again]


def inserted(rows: list[Row], number: int) -> list[Row]:
    """The event a second time, right after itself: with its numbers made anew."""
    found = [list(row) for row in [*rows[: number + 1], *rows[number:]]]
    found[number + 1][6] = "1" * 64
    for at, row in enumerate(found, start=1):
        row[0] = at
    return found


def reworded(rows: list[Row], number: int) -> list[Row]:
    found = [list(row) for row in rows]
    found[number][5] = found[number][5].replace("}", " }", 1)
    return found


CHANGES: list[Callable[[list[Row], int], list[Row]]] = [
    dropped,
    swapped,
    dated_back,
    doubled,
    inserted,
    reworded,
]


@pytest.mark.parametrize("change", CHANGES)
def test_events_that_were_changed(
    tampered: Tampered, change: Callable[[list[Row], int], list[Row]]
) -> None:
    """Every event in turn; the first that does not fit is named by its number."""
    rows = tampered.rows()
    for number in range(len(rows)):
        tampered.put_events(change(rows, number))
        problems = tampered.journal.verify(now=tampered.clock)
        assert problems[0].code in {"journal-chain", "journal-truncated"}, number
        if problems[0].code == "journal-chain":
            assert problems[0].place.row is not None
            assert problems[0].place.row >= min(number, len(rows) - 1), number
        tampered.restore()
    tampered.put_events(change(rows, len(rows) // 2))
    assert tampered.verify().exit_code is Exit.DIFFERS


@pytest.mark.parametrize("change", [dropped, swapped, dated_back, inserted, reworded])
def test_events_that_were_changed_and_chained_anew(
    tampered: Tampered, change: Callable[[list[Row], int], list[Row]]
) -> None:
    """The head still has the hash of the true last event."""
    rows = tampered.rows()
    for number in range(len(rows) - (change is inserted)):
        tampered.put_events(change(rows, number), rechain=True)
        problems = tampered.journal.verify(now=tampered.clock)
        assert "journal-truncated" in {one.code for one in problems}, number
        tampered.restore()


def test_an_event_that_was_appended_with_a_right_hash(tampered: Tampered) -> None:
    """A kill leaves the same, so it is not «wrong», but it is told, and named."""
    rows = tampered.rows()
    tampered.put_events([*rows, rows[-1]], rechain=True)
    found = tampered.verify()
    assert found.exit_code is Exit.INCOMPLETE
    problem = next(one for one in found.unchecked if one.code == "journal-head-behind")
    assert problem.place.row == len(rows) + 1
    tampered.put_events([*rows, rows[-1], rows[-1]], rechain=True)
    assert tampered.verify().exit_code is Exit.DIFFERS


# Somebody with the whole folder, who writes chain, head and seal anew.


def test_a_journal_written_anew_contradicts_releases_and_portals(tampered: Tampered) -> None:
    """Without the event that a release was made, or that it was proven, the rest speaks."""
    rows = tampered.rows()
    for step, code in (("released", "release-unrecorded"), ("receipt", "release-unproven")):
        last = max(number for number, row in enumerate(rows) if row[3] == step)
        drafted = [row for row in dropped(rows, last) if row[3] != "drafted"]
        tampered.put_events(drafted, rechain=True)
        tampered.put_head()
        found = tampered.verify()
        assert code in {one.code for one in found.problems}, step
        assert found.exit_code is Exit.DIFFERS
        tampered.restore()


def test_a_time_that_was_set_back_with_all_hashes_is_named(tampered: Tampered) -> None:
    rows = tampered.rows()
    for number in range(1, len(rows)):
        tampered.put_events(dated_back(rows, number), rechain=True)
        tampered.put_head()
        found = [(one.code, one.place.row) for one in tampered.journal.verify(now=tampered.clock)]
        assert found == [("journal-time", number + 1)]
        tampered.restore()


def test_what_only_a_memory_can_tell(tampered: Tampered) -> None:
    """Everything dated back by the same time, in a journal that is right in itself."""
    memory = tampered.verify().memory
    assert memory.journal is not None
    assert memory.sets["decisions"].newest == "1.2.0"
    assert tampered.verify(memory=memory).exit_code is Exit.DONE
    rows = tampered.rows()
    for row in rows:
        earlier = datetime.fromisoformat(row[1]) - timedelta(days=400)
        row[1] = earlier.isoformat(timespec="seconds")
    tampered.put_events(rows, rechain=True)
    tampered.put_head()
    assert tampered.verify().exit_code is Exit.DONE, "somebody with the whole folder"
    found = tampered.verify(memory=memory)
    assert ("journal-rewritten", memory.journal.number) in [
        (one.code, one.place.row) for one in found.problems
    ]
    assert found.exit_code is Exit.DIFFERS
    assert found.memory.journal == memory.journal


def test_a_memory_grows_with_the_journal(tampered: Tampered) -> None:
    rows = tampered.rows()
    memory = tampered.verify().memory
    earlier = Memory(memory.sets, type(memory.journal)(rows[3][0], rows[3][6]))  # type: ignore[misc,arg-type]
    found = tampered.verify(memory=earlier)
    assert found.exit_code is Exit.DONE
    assert found.memory == memory


def test_the_whole_folder_rolled_back(signed: Made, tmp_path: Path, tampered: Tampered) -> None:
    """An older copy of .opendata: the site knows more; without the site, the published copy and
    the memory do.
    """
    memory = tampered.verify().memory
    published = Path(shutil.copytree(tampered.site, tmp_path / "kept"))
    newest = tampered.state / "releases" / "decisions" / "1.2.0"
    rows = tampered.rows()
    made = next(
        number
        for number, row in enumerate(rows)
        if row[3] == "drafted" and '"1.2.0"' in row[5] and row[4] == "decisions"
    )
    begun = next(number for number, row in enumerate(rows) if row[2] == rows[made][2])
    tampered.put_events(rows[:begun])
    tampered.put_head()
    shutil.rmtree(newest)
    shutil.rmtree(tampered.state / "releases" / "dataset-register" / "1.4.0", ignore_errors=True)
    found = tampered.verify()
    assert found.exit_code is Exit.DIFFERS
    assert any(one.code == "site-knows-more" for one in found.problems)
    found = tampered.verify(memory=memory)
    places = {(one.code, one.place.file) for one in found.problems}
    assert ("published-rolled-back", "decisions 1.2.0") in places
    assert "journal-rewritten" in {code for code, _ in places}
    assert verify_published(str(published), Wishes(memory=memory)).exit_code is Exit.DONE


# Files.


def test_every_file_that_vanishes_is_missed(tampered: Tampered) -> None:
    chance = chance_of(4)
    for path in chance.sample([*filter(tampered.needed, tampered.evidence())], 30):
        tampered.write(path, None)
        found = tampered.verify()
        name = tampered.name(path)
        assert found.exit_code is Exit.DIFFERS, f"not missed: {name}"
        folder = name.rpartition("/")[0]
        assert names(found, name) or names(found, folder) or path.name == "journal.head", name
        tampered.restore()


@pytest.mark.slow
def test_all_files_that_vanish_are_missed(tampered: Tampered) -> None:
    for path in filter(tampered.needed, tampered.evidence()):
        tampered.write(path, None)
        found = tampered.verify()
        assert found.exit_code is Exit.DIFFERS, f"not missed: {tampered.name(path)}"
        tampered.restore()


@pytest.mark.parametrize(
    "name",
    [
        ".opendata/notes.txt",
        ".opendata/journal2.sqlite",
        ".opendata/objects/notes.txt",
        ".opendata/objects/00/notes.txt",
        ".opendata/objects/zz/00",
        ".opendata/objects/00/" + "0" * 62,
        ".opendata/releases/notes.txt",
        ".opendata/releases/decisions/notes.txt",
        ".opendata/releases/decisions/01.0.0/datapackage.json",
        ".opendata/releases/decisions/1.0.0/notes.txt",
        ".opendata/releases/decisions/9.0.0/datapackage.json",
        ".opendata/releases/orders/1.0.0/datapackage.json",
        ".opendata/releases/orders/notes.txt",
        "public/decisions/1.0.0/notes.csv",
        "public/decisions/documents/notes.docx",
        "public/decisions/datapackage-9.0.0.json",
    ],
)
def test_a_file_that_was_added_is_named(tampered: Tampered, name: str) -> None:
    tampered.write(tampered.root / name, b"{}")
    found = tampered.verify()
    assert found.exit_code is Exit.DIFFERS, f"not caught: {name}"
    if name.endswith("9.0.0.json"):
        name = "public/decisions/datapackage-9.0.0.json"
    places = {*named(found)}
    near = {name, *(parent.as_posix() for parent in Path(name).parents)} - {".", ".opendata"}
    assert any(place.endswith(tuple(near - {"public"})) for place in places), places


def test_a_stranger_in_the_folder_has_its_own_code(tampered: Tampered) -> None:
    tampered.write(tampered.state / "objects" / "notes.txt", b"x")
    (problem,) = tampered.verify().problems
    assert (problem.code, problem.place.file) == (
        "state-stranger",
        ".opendata/objects/notes.txt",
    )


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_file_that_sqlite_would_obey_is_named(tampered: Tampered, ending: str) -> None:
    path = tampered.state / f"journal.sqlite{ending}"
    tampered.write(path, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    found = tampered.verify()
    assert found.exit_code in {Exit.INCOMPLETE, Exit.DIFFERS}
    assert names(found, f".opendata/{path.name}")
    assert path.is_file(), "reading has changed something"


def test_what_a_person_put_beside_the_data_is_only_noted(tampered: Tampered) -> None:
    tampered.write(tampered.site / "google1234.html", b"google-site-verification")
    tampered.write(tampered.state / "Thumbs.db", b"x")
    found = tampered.verify()
    assert [(one.code, one.severity) for one in found.problems] == [
        ("state-leftover", Severity.NOTE),
        ("site-stranger", Severity.NOTE),
    ]
    assert found.exit_code is Exit.DONE


def test_two_objects_in_each_others_place(tampered: Tampered) -> None:
    objects = sorted(one for one in (tampered.state / "objects").rglob("*") if one.is_file())
    one, other = objects[0], objects[-1]
    first, second = one.read_bytes(), other.read_bytes()
    tampered.write(one, second)
    tampered.write(other, first)
    caught(tampered, tampered.name(one))
    caught(tampered, tampered.name(other))


def test_the_sheet_of_a_correction_that_was_removed_is_named(tampered: Tampered) -> None:
    import json

    (data,) = (json.loads(row[5]) for row in tampered.rows() if row[3] == "corrected")
    sheet = tampered.state / "objects" / data["sheet"][:2] / data["sheet"][2:]
    tampered.write(sheet, None)
    found = tampered.verify()
    assert [one.code for one in found.problems] == ["object-missing"]
    caught(tampered, tampered.name(sheet))
    tampered.write(sheet, b"another sheet")
    assert [one.code for one in tampered.verify().problems] == ["object-altered"]


def test_two_releases_in_each_others_place(tampered: Tampered) -> None:
    folder = tampered.state / "releases" / "decisions"
    for one, other in (("1.0.0", "x"), ("1.1.0", "1.0.0"), ("x", "1.1.0")):
        (folder / one).rename(folder / other)
    caught(tampered, ".opendata/releases/decisions/1.0.0")
    caught(tampered, ".opendata/releases/decisions/1.1.0")


def test_signatures_of_two_releases_in_each_others_place(tampered: Tampered) -> None:
    one, other = (
        tampered.state / "releases" / "decisions" / version / "datapackage.sig"
        for version in ("1.0.0", "1.1.0")
    )
    first, second = one.read_bytes(), other.read_bytes()
    tampered.write(one, second)
    tampered.write(other, first)
    found = tampered.verify()
    assert {"decisions 1.0.0", "decisions 1.1.0"} <= {*named(found)}
    assert found.exit_code is Exit.DIFFERS


def test_a_release_remade_with_all_hashes_has_no_signature_for_it(tampered: Tampered) -> None:
    """The manifest is changed in the store, in the journal and on the site, all hashes made anew:
    only the signature cannot be.
    """
    import hashlib

    path = tampered.state / "releases" / "decisions" / "1.2.0" / "datapackage.json"
    before = path.read_bytes()
    after = before.replace("Рішення".encode(), "Ріщення".encode(), 1)
    assert after != before
    hashes = [hashlib.sha256(data).hexdigest() for data in (before, after)]
    tampered.write(path, after)
    rows = tampered.rows()
    for row in rows:
        row[5] = row[5].replace(*hashes)
    tampered.put_events(rows, rechain=True)
    tampered.put_head()
    found = tampered.verify()
    codes = {one.code for one in found.problems if str(one.place) == "decisions 1.2.0"}
    assert codes == {"signature-wrong"}
    assert not {one.code for one in found.problems if one.code.startswith("journal")}


def test_every_byte_of_a_signature(tampered: Tampered) -> None:
    from opendata.release.signing import check_signature
    from opendata.workspace.read import read_workspace

    folder = tampered.state / "releases" / "decisions" / "1.0.0"
    manifest, whole = ((folder / f"datapackage.{one}").read_bytes() for one in ("json", "sig"))
    (key,) = read_workspace(tampered.root).keys
    assert check_signature(manifest, whole, key)
    for at in range(len(whole)):
        for bit in range(8):
            data = bytearray(whole)
            data[at] ^= 1 << bit
            assert not check_signature(manifest, bytes(data), key), (at, bit)
    for at in range(0, len(manifest), 97):
        changed = bytearray(manifest)
        changed[at] ^= 1
        assert not check_signature(bytes(changed), whole, key)


def test_the_marker_of_the_site(tampered: Tampered) -> None:
    marker = tampered.site / ".opendata-site.json"
    assert content(marker)["files"]
    chance = chance_of(5)
    for _ in range(12):
        tampered.flip(marker, chance.randrange(marker.stat().st_size))
        caught(tampered, "public/.opendata-site.json")
        tampered.restore()


def test_a_site_that_vanished_could_not_be_checked(tampered: Tampered) -> None:
    shutil.rmtree(tampered.site)
    found = tampered.verify()
    assert [one.code for one in found.unchecked] == ["site-not-here"]
    assert found.exit_code is Exit.INCOMPLETE


def test_a_published_copy_is_verified_with_the_key_that_was_given(
    tampered: Tampered, signed: Made
) -> None:
    """Signatures of a published site, by a key that was got by another way; and a stripped one."""
    from opendata.workspace.read import read_workspace

    keys = read_workspace(signed[0]).keys
    place = str(tampered.site)
    own = verify_published(place)
    assert own.exit_code is Exit.DONE
    assert [one.code for one in own.problems] == ["published-own-keys"]
    found = verify_published(place, Wishes(every=True, keys=keys))
    assert (found.exit_code, found.problems, found.unchecked) == (Exit.DONE, (), ())
    assert {one.key for one in found.sets} == {keys[0].id}
    memory = Memory().learn(found.sets)
    for path in [*tampered.site.rglob("*.sig"), tampered.site / "keys.json"]:
        tampered.write(path, None)
    stripped = verify_published(place, Wishes(memory=memory))
    assert "published-unsigned" in {one.code for one in stripped.problems}
    with_key = verify_published(place, Wishes(keys=keys))
    assert "signature-chain" in {one.code for one in with_key.problems}
    assert "published-unsigned" in {one.code for one in with_key.unchecked}
    assert with_key.exit_code is Exit.DIFFERS


def test_signatures_that_cannot_be_followed_were_not_checked(tampered: Tampered) -> None:
    tampered.write(tampered.site / "decisions" / "datapackage-1.0.0.json", None)
    found = verify_published(str(tampered.site))
    assert "published-unchained" in {one.code for one in found.unchecked}
    assert found.exit_code is Exit.DIFFERS


def test_a_catalogue_that_cannot_begin_is_no_traceback(tampered: Tampered) -> None:
    tampered.write(tampered.site / "data.json", None)
    tampered.write(tampered.site / "catalog.jsonld", None)
    with pytest.raises(OpendataError) as error:
        verify_published(str(tampered.site))
    assert error.value.exit_code is Exit.CONFIGURATION
