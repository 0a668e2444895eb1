"""The local CKAN's tools, without a CKAN."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the local CKAN runs on Linux only", allow_module_level=True)

from hypothesis import given
from hypothesis import strategies as st

from scripts.ckan_lab import __main__ as command
from scripts.ckan_lab import places, processes
from scripts.ckan_lab.editions import EDITIONS, edition_named
from scripts.ckan_lab.errors import LabError, UnavailableError
from scripts.ckan_lab.lab import Lab
from scripts.ckan_lab.locking import SharedLock, locked
from scripts.ckan_lab.ports import HOST, choose, give_back, keep, kept
from scripts.ckan_lab.programs import interpreter
from scripts.ckan_lab.settings import settings_of, with_settings

EDITION = EDITIONS["2.12.0"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lab of the test's own, in which nothing is installed."""
    monkeypatch.setenv("CKAN_LAB_HOME", str(tmp_path / "lab"))
    return tmp_path / "lab"


@pytest.mark.parametrize(
    ("asked", "name"),
    [("2.12.0", "2.12.0"), ("2.12", "2.12.0"), ("2.8", "2.8.12"), ("2", "2.12.0")],
)
def test_a_version_may_be_cut_short(asked: str, name: str) -> None:
    assert edition_named(asked).name == name


@pytest.mark.parametrize("asked", ["2.1", "3", "", "2.12.0-"])
def test_a_version_that_there_is_not_is_told(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["up", asked]) == command.FAILED
    assert "2.10.11" in capsys.readouterr().err


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_every_requirement_of_an_edition_is_exact_and_hashed(edition: object) -> None:
    for path in places.lock_files(edition):  # type: ignore[arg-type]
        lines = path.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
        wanted = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert wanted
        for line in wanted:
            assert "==" in line, line
            assert "--hash=sha256:" in line, line


def test_gunicorn_writes_nothing_into_the_home_of_its_user() -> None:
    for edition in EDITIONS.values():
        pins = places.lock_files(edition)[1].read_text(encoding="utf-8").lower()
        (version,) = [line for line in pins.splitlines() if line.startswith("gunicorn==")]
        assert int(version.split("==")[1].split(".")[0]) < 24


def test_a_changed_recipe_is_another_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    before = places.snapshot_folder(EDITION, "3.11", "15")
    assert before == places.snapshot_folder(EDITION, "3.11", "15")
    assert before != places.snapshot_folder(EDITION, "3.12", "15")
    assert before != places.snapshot_folder(EDITION, "3.11", "16")
    monkeypatch.setattr(places, "MAKES_SNAPSHOTS", ("snapshot.py",))
    assert before != places.snapshot_folder(EDITION, "3.11", "15")


def test_ports_are_the_wanted_ones_where_they_are_free() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        first = taken.getsockname()[1]
        chosen = choose(first)
        assert first not in {chosen.ckan, chosen.postgres, chosen.redis, chosen.solr}
        assert len({chosen.ckan, chosen.postgres, chosen.redis, chosen.solr}) == 4
        with pytest.raises(LabError, match=str(first)):
            choose(first, must=True)


def test_ports_are_kept_while_nothing_listens(home: Path) -> None:
    one, other = home / "runs" / "x" / "tests" / "one", home / "runs" / "x" / "tests" / "other"
    one.parent.mkdir(parents=True)
    first = choose(None).ckan
    ports = keep(one, first)
    assert kept(one) == ports == keep(one, ports.ckan)
    assert not set(asdict(keep(other, ports.ckan)).values()) & set(asdict(ports).values())
    give_back(one)
    give_back(other)
    assert keep(other, ports.ckan).ckan == ports.ckan
    with pytest.raises(LabError):
        keep(one, ports.ckan, must=True)


def test_settings_replace_what_is_there_and_what_is_commented_out() -> None:
    text = "[app:main]\na.b = 1\n# c = 2\n#d = 3\n## e.f = 4\naxb = 5\n"
    changed = with_settings(text, {"a.b": r"\1", "c": "x", "d": "y", "new": "z"})
    assert changed == "[app:main]\nnew = z\na.b = \\1\nc = x\nd = y\n## e.f = 4\naxb = 5\n"


