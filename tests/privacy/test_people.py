"""Who is named, and whether by an office: whoever is taken for an official is published by name."""

from __future__ import annotations

import pytest

from opendata.privacy.passage import Passage
from opendata.privacy.people import people_in


def names(text: str) -> list[str]:
    """Everybody who is named in ``text``, in its order."""
    return [text[one.start : one.end] for one in Passage(text).people]


def private(text: str) -> list[str]:
    """Who of them is named by no office."""
    return [text[one.start : one.end] for one in Passage(text).people if not one.official]


GUK = "Гук Іван Петрович"


@pytest.mark.parametrize(
    "name",
    [
        *("Гук Іван Петрович", "Гука Івана Петровича", "Гуку Івану Петровичу", "ГУК ІВАН ПЕТРОВИЧ"),
        *("Гуком Андрієм Юрійовичем", "Гук Лев Сергійович", "Гук Іван Сергеевич"),
        *("Гук Іван Васильович", "Гук Олена Іванівна", "Гук Олену Сергіївну", "Гук Ію Юріївну"),
        *("Гук Іван Ілліч", "Гук Іван Кузьмич", "Гук Іван Лукич", "Гук Іван Фомич"),
        *("Гук Іван Хомич", "Гук Іван Саввич", "Гук Іван Савич", "Гук Іван Яковлич"),
        *("Гук Іван Никитич", "Гук Іван Фокич", "Гук Іван Силич", "Гук Ольга Лукінічна"),
        *("Гук Ольга Іллівна", "Гук Ольга Кузьмівна", "Бойко-Гук Олена Іванівна"),
        *("Іван Петрович", "Іван Петрович Гук", "Олена Іванівна Бойко-Гук"),
        *("Гук І. П.", "Гук І.П.", "ГУК І. П.", "І. П. Гук", "І.П.Гук", "І.П. Бойко-Гук"),
        *("Гук Надії Ф.", "Надії Ф.", "Гук Уляна Вас.", "Уляна Гук В."),
    ],
)
def test_a_name_is_found_from_its_first_letter_to_its_last(name: str) -> None:
    assert names(f"видати {name} довідку") == [name]
    assert names(name) == [name]


@pytest.mark.parametrize(
    "patronymic",
    [
        *("Ивановна", "Ивановне", "Ивановну", "Ивановной", "Андреевна", "Андреевне"),
        *("Андреевну", "Ильич"),
    ],
)
def test_patronymics_of_acts_in_russian(patronymic: str) -> None:
    assert names(f"выдать Гук Ольга {patronymic} справку") == [f"Гук Ольга {patronymic}"]


