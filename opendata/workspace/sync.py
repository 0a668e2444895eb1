"""The part ``[sync]`` of ``opendata.toml``: whom the nightly run tells how it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

SETTINGS: Final = "opendata.toml"
PORTS: Final = {"tls": 465, "starttls": 587, "none": 25}
"""The usual port of a mail server for each way to talk to it."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Addresses that are called when a run has ended: well, or otherwise (None: not called)."""

    url: str
    fail: str | None
    method: str = "GET"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server, and who gets the summary. There is no password here, and never will be.

    ``security`` is ``tls``, ``starttls`` or ``none``; ``user`` is None where the server asks for
    nobody's name.
    """

    to: tuple[str, ...]
    sender: str
    host: str
    port: int
    security: str = "starttls"
    user: str | None = None


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """``metrics`` is a path as it stands in the file; ``always``: tell also of a night when all
    went well.
    """

    heartbeat: Heartbeat | None = None
    metrics: str | None = None
    always: bool = False
    mail: Mail | None = None
    webhook: str | None = None


NOTHING_SAID: Final = SyncSettings()


def refuse_passwords(settings: Mapping[str, Any]) -> None:
    """Refuse a password in the settings, before anything else is said of them.

    :raises OpendataError: ``sync-password``, exit 4; the password is not in the message.
    """
    part = settings.get("sync")
    mail = part.get("mail") if isinstance(part, dict) else None
    if isinstance(mail, dict) and "password" in mail:
        problem = Problem(
            "sync-password",
            msg("a password does not belong into the settings: others read them, and copies stay"),
            Place(SETTINGS, key="sync.mail.password"),
            expected=msg(
                "the variable OPENDATA_SMTP_PASSWORD, the systemd credential smtp-password, or the "
                "keyring"
            ),
            remedy=msg("Delete the line, change the password, and give the new one there."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION)


def read_sync(part: Mapping[str, Any]) -> SyncSettings:
    """The settings in ``[sync]``, which keep to the schema.

    :raises OpendataError: ``sync-mail-open`` or ``sync-heartbeat-missing``, exit 4.
    """
    return SyncSettings(
        heartbeat=_heartbeat(part),
        metrics=part.get("metrics"),
        always=part.get("notify") == "always",
        mail=_mail(part["mail"]) if "mail" in part else None,
        webhook=part["webhook"]["url"] if "webhook" in part else None,
    )


def _heartbeat(part: Mapping[str, Any]) -> Heartbeat | None:
    url: str | None = part.get("heartbeat")
    if url is not None:
        fail = part.get("heartbeat_fail", f"{url.rstrip('/')}/fail")
        return Heartbeat(url, fail or None, part.get("heartbeat_method", "GET"))
    lonely = [key for key in ("heartbeat_fail", "heartbeat_method") if key in part]
    if lonely:
        problem = Problem(
            "sync-heartbeat-missing",
            msg("this key says more about a heartbeat, but its address is not given"),
            Place(SETTINGS, key=f"sync.{lonely[0]}"),
            expected=msg("the key «{key}»", key="heartbeat"),
            remedy=msg("Add the address, or remove this key."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION)
    return None


def _mail(one: Mapping[str, Any]) -> Mail:
    security, user = one.get("security", "starttls"), one.get("user")
    if security == "none" and user is not None:
        problem = Problem(
            "sync-mail-open",
            msg("the password of the mail server would travel so that anybody can read it"),
            Place(SETTINGS, key="sync.mail.security"),
            found=security,
            expected=msg("one of: {names}", names="tls, starttls"),
            remedy=msg("Choose one of them, or remove «user» if the server asks for nobody."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION)
    port = one.get("port", PORTS[security])
    return Mail(tuple(one["to"]), one["from"], one["host"], port, security, user)
