"""The words of the pages about the tables, in both languages."""

from __future__ import annotations

from typing import Final

from opendata.messages import Language

HEAD: Final[dict[Language, str]] = {
    "en": """\
# The tables that are recommended for Resolution 835

{made}

Every recommended table of both editions: each column with its meaning, type, rules and example, how
to get a workbook to fill in, samples with the answer of the check, and what changed between the
editions. After them, apart, the tables of opendata's own, for what councils keep and no table is
recommended. The same in [Ukrainian](README.uk.md). How they are kept is told in
[The structures of Resolution 835](../schemas.md), what a council owes in
[What Resolution 835 asks of a council](../requirements.md).

Labels and descriptions are in the words of this project; names, types and rules are those of the
recommendations. Names of tables repeat, so that a table is told by its key, which is the name of
its page: `opendata template legal_acts`.
""",
    "uk": """\
# Таблиці, рекомендовані до постанови № 835

{made}

Усі рекомендовані таблиці обох видань: кожне поле з поясненням, типом, правилами та прикладом, як
отримати книгу для заповнення, зразки з відповіддю перевірки та що змінилося між виданнями. Після
них окремо – власні таблиці opendata для відомостей, яким рекомендованої таблиці немає. Те саме
[англійською](README.md). Як ведуться структури, написано в [docs/schemas.md](../schemas.md)
(англійською), що має оприлюднювати рада – у сторінці
[Чого постанова № 835 вимагає від ради](../requirements.uk.md).

Підписи й пояснення написано словами цього проєкту; назви, типи й правила – з рекомендацій. Назви
таблиць повторюються, тож таблицю визначає її ключ, він же назва сторінки:
`opendata template legal_acts`.
""",
}
WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "other": "In Ukrainian",
        "all": "all tables",
        "table": "Table",
        "key": "key",
        "own": "opendata’s own",
        "absent": "{edition} has no such table.",
        "editions": "Editions",
        "requirement": "Requirement",
        "update": "Updates",
        "formats": "Published as",
        "banned": "Not accepted",
        "unofficial": "not the official title",
        "no_requirement": (
            "Resolution 835 names no set for these data alone. The descriptor of the dataset says "
            "on what ground they are published."
        ),
        "columns": "Columns",
        "null": "Where there is no value, or it is not known, `null` is written.",
        "name": "Name",
        "label": "Label",
        "column_heads": "What it means|Type|Rules|Example",
        "keys": "Key and links",
        "declared": "The key that tells rows apart: {names}. It does not repeat.",
        "undeclared": "The recommendation declares no key. What tells rows apart: {names}.",
        "repeats": "repeats",
        "itself": "of another row of this table",
        "of": "of the table {table}",
        "linked": "{values} is named by {columns} of the table {table}",
        "files": "Template and schema",
        "template": "A workbook to fill in",
        "check": "Check it when it is filled in",
        "samples": "Samples",
        "samples_lead": "A valid one, and some with one fault each and what the check says of it.",
        "sample_heads": "File|Where|What the check says|Code",
        "valid": "No errors.",
        "remarks": (
            "The valid sample is put together from examples, so that the check has remarks on it "
            "(they are no errors):"
        ),
        "found": "Found",
        "expected": "Expected",
        "before": "Changes from the edition of {edition}",
        "after": "Changes to the edition of {edition}",
        "compared": "Compared with {table} of {edition}.\n",
        "same": "Columns without changes",
        "change_heads": "Label|What changed",
    },
    "uk": {
        "other": "Англійською",
        "all": "усі таблиці",
        "table": "Таблиця",
        "key": "ключ",
        "own": "власна структура",
        "absent": "{edition} такої таблиці не має.",
        "editions": "Видання",
        "requirement": "Вимога",
        "update": "Оновлення",
        "formats": "Формати",
        "banned": "Не приймається",
        "unofficial": "назва не офіційна",
        "no_requirement": (
            "Окремого набору для цих даних постанова № 835 не називає. На якій підставі їх "
            "оприлюднюють, каже опис набору."
        ),
        "columns": "Поля",
        "null": "Де значення немає або воно невідоме, пишуть `null`.",
        "name": "Назва",
        "label": "Підпис",
        "column_heads": "Що означає|Тип|Правила|Приклад",
        "keys": "Ключ і зв’язки",
        "declared": "Рядки розрізняє ключ: {names}. Він не повторюється.",
        "undeclared": "Рекомендація ключа не визначає. Рядки розрізняє: {names}.",
        "repeats": "повторює",
        "itself": "іншого рядка цієї ж таблиці",
        "of": "таблиці {table}",
        "linked": "на {values} посилається {columns} таблиці {table}",
        "files": "Шаблон і схема",
        "template": "Книга для заповнення",
        "check": "Перевірити заповнену",
        "samples": "Зразки",
        "samples_lead": (
            "Правильний і зразки з однією помилкою кожен, з тим, що каже про них перевірка."
        ),
        "sample_heads": "Файл|Де|Що каже перевірка|Код",
        "valid": "Помилок немає.",
        "remarks": (
            "Правильний зразок складено з прикладів, тож перевірка має до нього зауваження (це не "
            "помилки):"
        ),
        "found": "Знайдено",
        "expected": "Очікується",
        "before": "Зміни від видання {edition} року",
        "after": "Зміни до видання {edition} року",
        "compared": "Порівняно з таблицею {table} видання {edition} року.\n",
        "same": "Полів без змін",
        "change_heads": "Підпис|Що змінилося",
    },
}
