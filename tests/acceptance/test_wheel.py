"""The wheel, installed elsewhere, makes a workspace and publishes without this repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
COUNCIL = [
    *("--name", "Яснозірська міська рада", "--edrpou", "99000005"),
    *("--katottg", "UA99000000000099001", "--site", "https://yasnozir-rada.example"),
    *("--contact", "Олена Вербицька", "--email", "data@yasnozir-rada.example"),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment: the wheel, and the dependencies that are here anyway."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(home), "install", "-q"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)),
        ],
        check=True,
        capture_output=True,
    )
    site = site_packages(programs)
    # Our own packages come by a path; a path file in that folder is not followed, so the editable
    # install of this repository stays out.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return programs


def site_packages(programs: Path) -> Path:
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run(
        [python(programs), "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())


def python(programs: Path) -> str:
    return str(programs / ("python.exe" if os.name == "nt" else "python"))


def call(programs: Path, cwd: Path, *command: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [*command],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1", "OPENDATA_LANG": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_what_a_workspace_is_made_of(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = "opendata/_shipped"
    descriptors = (ROOT / "datasets").glob("*/datapackage.yaml")
    for path in (*(ROOT / "schemas").rglob("*.json"), *descriptors):
        assert f"{shipped}/{path.relative_to(ROOT).as_posix()}" in names
    assert "opendata/locale/uk/LC_MESSAGES/opendata.mo" in names
    assert any(name.endswith(".html.j2") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "scripts/", "docs/"))]
    litter = ("/~$", "/.~lock", "Thumbs.db", ".pyc")
    assert not [name for name in names if any(one in name for one in litter)]


def test_it_publishes_elsewhere(programs: Path, tmp_path: Path) -> None:
    opendata = str(programs / ("opendata.exe" if os.name == "nt" else "opendata"))
    call(programs, tmp_path, opendata, "init", "rada", *COUNCIL, "--sample")
    workspace = tmp_path / "rada"
    account = json.loads(call(programs, workspace, opendata, "publish", "decisions", "--json"))
    assert (account["result"], account["version"]) == ("released", "1.0.0")
    assert account["totals"]["documents"] == account["rows"]["valid"] > 20
    assert (workspace / "public" / "index.html").is_file()
    assert "Nothing has changed" in call(programs, workspace, opendata, "publish", "decisions")
    call(programs, workspace, opendata, "verify")


def test_nothing_of_it_comes_from_the_repository(programs: Path, tmp_path: Path) -> None:
    code = (
        "import opendata, sys\n"
        "from opendata.shipped import shipped\n"
        "print(opendata.__file__)\n"
        "print(shipped('schemas'))\n"
        "print(shipped('datasets'))\n"
        "print(*sys.path, sep='\\n')\n"
    )
    lines = call(programs, tmp_path, python(programs), "-c", code).splitlines()
    home = programs.parent.resolve()
    for line in lines[:3]:
        assert Path(line).resolve().is_relative_to(home), line
        assert Path(line).exists()
    assert ROOT not in {Path(line).resolve() for line in lines[3:] if line}


def test_no_file_of_the_repository_is_opened(programs: Path, tmp_path: Path) -> None:
    """An audit hook sees every file that the command opens."""
    hook = tmp_path / "watched.py"
    hook.write_text(
        "import sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, arguments: seen.append(str(arguments[0]))"
        " if event in ('open', 'os.scandir', 'os.listdir') else None)\n"
        "if __name__ == '__main__':  # the processes that read documents import this file too\n"
        "    from opendata.cli.main import run\n"
        "    code = run(sys.argv[2:])\n"
        "    root = sys.argv[1]\n"
        "    own = [name for name in seen if name.startswith(root) and '.venv' not in name]\n"
        "    print(own, file=sys.stderr)\n"
        "    sys.exit(99 if own else code)\n",
        encoding="utf-8",
    )
    start = [python(programs), str(hook), str(ROOT)]
    call(programs, tmp_path, *start, "init", "rada", *COUNCIL, "--sample")
    call(programs, tmp_path, *start, "publish", "decisions", "--workspace", "rada")
