"""The address of a package as a profile writes it: a scheme, a host and a port that exist."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from conformance.values.refusals import refusal

_FORM = re.compile(r"https?://[^/@\s?#]+(/[^\s?#]*)?")  # no password, no query
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9.])?|[0-9A-Fa-f:.]+(%[A-Za-z0-9]+)?")


def _reachable(url: str) -> str:
    """Return the address (`PydanticCustomError`: nothing can be reached under it)."""
    if not _FORM.fullmatch(url):
        raise refusal(
            "http:// か https:// で始まる URL（利用者名、?、# は不可）",
            "a URL with http:// or https://, without user, ? or #",
        )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _wrong() from None
    if port == 0 or not _HOST.fullmatch(_ascii(host)):
        raise _wrong()
    return url


def _ascii(host: str) -> str:
    try:
        return host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _wrong() -> Exception:
    return refusal(
        "実在しうるホスト名とポート番号（1〜65535。IPv6 は [::1] の形）",
        "a host name and a port from 1 to 65535 (IPv6 as [::1])",
    )


BaseUrl = Annotated[str, AfterValidator(_reachable)]
