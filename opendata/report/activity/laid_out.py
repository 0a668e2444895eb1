"""The report in words: what every rendering draws."""

from __future__ import annotations

from opendata.clock import KYIV
from opendata.messages import Language, Message, msg, say
from opendata.report.activity.model import Activity, Entry, Part, Source
from opendata.report.activity.period import in_words
from opendata.report.layout.blocks import Block, Cell, Column, Grid, Layout, Points, Section, Text

MAIN = "numbers"


def laid_out(activity: Activity, language: Language) -> Layout:
    """The report in ``language``."""

    def said(message: Message) -> str:
        return say(message, language)

    until = activity.until.astimezone(KYIV).strftime("%d.%m.%Y %H:%M")
    return Layout(
        title=said(msg("Report of the information department")),
        facts=(
            (said(msg("Council")), activity.council.name),
            (said(msg("Period")), said(in_words(activity.first, activity.last))),
            (said(msg("By what was known on")), until),
        ),
        sections=(
            *(Section(said(part.title), _blocks(part, language)) for part in activity.parts),
            Section(said(msg("All numbers")), (_numbers(activity, language),)),
        ),
        notes=tuple(
            said(one)
            for one in (
                msg(
                    "Numbers come from the newest published versions of the sets and from the "
                    "journal; what was corrected later is right here."
                ),
                msg(
                    "«Nothing was recorded» is no zero: there is no number for this time, which "
                    "does not mean that nothing happened."
                ),
                msg(
                    "Documents count as published from the first receipt that proves that the "
                    "public is served them."
                ),
            )
        ),
        language=language,
        main=MAIN,
    )


def _blocks(part: Part, language: Language) -> tuple[Block, ...]:
    if not part.entries:
        return (Text(say(msg("Nothing was recorded for this time."), language)),)
    return (Points(tuple(_sentence(one, language) for one in part.entries)),)


def _sentence(one: Entry, language: Language) -> str:
    parts = [one.says] + ([one.remark] if one.remark else [])
    return " ".join(say(part, language) for part in parts)


def _numbers(activity: Activity, language: Language) -> Grid:
    columns = (
        Column("part", say(msg("Part"), language)),
        Column("key", say(msg("Key"), language)),
        Column("label", say(msg("What is counted"), language)),
        Column("value", say(msg("Figure"), language), numeric=True),
        Column("source", say(msg("Source"), language)),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            say(part.title, language),
            one.key,
            say(one.label, language),
            one.value,
            "; ".join(_source(source) for source in one.sources) or None,
        )
        for part in activity.parts
        for one in part.entries
    ]
    return Grid(MAIN, say(msg("All numbers"), language), columns, tuple(rows))


def _source(source: Source) -> str:
    return f"{source.dataset} {source.version}" if source.version else source.dataset
