"""Time, broken connections, certificates and proxies."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from scripted_portal import ScriptedPortal, Talk, cut_short, dripping, head, reply, silent, success

from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.parts import Source, Timeouts
from opendata.problems import Exit

Connect = Callable[..., Client]
BRISK = Timeouts(connect=5, read=0.3, total=0.6, slowest=1e9)


def test_a_silent_portal_is_not_waited_for(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [silent(1.5)]
    client = connect(portal.url, timeouts=BRISK, pauses=())
    start = time.monotonic()
    for action, perhaps in (("package_show", False), ("package_create", True)):
        with pytest.raises(f.TimedOut) as caught:
            client.call(action)
        assert caught.value.maybe_done is perhaps
        assert caught.value.exit_code is Exit.UNREACHABLE
    assert time.monotonic() - start < 1.4


def test_a_dripping_answer_is_ended_by_the_whole_time(
    portal: ScriptedPortal, connect: Connect
) -> None:
    portal.answers = [dripping(b'{"success": true, "result": 1}' + b" " * 200, 0.02)]
    client = connect(portal.url, timeouts=BRISK, pauses=())
    start = time.monotonic()
    with pytest.raises(f.TimedOut):
        client.call("package_show")
    with pytest.raises(f.TimedOut):
        client.download(f"{portal.url}/acts.csv", lambda _: None)
    assert 1.0 < time.monotonic() - start < 3


def test_an_answer_may_take_long_while_it_is_fast_enough(
    portal: ScriptedPortal, connect: Connect
) -> None:
    portal.answers = [dripping(b"x" * 50, 0.02)]
    patient = Timeouts(connect=5, read=1, total=0.05, slowest=20)
    assert connect(portal.url, timeouts=patient).download(portal.url, lambda _: None).bytes == 50


def test_an_upload_that_nobody_takes_is_ended(portal: ScriptedPortal, connect: Connect) -> None:
    def asleep(talk: Talk) -> None:
        time.sleep(2)
        talk.keep = False

    portal.answers = [asleep]
    hurried = Timeouts(connect=0.4, read=5, total=60)
    content = b"x" * (64 << 20)
    start = time.monotonic()
    with pytest.raises(f.TimedOut) as caught:
        connect(portal.url, timeouts=hurried).upload(
            "resource_create", {}, "upload", Source("a", len(content), lambda: io.BytesIO(content))
        )
    assert caught.value.maybe_done is True
    assert time.monotonic() - start < 1.9


def test_an_upload_that_is_taken_too_slowly_is_ended(
    portal: ScriptedPortal, connect: Connect
) -> None:
    def slowly(talk: Talk) -> None:
        for _ in range(100):
            talk.take(1 << 16)
            time.sleep(0.05)
        talk.keep = False

    portal.answers = [slowly]
    hurried = Timeouts(connect=5, read=5, total=0.3, slowest=1e12)
    content = b"x" * (64 << 20)
    with pytest.raises(f.TimedOut):
        connect(portal.url, timeouts=hurried).upload(
            "resource_create", {}, "upload", Source("a", len(content), lambda: io.BytesIO(content))
        )


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the queue of Windows has no such bound")
def test_a_computer_that_does_not_take_the_connection(connect: Connect) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(8)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(address)
        hurried = Timeouts(connect=0.3, read=5)
        with pytest.raises(f.Unreachable) as caught:
            connect(f"http://127.0.0.1:{address[1]}", timeouts=hurried, pauses=()).call("x_create")
        for one in waiting:
            one.close()
    assert caught.value.maybe_done is False


def test_a_name_that_does_not_exist(connect: Connect) -> None:
    with pytest.raises(f.Unreachable) as caught:
        connect("https://nobody.invalid", pauses=()).call("package_create")
    assert caught.value.maybe_done is False
    assert caught.value.problem.found


@pytest.mark.parametrize("reset", [True, False])
def test_an_answer_that_breaks_off(portal: ScriptedPortal, connect: Connect, reset: bool) -> None:
    body = b'{"success": true, "result": "' + b"x" * 5000 + b'"}'
    portal.answers = [cut_short(body, 2000, reset=reset)]
    client = connect(portal.url, pauses=())
    with pytest.raises(f.Unreachable) as caught:
        client.call("package_create")
    assert caught.value.maybe_done is True
    with pytest.raises(f.Unreachable) as caught:
        client.call("package_show")
    assert caught.value.maybe_done is False


@pytest.mark.parametrize(
    "start", [b"SSH-2.0-OpenSSH_9.2\r\n", b"\x15\x03\x01\x00\x02\x02\x16", b""]
)
def test_what_answers_is_no_web_server(
    portal: ScriptedPortal, connect: Connect, start: bytes
) -> None:
    def script(talk: Talk) -> None:
        talk.take()
        talk.send(start)
        talk.keep = False

    portal.answers = [script]
    with pytest.raises(f.Unreachable):
        connect(portal.url, pauses=()).call("package_show")


def test_a_connection_that_was_dropped_between_requests_is_opened_anew(
    portal: ScriptedPortal, connect: Connect
) -> None:
    def last(talk: Talk) -> None:
        success("one")(talk)
        talk.keep = False

    portal.answers = [last, success("two")]
    client = connect(portal.url)
    assert client.call("package_create") == "one"
    time.sleep(0.1)
    assert client.call("package_create") == "two"
    assert portal.connections == 2


def test_an_early_refusal_of_an_upload_is_heard(portal: ScriptedPortal, connect: Connect) -> None:
    def early(talk: Talk) -> None:
        talk.take(1 << 16)
        talk.send(head(413, {"Content-Type": "text/html"}, 3) + b"413")
        talk.take()  # a server that lingers, as nginx does
        talk.keep = False

    portal.answers = [early]
    content = b"x" * (8 << 20)
    with pytest.raises(f.TooLarge):
        connect(portal.url).upload(
            "resource_create", {}, "upload", Source("a", len(content), lambda: io.BytesIO(content))
        )


# Certificates


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def encrypted(authority: trustme.CA) -> Iterator[ScriptedPortal]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with ScriptedPortal(context) as server:
        server.answers = [success("encrypted")]
        yield server


def test_a_certificate_of_nobody_known_is_refused(
    encrypted: ScriptedPortal, connect: Connect
) -> None:
    client = connect(encrypted.url)
    for ask in (
        lambda: client.call("package_create"),
        lambda: client.download(f"{encrypted.url}/acts.csv", lambda _: None),
    ):
        with pytest.raises(f.BadCertificate) as caught:
            ask()
        assert caught.value.problem.code == "ckan-certificate"
        assert "certificate" in (caught.value.problem.found or "")
        assert caught.value.maybe_done is False
    assert encrypted.heard == []


def test_a_certificate_of_another_host_is_refused(
    authority: trustme.CA, connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("portal.example").configure_cert(context)
    trust(authority, tmp_path, monkeypatch)
    with ScriptedPortal(context) as server:
        with pytest.raises(f.BadCertificate):
            connect(server.url).call("package_show")
        assert server.heard == []


def trust(authority: trustme.CA, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))


def test_an_authority_of_the_council_can_be_named(
    encrypted: ScriptedPortal,
    authority: trustme.CA,
    connect: Connect,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(authority, tmp_path, monkeypatch)
    assert connect(encrypted.url).call("package_show") == "encrypted"


def test_an_encrypted_page_may_not_lead_to_an_open_one(
    encrypted: ScriptedPortal,
    other: ScriptedPortal,
    authority: trustme.CA,
    connect: Connect,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(authority, tmp_path, monkeypatch)
    encrypted.answers = [reply(302, "", Location=other.url)]
    with pytest.raises(f.Elsewhere):
        connect(encrypted.url).download(f"{encrypted.url}/acts.csv", lambda _: None)
    assert other.heard == []


def test_no_encryption_where_some_was_expected(portal: ScriptedPortal, connect: Connect) -> None:
    portal.answers = [success()]
    url = portal.url.replace("http:", "https:")
    # The server waits for the end of a line, which the first bytes of TLS have only by chance.
    with pytest.raises((f.Unreachable, f.TimedOut)):
        connect(url, pauses=()).call("package_show")


# Proxies


def test_the_proxy_of_the_environment_is_used(
    portal: ScriptedPortal, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", portal.url)
    monkeypatch.setenv("http_proxy", portal.url)
    portal.answers = [success("by proxy")]
    assert connect("http://portal.invalid").call("package_show") == "by proxy"
    assert portal.heard[0].path == "http://portal.invalid/api/action/package_show"
    monkeypatch.setenv("NO_PROXY", "portal.invalid")
    monkeypatch.setenv("no_proxy", "portal.invalid")
    with pytest.raises(f.Unreachable):
        connect("http://portal.invalid", pauses=()).call("package_show")


def test_a_dead_proxy_is_named_without_its_password(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedPortal() as gone:
        address = gone.url.replace("http://", "http://clerk:swordfish@")
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, address)
    for url in ("http://portal.invalid", "https://portal.invalid"):
        with pytest.raises(f.Unreachable) as caught:
            connect(url, pauses=()).call("package_create")
        assert (caught.value.problem.found or "").startswith("proxy: ")
        assert "swordfish" not in str(caught.value)
        assert caught.value.maybe_done is False