@pytest.mark.parametrize(
    "text",
    [
        *("Основна школа", "Програма розвитку", "Зелена Балка", "Додаток А. до рішення"),
        *("видати Садова В. довідку", "слова та гр. Перша Редакція"),
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "cue",
    [
        *("гр.", "громадянина", "громадянці", "заявника", "заявниці", "мешканця", "мешканки"),
        *("родині", "заявника пана"),
    ],
)
def test_two_words_are_a_person_where_a_word_says_so(cue: str) -> None:
    for name in ("Гук Олена", "Олена Гук"):
        assert names(f"{cue} {name} видати довідку") == [name]
        assert names(f"видати {name} довідку") == []
    assert names(f"{cue} Садова Балка видати довідку") == []


def test_everybody_is_found_where_many_are_named() -> None:
    text = (
        "Видати довідки: Гук Іван Петрович, гр. Бойко Олена, Ткач О. О., Коваль Надія Ф., "
        "Мороз Іван Ілліч; Зоря А. та Лис Марія Іванівна"
    )
    assert names(text) == [
        *("Гук Іван Петрович", "Бойко Олена", "Ткач О. О.", "Коваль Надія Ф."),
        *("Мороз Іван Ілліч", "Лис Марія Іванівна"),
    ]


def test_a_name_behind_one_that_is_written_in_russian() -> None:
    assert "Бойко Олена Іванівна" in names("Гук Ольга Ивановна, Бойко Олена Іванівна")


def test_names_are_found_without_a_quick_look_at_the_words() -> None:
    text = "гр. Гук Олена, Мороз Іван Ілліч"
    found = people_in(text, text.lower())
    assert [(text[one.start : one.end], one.full) for one in found] == [
        ("Гук Олена", False),
        ("Мороз Іван Ілліч", True),
    ]


def test_of_two_names_in_a_row_each_is_whole() -> None:
    assert names("Гук І. П. Бойко О. О.") == ["Гук І. П.", "Бойко О. О."]
    assert names("Гук Іван Петрович Бойко Олена Іванівна")[0].startswith(GUK)


OFFICES = [
    *("Голова", "Юрист", "Фахівець", "Контактна особа", "Експерт", "Уповноважена особа"),
    *("Председатель", "Секретарь", "Глава", "Заместитель", "Заступник", "Заступниця"),
    *("Секретар", "Депутат", "Начальник", "Начальниця", "Директор", "Керівник", "Керівниця"),
    *("Завідувач", "Завідуюча", "Спеціаліст", "Староста", "Інспектор", "Бухгалтер"),
    *("Юрисконсульт", "Головний агроном", "Член комісії", "Доповідач", "Співдоповідач"),
    *("Керуючий справами", "Міністр", "Суддя", "Рішення судді", "Прокурор", "Головуючий"),
    *("Виконуючий обов’язки", "Виконувач обов’язків", "Адміністратор", "Радник", "Помічник"),
    *("Представник", "Уповноважений", "Відповідальний", "Контроль за виконанням"),
    *("Виконання покласти на", "Лікар", "Вчитель", "Медсестра", "Методист", "Архітектор"),
    *("Інженер", "Медична сестра", "Медичній сестрі", "Медичну сестру", "Землевпорядник"),
    *("Дільничний", "Офіцер", "Речник", "ГАП", "ГІП", "Виконав", "Диспетчер", "Вихователь"),
    *("Нотаріус", "Комісар", "Командир", "Ректор", "Декан", "Редактор", "Розробник"),
    "Виконавець",
]


@pytest.mark.parametrize("office", OFFICES)
def test_every_office_makes_an_official(office: str) -> None:
    assert private(f"{office} {GUK} повідомив") == []
    assert private(f"Бджоляр {GUK} повідомив") == [GUK]


@pytest.mark.parametrize("mark", [" – ", ", ", " (", ": ", "\t", " | ", " - старший ", ", в.о. "])
def test_an_office_behind_a_name(mark: str) -> None:
    assert private(f"Слово має {GUK}{mark}архітектор міста") == []
    assert private(f"Слово має {GUK}{mark}бджоляр міста") == [GUK]


@pytest.mark.parametrize(
    "word",
    [
        *("гр.", "громадянин", "заявник", "фізична особа", "мешканець", "житель", "власник"),
        *("орендар", "пенсіонер", "спадкоємець", "неповнолітній", "малолітній", "дитина"),
        *("син", "сину", "дочка", "донька", "дружина", "одиночка", "вдова", "заява", "звернення"),
        *("надати", "передати", "виділити", "затвердити", "дозволити"),
    ],
)
def test_a_word_for_a_private_person_outweighs_an_office(word: str) -> None:
    assert private(f"Начальник відділу просить {word} {GUK}") == [GUK]
    assert private(f"Начальник відділу просить {GUK}") == []


@pytest.mark.parametrize(
    "word",
    [
        *("військовослужбовець", "мешканець села", "житель села", "пенсіонер", "учасник війни"),
        *("інвалід", "особа з інвалідністю", "безробітний", "вдова"),
    ],
)
@pytest.mark.parametrize("mark", [", ", " (", " – "])
def test_what_follows_a_name_and_says_that_somebody_is_no_official(word: str, mark: str) -> None:
    assert private(f"Довідку директора отримав {GUK}{mark}{word}") == [GUK]
    assert private(f"Довідку директора отримав {GUK}{mark}бджоляр") == []


@pytest.mark.parametrize("data", ["паспорт СЕ 123456", "РНОКПП", "ІПН", "ід. код", "ід.код"])
def test_whoever_has_personal_data_beside_the_name_acts_for_himself(data: str) -> None:
    assert private(f"Довідку директора отримав {GUK}, {data}") == [GUK]
    assert private(f"Довідку директора отримав ФОП {GUK}, {data}") == []


@pytest.mark.parametrize(
    "word",
    [
        *("ФОП", "підприємець", "ПП", "ФГ", "СФГ", "фермерське господарство", "ФОП:"),
        "фермерському господарству «",
    ],
)
def test_entrepreneurs_are_in_a_public_register(word: str) -> None:
    text = f"Договір уклала {word} {GUK}".replace("« ", "«")
    assert private(text) == []
    assert private(f"Договір уклала {GUK}") == [GUK]


def test_an_office_in_the_line_above_a_signature() -> None:
    assert private(f"Начальник відділу\nкомунальної власності {GUK}") == []
    assert private(f"Бджоляр громади\nкомунальної власності {GUK}") == [GUK]
    for above in ("Начальник відділу", "Начальник відділу:", "Начальник відділу\n"):
        assert private(f"{above}\n{GUK}") == []


@pytest.mark.parametrize("acting", ["В.о. агронома", "В. о. агронома", "во. агронома"])
def test_who_acts_for_an_official(acting: str) -> None:
    assert private(f"Схвалено. {acting} {GUK}") == []
    assert private(f"Схвалено. Радо. {acting[-8:]} {GUK}") == [GUK]


@pytest.mark.parametrize("short", ["Вик.", "Вик.:", "Дир."])
def test_offices_cut_short(short: str) -> None:
    assert private(f"Схвалено\t{short} {GUK}") == []


@pytest.mark.parametrize(
    "body",
    [
        *("комісії", "відділу", "управлінню", "комітету", "службі", "центру", "підприємству"),
        *("департаменту", "сектору"),
    ],
)
def test_a_name_in_brackets_behind_a_body(body: str) -> None:
    assert private(f"Доручити {body} з питань торгівлі ({GUK})") == []
    assert private(f"Доручити {body} з питань торгівлі, {GUK}") == [GUK]
    assert private(f"Доручити громаді з питань торгівлі ({GUK})") == [GUK]


@pytest.mark.parametrize("before", ["", "Зареєстровано\n", "Зареєстровано\n____ "])
@pytest.mark.parametrize("after", ["", "\n", " ____\nМ.П."])
def test_a_signature_alone_in_its_line_is_that_of_an_official(before: str, after: str) -> None:
    assert private(f"{before}Гук І. П.{after}") == []
    assert private(f"{before}Гук Надія Ф.{after}") == []
    assert private(f"{before}{GUK}{after}") == [GUK]  # a heading or a list has full names
    assert private(f"{before}прийшов Гук І. П.{after}") == ["Гук І. П."]
    assert private(f"{before}Гук І. П. прийшов{after}") == ["Гук І. П."]


@pytest.mark.parametrize(
    "data",
    [
        *("вул. Садова, 5", "пров. Садовий, 5", "просп. Миру, 5", "пр-т Миру, 5", "бульв. Миру, 5"),
        *("пл. Миру, 5", "с. Яр", "м. Яр", "х. Яр", "смт Яр", "45000, Яр", "+380670000001"),
        *("380670000001", "067 000 00 01", "(067) 000 00 01", "паспорт СЕ 123456", "тел. 2-00-05"),
        *("ІПН 3123412340", "РНОКПП 3123412340"),
    ],
)
def test_below_the_signature_of_an_official_stand_no_data_of_a_person(data: str) -> None:
    assert private(f"Отримав\nГук І. П.\n{data}") == ["Гук І. П."]


@pytest.mark.parametrize(
    "after",
    [
        *("склав присягу", "як посадова особа", "– за", "– проти", "– утримався", "| за |"),
        *("– не голосував", "– відсутній", "– не брав", ": за;", "\tза\t", "- за, "),
    ],
)
def test_who_swears_or_votes_is_an_official(after: str) -> None:
    assert private(f"Отримав {GUK} {after}") == []
    assert private(f"Отримав {GUK} – за дорученням") == [GUK]


@pytest.mark.parametrize(
    "head",
    [
        *("Члени комісії", "Депутати", "Присутні", "Запрошені", "Склад комісії", "Доповідали"),
        "Відсутні на засіданні",
    ],
)
def test_a_list_of_people_in_office(head: str) -> None:
    assert private(f"{head}: Бойко О. О.; {GUK}") == []
    assert private(f"{head}: Бойко О. О. – позиція: бджоляр; {GUK}") == []
    assert private(f"{head}: Бойко О. О.; гр. {GUK}") == [GUK]
    assert private(f"{head} Бойко О. О.; {GUK}")[-1:] == [GUK]


def test_a_list_of_people_in_office_ends() -> None:
    far = "Рішення стосується землі громади та її меж. " * 20
    assert private(f"Присутні: Бойко О. О.; {GUK}. {far}Отримав: {GUK}") == [GUK]


@pytest.mark.parametrize("head", ["Слухали", "Виступили", "Інформував з цього питання"])
def test_whoever_was_heard_is_an_official_but_not_whom_it_was_about(head: str) -> None:
    assert private(f"{head}: {GUK}") == []
    assert private(f"{head}: про допомогу; отримав {GUK}") == [GUK]
    assert private(f"Отримали: {GUK}") == [GUK]


def test_an_office_in_another_clause_says_nothing() -> None:
    for end in (".", ";", ":", "."):
        assert private(f"Доповів начальник відділу{end} отримав {GUK}") == [GUK]
    assert private(f"Доповів начальник відділу: {GUK}") == []
    far = "який відтоді вже багато років опікується землями громади та їхніми межами, отримав"
    assert private(f"Доповів начальник відділу, {far} {GUK}") == [GUK]