@given(st.dictionaries(st.sampled_from(["a", "b.c", "d"]), st.text("xyz \\$", max_size=5)))
def test_settings_said_twice_are_as_said_once(settings: dict[str, str]) -> None:
    once = with_settings("[app:main]\n# a = 1\nb.c=2\n", settings)
    assert with_settings(once, settings) == once
    for key, value in settings.items():
        assert f"\n{key} = {value}\n" in once


def test_only_the_passport_has_its_schema() -> None:
    for edition in EDITIONS.values():
        settings = settings_of(edition, Path("/run"), choose(None), "secret")
        assert ("scheming.dataset_schemas" in settings) is edition.passport
        assert ("scheming_datasets" in settings["ckan.plugins"]) is edition.passport
    assert places.PASSPORT.is_file()


def test_a_lock_that_is_shared_is_not_taken_alone(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with SharedLock(path) as one, SharedLock(path) as other:
        one.take_together()
        other.take_together()
        assert not one.try_alone()
        other.close()
        assert one.try_alone()


def test_a_lock_ends_with_its_holder(tmp_path: Path) -> None:
    program = """
import sys, time
from pathlib import Path
from scripts.ckan_lab.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path / "folder"],
        cwd=places.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with SharedLock(tmp_path / ".folder.lock") as lock:
            assert not lock.try_alone()
        holder.kill()
    with locked(tmp_path / "folder"):
        pass


def start_sleeper(folder: Path, script: str = "import time; time.sleep(60)") -> None:
    log = folder.parent / "log"
    folder.mkdir(parents=True, exist_ok=True)
    processes.launch([sys.executable, "-c", script], folder, log, os.environ)
    until = time.monotonic() + 10
    while not processes.working_in(folder):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_processes_are_known_by_where_they_work(tmp_path: Path) -> None:
    start_sleeper(tmp_path / "one")
    start_sleeper(tmp_path / "other")
    processes.stop(tmp_path / "one", signal.SIGTERM)
    assert not processes.working_in(tmp_path / "one")
    assert len(processes.working_in(tmp_path / "other")) == 1
    processes.stop(tmp_path / "other", signal.SIGKILL)
    assert not processes.working_in(tmp_path / "other")


def test_what_does_not_listen_is_killed(tmp_path: Path) -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\nopen('ready', 'w')\n"
    )
    start_sleeper(tmp_path / "deaf", deaf + "time.sleep(60)")
    while not (tmp_path / "deaf" / "ready").exists():
        time.sleep(0.01)
    processes.stop(tmp_path / "deaf", signal.SIGTERM, seconds=0.3)
    assert not processes.working_in(tmp_path / "deaf")


def test_a_part_is_found_whose_folder_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    start_sleeper(folder)
    folder.rmdir()
    assert len(processes.working_in(folder)) == 1
    processes.stop(folder, signal.SIGTERM)
    assert not processes.working_in(folder)


def test_down_of_what_never_ran_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["down"]) == 0
    assert capsys.readouterr().out == ""
    assert command.main(["reset", "2.12.0"]) == command.FAILED
    assert "scripts/ckan up 2.12.0" in capsys.readouterr().err


def test_the_last_user_stops_it(home: Path) -> None:
    lab = Lab(EDITION, "tests")
    with lab.used():
        lab.folder.mkdir(parents=True)
        start_sleeper(lab.folder / "ckan")
        with lab.used():
            pass
        assert lab.folder.exists(), "somebody still uses it"
        assert home in lab.folder.parents
    assert not lab.folder.exists()
    assert not processes.working_in(lab.folder / "ckan")


def test_a_python_that_is_not_here_is_told(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PYENV_ROOT", str(home))
    with pytest.raises(UnavailableError, match=r"Python 2\.7"):
        interpreter(EDITIONS["2.8.12"])


def test_a_required_version_is_not_lost_in_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cannot(edition: object) -> None:
        raise UnavailableError("There is no PostgreSQL")

    monkeypatch.setattr(command, "prepared", cannot)
    monkeypatch.delenv("CI", raising=False)
    assert command.main(["prepare"]) == 0
    assert "2.12.0: not tested. There is no PostgreSQL" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert command.main(["prepare", "2.8.12"]) == 0
    assert command.main(["prepare"]) == command.UNAVAILABLE


def test_the_command_says_what_can_be_had(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["status"]) == 0
    said = capsys.readouterr().out
    for name in EDITIONS:
        assert name in said
