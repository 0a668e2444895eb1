"""The summary by e-mail."""

from __future__ import annotations

import importlib
import smtplib
import ssl
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any, Final

from opendata.pipeline.sync.post import PATIENCE, CallFailedError, within
from opendata.workspace.sync import Mail

VARIABLE: Final = "OPENDATA_SMTP_PASSWORD"
CREDENTIAL: Final = "smtp-password"
SERVICE: Final = "opendata-smtp"
"""Under which the keyring keeps the password; the name there is ``user@host``."""


def password_of(mail: Mail, environment: Mapping[str, str]) -> str | None:
    """The password of ``mail.user``: variable, then systemd credential, then keyring."""
    if mail.user is None:
        return None
    said = environment.get(VARIABLE)
    if said:
        return said
    folder = environment.get("CREDENTIALS_DIRECTORY")
    if folder:
        try:
            text = Path(folder, CREDENTIAL).read_text(encoding="utf-8").strip("\r\n")
        except (OSError, ValueError):
            text = ""
        if text:
            return text
    return _from_keyring(f"{mail.user}@{mail.host}")


def _from_keyring(name: str) -> str | None:
    """What the keyring of the account holds, where there is one."""
    try:
        keyring: Any = importlib.import_module("keyring")
        found = keyring.get_password(SERVICE, name)
    except Exception:  # no keyring, or one that nobody has unlocked: as if it held nothing
        return None
    return found if isinstance(found, str) and found else None


def send_mail(mail: Mail, password: str | None, subject: str, text: str, now: datetime) -> None:
    """Send ``text`` to everybody in ``mail.to``.

    :raises CallFailedError: when the server did not take it for all of them.
    """
    if mail.user is not None and password is None:
        raise CallFailedError(f"no password for {mail.user}")
    message = _message(mail, subject, text, now)

    def deliver() -> None:
        try:
            with _server(mail) as server:
                if mail.user is not None and password is not None:
                    server.login(mail.user, password)
                refused = server.send_message(message)
        except smtplib.SMTPAuthenticationError as error:
            raise CallFailedError(f"SMTP {error.smtp_code}, login refused") from None
        except smtplib.SMTPResponseException as error:
            raise CallFailedError(f"SMTP {error.smtp_code}") from None
        except smtplib.SMTPException as error:
            raise CallFailedError(type(error).__name__) from None
        except (OSError, ValueError) as error:
            found = error.strerror if isinstance(error, OSError) else None
            raise CallFailedError(found or type(error).__name__) from None
        if refused:
            raise CallFailedError(f"refused for {len(refused)} of {len(mail.to)}")

    within(PATIENCE * 6, deliver)


def _server(mail: Mail) -> smtplib.SMTP:
    """A connection over which a password may go; certificates are always checked."""
    trust = ssl.create_default_context()
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=PATIENCE, context=trust)
    server = smtplib.SMTP(mail.host, mail.port, timeout=PATIENCE)
    if mail.security == "starttls":
        try:
            server.starttls(context=trust)
        except BaseException:
            server.close()
            raise
    return server


def _message(mail: Mail, subject: str, text: str, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.to)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=mail.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="base64")  # any server takes that
    return message
