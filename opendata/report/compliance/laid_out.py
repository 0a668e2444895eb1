"""The compliance report in words: what every rendering draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opendata.clock import KYIV, day
from opendata.messages import Language, Message, msg, nmsg, say
from opendata.report.compliance.line import Line, State
from opendata.report.compliance.report import ComplianceReport
from opendata.report.compliance.words import ASPECTS, RATINGS, STATES, TONES, evidence
from opendata.report.layout.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Figure,
    Figures,
    Grid,
    Layout,
    Points,
    Section,
    Series,
    Shape,
    Text,
    Word,
)

MAIN = "lines"


def laid_out(report: ComplianceReport, language: Language) -> Layout:
    """The report in ``language``."""
    return _Words(report, language).layout()


@dataclass(frozen=True, slots=True)
class _Words:
    report: ComplianceReport
    language: Language

    def layout(self) -> Layout:
        """All of it."""
        report, said = self.report, self.said
        until = report.until.astimezone(KYIV).strftime("%Y-%m-%d %H:%M")
        return Layout(
            title=said(msg("Open data of the council: what Resolution 835 asks for")),
            facts=(
                (said(msg("Council")), report.council.name),
                (said(msg("As of")), until),
                (said(msg("Edition of the requirements")), report.edition),
            ),
            sections=(
                Section(said(msg("In short")), tuple(self._short())),
                Section(said(msg("Fix first")), tuple(self._first())),
                Section(said(msg("Requirements")), (self._requirements(),)),
                Section(said(msg("Line by line")), (self._lines(),)),
                Section(said(msg("Quality of the metadata")), tuple(self._quality())),
            ),
            notes=tuple(said(one) for one in self._notes()),
            language=self.language,
            main=MAIN,
        )

    def said(self, message: Message) -> str:
        """``message`` in the language of the report."""
        return say(message, self.language)

    def _short(self) -> Iterator[Block]:
        report, said = self.report, self.said
        states = report.by_state
        yield Figures(
            (
                Figure(said(msg("requirements of the edition")), len(report.requirements)),
                Figure(said(msg("lines met")), states[State.MET]),
                Figure(said(msg("lines in all")), len(report.lines)),
                Figure(said(msg("opendata score, of 100")), report.score.percent),
            )
        )
        rows = tuple((self._state(state), number) for state, number in states.items())
        columns = (
            Column("state", said(msg("State"))),
            Column("lines", said(msg("Lines")), numeric=True),
        )
        total = (said(msg("In all")), len(report.lines))
        yield Grid("states", said(msg("Lines by state")), columns, rows, total)
        told = ", ".join(f"{said(STATES[state])}: {number}" for state, number in states.items())
        yield Chart(
            "states_chart",
            said(msg("Lines by state")),
            Shape.BARS,
            tuple(said(STATES[state]) for state in states),
            (Series(said(msg("Lines")), tuple(states.values())),),
            told,
            said(msg("State")),
        )

    def _first(self) -> Iterator[Block]:
        said = self.said
        if not self.report.fixes:
            yield Text(said(msg("There is nothing to do.")))
            return
        items = []
        for one in self.report.fixes:
            names = ", ".join(one.where[:8]) + (" …" if len(one.where) > 8 else "")
            worth = msg("worth up to {points} of 100", points=f"{one.points:.1f}")
            lines = nmsg("{n} line", "{n} lines", one.lines)
            items.append(f"{said(one.remedy)} ({said(worth)}; {said(lines)}: {names})")
        yield Points(tuple(items), numbered=True)

    def _requirements(self) -> Grid:
        said = self.said
        columns = (
            Column("requirement", said(msg("Requirement"))),
            Column("sets", said(msg("Sets"))),
            *(Column(state.name.lower(), said(STATES[state]), numeric=True) for state in State),
        )
        rows = []
        for one in self.report.requirements:
            lines = [line for line in self.report.lines if line.requirement == one.key]
            sets = dict.fromkeys(line.dataset for line in lines if line.dataset)
            counts = [sum(line.state is state for line in lines) for state in State]
            rows.append((one.short.put(self.language), ", ".join(sets) or None, *counts))
        of_council = [line for line in self.report.lines if not line.requirement]
        counts = [sum(line.state is state for line in of_council) for state in State]
        rows.append((said(msg("The council as a whole")), None, *counts))
        total = (said(msg("In all")), None, *self.report.by_state.values())
        caption = said(msg("Requirements and their lines by state"))
        return Grid("requirements", caption, columns, tuple(rows), total)

    def _lines(self) -> Grid:
        said = self.said
        columns = (
            Column("requirement", said(msg("Requirement"))),
            Column("dataset", said(msg("Set"))),
            Column("aspect", said(msg("What is asked"))),
            Column("state", said(msg("State"))),
            Column("says", said(msg("What is known"))),
            Column("due", said(msg("Due"))),
            Column("evidence", said(msg("Evidence"))),
            Column("remedy", said(msg("What to do"))),
        )
        rows = tuple(self._line(one) for one in self.report.lines)
        return Grid(MAIN, said(msg("Every line with its evidence")), columns, rows)

    def _line(self, one: Line) -> tuple[Cell, ...]:
        said = self.said
        return (
            one.requirement or None,
            one.dataset,
            said(ASPECTS[one.aspect]),
            self._state(one.state),
            said(one.says),
            one.due,
            "; ".join(said(evidence(part)) for part in one.evidence) or None,
            said(one.remedy) if one.remedy else None,
        )

    def _state(self, state: State) -> Word:
        return Word(self.said(STATES[state]), TONES[state])

    def _quality(self) -> Iterator[Block]:
        said = self.said
        if not self.report.quality:
            yield Text(said(msg("No published set has metadata to look at.")))
            return
        columns = (
            Column("dataset", said(msg("Set"))),
            Column("points", said(msg("Points of 405")), numeric=True),
            Column("unchecked", said(msg("Could not be checked")), numeric=True),
            Column("rating", said(msg("Rating"))),
            Column("first", said(msg("Fix first"))),
        )
        rows = tuple(
            (
                one.dataset,
                one.points,
                one.unchecked,
                said(RATINGS[one.rating]),
                "; ".join(
                    f"{said(part.remedy)} ({part.possible})"
                    for part in one.fix_first[:3]
                    if part.remedy
                )
                or None,
            )
            for one in self.report.quality
        )
        yield Grid("quality", said(msg("European metadata quality (MQA)")), columns, rows)

    def _notes(self) -> Iterator[Message]:
        yield msg(
            "The score is that of opendata: what it counts, and the weights, stand in "
            "{where}. It is no official assessment.",
            where="docs/compliance.md",
        )
        yield msg(
            "No line is met without evidence. «Could not check» is counted as not shown, and is "
            "never the same as met."
        )
        yield msg(
            "Settings of the workspace have no history: they are those of {day}.",
            day=day(self.report.now).isoformat(),
        )
        if self.report.beyond:
            yield msg(
                "Sets beyond the requirements of the edition: {names}.",
                names=", ".join(self.report.beyond),
            )
