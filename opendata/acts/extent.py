"""Where the text of an act itself ends: what follows are its annexes, visas and notes."""

from __future__ import annotations

import re

LINE_START = r"\n(?:[^\S\n]|[|_*])*+"
ANNEX = re.compile(
    LINE_START + r"(?:Д[оo]д[аa]т(?:[оo]к|ки)|ДОДАТ(?:[ОO]К|КИ)|Приложени[ея]|ПРИЛОЖЕНИ[ЕЯ]"
    r"|ЗАТВЕРДЖЕНО|Затверджено|УТВЕРЖДЕНО|Утверждено)(?!\w)"
)
VISAS = re.compile(
    LINE_START + r"(?:(?:ПОГОДЖЕН|Погоджен)\w*|П О Г О Д Ж|[Вв]ізи|ВІЗИ|Завізован\w*|ЗАВІЗОВАН\w*"
    r"|Підготува(?:в|ла|ли)|ПІДГОТУВА(?:В|ЛА|ЛИ)|Підготовлен[оа]|ПІДГОТОВЛЕН[ОА]|Готува(?:в|ла)"
    r"|Викона(?:в|ла)|Виконавець|Виконавиця|ВИКОНАВЕЦЬ|Вик|Розробник\w*|РОЗРОБНИК\w*|Розроблено"
    r"|Доповідач\w*|ДОПОВІДАЧ\w*|Вн[оі]с(?:ить|ено)|Надіслано|Розсилка|РОЗСИЛКА|Ознайомлен\w*"
    r"|ОЗНАЙОМЛЕН\w*|Про[єе]кт\s(?:(?:рішення|розпорядження)\s)?(?:підгот|внес|розробл|пода)\w+"
    r"|Пояснювальна|ПОЯСНЮВАЛЬНА|Порівняльна|Аркуш|АРКУШ|Лист погодження|ЛИСТ ПОГОДЖЕННЯ"
    r"|Згідно з оригіналом|З оригіналом|Вірно|ВІРНО|Копія вірна|Прикріплен\w+"
    r"|Согласован\w*|СОГЛАСОВАН\w*|©)(?!\w)"
)
DECIDES = re.compile(
    r"[ВвУуПпЗзРр\n](?:(?<=[Вв])(?:\s*[Ии]\s*[Рр]\s*[ІіIi]\s*[Шш]\s*[Ии]\s*[ВвЛлТтBb])"
    r"|(?<=[Уу])(?i:хвал(?:ила|ив))|(?<=[Пп])(?i:останов(?:ила|ив))"
    r"|(?<=[Зз])(?i:\s*о\s*б\s*о\s*в\s*.\s*я\s*з\s*у\s*ю)|(?<=[Рр])(?i:ешил)"
    r"|(?<=\n)[^\S\n]*+[1IІ][.)])"
)
"""The act has begun to decide: what stands before this is no annex of it."""


def own_end(text: str, start: int, end: int) -> int:
    """Where the act’s annexes or visas begin, if they do after it has begun to decide."""
    decides = DECIDES.search(text, start, end)
    if decides is None:
        return end
    after = max(start, decides.end() - 1)
    match = VISAS.search(text, after, end)
    end = match.start() + 1 if match is not None else end
    for match in ANNEX.finditer(text, after, end):
        if not _listed(text, match.end()):
            return match.start() + 1
    return end


def _listed(text: str, start: int) -> bool:
    """«Додатки 1–7 до цього рішення є …», «Додаток 2 викласти …»: a sentence, not an annex."""
    rest = text[start : start + 200].split("\n", 1)[0]
    return (
        re.search(r"цього|викласти|замін|доповн|виключ|внести|вважати|[.;]\s*$", rest) is not None
    )
