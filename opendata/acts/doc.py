"""Text out of old Word by the programs that know it: antiword, catdoc or LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from opendata.acts import failures

QUICK = 30
SLOW = 120
"""Seconds that a small tool, or LibreOffice with its start-up, may take for one document."""
OFFICE_NAMES = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
OFFICE_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
MAC_OFFICE = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def read(data: bytes, name: str) -> str:
    """The text, by the first program that gives any: some fail in silence, with success as code."""
    found = list(programs())
    if not found:
        raise failures.no_reader(name)
    with tempfile.TemporaryDirectory(prefix="opendata-doc-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "document.doc"
        source.write_bytes(data)
        for run in found:
            text = _attempt(run, source)
            if text.strip():
                return text
    raise failures.reader_failed(name)


def programs() -> Iterator[Callable[[Path], str]]:
    """The ways there are on this computer, the quickest first."""
    antiword, catdoc, office = shutil.which("antiword"), shutil.which("catdoc"), find_office()
    if antiword:
        yield lambda source: _output([antiword, "-w", "0", "-m", "UTF-8.txt", str(source)])
    if catdoc:
        yield lambda source: _output([catdoc, "-w", "-d", "utf-8", str(source)])
    if office:
        yield lambda source: _by_office(office, source)


def find_office() -> str | None:
    """LibreOffice by name, or where its installers put it without telling the search path."""
    for candidate in OFFICE_NAMES:
        found = shutil.which(candidate)
        if found:
            return found
    places = [
        Path(folder) / "LibreOffice" / "program" / "soffice.exe"
        for folder in (os.environ.get(variable) for variable in OFFICE_FOLDERS)
        if folder
    ]
    return next((str(place) for place in [*places, MAC_OFFICE] if place.is_file()), None)


def _attempt(run: Callable[[Path], str], source: Path) -> str:
    try:
        return run(source)
    except (OSError, subprocess.SubprocessError):
        return ""


def _output(command: list[str]) -> str:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=QUICK, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def _by_office(office: str, source: Path) -> str:
    """LibreOffice with a profile of its own: the user's may be locked by an open window."""
    profile = (source.parent / "profile").as_uri()
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(source.parent)]
    subprocess.run(
        [*command, str(source)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SLOW,
        check=True,
    )
    return source.with_suffix(".txt").read_text(encoding="utf-8-sig", errors="replace")
