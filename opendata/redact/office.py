"""Old workbooks by LibreOffice: the one part of this room that starts a program."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from opendata.acts.doc import SLOW, find_office
from opendata.acts.failures import failure
from opendata.messages import msg
from opendata.problems import OpendataError

_FILTER: Final = "xlsx:Calc MS Excel 2007 XML"


def as_xlsx(data: bytes, name: str) -> bytes:
    """The old workbook ``data`` as XLSX.

    :raises OpendataError: ``redact-no-office``, exit 3, without LibreOffice or where it fails.
    """
    office = find_office()
    if office is None:
        raise _none(name)
    with tempfile.TemporaryDirectory(prefix="opendata-xls-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / "workbook.xls"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        command += ["--convert-to", _FILTER, "--outdir", str(folder), str(source)]
        try:
            subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SLOW, check=True
            )
            return source.with_suffix(".xlsx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise _none(name) from error


def _none(name: str) -> OpendataError:
    return failure(
        "redact-no-office",
        name,
        msg("no copy can be made of an old workbook (.xls) here: LibreOffice is needed for it"),
        msg("Install LibreOffice, or save the workbook as XLSX and put it in place of this one."),
    )
