"""Actions, uploads and downloads, and what is tried again."""

from __future__ import annotations

import errno
import hashlib
import io
import json
from collections.abc import Callable
from email.parser import BytesParser
from pathlib import Path

import pytest
from scripted_portal import (
    Heard,
    ScriptedPortal,
    cut_short,
    head,
    html,
    refusal,
    reply,
    reset_after,
    success,
)

import opendata
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.parts import Source
from opendata.problems import Exit

Connect = Callable[..., Client]
DENIED = refusal(403, {"__type": "Authorization Error"})
BUSY = html(429, "later", Retry_After="7")
FAULT = refusal(500, {"__type": "Internal Server Error", "message": "Internal Server Error"})


def source(content: bytes, name: str = "acts.csv", **more: str) -> Source:
    return Source(name, len(content), lambda: io.BytesIO(content), "text/csv", **more)


def form(heard: Heard) -> dict[str, tuple[str | None, str, bytes]]:
    """The fields of a multipart body as a server reads them: file name, type, content."""
    start = f"Content-Type: {heard.header('Content-Type')}\r\n\r\n".encode()
    message = BytesParser().parsebytes(start + heard.body)
    return {
        str(part.get_param("name", header="content-disposition")): (
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.get_payload()  # type: ignore[union-attr]
    }


# Actions


def test_an_action_is_asked_as_json_and_gives_its_result(
    portal: ScriptedPortal, connect: Connect
) -> None:
    portal.answers = [success({"id": "1", "title": "Рішення"})]
    assert connect(portal.url).call("package_show", {"id": "рішення"}) == {
        "id": "1",
        "title": "Рішення",
    }
    heard = portal.heard[0]
    assert (heard.method, heard.path) == ("POST", "/api/action/package_show")
    assert json.loads(heard.body) == {"id": "рішення"}
    assert heard.header("Content-Type") == "application/json"
    assert heard.header("User-Agent") == f"opendata-rada/{opendata.__version__}"


def test_a_portal_in_a_folder_of_its_host(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success([])]
    connect(f"{portal.url}/opendata/").call("package_list")
    assert portal.heard[0].path == "/opendata/api/action/package_list"


def test_results_that_are_false_are_results(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success(None), success(False), success([]), success("")]
    client = connect(portal.url)
    assert [client.call("package_list") for _ in range(4)] == [None, False, [], ""]


def test_one_connection_serves_all_requests(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success()]
    client = connect(portal.url)
    for _ in range(5):
        client.call("package_list")
    portal.answers.append(DENIED)
    with pytest.raises(f.Denied):
        client.call("package_list")
    assert portal.connections == 1


def test_the_token_is_sent_bare(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success()]
    connect(portal.url).call("package_list")
    sent = portal.heard[0].header("Authorization")
    assert sent is not None
    assert sent.startswith("eyJ")


def test_without_a_token_none_is_sent(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success()]
    connect(portal.url, token=False).call("package_list")
    assert portal.heard[0].header("Authorization") is None


def test_a_password_in_netrc_is_not_used(
    portal: ScriptedPortal, connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login clerk password swordfish\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    portal.answers = [success()]
    client = connect(portal.url, token=False)
    client.call("package_list")
    client.download(portal.url, lambda _: None)
    assert [one.header("Authorization") for one in portal.heard] == [None, None]


def test_a_cookie_is_not_kept(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success(Set_Cookie="ckan=1; path=/")]
    client = connect(portal.url)
    client.call("package_list")
    client.call("package_list")
    assert portal.heard[1].header("Cookie") is None


def test_an_answer_beyond_the_bound_is_not_read(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success("x" * 100_000)]
    client = connect(portal.url, largest_answer=50_000, pauses=())
    with pytest.raises(f.BrokenAnswer) as caught:
        client.call("package_show")
    assert caught.value.problem.found == "> 50000 B"
    assert connect(portal.url, largest_answer=200_000).call("package_show") == "x" * 100_000


def test_a_packed_answer_is_bounded_by_what_is_in_it(
    portal: ScriptedPortal, connect: Connect
) -> None:
    import gzip

    packed = gzip.compress(json.dumps({"success": True, "result": "x" * (4 << 20)}).encode())
    portal.answers = [reply(200, packed, Content_Encoding="gzip")]
    assert len(connect(portal.url).call("package_show")) == 4 << 20
    with pytest.raises(f.BrokenAnswer):
        connect(portal.url, largest_answer=1 << 20, pauses=()).call("package_show")


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_action_is_never_carried_elsewhere(
    portal: ScriptedPortal, other: ScriptedPortal, connect: Connect, status: int
) -> None:
    portal.answers = [reply(status, "", Location=f"{other.url}/api/action/x?key=1")]
    other.answers = [success()]
    for action in ("package_show", "package_create"):
        with pytest.raises(f.Elsewhere) as caught:
            connect(portal.url).call(action)
        assert caught.value.problem.found == f"{other.url}/api/action/x"
        assert caught.value.maybe_done is False
    assert other.heard == []


# What is tried again


@pytest.mark.parametrize(
    "script", [FAULT, html(503, ""), reply(200, '{"success": tr'), reset_after(1)]
)
def test_a_read_is_tried_again(
    portal: ScriptedPortal, connect: Connect, waits: list[float], script: object
) -> None:
    portal.answers = [script, script, success("there")]  # type: ignore[list-item]
    assert connect(portal.url).call("package_show", {"id": "x"}) == "there"
    assert waits == [1.0, 5.0]


def test_a_read_is_not_tried_for_ever(
    portal: ScriptedPortal, connect: Connect, waits: list[float]
) -> None:
    portal.answers = [FAULT]
    with pytest.raises(f.ServerFault):
        connect(portal.url).call("package_show")
    assert len(portal.heard) == 3
    assert len(waits) == 2


@pytest.mark.parametrize(
    "script", [DENIED, html(403, ""), refusal(404, {"__type": "Not Found Error"})]
)
def test_a_refusal_is_not_tried_again(
    portal: ScriptedPortal, connect: Connect, script: object
) -> None:
    portal.answers = [script]  # type: ignore[list-item]
    with pytest.raises(f.CkanFailure):
        connect(portal.url).call("package_show")
    assert len(portal.heard) == 1


@pytest.mark.parametrize(
    "script", [FAULT, html(503, "", Retry_After="1"), reset_after(1), reply(200, "{")]
)
def test_a_write_that_may_have_been_done_is_not_repeated(
    portal: ScriptedPortal, connect: Connect, script: object
) -> None:
    portal.answers = [script]  # type: ignore[list-item]
    with pytest.raises(f.CkanFailure) as caught:
        connect(portal.url).call("package_create", {"name": "x"})
    assert caught.value.maybe_done is True
    assert len(portal.heard) == 1


@pytest.mark.parametrize("action", ["package_show", "package_create"])
def test_a_busy_portal_is_given_the_time_it_asks_for(
    portal: ScriptedPortal, connect: Connect, waits: list[float], action: str
) -> None:
    date = "Sun, 22 Nov 2026 10:00:00 GMT"
    later = html(429, "", Date=date, Retry_After="Sun, 22 Nov 2026 10:00:30 GMT")
    portal.answers = [BUSY, later, success("done")]
    assert connect(portal.url).call(action) == "done"
    assert waits == [7.0, 30.0]


def test_a_portal_that_wants_to_be_left_alone_is(
    portal: ScriptedPortal, connect: Connect, waits: list[float]
) -> None:
    portal.answers = [html(429, "", Retry_After="3600")]
    with pytest.raises(f.Busy) as caught:
        connect(portal.url).call("package_show")
    assert caught.value.retry_after == 3600
    assert caught.value.exit_code is Exit.UNREACHABLE
    assert waits == []


def test_nobody_there_is_tried_again_even_for_a_write(connect: Connect, waits: list[float]) -> None:
    with ScriptedPortal() as gone:
        url = gone.url
    with pytest.raises(f.Unreachable) as caught:
        connect(url).call("package_create")
    assert caught.value.maybe_done is False
    assert waits == [1.0, 5.0]


# Uploads


def test_an_upload_arrives_whole_with_its_fields(portal: ScriptedPortal, connect: Connect) -> None:
    content = bytes(range(256)) * 1000
    portal.answers = [success({"id": "r"})]
    seen: list[tuple[int, int]] = []
    data = {
        "package_id": "acts",
        "name": "Рішення «про бюджет»",
        "position": 3,
        "private": False,
        "extras": [{"key": "а", "value": "б"}],
        "cache_url": None,
    }
    digest = hashlib.sha256(content).hexdigest()
    result = connect(portal.url).upload(
        "resource_create",
        data,
        "upload",
        source(content, sha256=digest),
        lambda done, total: seen.append((done, total)),
    )
    assert result == {"id": "r"}
    heard = portal.heard[0]
    got = form(heard)
    assert got.pop("upload") == ("acts.csv", "text/csv", content)
    assert {key: value.decode() for key, (_, _, value) in got.items()} == {
        "package_id": "acts",
        "name": "Рішення «про бюджет»",
        "position": "3",
        "private": "false",
        "extras": '[{"key": "а", "value": "б"}]',
    }
    assert heard.bytes == int(heard.header("Content-Length") or 0)
    assert seen[0][0] == 0
    assert seen[-1] == (heard.bytes, heard.bytes)
    assert seen == sorted(seen)
    assert heard.header("Authorization") is not None


def test_several_files_in_one_call(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success()]
    files = {
        "update__resources__-1__upload": source(b"a;b\n", "one.csv"),
        "update__resources__0__upload": source(b"", "two.csv"),
    }
    connect(portal.url).upload_all("package_revise", {"match": {"name": "acts"}}, files)
    got = form(portal.heard[0])
    assert got["match"][2] == b'{"name": "acts"}'
    assert got["update__resources__-1__upload"] == ("one.csv", "text/csv", b"a;b\n")
    assert got["update__resources__0__upload"] == ("two.csv", "text/csv", b"")


def test_an_upload_is_sent_again_from_its_beginning_to_a_busy_portal(
    portal: ScriptedPortal, connect: Connect
) -> None:
    portal.answers = [BUSY, success("done")]
    assert connect(portal.url).upload("resource_create", {}, "upload", source(b"12")) == "done"
    assert [form(one)["upload"][2] for one in portal.heard] == [b"12", b"12"]


def test_an_upload_that_breaks_in_the_middle_may_have_been_done(
    portal: ScriptedPortal, connect: Connect
) -> None:
    # Nobody here knows how much of it arrived.
    portal.answers = [reset_after(100_000)]
    with pytest.raises(f.Unreachable) as caught:
        connect(portal.url).upload("resource_create", {}, "upload", source(b"x" * (20 << 20)))
    assert caught.value.maybe_done is True
    assert len(portal.heard) == 1


@pytest.mark.parametrize(
    ("promised", "real"),
    [(b"12", b"123"), (b"123", b"12"), (b"12", b"13"), (b"", b"1"), (b"1", b"")],
)
def test_a_file_that_changed_is_not_sent_to_its_end(
    portal: ScriptedPortal, connect: Connect, promised: bytes, real: bytes
) -> None:
    portal.answers = [success()]
    digest = hashlib.sha256(promised).hexdigest()
    changed = Source("acts.csv", len(promised), lambda: io.BytesIO(real), sha256=digest)
    with pytest.raises(f.SourceChanged) as caught:
        connect(portal.url).upload("resource_create", {}, "upload", changed)
    assert caught.value.problem.code == "ckan-source-changed"
    assert caught.value.problem.found == "acts.csv"
    heard = portal.heard
    assert not heard or heard[0].bytes < int(heard[0].header("Content-Length") or 0)


def test_a_file_that_cannot_be_read_is_no_fault_of_the_network(
    portal: ScriptedPortal, connect: Connect, tmp_path: Path
) -> None:
    portal.answers = [success()]
    missing = tmp_path / "gone.csv"
    with pytest.raises(FileNotFoundError) as caught:
        connect(portal.url).upload(
            "resource_create", {}, "upload", Source("a", 5, lambda: missing.open("rb"))
        )
    assert caught.value.filename == str(missing)


# Downloads


def test_a_download_gives_every_byte_and_its_hash(portal: ScriptedPortal, connect: Connect) -> None:
    content = bytes(range(256)) * 3000
    portal.answers = [reply(200, content, "text/csv; charset=utf-8")]
    got = bytearray()
    seen: list[tuple[int, int]] = []
    url = f"{portal.url}/dataset/1/resource/2/download/acts.csv"
    done = connect(portal.url).download(url, got.extend, lambda a, b: seen.append((a, b)))
    assert bytes(got) == content
    assert done.sha256 == hashlib.sha256(content).hexdigest()
    assert (done.bytes, done.status, done.type, done.url) == (768000, 200, "text/csv", url)
    assert seen[-1] == (768000, 768000)
    assert portal.heard[0].header("Authorization") is not None
    assert portal.heard[0].header("Accept-Encoding") == "identity"


def test_a_file_in_pieces_without_length(portal: ScriptedPortal, connect: Connect) -> None:
    def script(talk):  # type: ignore[no-untyped-def]
        talk.send(head(200, {"Transfer-Encoding": "chunked"}, None))
        talk.send(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")

    def cut(talk):  # type: ignore[no-untyped-def]
        talk.send(head(200, {"Transfer-Encoding": "chunked"}, None) + b"3\r\nabc\r\n2\r\n")
        talk.keep = False

    portal.answers = [script, cut]
    got = bytearray()
    client = connect(portal.url)
    assert client.download(portal.url, got.extend).bytes == 5
    assert bytes(got) == b"abcde"
    with pytest.raises(f.Unreachable):
        client.download(portal.url, got.extend)


def test_a_file_on_another_host_is_asked_for_without_the_token(
    portal: ScriptedPortal, other: ScriptedPortal, connect: Connect
) -> None:
    other.answers = [reply(200, b"x", "text/csv")]
    assert connect(portal.url).download(f"{other.url}/acts.csv", lambda _: None).bytes == 1
    assert other.heard[0].header("Authorization") is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_of_a_file_is_followed_without_the_token(
    portal: ScriptedPortal, other: ScriptedPortal, connect: Connect, status: int
) -> None:
    portal.answers = [
        reply(status, "", Location="/moved/Рішення.csv"),
        reply(status, "", Location=f"{other.url}/store/acts.csv?signature=1"),
    ]
    other.answers = [reply(200, b"12345", "text/csv")]
    done = connect(portal.url).download(f"{portal.url}/acts.csv", lambda _: None)
    assert (done.bytes, done.url) == (5, f"{other.url}/store/acts.csv?signature=1")
    assert [one.header("Authorization") is None for one in portal.heard] == [False, True]
    assert other.heard[0].header("Authorization") is None
    assert "eyJ" not in other.heard[0].everything()


def test_redirects_are_not_followed_for_ever(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [reply(302, "", Location="/again")]
    with pytest.raises(f.Elsewhere):
        connect(portal.url).download(f"{portal.url}/acts.csv", lambda _: None)
    assert len(portal.heard) == 6


@pytest.mark.parametrize(
    "location", ["ftp://x/y", "file:///etc/passwd", "http://[", "", "javascript:1"]
)
def test_a_redirect_to_what_is_no_web_address_ends(
    portal: ScriptedPortal, connect: Connect, location: str
) -> None:
    portal.answers = [reply(302, "", Location=location), html(404, "")]
    with pytest.raises(f.Elsewhere):
        connect(portal.url).download(f"{portal.url}/acts.csv", lambda _: None)
    assert len(portal.heard) == 1


@pytest.mark.parametrize("url", ["ftp://portal.example/acts.csv", "acts.csv", "", "http://"])
def test_a_resource_without_a_web_address_is_not_asked_for(
    connect: Connect, waits: list[float], url: str
) -> None:
    with pytest.raises(f.Unreachable):
        connect("http://portal.example").download(url, lambda _: None)
    assert waits == []


def test_a_file_behind_the_login_is_denied(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [reply(302, "", Location="/user/login?came_from=x"), success()]
    with pytest.raises(f.Denied):
        connect(portal.url).download(f"{portal.url}/acts.csv", lambda _: None)
    assert len(portal.heard) == 1


CKAN_PAGE = '<html><head><meta name="generator" content="ckan 2.9.11" /></head></html>'


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (html(404, "<title>404</title>"), f.NotFound),
        (html(403, CKAN_PAGE), f.Denied),
        (html(403, CKAN_PAGE, Server="cloudflare"), f.ProxyDenied),
        (html(403, "<title>Just a moment...</title>"), f.ProxyDenied),
        (html(500, ""), f.ServerFault),
        (html(429, "", Retry_After="999"), f.Busy),
        (reply(206, b"part", "text/csv"), f.BrokenAnswer),
        (reply(200, b"\x1f\x8b", "text/csv", Content_Encoding="gzip"), f.BrokenAnswer),
    ],
)
def test_what_is_no_file_is_not_taken_for_one(
    portal: ScriptedPortal, connect: Connect, script: object, kind: type[f.CkanFailure]
) -> None:
    portal.answers = [script]  # type: ignore[list-item]
    got: list[bytes] = []
    with pytest.raises(f.CkanFailure) as caught:
        connect(portal.url).download(f"{portal.url}/acts.csv", got.append)
    assert type(caught.value) is kind
    assert caught.value.maybe_done is False
    assert got == []


def test_a_download_is_tried_again_before_its_first_byte_only(
    portal: ScriptedPortal, connect: Connect
) -> None:
    portal.answers = [html(502, ""), reply(200, b"whole", "text/csv")]
    client = connect(portal.url)
    assert client.download(portal.url, lambda _: None).bytes == 5
    portal.answers = [cut_short(b"x" * 1000, 500, reset=False)]
    got = bytearray()
    with pytest.raises(f.Unreachable):
        client.download(portal.url, got.extend)
    assert len(got) == 500
    assert len(portal.heard) == 3


def test_a_full_disk_is_named(portal: ScriptedPortal, connect: Connect) -> None:
    def full(_: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def broken(_: bytes) -> None:
        raise OSError(errno.EIO, "Input/output error")

    portal.answers = [reply(200, b"x", "text/csv")]
    with pytest.raises(f.DiskFull) as caught:
        connect(portal.url).download(f"{portal.url}/acts.csv", full)
    assert caught.value.problem.code == "disk-full"
    with pytest.raises(OSError, match="Input/output"):
        connect(portal.url).download(f"{portal.url}/acts.csv", broken)
