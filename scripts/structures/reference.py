"""The pages of the documentation about the tables: Markdown, a page per table and language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from opendata.catalogue.deadlines import update_words
from opendata.catalogue.editions import edition as edition_of
from opendata.catalogue.editions import read_editions
from opendata.catalogue.reference.changes import Comparison, declared_key
from opendata.catalogue.reference.columns import rules_of, type_of
from opendata.catalogue.reference.facts import Link, Reference, reference
from opendata.catalogue.reference.samples import Finding
from opendata.catalogue.requirement import Requirement
from opendata.catalogue.requirements import read_requirements
from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.tables import LATEST, OWN, editions, table_paths
from opendata.catalogue.template.words import meaning_of, table_texts, title_of
from opendata.catalogue.terms import read_terms
from opendata.messages import Language, say
from scripts.structures.reference_words import HEAD, WORDS

ENDINGS: Final[dict[Language, str]] = {"en": ".md", "uk": ".uk.md"}
MADE: Final = "<!-- Made by scripts/structure-reference from schemas/. Do not edit. -->"
SCHEMAS: Final = "../../../schemas"
"""From the folder of a page to the schemas."""
_SIGNS: Final = re.compile(r"[\\`*\[\]<>|~]|\b_\B|\B_\b")
"""What Markdown would obey; a low line within a word it leaves alone."""


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """(Path below ``docs/structures``, content) of the index and of the page of every table."""
    ending = ENDINGS[language]
    yield f"README{ending}", _index(language)
    for edition in editions():
        for needs in read_requirements():
            for key in needs.tables_of(edition):
                yield f"{edition}/{key}{ending}", page(reference(key, edition), language)
    for key in table_paths(OWN):
        yield f"{OWN}/{key}{ending}", page(reference(key, OWN), language)


def page(one: Reference, language: Language) -> str:
    """The page about one table."""
    parts = [
        *_lead(one, language),
        *_requirement(one, language),
        *_columns(one.schema, language),
        *_keys(one, language),
        *_files(one, language),
        *_changes(one.before, "before", language),
        *_changes(one.after, "after", language),
    ]
    return "\n".join(parts) + "\n"


def _lead(one: Reference, language: Language) -> Iterator[str]:
    words, schema = WORDS[language], one.schema
    title, described = table_texts(schema, language)
    other: Language = "en" if language == "uk" else "uk"
    of = words["own"] if one.edition.is_own else schema.edition
    yield f"# {_plain(title)}, {of}\n\n{MADE}\n"
    yield f"{_plain(described)}\n"
    there = f"[{words['other']}]({schema.key}{ENDINGS[other]})"
    index = f"[{words['all']}](../README{ENDINGS[language]})"
    yield f"{words['table']} `{schema.name}`, {words['key']} `{schema.key}`. {there}, {index}.\n"
    yield f"> **{one.edition.name.put(language)}.** {one.edition.status.put(language)}"
    for edition in one.absent:
        yield f">\n> {words['absent'].format(edition=edition.name.put(language))}"


def _requirement(one: Reference, language: Language) -> Iterator[str]:
    words, needs = WORDS[language], one.requirement
    file = "requirements.md" if language == "en" else "requirements.uk.md"
    yield f"\n## {words['requirement']}\n"
    if needs is None:
        yield words["no_requirement"]
        return
    edition = LATEST if one.edition.is_own else one.edition.key
    yield f"* [`{needs.key}`](../../{file}#{needs.key}): {_title(needs, edition, language)}"
    yield f"* {words['update']}: {update_words(needs.update, language)}"
    accepted = ", ".join(needs.formats.accepted)
    yield f"* {words['formats']}: {needs.formats.name.put(language)} ({accepted})"
    if banned := needs.formats.banned:
        terms = read_terms()
        names = ", ".join(terms.meaning("bans", ban).put(language) for ban in banned)
        yield f"* {words['banned']}: {names}"


def _title(needs: Requirement, edition: str, language: Language) -> str:
    title = needs.title(edition)
    if title.text:
        return f"«{_plain(title.text)}»"
    return f"«{_plain(needs.name(edition))}» – {WORDS[language]['unofficial']}"


def _columns(schema: TableSchema, language: Language) -> Iterator[str]:
    words = WORDS[language]
    yield f"\n## {words['columns']}\n\n{words['null']}\n"
    other = "English" if language == "uk" else "Українською"
    yield from _head(words["name"], words["label"], other, *words["column_heads"].split("|"))
    for field in schema.fields:
        yield _row(_column(field, language))


def _column(field: Field, language: Language) -> Iterator[str]:
    other: Language = "en" if language == "uk" else "uk"
    yield f"`{field.name}`"
    yield _plain(title_of(field, language))
    yield _plain(title_of(field, other))
    yield _plain(meaning_of(field, language))
    yield f"{say(type_of(field), language)} (`{field.datatype}`)"
    yield "; ".join(_plain(say(rule, language)) for rule in rules_of(field))
    yield _plain(field.example) if field.example is not None else "–"


def _keys(one: Reference, language: Language) -> Iterator[str]:
    words, schema = WORDS[language], one.schema
    yield f"\n## {words['keys']}\n"
    said = "declared" if declared_key(schema) else "undeclared"
    yield words[said].format(names=_names(schema.primary_key))
    if one.links or one.linked:
        yield ""
    for link in one.links:
        own = link.target.key == schema.key
        to = words["itself"] if own else words["of"].format(table=_other(link.target, language))
        yield f"* {_names(link.columns)} {words['repeats']} {_names(link.values)} {to}"
    for link in one.linked:
        yield f"* {_incoming(link, language)}"


def _incoming(link: Link, language: Language) -> str:
    return WORDS[language]["linked"].format(
        values=_names(link.values),
        columns=_names(link.columns),
        table=_other(link.source, language),
    )


def _files(one: Reference, language: Language) -> Iterator[str]:
    words, schema = WORDS[language], one.schema
    yield f"\n## {words['files']}\n"
    yield f"* {words['template']}: `{one.template_command}`"
    yield f"* {words['check']}: `{one.check_command}`"
    yield f"* Table Schema: [{schema.key}.json]({SCHEMAS}/{schema.edition}/{schema.key}.json)"
    if not one.samples:
        return
    yield f"\n## {words['samples']}\n\n{words['samples_lead']}\n"
    yield from _head(*words["sample_heads"].split("|"))
    for sample in one.samples:
        file = f"[{sample.name}]({SCHEMAS}/samples/{schema.edition}/{schema.key}/{sample.name})"
        if not sample.errors:
            yield _row((file, "", words["valid"], ""))
        for found in sample.errors:
            yield _row((file, _where(found), _told(found, language), f"`{found.code}`"))
    if remarks := one.samples[0].remarks:
        yield f"\n{words['remarks']}\n"
        for found in remarks:
            yield f"* {_where(found)}: {_told(found, language)} `{found.code}`"


def _where(found: Finding) -> str:
    place = found.cell or (str(found.row) if found.row else "")
    return f"{place} `{found.field}`" if found.field else place


def _told(found: Finding, language: Language) -> str:
    words = WORDS[language]
    what = found.what.put(language)
    parts = [f"{what[:1].upper()}{what[1:]}."]
    if found.found:
        parts.append(f"{words['found']}: «{found.found}».")
    if found.expected:
        parts.append(f"{words['expected']}: {found.expected.put(language)}.")
    if found.remedy:
        parts.append(found.remedy.put(language))
    return _plain(" ".join(parts))


def _changes(found: Comparison | None, direction: str, language: Language) -> Iterator[str]:
    if found is None:
        return
    words = WORDS[language]
    near = found.old if direction == "before" else found.new
    yield f"\n## {words[direction].format(edition=near.edition)}\n"
    yield words["compared"].format(table=_other(near, language), edition=near.edition)
    for change in found.table:
        yield f"* {_plain(say(change, language))}"
    yield f"* {words['same']}: {found.same}"
    if not found.changes:
        return
    yield ""
    yield from _head(found.old.edition, found.new.edition, *words["change_heads"].split("|"))
    for one in found.changes:
        yield _row(
            (
                _names(field.name for field in one.old) or "–",
                _names(field.name for field in one.new) or "–",
                _plain("; ".join(title_of(field, language) for field in one.new or one.old)),
                _plain("; ".join(say(what, language) for what in one.what)),
            )
        )


def _other(schema: TableSchema, language: Language) -> str:
    """A link to the page of another table, or of the same in another edition."""
    title = _plain(table_texts(schema, language)[0])
    return f"[{title}](../{schema.edition}/{schema.key}{ENDINGS[language]}) (`{schema.name}`)"


def _index(language: Language) -> str:
    words = WORDS[language]
    parts = [HEAD[language].format(made=MADE)]
    parts.append(f"## {words['editions']}\n")
    parts += [
        f"* **{one.name.put(language)}.** {one.status.put(language)}" for one in read_editions()
    ]
    for audience, name in read_terms().plain["audiences"].items():
        parts.append(f"\n## {name.put(language)}\n")
        years = sorted(editions(), reverse=True)
        parts += _head(words["requirement"], *years)
        for needs in read_requirements():
            if needs.audience == audience and any(map(needs.tables_of, years)):
                file = "requirements.md" if language == "en" else "requirements.uk.md"
                title = f"[{_plain(needs.short.put(language))}](../{file}#{needs.key})"
                parts.append(_row((title, *(_listed(needs, y, language) for y in years))))
    parts += _own(language)
    return "\n".join(parts) + "\n"


def _own(language: Language) -> Iterator[str]:
    """The tables of opendata's own, which stand beside the recommended ones."""
    words, said = WORDS[language], edition_of(OWN)
    file = "requirements.md" if language == "en" else "requirements.uk.md"
    yield f"\n## {said.name.put(language)}\n\n{said.status.put(language)}\n"
    yield from _head(words["table"], words["key"], words["requirement"])
    for key in table_paths(OWN):
        one = reference(key, OWN)
        title = _plain(table_texts(one.schema, language)[0])
        serves = one.requirement
        named = f"[{_plain(serves.short.put(language))}](../{file}#{serves.key})" if serves else "–"
        link = f"[{title}]({OWN}/{key}{ENDINGS[language]}) `{one.schema.name}`"
        yield _row((link, f"`{key}`", named))


def _listed(needs: Requirement, edition: str, language: Language) -> str:
    """The tables of a requirement in an edition, a line each."""
    found = [reference(key, edition).schema for key in needs.tables_of(edition)]
    return "<br>".join(
        f"[{_plain(table_texts(one, language)[0])}]({edition}/{one.key}{ENDINGS[language]})"
        f" `{one.name}`"
        for one in found
    )


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _head(*cells: str) -> list[str]:
    return [_row(cells), "|" + "---|" * len(cells)]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _plain(text: str) -> str:
    """Text that stays as it is in Markdown, also in a cell of a table."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
