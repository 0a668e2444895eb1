"""Headers of acts put together from the spellings that occur, with the truth about each."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]
NOISE = (
    "",
    "Головна\nНовини\nДокументи\nВерсія для друку\n",
    (
        "A A A K K K\nдля людей із порушенням зору\nЯснозірська громада\n"
        "Зорянська область, Яснозірський район\nДата: 17.03.2021 12:38\nКількість переглядів: 294\n"
    ),
    "Дата публікації: 03.09.2021\nФото без опису\n",
    "003.jpg\n\n",
)
COUNTRY = ("", "УКРАЇНА\n", "У К Р А Ї Н А\n", "Україна\n\n")
COUNCIL = (
    "ЯСНОЗІРСЬКА МІСЬКА РАДА\n",
    "Яснозірська міська рада\nЗорянської області\n",
    "ЯСНОЗІРСЬКА МІСЬКА РАДА\nЯСНОЗІРСЬКОГО РАЙОНУ ЗОРЯНСЬКОЇ ОБЛАСТІ\n",
    "            ЯСНОЗІРСЬКА    МІСЬКА    РАДА   \n\n",
    "Я С Н О З І Р С Ь К А   М І С Ь К А   Р А Д А\n",
    "| ЯСНОЗIРСЬКА МIСЬКА РАДА |\n",
)
SESSIONS = (
    ("", None, None),
    ("тридцять дев’ята сесія восьмого скликання\n", "39", 8),
    ("ХХХVІІ СЕСІЯ УІІ СКЛИКАННЯ\n", "37", 7),
    ("(46 сесія 7 скликання)\n", "46", 7),
    ("VIІI скликання\n\n", None, 8),
    ("31-ї сесії VІІ скликання\n", "31", 7),
    ("позачергова двадцять сьома сесія\nсьомого скликання\n", "27", 7),
)
HEADINGS = ("РІШЕННЯ\n", "Р І Ш Е Н Н Я\n", "Р  І  Ш  Е  Н  Н  Я\n\n", "РIШЕННЯ\n", "Рішення\n")
DATES = (
    "{d} {month} {y} року",
    "{d:02}.{m:02}.{y}",
    "{d:02}.{m:02}.{y}р.",
    "{d:02}/{m:02}/{y} року",
    "«{d:02}» {month} {y} р.",
    "„{d}“ {month} {y} року",
    "{d} {month} {y}",
    "{d:02} {month}{y} року",
    "{d:02}.{m:02}.{y} року",
    "{d:02}. {m:02}. {y}",
    "{d} {month} {y}року",
    "_{d}_ {month} {y} року",
)
LEADS = ("від ", "Від ", "", "вiд ")
NUMBERS = (
    "48", "365-р", "2-39/VII", "8/12", "1004-34/2017", "53-ОД", "20-1/VIІ", "129-12",
    "2641-51-VI", "47-р", "7/12-Пр", "125а", "1",
)  # fmt: skip
SIGNS = ("№ ", "№", "№  ", "N ", "№№")
TOGETHER = (
    "{lead}{date}    {sign}{number}\n",
    "{lead}{date} {sign}{number} м. Яснозірськ\n",
    "{lead}{date}          м.Яснозірськ          {sign}{number}\n",
    "{sign}{number}             {lead}{date}\n",
    "{lead}{date} року | {sign}{number} |\n",
    "{lead}{date}\n{sign}{number}\n",
    "{sign}{number}\n\n{lead}{date}\nм. Яснозірськ\n",
    "{lead}{date}\nм. Яснозірськ\n{sign}{number}\n",
)
TITLES = (
    "Про затвердження програми благоустрою міста на 2021 – 2023 роки",
    "Про внесення змін до рішення міської ради від 22.12.2019 № 1512 «Про міський бюджет»",
    "Про надання дозволу на розроблення проєкту землеустрою гр. Коваленку О.П.",
    "Про звіт міського голови",
    "ПРО ВСТАНОВЛЕННЯ МІСЦЕВИХ ПОДАТКІВ І ЗБОРІВ",
    "Про припинення діяльності комунального підприємства «Зоряне джерело» шляхом ліквідації",
)
PREAMBLES = (
    "Відповідно до статті 26 Закону України від 21.05.1997 № 280/97-ВР міська рада\n",
    "Керуючись рішенням міської ради від 03.02.2019 року № 77-5/VII, міська рада\n",
    "\nРозглянувши звернення від 01.02.2020 № 15, на підставі Закону України, міська рада\n",
    "З метою впорядкування, заслухавши інформацію, міська рада\n",
)
DECIDES = ("ВИРІШИЛА:\n", "В И Р І Ш И Л А :\n", "вирішила:\n")
ITEMS = "1. Затвердити, що додається.\n2. Рішення № 9 від 01.01.2018 вважати виконаним.\n"
SIGNATURES = (
    ("", None),
    ("\nМіський голова                         Остап КАЛИНА\n", "Остап КАЛИНА"),
    ("\nСекретар міської ради     О.П. Калина\n", "О.П. Калина"),
)


@dataclass(frozen=True)
class Header:
    """A text and what it says of itself."""

    text: str
    truth: dict[str, object] = field(default_factory=dict)


def wrapped(title: str, width: int) -> str:
    """The title over lines of about ``width`` letters."""
    lines, line = [], ""
    for word in title.split(" "):
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@st.composite
def headers(draw: st.DrawFn) -> Header:
    """A decision of a council with one spelling of each kind."""

    def pick(options: tuple[str, ...]) -> str:
        return draw(st.sampled_from(options))

    session_line, session, convocation = draw(st.sampled_from(SESSIONS))
    signature, signatory = draw(st.sampled_from(SIGNATURES))
    y = draw(st.integers(2016, 2020) if convocation == 7 else st.integers(2021, 2024))
    m, d = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    date = pick(DATES).format(d=d, m=m, y=y, month=MONTHS[m - 1])
    number, title = pick(NUMBERS), pick(TITLES)
    together = pick(TOGETHER).format(lead=pick(LEADS), date=date, sign=pick(SIGNS), number=number)
    heading = [pick(HEADINGS), session_line]
    if draw(st.booleans()):
        heading.reverse()
    width = draw(st.sampled_from((28, 45, 200)))
    text = "".join(
        [
            pick(NOISE),
            pick(COUNTRY),
            pick(COUNCIL),
            *heading,
            together,
            "\n",
            wrapped(title, width),
            "\n",
            pick(PREAMBLES),
            pick(DECIDES),
            ITEMS,
            signature,
        ]
    )
    truth = {
        "kind": "рішення ради", "body": "Яснозірська міська рада", "number": number,
        "date": f"{y}-{m:02}-{d:02}", "title": title, "session": session,
        "convocation": convocation, "signatory_name": signatory, "is_draft": False,
    }  # fmt: skip
    return Header(text, truth)
