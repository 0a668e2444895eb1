from __future__ import annotations

from opendata.workspace.feeds import RSS, WORDPRESS, FeedSource, read_feeds


def test_feeds_are_read_in_their_order() -> None:
    declared = {
        "news": {"url": "https://rada.example/feed/"},
        "site": {
            "url": "https://rada.example/",
            "kind": "wordpress",
            "section": "Стрічка",
            "channel": "сайт",
            "media": True,
        },
    }
    assert read_feeds(declared) == (
        FeedSource("news", "https://rada.example/feed/", RSS, "", "", media=False),
        FeedSource("site", "https://rada.example/", WORDPRESS, "Стрічка", "сайт", media=True),
    )
