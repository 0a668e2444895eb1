"""A lab as it is before its first dataset, made once and copied at each start."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from pathlib import Path

from scripts.ckan_lab import postgres
from scripts.ckan_lab.editions import Edition
from scripts.ckan_lab.install import installed
from scripts.ckan_lab.locking import locked
from scripts.ckan_lab.parts import Servers, clean_environment, stop_all
from scripts.ckan_lab.places import INSIDE, home, snapshot_folder
from scripts.ckan_lab.ports import choose
from scripts.ckan_lab.programs import check_programs, interpreter, postgres_folder, run
from scripts.ckan_lab.settings import settings_of, with_settings


def prepared(edition: Edition) -> tuple[Path, Path]:
    """The snapshot and the virtual environment of the edition; made where they are not yet.

    Raises:
        UnavailableError: this computer cannot have it.
        LabError: it could not be made.
    """
    check_programs()
    home().mkdir(parents=True, exist_ok=True)
    environment = installed(edition)
    _, python = interpreter(edition)
    folder = snapshot_folder(edition, python, str(postgres_folder()))
    with locked(folder):
        if not folder.exists():
            print(f"Making the snapshot of {edition.name} …", file=sys.stderr, flush=True)
            # Whoever was here before and was killed has left this; nobody else can be at it.
            unfinished = folder.with_name(f".{folder.name}.unfinished")
            stop_all(unfinished)
            shutil.rmtree(unfinished, ignore_errors=True)
            try:
                _make(edition, environment, unfinished)
            finally:
                stop_all(unfinished)
            unfinished.rename(folder)
    return folder, environment


def _make(edition: Edition, environment: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    password = secrets.token_hex(16)
    write_secret(folder / "password", password)
    ports = choose(None)
    servers = Servers(edition, folder, environment, ports, password)
    postgres.create(folder / "pg", password)
    for part in ("postgres", "redis", "solr"):
        servers.start(part)
    postgres.create_databases(ports.postgres, password)
    ini = folder / "ckan.ini"
    generated = _generated(edition, environment, folder)
    write_secret(ini, with_settings(generated, settings_of(edition, folder, ports, password)))
    inside = clean_environment(folder)
    ckan = _command(edition, environment, ini)
    run([*ckan("db", "init")], environment=inside, folder=folder)
    permissions = run([*ckan("datastore", "set-permissions")], environment=inside, folder=folder)
    postgres.sql(ports.postgres, password, permissions)
    users = INSIDE / ("users_2_8.py" if edition.pylons else "users.py")
    printed = run([environment / "bin" / "python", users, ini], environment=inside, folder=folder)
    write_secret(folder / "tokens.json", printed.splitlines()[-1])
    postgres.sql(ports.postgres, password, _REMEMBER, postgres.CKAN)
    postgres.stop_cleanly(folder / "pg")
    # The next start writes the settings of its own ports into the generated file.
    write_secret(ini, generated)
    for unneeded in ("redis", "solr", "logs", "storage"):
        shutil.rmtree(folder / unneeded, ignore_errors=True)


def _generated(edition: Edition, environment: Path, folder: Path) -> str:
    """CKAN's own settings; with the second file that some versions want."""
    ini = folder / "ckan.ini"
    programs = environment / "bin"
    inside = clean_environment(folder)
    if edition.pylons:
        run([programs / "paster", "make-config", "ckan", ini], environment=inside, folder=folder)
    else:
        run([programs / "ckan", "generate", "config", ini], environment=inside, folder=folder)
    if edition.who:
        shutil.copy(next(environment.glob("lib/python*/site-packages/ckan/config/who.ini")), folder)
    return ini.read_text(encoding="utf-8")


def _command(edition: Edition, environment: Path, ini: Path):
    """How a command of CKAN is called."""

    def words(*command: str) -> list[str | Path]:
        if edition.pylons:
            return [environment / "bin" / "paster", "--plugin=ckan", *command, "-c", ini]
        return [environment / "bin" / "ckan", "-c", ini, *command]

    return words


def write_secret(path: Path, text: str) -> None:
    """Write a file that nobody else may read."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")


def copy(folder: Path, target: Path) -> None:
    """Copy a snapshot, its owners too."""
    run(["cp", "-a", "--reflink=auto", folder, target])
    os.utime(folder)


_REMEMBER = """
CREATE SCHEMA lab;
CREATE TABLE lab.account AS TABLE public."user";
DO $$ BEGIN
    IF to_regclass('public.api_token') IS NOT NULL THEN  -- CKAN 2.8 has none
        CREATE TABLE lab.api_token AS TABLE public.api_token;
    END IF;
END $$;
\\connect datastore_default
CREATE SCHEMA lab;
CREATE TABLE lab.own AS SELECT tablename FROM pg_tables WHERE schemaname = 'public';
"""
"""What `emptying` compares with: the accounts, tokens and tables that a lab begins with."""
