"""Access to an official API: who is given a token, and that nobody gets in without the right one.

共通機能標準仕様書 2.1 §2.2.5: client credentials only, the token as Bearer in the Authorization
header and nowhere else, for the scope of the call; refresh tokens are forbidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.registry import check
from conformance.checks.api.arrange import base, caller
from conformance.checks.api.body import hold_body
from conformance.findings import Answered, UnclearError
from conformance.messages.worded import worded
from conformance.surfaces.oauth import INTERFACE_SCOPE, request_token
from conformance.worlds.readings import tolerates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.findings import Shown
    from conformance.surfaces.http import HttpResponse
    from conformance.surfaces.linkage_api import ApiReply

_OK, _BAD_REQUEST, _UNAUTHORISED, _FORBIDDEN = 200, 400, 401, 403
_GARBAGE = "conformance-no-such-token"
_CREDENTIALS = {"grant_type": "client_credentials"}


@check(
    "call/token-given",
    polarity="accept",
    ja="クライアントクレデンシャルでスコープのアクセストークンを渡し、リフレッシュトークンは渡さない",
    en="gives an access token for the scope by client credentials, and no refresh token",
    needs=("call",),
)
def token_given(trial: Trial) -> None:
    """The token endpoint answers with a Bearer token that the API then takes."""
    calls = caller(trial)
    answer = _ask(trial, calls.api.scope, _CREDENTIALS)
    body = answer.json if isinstance(answer.json, dict) else {}
    token = body.get("access_token")
    if answer.status != _OK or not isinstance(token, str):
        raise _deviation(trial, "an access token", Answered(answer.status), "token")
    if str(body.get("token_type")).lower() != "bearer":
        raise _deviation(trial, "token_type Bearer", body.get("token_type"), "token")
    if "refresh_token" in body:
        raise _deviation(trial, "no refresh_token", "refresh_token", "token")
    calls.accepted(base(trial, calls.api), token)


@check(
    "call/refresh-refused",
    polarity="reject",
    ja="リフレッシュトークンによる要求を拒む",
    en="refuses the refresh token grant",
    needs=("call",),
)
def refresh_refused(trial: Trial) -> None:
    """Client credentials are taken, the same client's refresh_token grant is not."""
    calls = caller(trial)
    token = trial.token(calls.api.scope)
    grant = {"grant_type": "refresh_token", "refresh_token": token}
    answer = _ask(trial, calls.api.scope, grant)
    if answer.status == _OK:
        raise _deviation(trial, Answered(_BAD_REQUEST), Answered(_OK), "token (refresh_token)")


@check(
    "call/no-token",
    polarity="reject",
    ja="アクセストークンのない要求を401と決められた本文で拒む",
    en="refuses a call without token with 401 and the fixed body",
    needs=("call",),
)
def no_token(trial: Trial) -> None:
    """The lawful call is accepted; the same without token gets 401 and the fixed text."""
    _refused(trial, None)


@check(
    "call/garbage-token",
    polarity="reject",
    ja="発行していないアクセストークンを401と決められた本文で拒む",
    en="refuses a token nobody issued with 401 and the fixed body",
    needs=("call",),
)
def garbage_token(trial: Trial) -> None:
    """The lawful call is accepted; the same with a made-up token gets 401 and the fixed text."""
    _refused(trial, _GARBAGE)


@check(
    "call/other-scope",
    polarity="reject",
    ja="ほかのスコープのアクセストークンを拒む",
    en="refuses a token of another scope",
    needs=("call",),
)
def other_scope(trial: Trial) -> None:
    """A good token of the same client, but for another call, opens nothing."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    closed(trial, calls.client.call(form, trial.token(INTERFACE_SCOPE)))


@check(
    "call/query-token",
    polarity="reject",
    ja="URLに書かれたアクセストークンを拒む",
    en="refuses a token in the query string",
    needs=("call",),
)
def query_token(trial: Trial) -> None:
    """A token counts in the Authorization header only."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    query = f"access_token={trial.token(calls.api.scope)}"
    closed(trial, calls.client.call(form, None, query))


def _refused(trial: Trial, token: str | None) -> None:
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    reply = calls.client.call(form, token)
    with_codes = reply.status == _UNAUTHORISED and bool(reply.codes)
    tolerated = tolerates(trial, "errors_in_401_503", "allowed") if with_codes else False
    if isinstance(tolerated, UnclearError):
        raise tolerated
    if tolerated:
        return
    hold_body(trial, calls.api, reply, _UNAUTHORISED)


def closed(trial: Trial, reply: ApiReply) -> None:
    """Hold that a call was turned away for its token (401, or 403 as RFC 6750 allows)."""
    if reply.status not in {_UNAUTHORISED, _FORBIDDEN}:
        raise _deviation(trial, Answered(_UNAUTHORISED), reply.answered, reply.exchange.path)


def _ask(trial: Trial, scope: str, grant: Mapping[str, str]) -> HttpResponse:
    surface, endpoint = trial.profile.surfaces.api, trial.endpoint
    if surface is None or endpoint is None:
        msg = f"{trial.case.id}: a case of the surface api was tried without it"
        raise RuntimeError(msg)
    return request_token(trial.http(), surface.token_place, endpoint.client, scope, grant)


def _deviation(trial: Trial, expected: Shown, found: Shown, where: str) -> Exception:
    return trial.deviation(
        worded("F-TOKEN"),
        expected=expected,
        found=found,
        where=where,
        cause=f"{trial.case.requirement.id}:{trial.case.check}",
    )
