"""Print the benchmarks as lines of the table in docs/performance.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from scripts.benchmarks import (
    check_csv,
    check_xlsx,
    ckan,
    diff,
    documents,
    nochange,
    privacy,
    recognition,
    reports,
    startup,
)
from scripts.benchmarks.journal_made import Plan


def show_startup(_small: bool) -> str:
    """Start-up of the command line."""
    found = startup.measure(rounds=15)
    return (
        f"`opendata --help` / `python -c 'import typer'` | {found.ratio:.2f} times | "
        f"< 2.5 times | {found.ours:.2f} s / {found.theirs:.2f} s, 15 pairs"
    )


def show_nochange(small: bool) -> str:
    """A publication without changes."""
    found = nochange.measure(1_000 if small else 10_000, rounds=5)
    return (
        f"publish without changes / first publish, {found.documents:,} documents | "
        f"{found.share:.1%} | < 5 % | {found.again:.2f} s / {found.first:.1f} s, "
        f"{found.megabytes:.0f} MB of sources, median of 5"
    )


def show_diff(small: bool) -> str:
    """The row-level difference of two releases."""
    rows, rounds = (100_000, 1) if small else (1_000_000, 3)
    found = diff.measure(rows, rounds)
    return (
        f"difference of two releases against a pandas merge, {rows:,} rows | "
        f"{found.ratio:.1f} times faster | ≥ 10 times, < 1 GB | {found.our_seconds:.2f} s / "
        f"{found.their_seconds:.1f} s, peak {found.our_megabytes:.0f} MB / "
        f"{found.their_megabytes:.0f} MB, {rounds} pairs"
    )


def show_docx(small: bool) -> str:
    """Text and recognition of DOCX."""
    count, rounds = (40, 3) if small else (400, 5)
    found = recognition.measure_docx(count, rounds)
    return (
        f"text and recognition of DOCX against the text alone by python-docx, {count} acts of two "
        f"pages | {found.ratio:.1f} times faster | ≥ 8 times | {found.ours:,.0f} / "
        f"{found.theirs:,.0f} documents/s (our text alone {found.text:,.0f}/s), {rounds} pairs"
    )


def show_pdf(small: bool) -> str:
    """Text and recognition of PDF; the library sets the pace."""
    count, rounds = (40, 3) if small else (400, 5)
    found = recognition.measure_pdf(count, rounds)
    return (
        f"text and recognition of PDF against the text alone by pypdfium2, {count} acts of two "
        f"pages | {found.ratio:.2f} times its speed | no target | {found.ours:,.0f} / "
        f"{found.theirs:,.0f} documents/s (our text alone {found.text:,.0f}/s), {rounds} pairs"
    )


def show_cores(small: bool) -> str:
    """How reading spreads over processes."""
    count, rounds = (100, 3) if small else (1_000, 5)
    found = recognition.measure_cores(count, rounds)
    return (
        f"reading in two processes against one, {count:,} acts, half DOCX and half PDF | "
        f"{found.ratio:.2f} times faster | no target | {found.two:,.0f} / {found.one:,.0f} "
        f"documents/s, start of the processes included, {rounds} pairs"
    )


def show_ckan(small: bool) -> str:
    """Publishing to a real CKAN; four rows."""
    found = ckan.measure(10 if small else 100)
    many = f"{found.datasets} datasets with {found.datasets * ckan.PER_DATASET:,} resources"
    reads = ", ".join(f"{number} {action}" for action, number in found.again_requests.items())
    ours, theirs = found.side_by_side
    return (
        f"first publication of {many} to CKAN {ckan.VERSION}, read back, against ckanapi, which "
        f"only writes | {found.ratio:.1f} times faster | ≥ 2 times | {found.ours:.1f} s / "
        f"{found.theirs:.1f} s, {found.our_requests:,} / {found.their_requests:,} requests |\n"
        f"| the same with {ckan.WORKERS} workers on both sides | {theirs / ours:.1f} times faster "
        f"| ≥ 2 times | {ours:.1f} s / {theirs:.1f} s |\n"
        f"| the same without changes, against loading it again, which sends all files | "
        f"{found.ratio_again:.0f} times faster | ≥ 50 times | {found.ours_again:.2f} s / "
        f"{found.theirs_whole:.1f} s (`ckanapi load datasets` alone {found.theirs_again:.1f} s); "
        f"our requests: {reads} |\n"
        f"| memory of one gigabyte up to the CKAN and down again | {found.peak:.0f} MB | < 100 MB "
        f"| {found.gigabyte:.1f} s"
    )


def show_check(small: bool) -> str:
    """Checking a CSV, with the report of Frictionless; five rows."""
    size = 100 if small else 1
    three, five, most = (1, 1, 3) if small else (3, 5, 25)

    def rows(count: int) -> str:
        return f"{count // size:,} rows of 12 columns"

    many = check_csv.measure(1_000_000 // size, three)
    some = check_csv.measure(100_000 // size, five)
    dirty = check_csv.measure(1_000_000 // size, three, check_csv.BAD)
    early = check_csv.measure(1_000_000 // size, five, check_csv.BAD, 1000)
    few = check_csv.measure(1_000 // size, most)
    return (
        f"check of a clean CSV against Frictionless, {rows(1_000_000)}, the same report | "
        f"{many.ratio:.1f} times faster | ≥ 25 times, ≤ 512 MB | {many.ours:.2f} / "
        f"{many.theirs:.1f} s, peak {many.megabytes:.0f} / {many.their_megabytes:.0f} MB, "
        f"{three} pairs |\n"
        f"| the same of {rows(100_000)} | {some.ratio:.1f} times faster | ≥ 12 times | "
        f"{some.ours:.2f} / {some.theirs:.2f} s, {five} pairs |\n"
        f"| the same with mistakes in {check_csv.BAD:.1%} of {rows(1_000_000)} | {dirty.ratio:.1f} "
        f"times faster | ≥ 8 times | {dirty.ours:.1f} / {dirty.theirs:.1f} s, {dirty.errors:,} "
        f"errors, {three} pairs |\n"
        f"| the same, stopped at 1,000 errors | {early.ratio:.1f} times faster | never slower | "
        f"{early.ours:.2f} / {early.theirs:.2f} s, {five} pairs |\n"
        f"| the same of {rows(1_000)} | {1 / few.ratio:.2f} of its time | ≤ 1.05 | "
        f"{few.ours:.3f} / {few.theirs:.3f} s, {most} pairs"
    )


def show_xlsx(small: bool) -> str:
    """Checking a workbook, with the report of Frictionless; two rows."""
    count, pairs = (2_000, 1) if small else (100_000, 3)
    clean = check_xlsx.measure(count, pairs)
    dirty = check_xlsx.measure(count, pairs, check_csv.BAD)
    return (
        f"check of a clean XLSX against Frictionless, {count:,} rows of 12 columns, the same "
        f"report | {clean.ratio:.1f} times faster | ≥ 10 times | {clean.ours:.2f} / "
        f"{clean.theirs:.1f} s, peak {clean.megabytes:.0f} / {clean.their_megabytes:.0f} MB, "
        f"{pairs} pairs |\n"
        f"| the same XLSX with mistakes in {check_csv.BAD:.1%} of the rows | {dirty.ratio:.1f} "
        f"times faster | no target | {dirty.ours:.2f} / {dirty.theirs:.1f} s, {dirty.errors:,} "
        f"errors, {pairs} pairs"
    )


def show_privacy(small: bool) -> str:
    """The screen for personal data."""
    count, rounds = (40, 3) if small else (400, 7)
    docx = privacy.measure(documents.docx, "docx", count, rounds)
    pdf = privacy.measure(documents.pdf, "pdf", count, rounds)
    return (
        f"screen of DOCX for personal data, all that they hold, against taking out the text, "
        f"{count} acts of two pages | {docx.ratio:.2f} of its time | ≤ 1 | {docx.screen:.0f} / "
        f"{docx.text:.0f} µs a document (the text alone {docx.alone:.0f}), {rounds} pairs |\n"
        f"| the same of PDF | {pdf.ratio:.2f} of its time | ≤ 1 | {pdf.screen:.0f} / "
        f"{pdf.text:.0f} µs a document (the text alone {pdf.alone:.0f}), {rounds} pairs"
    )


def show_reports(small: bool) -> str:
    """Reports of past days over a long journal; five rows."""
    plan = Plan(12_000, 10, 700) if small else Plan(1_000_000)
    found = reports.measure(plan, 5)
    events = tuple(plan.events * part // 4 for part in (1, 2, 4))
    sizes = (*reports.sizes(events[:2], plan), found.megabytes)
    what = (
        f"journal of {plan.events:,} events, {plan.datasets} datasets, {plan.documents:,} documents"
    )
    shown = " / ".join(f"{size:.0f}" for size in sizes)
    asked = " / ".join(f"{one:,}" for one in events)
    return (
        f"counts as of a past day against reading all events, {what} | "
        f"{found.ratio('day'):,.0f} times faster | < 1 s | {found.reports['day']:.3f} s / "
        f"{found.scan:.1f} s, median of 5 |\n"
        f"| the same with the growth month by month since the first publication | "
        f"{found.ratio('growth'):.0f} times faster | < 1 s | {found.reports['growth']:.2f} s |\n"
        f"| the same for a year: what was new in it, and its growth | "
        f"{found.ratio('year'):.0f} times faster | < 1 s | {found.reports['year']:.2f} s; for all "
        f"fifteen years {found.reports['ever']:.1f} s |\n"
        f"| every line of compliance as of a past day | "
        f"{found.ratio('compliance'):.0f} times faster | < 1 s | "
        f"{found.reports['compliance']:.2f} s |\n"
        f"| size of the journal, from a quarter of the events to all of them | "
        f"{sizes[-1] / sizes[0]:.2f} times | 4 times: linear | {shown} MB of {asked} events"
    )


BENCHMARKS: dict[str, Callable[[bool], str]] = {
    "startup": show_startup,
    "ckan": show_ckan,
    "nochange": show_nochange,
    "check": show_check,
    "xlsx": show_xlsx,
    "diff": show_diff,
    "docx": show_docx,
    "pdf": show_pdf,
    "cores": show_cores,
    "privacy": show_privacy,
    "reports": show_reports,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--small", action="store_true", help="much smaller, to see that it works")
    options = parser.parse_args()
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    print("| what | measured | target | figures |\n|---|---|---|---|")
    for name in options.names or BENCHMARKS:
        print(f"| {BENCHMARKS[name](options.small)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
