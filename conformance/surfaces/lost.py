"""Why no answer was got: from the exceptions of the HTTP libraries to causes with advice."""

from __future__ import annotations

import http.client
import socket
import ssl
from typing import TYPE_CHECKING

import requests.exceptions
import urllib3.exceptions

from conformance.findings import Cause, TransportError
from conformance.surfaces.lost_causes import CAUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXPIRED, _NOT_YET, _OTHER_HOST = 10, 9, {62, 64}  # X509_V_ERR_… of OpenSSL
_TIMES = (TimeoutError, urllib3.exceptions.TimeoutError)
_REFUSED = urllib3.exceptions.NewConnectionError  # a kind of time-out, in its class alone
_UNSENDABLE = (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader)
_BROKEN = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)
_SHORT = (http.client.IncompleteRead, urllib3.exceptions.ProtocolError)
_MALFORMED = (urllib3.exceptions.InvalidChunkLength, urllib3.exceptions.InvalidHeader)


def lost(code: str, tried: str, **details: str) -> TransportError:
    """Return the error for a known cause that names what was tried: a URL, or a command."""
    found = CAUSES[code]
    told = {"tried": tried, **details}
    about = "".join(f" [{value}]" for value in told.values() if value)
    return TransportError(
        Cause(code, found.ja + about, found.en + about, found.remedy_ja, found.remedy_en, told)
    )


def classify(error: BaseException, tried: str) -> TransportError:
    """Return the error for whatever an HTTP library raised.

    Texts of exceptions are not passed on: they hold addresses and ports, which differ by the run.
    """
    chain = tuple(_chain(error))
    tls = next((e for e in chain if isinstance(e, ssl.SSLError)), None)
    if tls is not None and not isinstance(tls, _TIMES):
        return _tls(tls, tried)
    if any(isinstance(e, _TIMES) and not isinstance(e, _REFUSED) for e in chain):
        return lost("T-TIMEOUT", tried)
    if any(isinstance(e, _BROKEN) for e in chain):
        return lost("T-DROPPED", tried)
    if any(_malformed(e) for e in chain):
        return lost("T-NOT-HTTP", tried)
    if any(isinstance(e, _UNSENDABLE) for e in chain):
        return lost("T-NOT-SENT", tried)
    if any(isinstance(e, _SHORT) for e in chain):
        return lost("T-DROPPED", tried)
    if any(isinstance(e, (socket.gaierror, urllib3.exceptions.NameResolutionError)) for e in chain):
        return lost("T-HOST-NOT-FOUND", tried)
    if any(isinstance(e, ConnectionRefusedError) for e in chain):
        return lost("T-REFUSED", tried)
    return lost("T-UNREACHABLE", tried)


def _malformed(error: BaseException) -> bool:
    if isinstance(error, http.client.HTTPException):
        return not isinstance(error, http.client.IncompleteRead) or isinstance(error, _MALFORMED)
    return isinstance(error, _MALFORMED)


def _tls(error: ssl.SSLError, tried: str) -> TransportError:
    if not isinstance(error, ssl.SSLCertVerificationError):
        spoken = "WRONG_VERSION_NUMBER" not in str(error.reason)
        return lost("T-TLS-FAILED" if spoken else "T-TLS-NOT-SPOKEN", tried)
    if error.verify_code in {_EXPIRED, _NOT_YET}:
        return lost("T-TLS-EXPIRED", tried)
    return lost(
        "T-TLS-OTHER-HOST" if error.verify_code in _OTHER_HOST else "T-TLS-UNTRUSTED", tried
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Return an exception with all those it was made from."""
    seen: set[int] = set()
    left: list[object] = [error]
    while left:
        one = left.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            left += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
