"""Break a module in small ways, one at a time, and run its tests: which changes does none notice?

It works in a copy of the tree. A change that makes the module unreadable or the tests run into
their time counts as noticed. The exit code is 1 if a change survived.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.mutation.mutate import Mutant, mutants

DONE, SURVIVED, USAGE = 0, 1, 2
_PASSED: Final = 0
"""The exit code of tests that noticed nothing."""
_ROOT: Final = Path(__file__).resolve().parents[2]
_LEFT_OUT: Final = shutil.ignore_patterns(".git", ".venv", "*.pyc", "__pycache__", ".*_cache")
_SECONDS: Final = 120


def main(arguments: Sequence[str] | None = None) -> int:
    """0 every change was noticed, 1 some survived, 2 the tests fail without any change."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("module", type=Path, help="a file of the package")
    parser.add_argument("tests", nargs="+", help="the tests that should notice")
    parser.add_argument("--every", type=int, default=1, help="try each N-th change only")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(_ROOT, copy, ignore=_LEFT_OUT, symlinks=True)
        if _run(copy, options.tests) != _PASSED:
            print("the tests fail without a change", file=sys.stderr)
            return USAGE
        return _try_each(copy, copy / options.module, options.tests, options.every)


def _try_each(copy: Path, module: Path, tests: Sequence[str], every: int) -> int:
    source = module.read_text(encoding="utf-8")
    tried = survived = 0
    for one in list(mutants(source))[::every]:
        tried += 1
        module.write_text(one.source, encoding="utf-8")
        if _run(copy, tests) == _PASSED:
            survived += 1
            print(_told(module.name, source, one), flush=True)
    module.write_text(source, encoding="utf-8")
    print(f"{module.name}: {tried} changes, {tried - survived} noticed, {survived} survived")
    return SURVIVED if survived else DONE


def _told(name: str, source: str, one: Mutant) -> str:
    line = source.split("\n")[one.line - 1].strip() if one.line else ""
    return f"  {name}:{one.line}: {one.what}    {line[:90]}"


def _run(copy: Path, tests: Sequence[str]) -> int:
    """The exit code of the tests."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        ended = subprocess.run(
            command, cwd=copy, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return SURVIVED
    return ended.returncode
