"""Tests of the local CKAN itself; the stand-in for Solr is found as the module it is run as."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
