"""Codes and addresses: EDRPOU, KATOTTG, links, e-mail. Cleaning never makes a wrong code right."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from opendata.clean.lookalikes import TO_LATIN, to_latin
from opendata.clean.spaces import no_blanks, one_line, settle

_KATOTTG = re.compile(r"UA\d{17}", re.ASCII)
_EDRPOU_LABEL = re.compile(r"^(?:(?:код|за|[єе]дрпоу|edrpou)[:\s]*)+", re.IGNORECASE)
_SCHEME = re.compile(r"(https?):[/\\]{1,3}", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_EDRPOU_DIGITS: Final = 8


def is_edrpou(text: str) -> bool:
    """True for eight digits whose check digit is right."""
    from stdnum.ua import edrpou

    return bool(re.fullmatch(r"\d{8}", text, re.ASCII) and edrpou.is_valid(text))


def clean_edrpou(value: str | float) -> str:
    """An EDRPOU code without label and blanks.

    A number cell has lost its leading zeros for certain, so seven digits get theirs back; a text,
    or a number shorter than that, gets them back only if the check digit then agrees.
    """
    if not isinstance(value, str):
        digits = str(int(value)) if float(value).is_integer() else str(value)
        if re.fullmatch(r"\d{7}", digits, re.ASCII):
            return "0" + digits
    else:
        digits = settle(lambda text: no_blanks(_EDRPOU_LABEL.sub("", one_line(text))), value)
    if re.fullmatch(r"\d{5,7}", digits, re.ASCII) and is_edrpou(digits.zfill(_EDRPOU_DIGITS)):
        return digits.zfill(_EDRPOU_DIGITS)
    return digits


def clean_katottg(text: str) -> str:
    """A KATOTTG code in capitals, with Latin letters and without blanks."""
    return settle(lambda code: no_blanks(code).upper().translate(TO_LATIN), text)


def is_katottg(text: str) -> bool:
    """True for ``UA`` and seventeen digits."""
    return bool(_KATOTTG.fullmatch(text))


def clean_url(text: str) -> str:
    """A web address without quotes and brackets around it, with a well written ``https://``, the
    host in lower case, and ``%20`` for blanks. An address without a scheme stays without one.
    """
    return settle(_clean_url_once, text)


def _clean_url_once(text: str) -> str:
    address = one_line(text).strip("<>\"'«»„“”() \t")
    address = re.sub(r"[.,;]+$", "", address)
    scheme = _SCHEME.match(address)
    if scheme is None:
        return address
    rest = address[scheme.end() :].lstrip("/\\ ")
    cut = re.search(r"[/?#\\]", rest)
    host, path = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    user, at, name = host.rpartition("@")
    path = path.strip().replace("\\", "/").replace(" ", "%20")
    return f"{scheme[1].lower()}://{user}{at}{to_latin(name).lower()}{path}".replace(" ", "%20")


def is_url(text: str) -> bool:
    """True for an http or https address with a host."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host


def clean_email(text: str) -> str:
    """An e-mail address without ``mailto:`` and brackets, in Latin, the domain in lower case."""
    return settle(_clean_email_once, text)


def _clean_email_once(text: str) -> str:
    address = to_latin(no_blanks(text)).strip("<>\"'«»()[],;.")
    address = re.sub(r"^(?:mailto:)+", "", address, flags=re.IGNORECASE).strip("<>\"'«»()[],;.")
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain.lower()}"


def is_email(text: str) -> bool:
    """True if ``text`` has the shape of one e-mail address."""
    return bool(_EMAIL.fullmatch(text))
