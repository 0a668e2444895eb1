"""One check of :mod:`scripts.benchmarks.check_csv` or ``check_xlsx``, in a process of its own.

``python -m scripts.benchmarks.check_side ENGINE PATH LIMIT`` prints seconds, memory, the number of
errors, and a hash of the report. Imports are counted on neither side.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import polars  # noqa: F401  loaded here, and not by the call that is measured
from frictionless import Report, Resource, Schema

from opendata.check.fast.stream import validate
from scripts.benchmarks.check_csv import SCHEMA
from scripts.benchmarks.ckan_side import peak


def fingerprint(report: Report) -> str:
    """A hash of everything in the report but the times."""
    said: dict[str, Any] = report.to_descriptor()
    for part in (said, *said["tasks"]):
        part["stats"].pop("seconds", None)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def main() -> int:
    engine, path, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if path.suffix == ".xlsx":
        import openpyxl  # noqa: F401  as above
    resource = Resource(
        path=path.name, basepath=str(path.parent), schema=Schema.from_descriptor(SCHEMA)
    )
    start = time.perf_counter()
    if engine == "auto":
        report = validate(resource, limit)
    else:
        report = resource.validate(limit_errors=limit)
    seconds = time.perf_counter() - start
    said = {
        "seconds": seconds,
        "megabytes": peak(),
        "errors": report.stats["errors"],
        "report": fingerprint(report),
    }
    print(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
