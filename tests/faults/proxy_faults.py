"""What a :class:`fault_proxy.FaultProxy` can do to a request."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

from fault_proxy import Exchange, Fault, Reply

JSON = "application/json;charset=utf-8"
HTML = "text/html; charset=utf-8"
PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
)
CLOUDFLARE = PAGE.format(title="Attention Required! | Cloudflare")


def dropped(exchange: Exchange) -> None:
    """The request is read and lost: CKAN never gets it, and the connection ends."""
    exchange.body()
    exchange.drop()


def silent(exchange: Exchange) -> None:
    """CKAN never gets it, and nobody answers."""
    exchange.body()
    exchange.hang()


def unanswered(exchange: Exchange) -> None:
    """CKAN does it, and nobody ever says so."""
    exchange.forward()
    exchange.hang()


def hung_up(exchange: Exchange) -> None:
    """CKAN does it, and the connection ends before the answer."""
    exchange.forward()
    exchange.drop()


def reset_reply(exchange: Exchange) -> None:
    """CKAN does it, and the connection breaks in the middle of the body of its answer."""
    reply = exchange.forward()
    exchange.raw(reply.head() + reply.body[: len(reply.body) // 2])
    time.sleep(0.02)  # so that the half arrives: what is under way is lost with a reset
    exchange.reset()


def reset_upload(exchange: Exchange) -> None:
    """The connection breaks, on both sides, when half of the request has come through."""
    exchange.forward_a_part(exchange.length // 2)
    exchange.reset()


def answered(
    status: int, body: str = "", kind: str = JSON, *, done: bool = False, **headers: str
) -> Fault:
    """Somebody else answers; with ``done`` CKAN has done it all the same.

    ``Retry_After="3"`` gives the header Retry-After.
    """
    named = {"Content-Type": kind} | {key.replace("_", "-"): one for key, one in headers.items()}

    def fault(exchange: Exchange) -> None:
        if done:
            exchange.forward()
        else:
            exchange.body()
        exchange.send(Reply(status, tuple(named.items()), body.encode("utf-8")))

    return fault


def broken_inside(status: int = 500, *, done: bool = False) -> Fault:
    """CKAN’s own words for a fault of its own."""
    error = {"__type": "Internal Server Error", "message": "Internal Server Error"}
    return answered(status, json.dumps({"error": error, "success": False}), done=done)


def page(status: int, title: str, *, done: bool = False) -> Fault:
    """A page of HTML, as servers before a CKAN give it."""
    return answered(status, PAGE.format(title=title), HTML, done=done)


def empty(status: int, *, done: bool = False) -> Fault:
    """A status, and nothing else."""
    return answered(status, "", HTML, done=done)


def busy(seconds: str = "3") -> Fault:
    """«Too many requests»; CKAN never got it."""
    return answered(429, "Too Many Requests", "text/plain", Retry_After=seconds)


def guarded(exchange: Exchange) -> None:
    """403 of what stands before the portal."""
    exchange.body()
    headers = (("Content-Type", HTML), ("Server", "cloudflare"), ("CF-RAY", "0"))
    exchange.send(Reply(403, headers, CLOUDFLARE.encode()))


def truncated(exchange: Exchange) -> None:
    """CKAN does it; half of its answer comes, as if that were all of it."""
    reply = exchange.forward()
    exchange.send(replace(reply, body=reply.body[: len(reply.body) // 2]))


def bare_string(exchange: Exchange) -> None:
    """CKAN does it; what comes is a JSON string and no object."""
    reply = exchange.forward()
    exchange.send(replace(reply, body=b'"All is well"'))


def slow(pause: float) -> Fault:
    """CKAN does it; the answer comes in ten pieces with pauses between them."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.raw(reply.head())
        size = len(reply.body) // 10 + 1
        for start in range(0, len(reply.body), size):
            exchange.raw(reply.body[start : start + size])
            time.sleep(pause)

    return fault


def sent_elsewhere(url: str) -> Fault:
    """A redirect to another host; CKAN never gets the request."""
    return answered(302, "", HTML, Location=url)


def before(hook: Callable[[], object]) -> Fault:
    """Something happens just before CKAN gets the request."""

    def fault(exchange: Exchange) -> None:
        hook()
        exchange.send(exchange.forward())

    return fault


def after(hook: Callable[[], object]) -> Fault:
    """Something happens when CKAN has done it, before anybody hears of that."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        hook()
        exchange.send(reply)

    return fault


def killed_before(process: Callable[[], int]) -> Fault:
    """kill -9 to the one who asks; CKAN never gets the request."""

    def fault(exchange: Exchange) -> None:
        exchange.body()
        os.kill(process(), signal.SIGKILL)
        exchange.drop()

    return fault


def killed_after(process: Callable[[], int]) -> Fault:
    """kill -9 to the one who asked, when CKAN has done it."""

    def fault(exchange: Exchange) -> None:
        exchange.forward()
        os.kill(process(), signal.SIGKILL)
        exchange.drop()

    return fault


def killed_half_way(process: Callable[[], int]) -> Fault:
    """kill -9 to the one who asks, when half of the request has come through."""

    def fault(exchange: Exchange) -> None:
        exchange.forward_a_part(exchange.length // 2)
        os.kill(process(), signal.SIGKILL)
        exchange.drop()

    return fault
