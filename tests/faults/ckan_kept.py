"""A real CKAN as it was a moment ago: kept, and brought back in a fraction of a second.

Its tables, its files and its search index are copied and put back: what is left is exactly what
was there, with all ids and times. For tests that begin from the same state many times over.
"""

from __future__ import annotations

import json
import shutil
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ckan_hands import Ckan

if TYPE_CHECKING:
    from scripts.ckan_lab.parts import Servers

_KEEP = """
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
DO $$
DECLARE
    one record;
    filled boolean;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', one.tablename) INTO filled;
        IF filled THEN
            EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', one.tablename, one.tablename);
        END IF;
    END LOOP;
END $$;
"""
_BRING_BACK = """
SET lock_timeout = '5s';
SET session_replication_role = replica;
BEGIN;
DO $$
DECLARE
    one record;
    filled boolean;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', one.tablename) INTO filled;
        IF filled THEN
            EXECUTE format('DELETE FROM public.%I', one.tablename);
        END IF;
    END LOOP;
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
        EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', one.tablename, one.tablename);
    END LOOP;
END $$;
COMMIT;
"""
_COUNTS = """
SELECT json_build_object(
    'datasets', (SELECT coalesce(json_agg(json_build_array(name, state, private)), '[]')
                 FROM package),
    'resources', (SELECT coalesce(json_agg(json_build_array(id, state)), '[]') FROM resource));
"""


_MADE_BY_THE_SERVER = ("webassets",)
"""Styles and scripts that CKAN makes anew at any moment: no part of what is published."""
_made_by_the_server = shutil.ignore_patterns(*_MADE_BY_THE_SERVER)


@dataclass
class Kept:
    """One state of one CKAN, until the next one is kept."""

    ckan: Ckan
    files: Path
    """A folder of one’s own for copies of its files."""

    def keep(self) -> None:
        """Copy what is there."""
        self._sql(_KEEP)
        shutil.rmtree(self.files, ignore_errors=True)
        shutil.copytree(self._storage, self.files, ignore=_made_by_the_server)
        self._index("backup")

    def bring_back(self) -> None:
        """Make it as it was."""
        self._sql(_BRING_BACK)
        for path in self._storage.iterdir():
            if path.name not in _MADE_BY_THE_SERVER:
                shutil.rmtree(path)
        shutil.copytree(self.files, self._storage, dirs_exist_ok=True)
        self._index("restore")

    def everything(self) -> dict[str, list[list[Any]]]:
        """All datasets (name, state, private) and resources (id, state), as the database has them:
        those that were deleted, and drafts, too.
        """
        found = json.loads(self._sql(_COUNTS))
        assert isinstance(found, dict)
        return found

    @property
    def _storage(self) -> Path:
        return self.ckan.folder / "storage"

    def _servers(self) -> Servers:
        from scripts.ckan_lab.editions import edition_named
        from scripts.ckan_lab.lab import TESTS, Lab

        return Lab(edition_named(self.ckan.name), TESTS).servers()

    def _sql(self, script: str) -> str:
        from scripts.ckan_lab import postgres

        servers = self._servers()
        return postgres.sql(servers.ports.postgres, servers.password, script, postgres.CKAN)

    def _index(self, command: str) -> None:
        address = f"{self.ckan.solr_url}/replication?command={command}&name=kept"
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our loopback
            answer.read()
