"""The formats that only an office program writes: ODT, DOC, and its own kind of RTF and PDF."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

FILTERS = {
    "odt": "odt:writer8",
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
}
BATCH = 5
"""LibreOffice can stop half-way through a long list without saying so; short lists do not."""
SECONDS = 180
ATTEMPTS = 3


def convert(documents: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """DOCX documents by name → the same in ``kind``; RuntimeError when LibreOffice fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError("LibreOffice (soffice) is needed for ODT, DOC, RTF and PDF")
    done: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory(prefix="make-sample-") as folder:
        for _ in range(ATTEMPTS):
            left = [name for name in documents if name not in done]
            for start in range(0, len(left), BATCH):
                batch = {name: documents[name] for name in left[start : start + BATCH]}
                done |= _run(program, Path(folder), batch, kind)
    if missing := documents.keys() - done.keys():
        raise RuntimeError(f"LibreOffice made no {kind} of {sorted(missing)}")
    return done


def _run(program: str, folder: Path, batch: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """One call. Files get plain names: what LibreOffice does with Cyrillic ones is its secret."""
    source, target = folder / "in", folder / "out"
    for place in (source, target):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    names = {f"d{index}": name for index, name in enumerate(batch)}
    paths = []
    for stem, name in names.items():
        path = source / f"{stem}.docx"
        path.write_bytes(batch[name])
        paths.append(str(path))
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        FILTERS[kind],
        "--outdir",
        str(target),
        *paths,
    ]
    subprocess.run(command, capture_output=True, timeout=SECONDS)
    made = {names[path.stem]: path.read_bytes() for path in target.iterdir()}
    return {name: data for name, data in made.items() if data}
