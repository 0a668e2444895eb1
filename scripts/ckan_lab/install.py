"""An unmodified CKAN from the Python package index in a virtual environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from scripts.ckan_lab.editions import Edition
from scripts.ckan_lab.errors import LabError
from scripts.ckan_lab.locking import locked
from scripts.ckan_lab.places import LOCKS, environment_folder, home, lock_files
from scripts.ckan_lab.programs import interpreter, run

_DONE = "installed"
"""A file in the environment that says that it is whole: the last thing that is written."""


def installed(edition: Edition) -> Path:
    """The virtual environment of the edition; made where there is none yet.

    Raises:
        UnavailableError: there is no Python for it.
        LabError: the installation failed.
    """
    python, version = interpreter(edition)
    folder = environment_folder(edition, version)
    with locked(folder):
        if not (folder / _DONE).exists():
            shutil.rmtree(folder, ignore_errors=True)
            print(f"Installing CKAN {edition.version} …", file=sys.stderr, flush=True)
            _create(edition, python, folder)
            _install(edition, folder)
            (folder / _DONE).touch()
    return folder


def _create(edition: Edition, python: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not edition.pylons:
        run([python, "-m", "venv", folder])
        return
    # Python 2 has no venv of its own: the last virtualenv that makes one runs with our Python.
    tool = home() / "environments" / "virtualenv"
    run([sys.executable, "-m", "venv", "--clear", tool])
    run([tool / "bin" / "pip", "install", *_LOCKED, "-r", LOCKS / "virtualenv.txt"])
    run([tool / "bin" / "virtualenv", "-q", "--no-download", "-p", python, folder])


_LOCKED = ("-q", "--disable-pip-version-check", "--require-hashes", "--no-deps")


def _install(edition: Edition, folder: Path) -> None:
    build, lock = lock_files(edition)
    pip = [folder / "bin" / "pip", "install", *_LOCKED, "--no-warn-script-location"]
    environment = _environment_of_pip(edition)
    run([*pip, "-r", build], environment=environment)
    # What is built is built with the locked tools, not with the newest ones of today.
    run([*pip, "--no-build-isolation", "-r", lock], environment=environment)
    if edition.pylons:
        _mend_sqlalchemy(folder)


def _environment_of_pip(edition: Edition) -> dict[str, str]:
    environment = dict(os.environ)
    if edition.pylons:  # pip of that age reads newer settings wrongly, and warns of its age
        environment.pop("PIP_FIND_LINKS", None)
        environment["PYTHONWARNINGS"] = "ignore"
        if Path("/etc/pip.conf").exists():
            environment["PIP_CONFIG_FILE"] = "/etc/pip.conf"
    return environment


def _mend_sqlalchemy(folder: Path) -> None:
    """SQLAlchemy 1.1 asks for a column that PostgreSQL dropped in version 12."""
    path = next(folder.glob("lib/python2.7/site-packages/sqlalchemy/dialects/postgresql/base.py"))
    source = path.read_text(encoding="utf-8")
    mended, count = re.subn(r"cons\.consrc as src", "pg_get_constraintdef(cons.oid) as src", source)
    if count != 1:
        raise LabError(f"{path} is not the file that was to be mended")
    path.write_text(mended, encoding="utf-8")
    path.with_suffix(".pyc").unlink(missing_ok=True)
