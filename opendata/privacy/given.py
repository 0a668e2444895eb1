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
авксентій агнеса агрипина аделаїда адель азар аїда аміна амір авдій авраам агафія айдер альберт
альфред анатолія анаїт анжеліна ання апанас аполлінарій ариана арина аркадія архип аскольд август
аглая адольф анісія антін ашот багдасар барбара бела бенедикт берта білан боян броніслава богуслав
богуслава борислав венедикт вальтер вальдемар варлам васса велимир веніамін веселин вілена віолета
вільгельм вінсент віссаріон вітольд влада владлен владлена власт володислав всеволод ганс гаврило
галя гелена геннадія генріх гертруда гліба глафіра гордій горпина грета дамір данеля дарій дем’ян
демид денисія джамал джульєтта діаніна добромир домна донат дорофій дора дорина едгар едіта
елеонора еліас еліза еміль емілій емма еріх ерік ернест есмі естер еммануїл євдокія євдоким євген
євгена євгенія євлампія євпраксія єва єлисей єлизавета єремій єфросинія єфрем женя захарія зіна
златослав златослава зорян зореслав зореслава зосим зінаїда іда ізабелла ізольда ілларіон
інокентій ізраїль індира іраклій ірина іраїда іринея ірма ісаак ісмаїл йосипа йоган кароліна карл
карен карп камілл камілла каленик келеб кирилл клара климент климентій константа констанція корній
крістіан крістін ксенія купріян ксенофонт лаврентій лада лазар лаура ледія леон леоніда леонід
лейла лєся лілія лілея лілана лєна лізавета лоліта лука лук’ян лукія любава любомила лучезар люба
людмил мавра майкл макарій малика мальвіна марат маркел мартин мартинія мар’ян мар’яна матрона
матрьона маруся мая мелетій мелітина мелана меланія мері микола мина миролюб мирон мирослава
митрофан михайлина мічислав модест мойсей муса мурат надія назарія настасія наум нана неоніла
нінель нонна овсій одарка оксен олімпіада олімпія оленка олександрина онуфрій орест оскар остап
павлина павла пелагія панкрат панкратій парасковія петронела пимен полікарп поліна порфирій потап
прасковія пріська пріся пульхерія радим радмила радомир рафаїл ренат ревека рената ріна роберт
родіон родіонія ростислава рудольф рузанна руф руфіна савелій савина сава сабіна саломея самвел
самсон сара севастян севіль селіна семен серж симон симона сільвія сильвестр сильван стелла стефа
стефанія сузанна танасій тамаз тарасія тая теодор теодора терентій терезія тереза тодось тодосій
параска христина оверко савка тихін тигран трифон улас устим устина устя фаддей фатіма федора
федот фекла феліція фелікс феодосій феодосія феофан ферапонт філарет фокій флора фотина фредерік
фросина фрол хариста харитина харитон харлампій хведір христя цезар цецілія чеслав еделіна ельдар
ельза емін еміне ерна ервін юлій юліанна юхимія юліяна юна юр яна янка яніна ярема яринка ярополк
яромира ясон яцько
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
