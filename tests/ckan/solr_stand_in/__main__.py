"""Serve the stand-in: ``python -m solr_stand_in --port 58983``."""

from __future__ import annotations

import argparse

from .server import Core, serve


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(prog="solr_stand_in")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--schema-version", default="2.9")
    parser.add_argument("--operator", default="OR", choices=["OR", "AND"])
    options = parser.parse_args()
    with serve(Core(options.schema_version, options.operator), options.port) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
