"""The programs that the lab is made of: where they are, or what to install."""

from __future__ import annotations

import contextlib
import os
import pwd
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.ckan_lab.editions import Edition
from scripts.ckan_lab.errors import LabError, UnavailableError

PACKAGES = "postgresql redis-server libpq-dev libmagic1 gcc python3-dev python3-venv"
"""Debian's packages that are needed; scripts/test installs them."""


def postgres_folder() -> Path:
    """The folder of the newest PostgreSQL's programs.

    Raises:
        UnavailableError: there is none.
    """
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: int(re.sub(r"\D.*", "", path.parent.name) or 0))
    anywhere = shutil.which("initdb")
    if anywhere is None:
        raise UnavailableError(f"PostgreSQL is not installed (on Debian: {PACKAGES})")
    return Path(anywhere).resolve().parent


def check_programs() -> None:
    """See that everything but CKAN is there.

    Raises:
        UnavailableError: something is missing, and what.
    """
    if sys.platform != "linux":
        raise UnavailableError("The local CKAN runs on Linux only")
    postgres_folder()
    for program in ("redis-server", "redis-cli", "psql", "pg_config", "cc", "setsid", "setpriv"):
        if shutil.which(program) is None:
            raise UnavailableError(f"{program} is not installed (on Debian: {PACKAGES})")
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            raise UnavailableError(
                "PostgreSQL does not run as root, and there is no account “postgres”"
            ) from None


def interpreter(edition: Edition) -> tuple[Path, str]:
    """A Python for the edition, and which it is, such as ``3.11``.

    Raises:
        UnavailableError: none of its versions is on this computer.
    """
    for wanted in edition.pythons:
        for candidate in _candidates(wanted):
            if _version(candidate) == wanted:
                return candidate, wanted
    versions = " or ".join(edition.pythons)
    raise UnavailableError(
        f"CKAN {edition.version} needs Python {versions}, which is not here "
        f"(with pyenv: pyenv install {edition.pythons[0]})"
    )


def as_postgres(command: list[str | Path]) -> list[str | Path]:
    """The command for an account that PostgreSQL accepts: it refuses root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *_DIES, *command]


_DIES = ("--pdeathsig", "KILL", "--")
"""A command ends with us: else it would go on to write where the next one cleans up."""


def run(
    command: list[str | Path],
    *,
    text: str | None = None,
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """Run a program to its end and return what it printed.

    Raises:
        LabError: it failed; with the last of what it said.
    """
    done = subprocess.run(
        ["setpriv", *_DIES, *(str(word) for word in command)],
        input=text or "",
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        cwd=folder,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        shown = " ".join(str(word) for word in command)[:300]
        raise LabError(f"This failed with exit code {done.returncode}: {shown}\n{said}")
    return done.stdout


def _candidates(wanted: str) -> list[Path]:
    found = [Path(sys.base_prefix, "bin", f"python{wanted}")]
    on_path = shutil.which(f"python{wanted}")
    if on_path is not None:
        found.append(Path(on_path))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    with contextlib.suppress(OSError):  # another account's, which we may not enter
        found += sorted(pyenv.glob(f"{wanted}.*/bin/python"), reverse=True)
    return [path for path in found if os.access(path, os.X_OK)]


def _version(python: Path) -> str | None:
    """Which Python it really is: a shim of pyenv may stand for one that is not there."""
    asked = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return run(asked).strip()
    except (LabError, OSError):
        return None
