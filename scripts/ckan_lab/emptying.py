"""A running lab made as it was at its first start, in a fraction of a second."""

from __future__ import annotations

import shutil
import urllib.request
from pathlib import Path

from scripts.ckan_lab import postgres
from scripts.ckan_lab.parts import OPENER, Servers

_CKAN = """
SET lock_timeout = '5s';
DO $$
DECLARE
    one record;
    filled boolean;
    names text := '';
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT IN ('user', 'api_token', 'system_info', 'revision')
        AND tablename !~ 'version$' LOOP
        -- Only what holds something: to empty an empty table costs as much as a full one.
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', one.tablename) INTO filled;
        IF filled THEN
            names := names || format(', public.%I', one.tablename);
        END IF;
    END LOOP;
    IF names <> '' THEN
        EXECUTE 'TRUNCATE ' || substr(names, 3) || ' CASCADE';
    END IF;
    DELETE FROM public."user" WHERE id NOT IN (SELECT id FROM lab.account);
    UPDATE public."user" u SET apikey = a.apikey, state = a.state, sysadmin = a.sysadmin
        FROM lab.account a WHERE u.id = a.id AND (u.apikey, u.state, u.sysadmin)
        IS DISTINCT FROM (a.apikey, a.state, a.sysadmin);
    IF to_regclass('lab.api_token') IS NOT NULL THEN
        DELETE FROM public.api_token;
        INSERT INTO public.api_token SELECT * FROM lab.api_token;
    END IF;
END $$;
"""
_DATASTORE = """
\\connect datastore_default
SET lock_timeout = '5s';
SELECT format(
        CASE WHEN tablename IN (SELECT * FROM lab.own) THEN 'TRUNCATE public.%I'
        ELSE 'DROP TABLE IF EXISTS public.%I CASCADE' END, tablename)
    FROM pg_tables WHERE schemaname = 'public' \\gexec
"""


def empty(servers: Servers) -> None:
    """Remove datasets, organisations, groups, tables, files, and all users and tokens but ours.

    Raises:
        LabError: a request that still runs holds the database.
    """
    postgres.sql(servers.ports.postgres, servers.password, _CKAN + _DATASTORE, postgres.CKAN)
    servers.redis("FLUSHALL")
    _forget_index(servers)
    _remove_files(servers.folder / "storage")


def _forget_index(servers: Servers) -> None:
    request = urllib.request.Request(  # noqa: S310 — our own loopback
        f"{servers.solr_url}/update?commit=true",
        data=b"<delete><query>*:*</query></delete>",
        headers={"Content-Type": "text/xml"},
    )
    with OPENER.open(request, timeout=30) as answer:
        answer.read()


def _remove_files(storage: Path) -> None:
    for kind in ("resources", "storage"):
        for path in (storage / kind).glob("*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
