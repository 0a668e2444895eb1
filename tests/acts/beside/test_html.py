from __future__ import annotations

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where

PAGE = """<html><head><title>Чернетка Бойка</title>
<meta name="author" content="Оксана Бойко"></head>
<body><!-- тел. 067 000 00 01 --><p>Рішення</p><p hidden>таємне</p>
<p style="display:none">сховане</p><script>var phone = "067";</script>
<img alt="підпис Бойка" src="a.png"><input value="3123412347"></body></html>"""


def test_all_places() -> None:
    told = beside(PAGE.encode(), "html", "act.html")
    texts = {where: [one.text for one in told if one.where is where] for where in Where}
    assert texts[Where.COMMENT] == ["тел. 067 000 00 01"]
    assert {"таємне", "сховане", 'var phone = "067";'} <= set(texts[Where.HIDDEN])
    assert {"Чернетка Бойка", "Оксана Бойко"} <= set(texts[Where.METADATA])
    assert {"підпис Бойка", "3123412347"} <= set(texts[Where.FORM])
    assert not any("Рішення" in one.text for one in told)
