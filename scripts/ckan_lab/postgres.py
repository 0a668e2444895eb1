"""A PostgreSQL of the lab's own: never the one that the computer may have running."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts.ckan_lab.errors import LabError
from scripts.ckan_lab.ports import HOST
from scripts.ckan_lab.programs import as_postgres, postgres_folder, run

CKAN, DATASTORE = "ckan_default", "datastore_default"
"""The names of the two databases, and of the accounts that CKAN writes and reads with."""


def create(folder: Path, password: str) -> None:
    """Make an empty cluster in ``folder/data`` with one password for all its accounts."""
    folder.mkdir(parents=True)
    secret = folder / "password"
    secret.write_text(password, encoding="utf-8")
    secret.chmod(0o600)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        shutil.chown(secret, "postgres")
    # Not scram: the PostgreSQL library inside CKAN 2.8's packages does not know it.
    options = ("--auth=md5", f"--pwfile={secret}", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    try:
        _control(folder, "initdb", "-U", "postgres", *options)
    finally:
        secret.unlink()


def start(folder: Path, port: int) -> None:
    """Start it. What a power cut would lose may be lost: the lab is made anew in seconds."""
    settings = {
        "listen_addresses": HOST,
        "unix_socket_directories": "",  # a path that is too long would stop it
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "shared_buffers": "64MB",
        "max_connections": "100",
    }
    words = " ".join(f"-c {key}='{value}'" for key, value in settings.items())
    log = folder / "log"
    try:
        _control(folder, "pg_ctl", "-w", "-s", "-l", str(log), "-o", f"-p {port} {words}", "start")
    except LabError as error:
        said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        raise LabError(f"{error}\n{said[-2000:]}") from error


def answers(port: int) -> bool:
    """Whether it takes connections."""
    asked = ["pg_isready", "-q", "-h", HOST, "-p", str(port)]
    return subprocess.run(asked).returncode == 0


def stop_cleanly(folder: Path) -> None:
    """Stop it so that its files can be copied."""
    _control(folder, "pg_ctl", "-m", "fast", "-w", "-s", "stop")


def sql(port: int, password: str, script: str, database: str = "postgres") -> str:
    """Run statements as the cluster's superuser and return what they select."""
    quiet = "-c client_min_messages=error"
    environment = {**os.environ, "PGPASSWORD": password, "PGOPTIONS": quiet}
    return run(
        [
            *("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"),
            *("-h", HOST, "-p", str(port), "-U", "postgres", "-d", database),
        ],
        text=script,
        environment=environment,
    )


def create_databases(port: int, password: str) -> None:
    """Make CKAN's two databases and their accounts."""
    accounts = "".join(
        f"CREATE ROLE {name} LOGIN PASSWORD '{password}';\n" for name in (CKAN, DATASTORE)
    )
    databases = "".join(
        f"CREATE DATABASE {name} OWNER {CKAN} ENCODING 'UTF8';\n" for name in (CKAN, DATASTORE)
    )
    sql(port, password, accounts + databases)


def address(account: str, password: str, port: int, database: str) -> str:
    """The address of a database as CKAN's settings want it."""
    return f"postgresql://{account}:{password}@{HOST}:{port}/{database}"


def _control(folder: Path, program: str, *arguments: str) -> None:
    command: Sequence[str | Path] = [
        postgres_folder() / program,
        *("-D", folder / "data"),
        *arguments,
    ]
    # Its own folder is one that the account may enter; ours may not be.
    run(as_postgres([*command]), folder=folder)
