"""``python -m opendata``."""

from opendata.cli.main import main

main()
