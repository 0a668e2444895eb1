"""Given names in any case of the noun, by their stems: «Злату», «Іллею», «Марка».

Two words with capitals are a street, a firm or a holiday as often as a person. One of them has to
look like a common given name, and even then such a name counts only where a word says who it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.clean.given_names import GIVEN_NAMES

_VOWELS: Final = "аеєиіїоуюяй"
_SHORTEST: Final = 3
_ENDINGS: Final = re.compile(
    r"(?:а|я|у|ю|і|ї|и|о|е|є|й|ь|ові|еві|єві|ом|ем|єм|ою|ею|єю|ця|ля|ка|ку|ком|кові|ею|ії|ію|ією"
    r"|ія|ій|ієм|ія)?"
)
_MORE: Final = (
    *("злат", "емм", "ев", "мілан", "соф", "єв", "ілл", "марк", "лук", "матв", "тимоф", "макар"),
    *("меланк", "мелан", "аліс", "варвар", "захар", "назар", "давид", "нік", "арсен", "кір"),
    *("єлизавет", "катер", "настя", "аня", "саш", "маш", "дмитр", "олекс", "петр", "павл", "льв"),
    *("андре", "серге", "алексе", "николай", "михаил", "александр", "дмитри", "игор", "елен"),
    *("ольг", "ирин", "наталь", "светлан", "светлян", "анна", "екатерин", "татьян", "юли"),
    *("надежд", "людмил", "владимир", "васили", "евгени", "анастаси", "марк", "емм", "емілі"),
    *("стефан", "стефані", "соломі", "адріан", "даніїл", "даніл", "тимур", "матві", "іон"),
)
"""Stems of names that are given to children now, and of those that change within."""
_RARER: Final = """
август авдій авксентій авраам агафія аглая агнеса агрипина аделаїда адель адольф азар айдер
альберт альфред аміна амір анатолія анаїт анжеліна ання антін анісія апанас аполлінарій ариана
арина аркадія архип аскольд ашот аїда багдасар барбара бела бенедикт берта богуслав богуслава
борислав боян броніслава білан вальдемар вальтер варлам васса велимир венедикт веніамін веселин
влада владлен владлена власт володислав всеволод вілена вільгельм вінсент віолета віссаріон
вітольд гаврило галя ганс гелена геннадія генріх гертруда глафіра гліба гордій горпина грета дамір
данеля дарій демид дем’ян денисія джамал джульєтта добромир домна донат дора дорина дорофій
діаніна едгар еделіна едіта елеонора ельдар ельза еліас еліза емма еммануїл еміль емілій емін
еміне ервін ерна ернест ерік еріх есмі естер женя захарія златослав златослава зореслав зореслава
зорян зосим зіна зінаїда йоган йона йосипа каленик камілл камілла карен карл кароліна карп келеб
кирилл клара климент климентій константа констанція корній крістіан крістін ксенофонт ксенія
купріян лаврентій лада лазар лаура ледія лейла леон леонід леоніда лоліта лука лукія лук’ян
лучезар люба любава любомила людмил лєна лєся лізавета лілана лілея лілія мавра майкл макарій
малика мальвіна марат маркел мартин мартинія маруся мар’ян мар’яна матрона матрьона мая мелана
меланія мелетій мелітина мері микола мина миролюб мирон мирослава митрофан михайлина модест мойсей
мурат муса мічислав надія назарія нана настасія наум неоніла нонна нінель оверко овсій одарка
оксен олександрина оленка олімпіада олімпія онуфрій орест оскар остап павла павлина панкрат
панкратій параска парасковія пелагія петронела пимен полікарп поліна порфирій потап прасковія
пріська пріся пульхерія радим радмила радомир рафаїл ревека ренат рената роберт родіон родіонія
ростислава рудольф рузанна руф руфіна ріна сабіна сава савелій савина савка саломея самвел самсон
сара севастян севіль селіна семен серж сильван сильвестр симон симона стелла стефа стефанія
сузанна сільвія тамаз танасій тарасія тая теодор теодора тереза терезія терентій тигран тихін
тодось тодосій трифон улас устим устина устя фаддей фатіма федора федот фекла фелікс феліція
феодосій феодосія феофан ферапонт флора фокій фотина фредерік фрол фросина філарет хариста
харитина харитон харлампій хведір христина христя цезар цецілія чеслав юліанна юлій юліяна юна юр
юхимія яна янка яніна ярема яринка яромира ярополк ясон яцько єва євген євгена євгенія євдоким
євдокія євлампія євпраксія єлизавета єлисей єремій єфрем єфросинія іда ізабелла ізольда ізраїль
ілларіон індира інокентій іраклій іраїда ірина іринея ірма ісаак ісмаїл
"""
"""Names that are rarer, or older, or of neighbours."""


def _stem(name: str) -> str:
    stem = name
    while len(stem) > _SHORTEST and stem[-1] in _VOWELS:
        stem = stem[:-1]
    return stem


_STEMS: Final = frozenset({_stem(name) for name in (*GIVEN_NAMES, *_RARER.split())} | set(_MORE))


def is_given(word: str) -> bool:
    """Whether ``word`` can be a given name in some case."""
    low = word.casefold()
    return any(
        low[:at] in _STEMS and _ENDINGS.fullmatch(low, at) is not None
        for at in range(len(low), _SHORTEST - 2, -1)
    )


_WORD: Final = "[А-ЯҐЄІЇ][а-яґєії’]+(?:-[А-ЯҐЄІЇ][а-яґєії’]+)?"
PAIR: Final = re.compile(rf"(?<![\w’-])({_WORD})\s({_WORD})(?![\w’])")
"""Two words with capitals: a surname and a given name, or any proper name."""
_HONOURED = re.compile(
    r"(?:вул\w*\.?|просп\w*\.?|пров\w*\.?|площ\w+|пл\.|бульв\w*\.?|ім\.|імені|парк\w*|сквер\w*"
    r"|пам.ятник\w*|премі\w+|стипенді\w+|дня народження|пам.яті|річчя|композитор\w*|поет\w*"
    r"|письменни\w+|геро[яїюйє]\w*|вулиця)\s[«\"]?$"
)
"""Before the names that streets and schools are given."""


def given_name_near(text: str, start: int, end: int, before: int = 60, after: int = 40) -> bool:
    """Whether a surname with a given name stands near the place, in the same line."""
    begin = max(text.rfind("\n", 0, start) + 1, start - before)
    close = text.find("\n", end)
    close = min(len(text) if close < 0 else close, end + after)
    return any(True for _ in pairs(text, begin, start)) or any(
        True for _ in pairs(text, end, close)
    )


def pairs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Names of two words between two places, one of the words a given name."""
    for found in PAIR.finditer(text, start, end):
        if any(map(is_given, found.groups())) and not honoured(text, found.start()):
            yield found


def honoured(text: str, at: int) -> bool:
    """Whether the name at ``at`` is that of a street, a school or a holiday."""
    return _HONOURED.search(text[max(0, at - 25) : at].lower()) is not None
