"""The screen for personal data against taking out the text that it screens.

One process and one core, in pairs that follow each other. The screen gets the text and the bytes,
as in a collection: it looks at the text, and opens the document again for what stands beside it.
Half of the acts name a private person with an identifier, so that nobody is fast by looking away.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import process_time

from scripts.benchmarks import documents
from scripts.benchmarks.documents import MadeAct

PLANTED = "Надати допомогу Бойку Івану Петровичу, РНОКПП 3123412341, вул. Садова, 5, кв. 12."


@dataclass(frozen=True)
class Figures:
    """``ratio``: the time of the screen as a share of the extraction, median of pairs; the others
    are microseconds for one document of two pages, ``alone`` those of the text without the rest.
    """

    ratio: float
    screen: float
    alone: float
    text: float
    documents: int


def measure(make: Callable[[MadeAct], bytes], form: str, count: int, rounds: int) -> Figures:
    """Screen ``count`` documents of the format ``form``, each a different act."""
    from opendata.acts.screened import screened
    from opendata.acts.text import read_text
    from opendata.privacy.finding import Kind

    acts = [_act(n) for n in range(count)]
    files = [make(act) for act in acts]
    texts = [read_text(data, "a").text for data in files]
    for n, (data, text) in enumerate(zip(files, texts, strict=True)):
        kinds = {hit.kind for hit in screened(data, form, "a", text)}
        if (Kind.TAX_NUMBER in kinds) != (n % 2 == 1):
            raise SystemExit(f"the screen is wrong about act {n}: {kinds}")
    pairs = [_pair(files, texts, form) for _ in range(rounds)]
    return Figures(
        ratio=statistics.median(screen / text for text, screen, _ in pairs),
        screen=statistics.median(screen for _, screen, _ in pairs) / count * 1e6,
        alone=statistics.median(alone for _, _, alone in pairs) / count * 1e6,
        text=statistics.median(text for text, _, _ in pairs) / count * 1e6,
        documents=count,
    )


def _pair(files: Sequence[bytes], texts: Sequence[str], form: str) -> tuple[float, float, float]:
    from opendata.acts.screened import NEWEST, screened
    from opendata.acts.text import read_text
    from opendata.privacy.screen import screen

    begun = process_time()
    for data in files:
        read_text(data, "a")
    text_done = process_time()
    for data, text in zip(files, texts, strict=True):
        screened(data, form, "a", text)
    screen_done = process_time()
    for text in texts:
        screen(text, NEWEST)
    return text_done - begun, screen_done - text_done, process_time() - screen_done


def _act(n: int) -> MadeAct:
    act = documents.make_act(n)
    return replace(act, points=(*act.points, PLANTED)) if n % 2 else act
