"""Everything that the sample dataset is made of, and the command that writes it."""

from __future__ import annotations

import argparse
import shutil
from collections import defaultdict
from pathlib import Path

from sample import write_docx, write_pdf, write_text
from sample.budget_workbooks import budget_forms
from sample.financials import statements
from sample.office import convert
from sample.register import register
from sample.request_log import request_log
from sample.source import SampleAct, read_acts
from sample.votes import exports
from sample.words import dotted
from sample.workbooks import write_tables

ROOT = Path(__file__).resolve().parents[2]
DATASET = ROOT / "datasets" / "decisions"
VOTES = ROOT / "datasets" / "votes" / "exports"
BUDGET = ROOT / "datasets" / "budget-passports" / "forms"
FINANCIALS = ROOT / "datasets" / "utility-financials" / "statements"
REQUESTS = ROOT / "datasets" / "information-requests" / "log" / "requests-2026.xlsx"

SCANNED = "2025/рада/скан рішення 17-4.pdf"
COPIED = "2024/рада/Рішення №12-5-VIII від 14.02.2024.docx"
COPY = "2024/рада/Копія Рішення 12-5 (остаточне).docx"
ANNEX = "2024/рада/Додаток 1 до рішення №12-5-VIII.docx"
OLD_CODE_PAGE = {"2025/виконком/88.txt", "2024/виконком/yarmarok-91.html"}

HELP = """\
Writes datasets/decisions/documents/ and register.xlsx anew from scripts/sample/acts/*.txt. With
--requests it writes the log of information requests alone, from scripts/sample/requests.csv; with
--tables the workbooks of all sets of tables alone, from scripts/sample/tables/*.yaml; with --budget
the passports of budget programmes and the reports on them, from scripts/sample/budget_content.py;
with --financials the financial statements of enterprises, from scripts/sample/financials.py.

DOCX, TXT, HTML, the hand-made RTF and the register come out the same every time. ODT, DOC and the
PDF and RTF of LibreOffice carry its version and the moment of their making, so those bytes differ
from run to run; that is why the generated files are committed, and why nothing regenerates them
unasked. Needs LibreOffice (soffice), the DejaVu fonts and the development dependencies:
  .venv/bin/python scripts/make-sample
"""


def plain_files(acts: tuple[SampleAct, ...]) -> dict[str, bytes]:
    """The documents that are the same on every run, by path in the documents folder."""
    made: dict[str, bytes] = {}
    for act in acts:
        if act.file is None or act.office or act.file == SCANNED:
            continue
        encoding = "cp1251" if act.file in OLD_CODE_PAGE else "utf-8"
        match act.format:
            case "docx":
                made[act.file] = write_docx.docx(act)
            case "html":
                made[act.file] = write_text.html(act, encoding.replace("cp", "windows-"))
            case "rtf":
                made[act.file] = write_text.rtf(act)
            case "txt":
                made[act.file] = write_text.txt(act, encoding.replace("utf-8", "utf-8-sig"))
    made[COPY] = made[COPIED]
    made[ANNEX] = _annex(next(act for act in acts if act.file == COPIED))
    return made


def other_files(acts: tuple[SampleAct, ...]) -> dict[str, bytes]:
    """The documents whose bytes depend on fonts, libraries or LibreOffice."""
    made: dict[str, bytes] = {}
    wanted: dict[str, dict[str, bytes]] = defaultdict(dict)
    for act in acts:
        if act.file == SCANNED:
            made[act.file] = write_pdf.scan(act)
        elif act.file and (act.office or act.format in {"odt", "doc"}):
            wanted[str(act.format)][act.file] = write_docx.docx(act)
        elif act.file and act.format == "pdf":
            made[act.file] = write_pdf.pdf(act)
    for kind, documents in sorted(wanted.items()):
        made |= convert(documents, kind)
    return made


def _annex(act: SampleAct) -> bytes:
    heading = ("Додаток 1", "до рішення міської ради", f"{dotted(act.date)} № {act.number}")
    rows = (
        ("Код", "Найменування доходів", "Зміни, грн"),
        ("11010000", "Податок та збір на доходи фізичних осіб", "1 640 000"),
        ("18010000", "Податок на майно", "310 000"),
        ("18050000", "Єдиний податок", "200 000"),
        ("", "Усього", "2 150 000"),
    )
    return write_docx.annex(heading, "Зміни до доходів бюджету громади на 2024 рік", rows)


def write(target: Path, files: dict[str, bytes]) -> None:
    """Put ``files`` (path → bytes) into a new folder ``target``, over whatever was there."""
    shutil.rmtree(target, ignore_errors=True)
    for name, data in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main() -> int:
    """Regenerate the sample; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="make-sample",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--target", type=Path, default=DATASET, help="default: datasets/decisions")
    parser.add_argument("--requests", action="store_true", help="only the log of requests")
    parser.add_argument("--tables", action="store_true", help="only the workbooks of tables")
    parser.add_argument("--votes", action="store_true", help="only the exports of votings")
    parser.add_argument("--budget", action="store_true", help="only the forms of budget programmes")
    parser.add_argument("--financials", action="store_true", help="only the financial statements")
    args = parser.parse_args()
    if args.financials:
        write(FINANCIALS, statements())
        return 0
    if args.budget:
        write(BUDGET, budget_forms())
        return 0
    if args.votes:
        write(VOTES, exports())
        return 0
    if args.tables:
        print(f"{write_tables()} workbooks")
        return 0
    if args.requests:
        REQUESTS.parent.mkdir(parents=True, exist_ok=True)
        REQUESTS.write_bytes(request_log())
        return 0
    target = args.target
    acts = read_acts()
    files = plain_files(acts) | other_files(acts)
    write(target / "documents", files)
    (target / "register.xlsx").write_bytes(register(acts))
    size = sum(len(data) for data in files.values())
    print(f"{len(files)} documents, {size / 1024:.0f} KiB, in {target}")
    return 0
