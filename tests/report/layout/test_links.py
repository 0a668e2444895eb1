from __future__ import annotations

import pytest

from opendata.report.layout.links import is_web


@pytest.mark.parametrize(
    "url",
    [
        "https://data.gov.ua/dataset/7?a=1&b=2#part",
        "HTTP://rada.example.ua/рішення/«12»",
        "mailto:rada@example.ua",
    ],
)
def test_addresses_of_the_web_lead_somewhere(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "\\\\server\\share",
        "//rada.example.ua",
        "рішення.html",
        "https://",
        "https://rada.example.ua/ з пропуском",
        "https://rada.example.ua/\x00",
        'https://rada.example.ua/"onclick=',
    ],
)
def test_nothing_else_does(url: str) -> None:
    assert not is_web(url)
