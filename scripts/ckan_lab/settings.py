"""CKAN's file of settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.ckan_lab import postgres
from scripts.ckan_lab.editions import Edition
from scripts.ckan_lab.places import PASSPORT
from scripts.ckan_lab.ports import HOST, Ports


def settings_of(edition: Edition, run: Path, ports: Ports, password: str) -> dict[str, str]:
    """What is not as CKAN's own generated file has it."""
    main = postgres.address(postgres.CKAN, password, ports.postgres, postgres.CKAN)
    write = postgres.address(postgres.CKAN, password, ports.postgres, postgres.DATASTORE)
    read = postgres.address(postgres.DATASTORE, password, ports.postgres, postgres.DATASTORE)
    settings = {
        "sqlalchemy.url": main,
        "ckan.datastore.write_url": write,
        "ckan.datastore.read_url": read,
        "ckan.site_url": f"http://{HOST}:{ports.ckan}",
        "ckan.site_id": "lab",
        "ckan.redis.url": f"redis://:{password}@{HOST}:{ports.redis}/0",
        "solr_url": f"http://{HOST}:{ports.solr}/solr/ckan",
        "ckan.plugins": " ".join(edition.plugins),
        "ckan.storage_path": str(run / "storage"),
        "ckan.max_resource_size": "10",
        "ckan.locale_default": "en",
    }
    if edition.passport:
        settings["scheming.dataset_schemas"] = f"file://{PASSPORT}"
    return settings


def with_settings(text: str, settings: Mapping[str, str]) -> str:
    """The file with these settings in place of those it has, also of those commented out."""
    for key, value in settings.items():
        line = f"{key} = {value}"
        pattern = rf"(?m)^(?:#[ \t]*)?{re.escape(key)}[ \t]*=.*$"
        text, count = re.subn(pattern, lambda _, line=line: line, text, count=1)
        if not count:
            text = text.replace("[app:main]\n", f"[app:main]\n{line}\n", 1)
    return text
