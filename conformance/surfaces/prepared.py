"""A request as it goes out, with its session's headers and cookies.

What a session adds beyond these (parameters, proxies, .netrc) is not ours to send; asking for it
costs a tenth of a call. An address is taken apart and headers are looked over once, for a run
calls the same few.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests.structures import CaseInsensitiveDict

_ADDRESSES = 512  # kept; a run calls a few hundred


def prepared(
    session: requests.Session,
    method: str,
    url: str,
    data: bytes | Mapping[str, str] | None,
    headers: Mapping[str, str | bytes],
) -> requests.PreparedRequest:
    """Return a request that can be sent; `requests.RequestException` where it never can be."""
    request = requests.PreparedRequest()
    request.prepare_method(method)
    request.url = _address(url)
    request.headers = _held(tuple(session.headers.items()), tuple(headers.items())).copy()
    if session.cookies:
        request.prepare_cookies(session.cookies)
    request.prepare_body(data, None)
    if "@" in url:
        request.prepare_auth(None)  # name and password that stand in the address
    return request


@lru_cache(_ADDRESSES)
def _held(
    usual: tuple[tuple[str, str | bytes], ...], own: tuple[tuple[str, str | bytes], ...]
) -> CaseInsensitiveDict[str]:
    """Return headers that may be sent; a run sends the same few sets of them."""
    request = requests.PreparedRequest()
    request.prepare_headers(dict((*usual, *own)))
    return request.headers


def target_of(request: requests.PreparedRequest) -> str:
    """Return the path and query that the first line of a request names."""
    return _target(request.url or "")


@lru_cache(_ADDRESSES)
def _address(url: str) -> str:
    request = requests.PreparedRequest()
    request.prepare_url(url, None)
    return request.url or ""


@lru_cache(_ADDRESSES)
def _target(url: str) -> str:
    request = requests.PreparedRequest()
    request.url = url
    path = request.path_url
    return "/" + path.lstrip("/") if path.startswith("//") else path
